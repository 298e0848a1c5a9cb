"""What depends on something: from the record of the lineage, and from what the code reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper import paths
from tracepaper.audit.reading.code_reach import Code, Reach
from tracepaper.audit.reading.names import exhibit_named
from tracepaper.closure import code_files
from tracepaper.errors import InputError
from tracepaper.evidence.ranges import read
from tracepaper.evidence.tables import lineages_in
from tracepaper.files import read_json

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Marks = npt.NDArray[np.bool_]


@dataclass
class Found:
    """what: in words, what was asked for.  certain: by the lineage, or named; else by what the code reaches.
    steps: of the build, whose code it is."""

    what: str
    certain: bool = True
    indicators: set[str] = field(default_factory=set)
    exhibits: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)


class Dependents:
    """A project that has been built.  folder: the project's.  Raises InputError if it has not been."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("results/facts.json", "results/claims.json", "data/processed/observations.parquet"):
            if not (folder / name).is_file():
                raise InputError(
                    "nothing is known of it before the paper is built; type ./run", folder / name
                )
        self.facts: dict[str, Any] = read_json(folder / "results/facts.json")["facts"]
        self.claims: dict[str, Any] = read_json(folder / "results/claims.json")["claims"]
        self.exhibits: dict[str, Any] = {
            path.parent.name: read_json(path)
            for path in sorted(folder.glob("results/exhibits/*/exhibit.json"))
        }
        self.indicators = sorted(p.stem for p in folder.glob("data/processed/indicators/*.parquet"))
        texts = [fact["text"] for fact in self.facts.values()] + [e["title"] for e in self.exhibits.values()]
        self.languages = sorted({language for text in texts for language in text})
        self.code = Code(folder, paths.CODE_ROOTS)

    def of(self, what: str) -> Found:
        """Everything that depends on a file or an id."""
        name = what.removeprefix("./").removeprefix("#")
        exhibit = exhibit_named(name, self.exhibits, self.folder)
        if exhibit:
            return self._of_names({exhibit}, f"exhibit {exhibit}")
        if name in self.facts or name in self.claims:
            return self._of_statement(name)
        if name in self.indicators:
            return self._of_names({name}, f"indicator {name}")
        if (self.folder / name).is_file() and not name.startswith("data/"):
            return self._of_file(name)
        return self._of_observations([name], "")

    def _of_statement(self, name: str) -> Found:
        """A fact or a claim: itself, and the summaries that a claim is a part of."""
        found = Found(f"{'fact' if name in self.facts else 'claim'} {name}")
        if name in self.facts:
            found.facts.add(name)
            found.claims = {c for c in self.claims if self._mentions(c, name)}
        else:
            found.claims.add(name)
        return self._with_summaries(found)

    def _mentions(self, claim: str, fact: str) -> bool:
        """Whether a claim's sentence quotes a fact, or its condition reads it."""
        sentences = self.claims[claim]["sentence"].items()
        quoted = any(self.facts[fact]["text"].get(lang, "\n") in said["text"] for lang, said in sentences)
        same = set(self.facts[fact]["observations"]) & set(self.claims[claim]["observations"])
        return fact in self._reaches[claim].texts or bool(quoted and same)

    def _with_summaries(self, found: Found) -> Found:
        while True:
            more = {
                c for c, claim in self.claims.items() if set(claim["parts"]) & found.claims
            } - found.claims
            if not more:
                return found
            found.claims |= more

    def _of_observations(self, names: Iterable[str], what: str) -> Found:
        """What comes from the observations that some names mean; what: in words, if the names do not tell."""
        import numpy as np

        told = [self._observations(name) for name in names]
        marks = np.logical_or.reduce([marks for marks, _ in told])
        touched = _Touched(marks)
        found = Found(f"{what or told[0][1]}, {int(marks.sum()):,} observations")
        found.facts = {n for n, fact in self.facts.items() if touched.by(fact["observations"])}
        found.claims = {n for n, claim in self.claims.items() if touched.by(claim["observations"])}
        for kind, names in (("indicators", found.indicators), ("exhibits", found.exhibits)):
            for path in sorted(self.folder.glob(f"data/processed/{kind}/*.parquet")):
                if touched.by(_lineages(path)):
                    names.add(path.stem)
        return self._with_summaries(found)

    def _observations(self, name: str) -> tuple[Marks, str]:
        """Marks of the observations that a name means, and what it is in words."""
        import numpy as np
        import pyarrow.parquet as pq

        words_of: list[str] = []
        tables = []
        for part in ("observations", "statements"):
            table = pq.read_table(self.folder / f"data/processed/{part}.parquet")
            wanted = [
                c
                for c in ("obs", "source", "edition", "series", "table", "file", "line")
                if c in table.column_names
            ]
            tables.append(table.select(wanted).to_pandas())
        count = max(int(table["obs"].max()) for table in tables if len(table)) + 1
        marks = np.zeros(count, bool)
        for table in tables:
            for words, chosen in _meanings(table, name):
                if chosen.any():
                    marks[table["obs"].to_numpy()[chosen]] = True
                    words_of.append(words)
        if not marks.any():
            raise InputError(
                f"nothing here is called {name}; give a file, a source, SOURCE/EDITION, a series, the number "
                "of an observation, or an id that ./run trace lists"
            )
        return marks, words_of[0]

    def _of_names(self, names: set[str], what: str) -> Found:
        """What asks for exhibits or indicators by name, and what asks for that."""
        found = Found(what, certain=False)
        found.indicators, found.exhibits = names & set(self.indicators), names & set(self.exhibits)
        while True:
            known = found.indicators | found.exhibits
            more = {n for n in self.exhibits if n not in known and self._reaches[n].texts & known}
            more |= {n for n in self.indicators if n not in known and self._reaches[n].texts & known}
            if not more:
                break
            found.exhibits |= more & set(self.exhibits)
            found.indicators |= more & set(self.indicators)
        self._add_statements(found, lambda reach: bool(reach.texts & known))
        return self._with_summaries(found)

    def _add_statements(self, found: Found, reached: Any) -> None:
        found.facts |= {name for name in self.facts if reached(self._reaches[name])}
        found.claims |= {name for name in self.claims if reached(self._reaches[name])}

    def _of_file(self, name: str) -> Found:
        """A module, or a file that belongs to an exhibit or to a section."""
        if not name.endswith(".py"):
            return self._of_text_file(name)
        sources = [source for source in self._closures if name in self._closures[source] and "/" in source]
        if name.startswith(f"{paths.ANALYSIS}/sources/") and sources:
            names = [Path(source).stem.replace("_", "-") for source in sources]
            found = self._of_observations(names, f"module {name}")
        else:
            made = {n for n in [*self.exhibits, *self.indicators] if name in self._closures.get(n, ())}
            found = self._of_names(made, f"module {name}")
        self._add_statements(found, lambda reach: name in reach.files)
        found.certain, found.steps = False, self._steps(name)
        return self._with_summaries(found)

    def _of_text_file(self, name: str) -> Found:
        """A caption, a second computation, a section or what stands beside it: what it names."""
        found = Found(f"file {name}", steps=self._steps(name))
        found.exhibits |= {Path(name).parent.name.replace("_", "-")} & set(self.exhibits)
        found.claims |= {claim for claim, entry in self.claims.items() if _stands_in(entry, name)}
        text = (self.folder / name).read_text(encoding="utf-8", errors="replace")
        words = set(re.findall(r"[a-z0-9][\w-]*", text))
        found.facts |= words & set(self.facts)
        return found

    def _steps(self, name: str) -> set[str]:
        """The steps of the build whose own code a file is."""
        roots = [self.folder / root for root in paths.CODE_ROOTS]
        scripts = sorted((self.folder / paths.SCRIPTS).glob("*.py"))
        wanted = str(self.folder / name)
        return {script.stem for script in scripts if wanted in code_files(roots, script)}

    @cached_property
    def _closures(self) -> dict[str, set[str]]:
        """Exhibit, indicator or file of a source's module -> the files of its code."""
        made = paths.find_exhibits(self.folder / paths.EXHIBITS)
        files = {name: Path(paths.EXHIBITS, Path(made[name]).parent.name, "exhibit.py") for name in made}
        files |= {name: Path(paths.ANALYSIS, "indicators", f"{name}.py") for name in self.indicators}
        sources = (self.folder / paths.ANALYSIS / "sources").glob("[!_]*.py")
        files |= {path.as_posix(): path.relative_to(self.folder) for path in sorted(sources)}
        roots = [self.folder / root for root in paths.CODE_ROOTS]
        return {
            name: {Path(f).relative_to(self.folder).as_posix() for f in code_files(roots, self.folder / path)}
            for name, path in files.items()
            if (self.folder / path).is_file()
        }

    @cached_property
    def _reaches(self) -> dict[str, Reach]:
        """Fact, claim, exhibit or indicator -> what its code reaches."""
        found: dict[str, Reach] = {}
        for kind in (self.facts, self.claims):
            for name, entry in kind.items():
                code = entry["code"]
                file = self.code.file_of(code["module"])
                line = code["line"] if kind is self.facts else None
                found[name] = self.code.reach(file, [code["function"]], line) if file else Reach()
        for name in [*self.exhibits, *self.indicators]:
            module = f"{paths.ANALYSIS}/indicators/{name}.py"
            if name in self.exhibits:
                module = f"{paths.EXHIBITS}/{name.replace('-', '_')}/exhibit.py"
            file = self.folder / module
            found[name] = self.code.reach(file, ["data", "READS", "compute"]) if file.is_file() else Reach()
        return found


