"""What the connectors share: writing CSV the way the sources' modules read it."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence

import pycountry

from tracepaper.sources.schema_guard import Shape

# who trades: economies of now and once, the world, Belgium with Luxembourg; no groups, though some have codes
# of three letters too
TRADERS = frozenset(
    {country.alpha_3 for country in pycountry.countries}
    | {country.alpha_3 for country in pycountry.historic_countries}
    | {"XKX", "WLD", "BLX"}
)
CARRIERS = ("carrier", "repository", "commit", "path", "sha256", "edition")
TRADE = ("exporter", "importer", "year", "value_usd", "reporter_side", "flag")
TRADE_CONTENT = ", ".join(TRADE)
EXPORTS, IMPORTS = "exporter-reported FOB", "importer-reported CIF"


def trade_shape(file: str) -> Shape:
    return Shape(
        file, series="reporter_side", economies=("exporter", "importer"), period="year", value="value_usd"
    )


def to_csv(header: Sequence[str], rows: Iterable[Sequence], compress: bool = False) -> bytes:
    """CSV in UTF-8 with LF; in gzip without a time stamp if `compress`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    content = text.getvalue().encode("utf-8")
    return gzip.compress(content, 9, mtime=0) if compress else content


def sidecar(last_card: dict, today, **changed) -> dict:
    """The parts of a sidecar a refresh writes: those of the last edition, with what changed."""
    keep = (
        "publisher",
        "title",
        "citation",
        "url",
        "licence",
        "retrieved",
        "units",
        "basis",
        "trust",
        "notes",
    )
    card = {key: last_card[key] for key in keep if key in last_card}
    return card | {"retrieved": today.isoformat(), "trust": "A"} | changed
