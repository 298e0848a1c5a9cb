"""Check 16: what the web pages tell of a number when it is clicked is what the registries and raw files say.

A panel stands in no sentence, so reading the documents back does not see it.  It is compared here with what
it comes from, by other means than those that made it: values with facts.json, claims.json and each table's
CSV, rows with the observations, and these with the very line of the raw file, whose checksum is taken anew.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.page_data import marked, page_blocks, unpacked
from tracepaper.audit.reading.page_marks import told_of_marks
from tracepaper.audit.report import Result
from tracepaper.evidence.ranges import as_array
from tracepaper.evidence.tables import lineage_of
from tracepaper.exhibits.exhibit import cell_text
from tracepaper.files import read_yaml
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.problems import Place, shortened

if TYPE_CHECKING:
    from tracepaper.audit.material import Material

Found = Iterator[tuple[str, object, object]]  # what it is of which thing; as shown; as it should be
_LONGEST = 120
_MOST = 100  # rows that a panel could show


def check(material: Material) -> Result:
    """What was looked at, and each value of a panel that is not what it should be."""
    result = Result("values, formulas, rows and code that the web pages' panels show", 0)
    for language in material.languages:
        path = material.document(language, "html")
        place = path.relative_to(material.root).as_posix()
        if not path.is_file():
            result.cannot("no-document", place, "the document is missing; build it first")
            continue
        page = unpacked(path.read_text(encoding="utf-8"))
        blocks = page_blocks(page)
        if not all(isinstance(blocks.get(name), dict) for name in ("page", "narrow", "origins", "tables")):
            result.fail("panel-unreadable", place, "its data cannot be read; render the page again")
            continue
        for what, shown, due in _pairs(material, language, page, blocks):
            result.count += 1
            if shown != due:
                said, wanted = (shortened(str(value), _LONGEST) for value in (shown, due))
                text = f"its panel shows “{said}”, expected “{wanted}”; render the page again"
                result.fail("panel-differs", Place(place, item=what), text)
    return result


def _pairs(material: Material, language: str, page: str, blocks: Mapping[str, Any]) -> Found:
    """Everything that is compared, of one page."""
    data, names = blocks["origins"], marked(page)
    yield from _about(trees.metadata(material.trees[language]), page, blocks["page"])
    for kind, registry, told in (("fact", material.facts, _fact), ("claim", material.claims, _claim)):
        shown = data[f"{kind}s"]
        yield f"{kind}s of the text", sorted(names[kind] - shown.keys()), []
        yield f"{kind}s", sorted(shown), sorted(registry)
        for name in shown.keys() & registry.keys():
            what, due = f"{kind} {name}", registry[name]
            for key, value in told(due, language).items():
                yield f"{what}, {key}", shown[name].get(key), value
            yield from _lineage(what, shown[name]["lineage"], due["observations"], data)
            yield f"{what}, code", _modules(data, shown[name]["code"]), [due["code"]["module"]]
    for name, text in blocks["tables"].items():
        yield f"{name}, its data", text, material.csv_texts.get(name)
        yield f"{name}, code", _modules(data, data["exhibits"][name])[:1], [_maker(material, name)]
    yield from _cells(material, language, data)
    yield from told_of_marks(material, language, page, data)
    yield from _rows(material, language, data)
    yield from _code(material, data)


def _about(metadata: Mapping[str, Any], page: str, shown: Mapping[str, Any]) -> Found:
    """What the page says of the paper and calls things: its title, its citations, its words."""
    language = load_language(metadata["language"])
    tags = re.findall(r'<meta name="citation_(\w+)" content="([^"]*)">', page)
    told = {kind: [unescape(text) for name, text in tags if name == kind] for kind, _ in tags}
    days = {re.sub(r"\D", "", day) for day in told.get("publication_date", [])}
    yield "title", (shown.get("title"), told.get("title")), (metadata["title"], [metadata["title"]])
    yield "authors for Scholar", told.get("author", []), metadata["author"]
    for style, text in shown.get("citations", {}).items():
        bare = text.replace(f"{metadata['title']}", "")
        yield f"citation {style}, its title", bare == text, False
        numbers = {number for number in re.findall(r"\d+", bare) if len(number) > 1}
        known = {part for day in days for part in (day[:4], day[4:6], day[6:], str(int(day[4:6])))}
        yield f"citation {style}, its numbers", sorted(numbers - known), []
    words = {**language.site, **language.page}
    wrong = {key: word for key, word in shown.get("words", {}).items() if words.get(key) != word}
    yield "words", wrong, {}
    for name in ("kinds", "strengths", "families"):
        yield name, shown.get(name), dict(getattr(language, name))


def _modules(data: Mapping[str, Any], places: list[int]) -> list[str]:
    """Names of the modules of pieces of code: workflow/analysis/a/b.py -> analysis.a.b"""
    paths = (Path(data["code"][place]["path"]).with_suffix("") for place in places)
    return [".".join(path.parts[path.parts.index("analysis") :]) for path in paths]


def _maker(material: Material, exhibit: str) -> str:
    """The module that makes an exhibit's data: its own, or the one that its own imports `data` from."""
    module, name = f"analysis.exhibits.{exhibit.replace('-', '_')}.exhibit", "data"
    while True:
        path = material.path(f"workflow/{module.replace('.', '/')}.py")
        imports = [
            node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ImportFrom)
        ]
        known = {
            alias.asname or alias.name: (one.module, alias.name) for one in imports for alias in one.names
        }
        if name not in known:
            return module
        module, name = str(known[name][0]), known[name][1]