class _Touched:
    """Whether any run of observation numbers holds a marked one."""

    def __init__(self, marks: Marks) -> None:
        import numpy as np

        self.before = np.r_[0, np.cumsum(marks)]

    def by(self, ranges: Iterable[str]) -> bool:
        top = len(self.before) - 1
        return any(
            self.before[min(last + 1, top)] > self.before[min(first, top)] for first, last in read(ranges)
        )


def _lineages(path: Path) -> list[str]:
    """The runs behind all cells of a table, each once."""
    return list(dict.fromkeys(text for runs in lineages_in(path) for text in runs))


def _meanings(table: Any, name: str) -> list[tuple[str, Any]]:
    """(words, marks) of what a name may mean among the rows of a table."""
    file, _, line = name.removeprefix("data/raw/").partition(":")
    source, _, edition = name.partition("/")
    series = "series" if "series" in table else "table"
    found = [
        (f"source {name}", table["source"] == name),
        (
            f"edition {edition} of {source}",
            (table["source"] == source) & (table["edition"].astype(str) == edition),
        ),
        (f"series {name}", table[series] == name),
        (f"series {edition} of {source}", (table["source"] == source) & (table[series] == edition)),
    ]
    in_file = table["file"] == file
    found.append((f"file {name}", in_file & (table["line"] == int(line)) if line.isdigit() else in_file))
    if name.isdigit():
        found.append((f"observation {name}", table["obs"] == int(name)))
    return [(words, chosen.to_numpy()) for words, chosen in found]


def _stands_in(claim: dict[str, Any], file: str) -> bool:
    return any(said["file"] == file for said in claim["sentence"].values())
