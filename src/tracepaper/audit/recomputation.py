"""The second computation: DuckDB SQL straight from the raw files.

It shares no code with the first: neither the clean stage nor the analysis nor this project's number
handling.  Each raw CSV of an edition in use is a table of texts named "SOURCE/FILE"; one SQL file per
exhibit or indicator gives a table of its name; the SQL files of facts give rows (name, value).  SQL
may read other results by their names; they are computed first.  What is about the paper itself, such as
the use it makes of its sources, has no raw file: SQL then reads the tables of `_loaders`.

DuckDB runs with one thread, so that its sums are the same in every run.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence.evidence import by_name
from tracepaper.evidence.usage import results_behind
from tracepaper.files import StrPath, read_json, read_yaml

if TYPE_CHECKING:
    import duckdb


# tables that are no CSV files: the sources' cards, the observations behind each result, their numbering
SIDECARS, LINEAGE, NUMBERED = "sidecars", "lineage", "numbered"
# what the build says of each claim, each rival's outcome, and what a summary sums up
CLAIMS, RIVALS, PARTS = "claims", "rivals", "parts"
_QUOTED = re.compile(r'"([^"\n]+)"')


class Recomputation:
    """raw: folder of raw data.  editions: source -> edition.  folder: the analysis, with
    exhibits/ID/again.sql, indicators/NAME.again.sql and, for facts, sections/NAME/again.sql.  built: the
    folder that data/processed and results stand in, where SQL asks for the lineage."""

    def __init__(
        self, raw: StrPath, editions: Mapping[str, str], folder: StrPath, built: StrPath = "."
    ) -> None:
        self._raw, self._editions, self._folder = Path(raw), dict(editions), Path(folder)
        self._built = Path(built)
        self._done: set[str] = set()

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        connection = duckdb.connect(config={"threads": 1})
        connection.execute("SET preserve_insertion_order = true")
        return connection

    @cached_property
    def files(self) -> dict[str, Path]:
        """Name of a result -> its SQL file: fig-gdp, indicator/growth."""
        found = {}
        for path in sorted(self._folder.glob("exhibits/*/again.sql")):
            found[path.parent.name.replace("_", "-")] = path
        for path in sorted(self._folder.glob("indicators/*.again.sql")):
            found[f"indicator/{path.name.removesuffix('.again.sql')}"] = path
        return found

    def table(self, name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Columns and rows of an exhibit, in the order its SQL gives them."""
        self._make(name)
        found = self.connection.execute(f'SELECT * FROM "{name}"')
        return [column[0] for column in found.description], found.fetchall()

    def key(self, name: str) -> list[str]:
        """The columns that tell an exhibit's rows apart, from the line `-- key: a, b` of its SQL."""
        found = re.search(r"^-- key: (.+)$", self.files[name].read_text(encoding="utf-8"), re.MULTILINE)
        if found is None:
            raise InputError(
                "has no line `-- key: COLUMN, ...`; name the columns that tell rows apart", self.files[name]
            )
        return [column.strip() for column in found.group(1).split(",")]

    def facts(self) -> dict[str, tuple[float, str]]:
        """Fact name -> (value, SQL file relative to the analysis)."""
        values: dict[str, tuple[float, str]] = {}
        for path in sorted(self._folder.glob("sections/*/again.sql")):
            sql = path.read_text(encoding="utf-8")
            self._prepare(sql)
            for name, value in self._run(sql, path).fetchall():
                if name in values:
                    raise InputError(
                        f"fact {name} is computed a second time, first in {values[name][1]}", path
                    )
                values[name] = (value, path.relative_to(self._folder).as_posix())
        return values

    def uses(self, name: str) -> set[str]:
        """Names of the raw files ("SOURCE/FILE") that a result is computed from, through others too."""
        found, waiting = set(), [self.files[name].read_text(encoding="utf-8")]
        while waiting:
            for word in set(_QUOTED.findall(waiting.pop())):
                if word in self.files:
                    waiting.append(self.files[word].read_text(encoding="utf-8"))
                elif self.raw_file(word):
                    found.add(word)
        return found

    def forget(self) -> None:
        """Compute the results anew when they are next asked for; the raw tables stay."""
        for name in [name for name in self._done if name in self.files]:
            self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            self._done.discard(name)

    def raw_file(self, name: str) -> Path | None:
        """The raw file behind the table "SOURCE/FILE", None if there is no such file in use."""
        source, _, file = name.partition("/")
        path = self._raw / source / self._editions.get(source, "-") / file
        return path if file and path.is_file() else None

    def load(self, name: str) -> None:
        """Make the table of a raw file: every cell is text, and its physical line is in `line`."""
        if name in self._done:
            return
        path = self.raw_file(name)
        if path is None:
            raise InputError(f"there is no raw file {name} in use", self._raw)
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            header = file.readline().decode("utf-8-sig").rstrip("\r\n").split(",")
        columns = ", ".join(f"'{column}': 'VARCHAR'" for column in header)
        place = str(path).replace("'", "''")
        self.connection.execute(
            f"CREATE TABLE \"{name}\" AS SELECT * FROM read_csv('{place}', header = true, "
            f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
        )
        self._done.add(name)

    def _make(self, name: str) -> None:
        if name in self._done:
            return
        path = self.files[name]
        sql = path.read_text(encoding="utf-8")
        self._prepare(sql, name)
        self._run(f'CREATE TABLE "{name}" AS {sql}', path)
        self._done.add(name)

    def _prepare(self, sql: str, own: str = "") -> None:
        for word in dict.fromkeys(_QUOTED.findall(sql)):
            if word in self.files and word != own:
                self._make(word)
            elif word in self._loaders:
                if word not in self._done:
                    self._loaders[word]()
            elif self.raw_file(word):
                self.load(word)

    def _load_sidecars(self) -> None:
        """One row per edition in use: what its source.yml says, in its languages (title_en, ...)."""
        cards = {
            source: read_yaml(self._raw / source / edition / "source.yml")
            for source, edition in self._editions.items()
        }
        languages = sorted({language for card in cards.values() for language in card["title"]})
        texts = [f"{key}_{language}" for key in ("publisher", "title") for language in languages]
        columns = ["source", "edition", *texts, "licence", "best", "worst"]
        self.connection.execute(
            f"CREATE TABLE {SIDECARS} ({', '.join(f'{column} VARCHAR' for column in columns)}, files INT)"
        )
        for source, card in cards.items():
            grades = [card["trust"], *(file.get("trust", card["trust"]) for file in card["files"])]
            said = [card[key].get(language) for key in ("publisher", "title") for language in languages]
            self.connection.execute(
                f"INSERT INTO {SIDECARS} VALUES ({', '.join('?' * (len(columns) + 1))})",
                [
                    source,
                    self._editions[source],
                    *said,
                    card["licence"],
                    min(grades),
                    max(grades),
                    len(card["files"]),
                ],
            )
        self._done.add(SIDECARS)

    @property
    def _loaders(self) -> dict[str, Callable[[], None]]:
        """Tables that are no CSV files, and what makes each."""
        return {
            SIDECARS: self._load_sidecars,
            LINEAGE: self._load_lineage,
            NUMBERED: self._load_numbered,
            **dict.fromkeys((CLAIMS, RIVALS, PARTS), self._load_claims),
        }

    def _load_claims(self) -> None:
        """claims: name, kind, holds.  rivals: claim, family, holds.  parts: claim, part."""
        import pandas as pd

        found = read_json(self._built / "results/claims.json")["claims"]
        rivals = [(name, r["family"], r["holds"]) for name, c in found.items() for r in c["rivals"]]
        parts = [(name, part) for name, c in found.items() for part in c["parts"]]
        for table, columns, rows in (
            (CLAIMS, ["name", "kind", "holds"], [(name, c["kind"], c["holds"]) for name, c in found.items()]),
            (RIVALS, ["claim", "family", "holds"], rivals),
            (PARTS, ["claim", "part"], parts),
        ):
            self.connection.register("rows", pd.DataFrame.from_records(rows, columns=columns))
            self.connection.execute(f"CREATE TABLE {table} AS SELECT * FROM rows")
        self._done |= {CLAIMS, RIVALS, PARTS}

    def _load_lineage(self) -> None:
        """One row per run of observations behind a result: kind (exhibits, facts, claims), result, first,
        last."""
        import pandas as pd

        processed, results = self._built / "data/processed", self._built / "results"
        files = by_name(
            [*processed.glob("exhibits/*.parquet"), results / "facts.json", results / "claims.json"]
        )
        rows = [
            (kind, number, first, last)
            for kind, behind in results_behind(files).items()
            for number, runs in enumerate(behind)
            for first, last in runs
        ]
        frame = pd.DataFrame(rows, columns=["kind", "result", "first", "last"])
        self.connection.register("lineage_rows", frame)
        self.connection.execute(f"CREATE TABLE {LINEAGE} AS SELECT * FROM lineage_rows")
        self._done.add(LINEAGE)

    def _load_numbered(self) -> None:
        """One row per source and table of the clean stage (numbers, texts): source, edition, first, last:
        the numbers of its observations, which are consecutive."""
        parts = " UNION ALL ".join(
            f"SELECT '{kind}' AS kind, source, edition, min(obs) AS first, max(obs) AS last "
            f"FROM read_parquet('{self._built / 'data/processed' / name}.parquet') GROUP BY source, edition"
            for kind, name in (("numbers", "observations"), ("texts", "statements"))
        )
        self.connection.execute(f"CREATE TABLE {NUMBERED} AS {parts}")
        self._done.add(NUMBERED)

    def _run(self, sql: str, path: Path) -> duckdb.DuckDBPyConnection:
        import duckdb

        try:
            return self.connection.execute(sql)
        except duckdb.Error as problem:
            first = str(problem).splitlines()[0]
            raise InputError(f"the second computation cannot run: {first}", path) from None