def _fact(fact: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "said": fact["text"][language],
        "what": fact["definition"][language],
        "exact": fact["exact"][language],
        "step": fact["step_text"][language],
        "formula": (fact["calculation"] or {}).get(language) or fact["formula"],
        **{key: fact[key] for key in ("value", "unit", "period")},
    }


def _claim(claim: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "said": claim["sentence"][language]["text"],
        "says": claim["says"][language],
        "comparisons": claim["comparisons"].get(language, []),
        "distance": claim["distance"][language],
        **{key: claim[key] for key in ("holds", "margin", "kind", "strength", "identification", "parts")},
        "rivals": [
            {
                "words": rival["words"][language],
                "family": rival["family"],
                "holds": rival["holds"],
                "says": rival["says"][language],
            }
            for rival in claim["rivals"]
        ],
    }


def _lineage(what: str, place: int | None, ranges: list[str], data: Mapping[str, Any]) -> Found:
    number, due = _numbers(tuple(ranges))
    count, first = data["lineages"][place] if place is not None else (0, [])
    yield f"{what}, number of rows", count, number
    yield f"{what}, first rows", first, due[: max(len(first), 1)]


@cache
def _numbers(ranges: tuple[str, ...]) -> tuple[int, list[int]]:
    """How many observations these are, and the first of them."""
    numbers = as_array(ranges)
    return len(numbers), numbers[:_MOST].tolist()


def _cells(material: Material, language: str, data: Mapping[str, Any]) -> Found:
    """Each stretch of a printed cell, and each cell of the data it is said to show."""
    import pyarrow.parquet as pq

    for name, cells in data["cells"].items():
        grid, rows = material.exhibits[name]["table"][language], material.rows(name)
        for place, parts in cells.items():
            r, c = map(int, place.split("/"))
            text = cell_text(grid["rows"][r][c])
            due = [
                [
                    text[origin["start"] : origin["end"]],
                    [[f"{row + 1}:{column}", factor] for row, column, factor in origin["terms"]],
                    origin["constant"],
                ]
                for origin in grid["origins"][r][c]
            ]
            yield f"{name}, cell {place}", parts, due
        table = pq.read_table(material.path(f"data/processed/exhibits/{name}.parquet"))
        for place, (value, formula, lineage) in data["data"][name].items():
            row, _, column = place.partition(":")
            what, written = f"{name}, row {row}, column {column}", rows[int(row) - 1][column]
            yield what, _as_written(value, written), written
            traced = f"{column}@obs" in table.column_names
            at = int(row) - 1
            yield f"{what}, formula", formula or "", table[f"{column}@formula"][at].as_py() if traced else ""
            yield from _lineage(what, lineage, lineage_of(table, at, column) if traced else [], data)


def _as_written(value: object, written: str) -> str:
    """A value as the CSV writes it, if it is that value: 1 and 1.0 are one number."""
    if value is None:
        return ""
    try:
        same = isinstance(value, int | float) and float(value) == float(written)
    except ValueError:
        same = False
    return written if same else str(value)


def _rows(material: Material, language: str, data: Mapping[str, Any]) -> Found:
    """Rows against the observations, and their lines against the raw files."""
    stored = _stored(material, {int(number) for number in data["rows"]})
    for at, file in enumerate(data["files"]):
        source, edition, _ = file["file"].split("/", 2)
        card = read_yaml(material.raw / source / edition / "source.yml")
        content = (material.raw / file["file"]).read_bytes()
        for key in ("publisher", "title"):
            yield f"file {at}, {key}", file[key], card[key][language]
        yield f"file {at}, edition", file["edition"], edition
        yield f"file {at}, licence", file["licence"], card["licence"]
        yield f"{file['file']}, sha256", file["sha256"], hashlib.sha256(content).hexdigest()
    for number, (what, value, unit, place, line, raw) in data["rows"].items():
        row, file = stored.get(int(number), {}), data["files"][place]["file"]
        yield f"observation {number}, what it is", what, " · ".join(_named(row, material, language))
        due = (row.get("value", row.get("text")), row.get("unit") or "", row.get("file"), row.get("line"))
        yield f"observation {number}", (value, unit, file, line), due
        lines = _raw_lines(material.raw / file)
        written = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
        quoted = raw.removeprefix("… ").removesuffix(" …")
        yield f"{file}:{line}, its text", quoted, quoted if quoted and quoted in written else written


def _named(row: Mapping[str, Any], material: Material, language: str) -> Iterator[str]:
    """What a row is about: its series, the names of what its dimensions say, its period."""
    vocabulary = material.declared
    for key in ("series", "table", "item", "field", *vocabulary.DIMENSIONS, "period"):
        code = row.get(key)
        if code not in (None, ""):
            known = key in vocabulary.DIMENSIONS and vocabulary.name_of(key, str(code), language)
            yield str(known or code)


def _stored(material: Material, wanted: set[int]) -> dict[int, dict[str, Any]]:
    """Observation or text number -> its row, as the table has it."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    found: dict[int, dict[str, Any]] = {}
    for name in ("observations", "statements"):
        table = pq.read_table(material.path(f"data/processed/{name}.parquet"))
        chosen = table.filter(pc.is_in(table["obs"], pa.array(sorted(wanted), "int64")))
        found |= {row["obs"]: row for row in chosen.to_pylist()}
    return found


@cache
def _raw_lines(path: Path) -> list[str]:
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    return content.decode("utf-8-sig", "replace").split("\n")


def _code(material: Material, data: Mapping[str, Any]) -> Found:
    for step in data["code"]:
        path = material.path(step["path"])
        there = path.read_text(encoding="utf-8") if path.is_file() else ""
        text = step["text"].removesuffix("\n    ...")
        yield f"{step['path']}:{step['line']}", text if text in there else "", text
