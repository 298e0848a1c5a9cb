"""What an analysis may read: observations, published texts, indicators, exhibits, facts.

Everything it hands out is Traced, so lineage needs no care on the analysis' side.  Asking for
something that is not there is an error at once: an empty table would silently become an empty figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence import lines, usage
from tracepaper.evidence.lineage import Traced, bulk, leaf
from tracepaper.evidence.quantities import Part, Quantities, Quantity, named
from tracepaper.evidence.ranges import from_ranges
from tracepaper.evidence.tables import read_table
from tracepaper.evidence.units import on_basis
from tracepaper.files import StrPath, read_json
from tracepaper.sources.observations import as_frame, dimensions_of, find_rows
from tracepaper.sources.raw import Sidecars

if TYPE_CHECKING:
    import pandas as pd


def by_name(files: Iterable[StrPath]) -> dict[str, Path]:
    """Table files by the name of the indicator or exhibit (the file's stem)."""
    return {Path(file).stem: Path(file) for file in files}


class Evidence:
    """The results of the earlier stages, by name.

    observations, statements: Parquet files of the clean stage.
    tables: indicator or exhibit -> Parquet file written by `tables.write_table`.
    facts: the JSON file of `facts.evaluate`, or None.
    units: published unit -> (base unit, factor).
    sidecars: (source, edition) -> sidecar, or None where a step does not read them.
    quantities: what the columns of the tables measure, as for `Quantities`.
    bases: source/series, * for any text -> the basis on which it was measured; the first that fits.
    """

    def __init__(
        self,
        observations: StrPath,
        statements: StrPath,
        units: Mapping[str, tuple[str, float]],
        tables: Mapping[str, Path] | None = None,
        facts: StrPath | None = None,
        sidecars: Sidecars | None = None,
        quantities: Mapping[tuple[str, ...], Quantity] | None = None,
        bases: Mapping[str, str] | None = None,
    ) -> None:
        self._observations, self._statements = Path(observations), Path(statements)
        self._units = units
        self._tables = dict(tables or {})
        self._facts = Path(facts) if facts else None
        self._sidecars = sidecars
        self._quantities = Quantities(quantities or {})
        self._bases = dict(bases or {})
        self._cache: dict[str, pd.DataFrame] = {}
        # by what was asked: a claim's rivals ask again and again
        self._lines: dict[str, lines.Line] = {}
        self._selected: dict[str, pd.DataFrame] = {}

    def select(self, source: str, series: str, **where: Any) -> pd.DataFrame:
        """Observations of one series, as a DataFrame.

        where: a dimension, period, status, trust = a value or a list of values.
        Returns the paper's dimensions, period, year (int, or <NA> where the period is not a calendar
        year), value (Traced, in the base unit), unit, status, trust, file, line.
        """
        asked = repr((source, series, sorted(where.items())))
        if asked not in self._selected:
            self._selected[asked] = self._select(source, series, where)
        return self._selected[asked].copy()

    def _select(self, source: str, series: str, where: Mapping[str, Any]) -> pd.DataFrame:
        import pandas as pd

        frame = self.published(source, series, **where)
        unknown = sorted(set(frame["unit"]) - set(self._units))
        if unknown:
            raise InputError(f"{source} {series} has the unit {unknown[0]}; add it to the analysis' units")
        factors = {unit: self._units[unit] for unit in frame["unit"].unique()}
        base = {name for name, _ in factors.values()}
        if len(base) > 1:
            raise InputError(f"{source} {series} mixes the units {sorted(base)}; select one at a time")
        basis = self._basis(f"{source}/{series}")
        on = {unit: on_basis(name, basis) for unit, (name, _) in factors.items()}
        values: list[Any] = [
            leaf(value, obs, on[unit]) * factors[unit][1]
            if factors[unit][1] != 1
            else leaf(value, obs, on[unit])
            for value, obs, unit in zip(frame["value"], frame["obs"], frame["unit"], strict=True)
        ]
        frame["value"] = pd.Series(values, index=frame.index, dtype=object)
        frame["unit"] = [factors[unit][0] for unit in frame["unit"]]
        return frame.drop(columns="obs")

    def _basis(self, series: str) -> str:
        return next((basis for form, basis in self._bases.items() if fnmatchcase(series, form)), "")

    def observation(self, source: str, series: str, **where: Any) -> Any:
        """The one value that `select` finds, Traced, in the base unit."""
        found = self.select(source, series, **where)
        if len(found) != 1:
            raise InputError(f"{source} {series} has {len(found)} observations where {where}, expected one")
        return self._quantities.name(found["value"].iloc[0], source, series, where)

    def observations(
        self, source: str, series: str, /, by: str | Sequence[str] = "year", **where: Any
    ) -> lines.Line:
        """The values that `select` finds by year, or by another of its columns: see `lines.line`."""
        found = self.select(source, series, **where)
        found.attrs["name"] = f"{source} {series}"
        line = lines.line(found, "value", by)
        return lines.Line(
            {
                key: self._quantities.name(value, source, series, where | _asked(by, key))
                for key, value in line.items()
            },
            line.name,
        )

    def published(self, source: str, series: str, **where: Any) -> pd.DataFrame:
        """As `select`, but with plain float values as published, and their observation numbers in the
        column obs: for work on so many rows that the result is traced as a whole (`lineage.bulk`)."""
        import pandas as pd

        columns = ["obs", *self.dimensions, "period", "value", "unit", "status", "trust", "file", "line"]
        frame = as_frame(find_rows(self._observations, columns, source=source, series=series, **where))
        if frame.empty:
            raise InputError(
                f"no observation matches source {source}, series {series}, {where}; "
                f"check the names against {self._observations}"
            )
        frame["year"] = pd.to_numeric(frame["period"], errors="coerce").astype("Int64")
        return frame

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """What tells the observations of a series apart, in this paper."""
        import pyarrow.parquet as pq

        return dimensions_of(pq.read_schema(self._observations).names)

    def text(self, source: str, table: str) -> pd.DataFrame:
        """Published texts of one table: one row per item (column item), one column per field, each
        cell Traced text; a field an item does not have is None."""
        rows = as_frame(find_rows(self._statements, source=source, table=table))
        if rows.empty:
            raise InputError(f"no statement matches source {source}, table {table}")
        texts: list[Any] = [leaf(t, o, "") for t, o in zip(rows["text"], rows["obs"], strict=True)]
        rows["text"] = texts
        order = rows["item"].drop_duplicates()
        wide = rows.pivot(index="item", columns="field", values="text").loc[order]
        return wide.astype(object).where(wide.notna(), None).reset_index()

    def table(self, name: str) -> pd.DataFrame:
        """The data of an indicator or an exhibit, by its name."""
        if name not in self._tables:
            known = ", ".join(sorted(self._tables)) or "none"
            raise InputError(
                f"{name} is not among the tables this step reads ({known}); an exhibit names it in READS, "
                f'a module of facts or claims as it stands: "{name}"'
            )
        if name not in self._cache:
            frame = read_table(self._tables[name])
            self._quantities.check(name, frame)
            self._cache[name] = frame
            self._cache[name].attrs["name"] = name
        return self._cache[name].copy()

    def cell(self, table: str, column: str, /, **where: Any) -> Any:
        """The one value of a table's column where the other columns have the wanted values."""
        return self._named(lines.cell(self.table(table), column, **where), table, column, where)

    def line(self, table: str, column: str, /, by: str | Sequence[str] = "year", **where: Any) -> lines.Line:
        """The values of a table's column by year, or by another column: see `lines.line`."""
        asked = repr((table, column, by, sorted(where.items())))
        if asked not in self._lines:
            self._lines[asked] = self._line(table, column, by, where)
        return self._lines[asked]

    def _line(self, table: str, column: str, by: str | Sequence[str], where: Mapping[str, Any]) -> lines.Line:
        found = lines.line(self.table(table), column, by, **where)

        values = {
            key: self._named(value, table, column, {**where} | _asked(by, key))
            for key, value in found.items()
        }
        return lines.Line(values, found.name)

    def _named(self, value: Any, table: str, column: str, where: Mapping[str, Any]) -> Any:
        """The value with what its column measures, and where it stands, in the order of the columns."""
        order = self._cache[table].columns
        return self._quantities.name(value, table, column, {c: where[c] for c in order if c in where})

    def usage(self) -> pd.DataFrame:
        """What the results read here make of each source: see `usage.usage`."""
        return usage.usage(self._observations, self._statements, self._tables)

    def claims(self) -> dict[str, dict[str, Any]]:
        """The claims as `statements.claims.evaluate` gives them, for an exhibit that shows them; with the
        `sentence` of each (language -> text, place) if READS names `sentences` too."""
        if usage.CLAIMS not in self._tables:
            raise InputError("claims are not available at this stage; READS of the exhibit must name results")
        found: dict[str, dict[str, Any]] = read_json(self._tables[usage.CLAIMS])["claims"]
        if usage.SENTENCES in self._tables:
            said = read_json(self._tables[usage.SENTENCES])[usage.SENTENCES]
            return {name: entry | {"sentence": said.get(name, {})} for name, entry in found.items()}
        return found

    @property
    def sidecars(self) -> Sidecars:
        """(source, edition) -> sidecar, of the editions in use."""
        if self._sidecars is None:
            raise InputError("the sidecars are not available at this stage")
        return dict(self._sidecars)

    @cached_property
    def _known_facts(self) -> dict[str, dict[str, Any]]:
        if self._facts is None:
            raise InputError("facts are not available at this stage")
        return dict(read_json(self._facts)["facts"])

    def fact(self, name: str) -> Traced:
        """The value of a fact, Traced, with its unit, its definition and, if that does not say it, its
        period."""
        if name not in self._known_facts:
            raise InputError(f"there is no fact {name}")
        fact = self._known_facts[name]
        period, words = fact["period"], fact["definition"]
        key = (
            (Part("period", period),) if period and not all(period in text for text in words.values()) else ()
        )
        traced = bulk(fact["value"], from_ranges(fact["observations"]), fact["formula"], fact["unit"])
        number: Traced = named(traced, Quantity(fact["unit"], fact["step"], words), key)
        return number

    def fact_texts(self, language: str) -> dict[str, str]:
        """Every fact as it is written in a language."""
        return {name: fact["text"][language] for name, fact in self._known_facts.items()}


def _asked(by: str | Sequence[str], key: Any) -> dict[str, Any]:
    """Column -> value of a line's key."""
    return {by: key} if isinstance(by, str) else dict(zip(by, key, strict=True))
