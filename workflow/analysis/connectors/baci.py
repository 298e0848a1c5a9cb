"""CEPII, BACI: reconciled trade by product, one zip per revision of the Harmonized System.

The archive holds every flow of the world; of them those between the paper's eleven economies are taken, as
published (thousand US$, tonnes, six digits).  The version is in the names of the files, and
names the edition.  The archive is read in place, never unpacked; a new version needs a new URL in the
configuration.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile

from analysis.connectors._layout import CARRIERS, sidecar, to_csv
from analysis.vocabulary import THE_ELEVEN
from tracepaper.sources.answers import Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.schema_guard import Shape

PUBLISHER = "CEPII"
BASE_URL = "https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_HS22_V202501.zip"
MANNERS = Manners(pause_s=1.0, whole_s=4 * 3600.0, most_bytes=4_000_000_000, most_unpacked=40_000_000_000)
SOURCES = ("cepii-baci",)
NEEDS_NO_EDITION = True
FILE = "observations.csv.gz"
HEADER = ("exporter", "importer", "product", "year", "value_usd_k", "quantity_tonnes", "reporter_side")
SHAPES = {
    "cepii-baci": (
        Shape(FILE, "reporter_side", ("exporter", "importer"), "year", "value_usd_k", other=("product",)),
    )
}
COLUMNS = ["t", "i", "j", "k", "v", "q"]
_CARD = {
    "publisher": {"zh": "法国国际经济研究中心（CEPII）", "en": "CEPII"},
    "title": {
        "zh": "BACI 国际贸易数据库",
        "en": "BACI: international trade database at the product level",
    },
    "url": "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    "licence": "Etalab Open Licence 2.0",
    "units": "thousand current US$; tonnes",
    "notes": [
        (
            "Reconciled: imports are FOB-adjusted and averaged with the partner's exports; never mix"
            " with reports."
        ),
        "Only flows between the eleven economies are kept, each as published.",
        "A blank quantity is missing, not zero.",
    ],
}


def fetch(source, last, get, base_url, today) -> NewEdition:
    """The flows between the eleven economies, every year of the archive."""
    answer = get.fetch(base_url, "zip")
    with zipfile.ZipFile(answer.path) as archive:
        version, revision, years, countries, products = _inventory(archive, base_url)
        economies = _economies(archive, countries, base_url)
        rows = [row for name in years for row in _flows(archive, name, economies, base_url)]
        names = [
            (row["code"], row["description"])
            for row in _table(archive, products, ["code", "description"], base_url)
        ]
    if not rows:
        raise Refused(f"{base_url} holds no flow between the eleven economies; nothing was filed")
    span = f"{min(r[3] for r in rows)}-{max(r[3] for r in rows)}"
    card = sidecar(
        _CARD,
        today,
        citation=f"CEPII, BACI, version {version}, HS{revision}.",
        carriers="carriers.csv",
        basis=f"reconciled flows (FOB) by HS{revision} product of six digits, {span}",
    )
    contents = {
        FILE: ", ".join(HEADER),
        "products.csv": "code and description of each product",
        "carriers.csv": "the archive read",
    }
    files = {
        FILE: to_csv(HEADER, sorted(rows), compress=True),
        "products.csv": to_csv(("product", "name"), names),
        "carriers.csv": to_csv(
            CARRIERS, [("c01", "cepii.fr", "", base_url.rsplit("/", 1)[-1], answer.sha256, version)]
        ),
    }
    return NewEdition(
        source, [f"{version[:4]}-{version[4:]}", today.isoformat()], files, contents, card, (FILE,)
    )


def _inventory(archive: zipfile.ZipFile, url: str):
    """version, revision, year files, country file, product file; refused if one of them is missing."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    years = sorted(n for n in names if re.fullmatch(r"(.*/)?BACI_HS\d\d_Y\d{4}_V\d{6}\w?\.csv", n))
    countries = next((n for n in names if re.fullmatch(r"(.*/)?country_codes_V\d{6}\w?\.csv", n)), None)
    products = next((n for n in names if re.fullmatch(r"(.*/)?product_codes_HS\d\d_V\d{6}\w?\.csv", n)), None)
    if not (years and countries and products):
        raise Refused(f"{url} is not laid out as BACI is (found {', '.join(names[:5])}); nothing was filed")
    return (
        _part(r"_V(\d{6})", years[0]),
        _part(r"BACI_HS(\d\d)", years[0]),
        years,
        countries,
        products,
    )


def _part(pattern: str, name: str) -> str:
    """The part of a name in parentheses of the pattern; the names were matched as a whole before."""
    found = re.search(pattern, name)
    return found[1] if found else ""


def _economies(archive, name: str, url: str) -> dict[str, str]:
    rows = _table(archive, name, ["country_code", "country_iso3"], url)
    found = {row["country_code"]: row["country_iso3"] for row in rows if row["country_iso3"] in THE_ELEVEN}
    missing = sorted(set(THE_ELEVEN) - set(found.values()))
    if missing:
        raise Refused(f"{url}!{name} has no code for {', '.join(missing)}; nothing was filed")
    return found


def _flows(archive, name: str, economies: dict[str, str], url: str):
    year = _part(r"_Y(\d{4})_", name)
    for row in _table(archive, name, COLUMNS, url):
        if row["t"] != year:
            raise Refused(f"{url}!{name} holds a row of {row['t']}; nothing was filed")
        if row["i"] in economies and row["j"] in economies:
            value, quantity = row["v"].strip(), row["q"].strip()
            yield (
                economies[row["i"]],
                economies[row["j"]],
                row["k"].strip().zfill(6),
                year,
                value,
                "" if quantity == "NA" else quantity,
                "reconciled FOB",
            )


def _table(archive, name: str, columns: list[str], url: str):
    """Rows of a CSV in the archive as dicts; refused if a column is missing."""
    with archive.open(name) as raw:
        reader = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
        missing = [c for c in columns if c not in (reader.fieldnames or [])]
        if missing:
            raise Refused(f"{url}!{name} has no column {', '.join(missing)}; nothing was filed")
        yield from reader
