"""The raw and the exhibits' tables as a Frictionless data package: each with the types of its columns.

A type is what all cells of a column are: whole numbers, numbers, else texts.  Codes that begin with a nought
are texts.  An empty cell is a missing value.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracepaper import paths
from tracepaper.archive.about import About
from tracepaper.archive.licensing import own_licence, text_licence
from tracepaper.archive.pack import Content, sum_of
from tracepaper.archive.rights import REFERENCE
from tracepaper.languages.language import MODEL

if TYPE_CHECKING:
    import pyarrow as pa

ADDRESS = "https://spdx.org/licenses/{}.html"
IN_TEXT = "in-text-numbers.csv"
_TEXT = r"^[+-]?0\d|[^-0-9.eE]"  # a code like 01, or a letter that no number has
_TABLE = re.compile(r"\.csv(\.gz)?$")


def data_package(about: About, sheet: Content | None) -> dict[str, Any]:
    """The descriptor.  sheet: the sheet of in-text numbers, if it goes in."""
    tables: dict[str, Content] = {
        name: path
        for name, path in sorted(about.members.files.items())
        if name.startswith(f"{paths.RAW}/") and _TABLE.search(name)
    }
    made = [
        name for name in about.results if name.startswith(f"{paths.MADE_EXHIBITS}/") and _TABLE.search(name)
    ]
    tables |= {name: about.root / name for name in made}
    tables |= {IN_TEXT: sheet} if sheet else {}
    told = dict(_told(about))
    return {
        "profile": "data-package",
        "name": re.sub(r"[^a-z0-9._-]+", "-", about.name.lower()),
        "title": about.title(MODEL),
        "version": about.version,
        "created": f"{about.date}T00:00:00Z",
        "licenses": [licence(own_licence(about)), licence(text_licence(about))],
        "resources": [_resource(name, content, told.get(name, {})) for name, content in tables.items()],
    }


def licence(identifier: str) -> dict[str, str]:
    """As a data package names one."""
    known = not identifier.startswith(REFERENCE)
    path = ADDRESS.format(identifier) if known else f"LICENSES/{identifier}.txt"
    return {"name": identifier, "path": path}


def _told(about: About) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the sidecars and exhibits say of each table."""
    for (source, edition), card in about.cards.items():
        rights = about.members.rights[source, edition]
        title = about.in_language(card["title"], MODEL)
        origin = {
            "title": card["citation"],
            **({"path": card["url"]} if card["url"].startswith("http") else {}),
        }
        for entry in card["files"]:
            name = f"{paths.RAW}/{source}/{edition}/{entry['name']}"
            words = {"title": title, "description": f"{entry['content']}. Units: {card['units']}."}
            yield name, {**words, "sources": [origin], "licenses": [licence(rights.identifier)]}
    for one in about.exhibits:
        title = about.in_language(one.title, MODEL)
        yield f"{paths.MADE_EXHIBITS}/{one.id}/data.csv", {"title": title}


def _resource(name: str, content: Content, told: Mapping[str, Any]) -> dict[str, Any]:
    whole = content if isinstance(content, bytes) else content.read_bytes()
    packed = name.endswith(".gz")
    text = gzip.decompress(whole) if packed else whole
    fields = _fields(text)
    plain = re.sub(r"[^a-z0-9._-]+", "-", _TABLE.sub("", name.removeprefix("data/")).lower())
    found = {
        "name": plain,
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if text.startswith(b"\xef\xbb\xbf") else "utf-8",
        "bytes": len(whole),
        "hash": f"sha256:{sum_of(content)}",
        **told,
    }
    if packed:
        found["compression"] = "gz"
    if fields is None:  # no table that a reader could take apart
        return {**found, "profile": "data-resource"}
    return {**found, "profile": "tabular-data-resource", "schema": {"fields": fields, "missingValues": [""]}}


def _fields(text: bytes) -> list[dict[str, str]] | None:
    """Name and type of each column; None for what is no table."""
    import pyarrow as pa
    from pyarrow import csv

    head = text.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").strip()
    names = [one.strip('"') for one in head.split(",")]
    try:
        table = csv.read_csv(
            pa.py_buffer(text),
            read_options=csv.ReadOptions(use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types={name: pa.string() for name in names}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if len(set(table.column_names)) != len(table.column_names) or not all(table.column_names):
        return None
    return [{"name": name, "type": _type(table[name])} for name in table.column_names]


def _type(column: pa.ChunkedArray) -> str:
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = pc.if_else(pc.equal(column.cast(pa.string()), ""), pa.scalar(None, pa.string()), column)
    if (
        pc.all(pc.is_null(cells)).as_py()
        or pc.any(pc.match_substring_regex(cells, r"^[+-]?0\d|[^-0-9.eE]")).as_py()
    ):
        return "string"
    for name, kind in (("integer", pa.int64()), ("number", pa.float64())):
        try:
            pc.cast(cells, kind)
            return name
        except pa.ArrowInvalid:
            continue
    return "string"
