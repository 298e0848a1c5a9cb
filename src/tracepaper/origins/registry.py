"""Everything that can be traced, by its id, as the earlier stages left it.

NAME            a fact, or a claim
EXHIBIT         a figure or table
EXHIBIT:ROW:COLUMN   one cell of an exhibit's data; rows count from 1, as under the CSV's header
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence.tables import lineage_of
from tracepaper.files import StrPath, read_json
from tracepaper.languages.language import MODEL
from tracepaper.origins.source_code import SourceCode
from tracepaper.paths import declared_reads
from tracepaper.statements.claims import with_sentences

if TYPE_CHECKING:
    import pyarrow as pa

FACT = ("unit", "step", "rounded", "period", "exact", "step_text", "calculation")
RIVAL = ("name", "family", "words", "holds", "says", "margin", "distance")  # what is shown of one


@dataclass(frozen=True)
class Subject:
    """One thing that can be traced.

    kind: fact, claim, cell.  texts: how it is written, per language.  definition: what it is, in words.
    value: the number or text itself.  formula: with the numbers put in.  ranges: observation numbers as
    texts.  code: where it is made (`SourceCode`), one entry per step.  more: what only this kind has.
    """

    kind: str
    id: str
    texts: dict[str, str]
    definition: dict[str, str]
    value: object
    formula: str
    ranges: tuple[str, ...]
    code: list[dict[str, Any]]
    more: dict[str, Any] = field(default_factory=dict)


class Registry:
    """Facts, claims and exhibits of a built paper.

    facts, claims: the JSON files.  sentences: that of the claims' sentences, where they are not among the
    claims (`manuscript.said`).  exhibits: folder of EXHIBIT/exhibit.json.  tables: folder of the
    traced EXHIBIT.parquet.  code: the analysis' modules.
    """

    def __init__(
        self,
        facts: StrPath,
        claims: StrPath,
        exhibits: dict[str, Path],
        tables: dict[str, Path],
        code: SourceCode,
        sentences: StrPath | None = None,
    ) -> None:
        self.facts: dict[str, dict[str, Any]] = read_json(facts)["facts"]
        self.claims: dict[str, dict[str, Any]] = read_json(claims)["claims"]
        if sentences:
            self.claims = with_sentences(self.claims, read_json(sentences)["sentences"])
        self.exhibits = {name: read_json(path) for name, path in sorted(exhibits.items())}
        self._tables, self.code = tables, code

    def table(self, exhibit: str) -> pa.Table:
        """The traced table of an exhibit, as Arrow."""
        import pyarrow.parquet as pq

        return pq.read_table(self._tables[exhibit])

    def columns(self, exhibit: str) -> list[str]:
        """Names of the columns of an exhibit's data."""
        import pyarrow.parquet as pq

        return [c for c in pq.read_schema(self._tables[exhibit]).names if "@" not in c]

    def exhibit_code(self, exhibit: str) -> list[dict[str, Any]]:
        """The function that makes the data, and those of the indicators it reads."""
        name = exhibit.replace("-", "_")
        module = self._path("exhibits", f"{name}/exhibit")
        found = [self.code.function(module, "data")] if module else []
        for indicator in declared_reads(Path(module)) if module else ():
            path = self._path("indicators", indicator)
            found.append(self.code.function(path, "table") if path else None)
        return [entry for entry in found if entry]

    def values_code(self, exhibit: str) -> dict[str, Any] | None:
        """The function that makes the values of the captions."""
        module = self._path("exhibits", f"{exhibit.replace('-', '_')}/exhibit")
        return self.code.function(module, "values") if module else None

    def _path(self, folder: str, name: str) -> str | None:
        return next((p for p in self.code.texts if p.endswith(f"/{folder}/{name}.py")), None)

    def fact(self, name: str) -> Subject:
        entry = self.facts[name]
        code = entry["code"]
        more = {key: entry[key] for key in FACT}
        return Subject(
            "fact",
            name,
            entry["text"],
            entry["definition"],
            entry["value"],
            entry["formula"],
            tuple(entry["observations"]),
            [self.code.statement(code["module"], code["line"], code["function"])],
            more,
        )

    def claim(self, name: str) -> Subject:
        entry = self.claims[name]
        code = entry["code"]
        path = self.code.path(code["module"])
        function = self.code.function(path, code["function"])
        sentence = entry["sentence"]
        texts = {language: said["text"] for language, said in sentence.items()}
        found = {language: said for language, said in sentence.items() if "file" in said}
        places = {language: f"{said['file']}:{said['line']}" for language, said in found.items()}
        more = {
            "holds": entry["holds"],
            "margin": entry["margin"],
            **{key: entry[key] for key in ("says", "comparisons", "distance")},
            "places": places,
            **{key: entry[key] for key in ("kind", "strength", "identification", "parts")},
            "rivals": [{key: rival[key] for key in RIVAL} for rival in entry["rivals"]],
        }
        return Subject(
            "claim",
            name,
            texts,
            texts,
            entry["holds"],
            entry["says"].get(MODEL) or next(iter(entry["says"].values())),
            tuple(entry["observations"]),
            [function or self.code.statement(code["module"], code["line"], code["function"])],
            more,
        )

    def cell(self, exhibit: str, row: int, column: str) -> Subject:
        """row: from 0."""
        table = self.table(exhibit)
        if column not in self.columns(exhibit) or not 0 <= row < table.num_rows:
            raise InputError(
                f"{exhibit} has {table.num_rows} rows and the columns "
                f"{', '.join(self.columns(exhibit))}; there is no {exhibit}:{row + 1}:{column}"
            )
        value = table[column][row].as_py()
        traced = f"{column}@obs" in table.column_names
        ranges = lineage_of(table, row, column) if traced else []
        formula = table[f"{column}@formula"][row].as_py() if traced else ""
        keys = {
            c: table[c][row].as_py() for c in self.columns(exhibit) if f"{c}@obs" not in table.column_names
        }
        meta = self.exhibits[exhibit]
        return Subject(
            "cell",
            f"{exhibit}:{row + 1}:{column}",
            {},
            meta["title"],
            value,
            formula,
            tuple(ranges),
            self.exhibit_code(exhibit),
            {"row": keys, "note": meta["note"]},
        )

    def find(self, identifier: str) -> list[Subject]:
        """What an id stands for; a fact and a claim may share a name.  InputError if nothing does."""
        exhibit, _, rest = identifier.partition(":")
        if rest and exhibit in self.exhibits:
            row, _, column = rest.partition(":")
            if not row.isdecimal() or not column:
                raise InputError(
                    f"{identifier} is not a cell; write {exhibit}:ROW:COLUMN, "
                    f"such as {exhibit}:1:{self.columns(exhibit)[-1]}"
                )
            return [self.cell(exhibit, int(row) - 1, column)]
        found = [self.fact(identifier)] if identifier in self.facts else []
        found += [self.claim(identifier)] if identifier in self.claims else []
        if not found:
            near = get_close_matches(identifier, self.names, 3, 0.5)
            raise InputError(
                f"there is no fact, claim or exhibit {identifier}"
                + (f"; did you mean {' or '.join(near)}?" if near else "")
            )
        return found

    @cached_property
    def names(self) -> list[str]:
        return sorted({*self.facts, *self.claims, *self.exhibits})


def by_folder(files: Iterable[StrPath]) -> dict[str, Path]:
    """exhibit.json files by the name of their folder, which is the exhibit's id."""
    return {Path(file).parent.name: Path(file) for file in files}


def by_stem(files: Iterable[StrPath]) -> dict[str, Path]:
    """Table files by their name, which is the exhibit's id."""
    return {Path(file).stem: Path(file) for file in files}
