"""What the archive says of the paper, gathered from what lies in its folder: nothing is typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive.members import Members, read_cards
from tracepaper.archive.names import archive_name
from tracepaper.archive.times import Measured
from tracepaper.files import read_json, read_yaml
from tracepaper.languages.language import MODEL
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.front_matter import author_name
from tracepaper.origins.source_code import SourceCode
from tracepaper.paper import Paper
from tracepaper.paths import visible

WHEELHOUSE = "wheelhouse"  # in the working folder and in the archive
LOCK, PROFILE = "requirements.lock", "profiles/slurm/config.yaml"
MADE_BY = ("data", "draw", "cells")  # the functions of an exhibit's module, as far as it has them
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)( ; .*?)?(?: \\)?$", re.MULTILINE)
_INCLUDED = re.compile(r"""^include:\s*["'](.+?)["']""", re.MULTILINE)
_RULE = re.compile(r"^(?:use rule \w+ as|rule|checkpoint) (\w+)", re.MULTILINE)
_RANDOM = re.compile(r"default_rng\(|RandomState\(|random\.seed\(|\bRandom\(|^\s*(?:import|from) random\b")


@dataclass(frozen=True)
class Shown:
    """A figure or table as it is printed.  label, title: by language.  programs: file:line of its code."""

    id: str
    label: Mapping[str, str]
    title: Mapping[str, str]
    programs: list[str]


@dataclass(frozen=True)
class About:
    """root: the folder of the build.  config: checked.  members: what goes in.  measured: times of the steps.
    refreshed: source -> environment variable of the key its connector needs, "" if none; a source that no
    connector fetches is not in it.  results: names of built files that go in.
    sheet: name in the archive -> place of the sheet of in-text numbers, in each of its forms."""

    root: Path
    config: Mapping[str, Any]
    members: Members
    measured: Measured
    refreshed: Mapping[str, str]
    results: list[str]
    sheet: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def languages(self) -> list[str]:
        return list(self.config["languages"])

    @property
    def version(self) -> str:
        return str(self.config.get("version") or "0")

    @property
    def name(self) -> str:
        """As in the archive's file name."""
        return archive_name(str(self.root / paths.METADATA))

    @cached_property
    def date(self) -> str:
        """The paper's own (ISO)."""
        return datetime.fromtimestamp(self.config["source_date_epoch"], UTC).date().isoformat()

    @cached_property
    def metadata(self) -> dict[str, Any]:
        return dict(read_yaml(self.root / paths.METADATA))

    @cached_property
    def wheels(self) -> dict[str, Path]:
        """Name in the archive -> place of each package that goes in with it."""
        return {f"{WHEELHOUSE}/{path.name}": path for path in visible((self.root / WHEELHOUSE).glob("*"))}

    def title(self, language: str) -> str:
        return self.in_language(self.metadata["title"], language)

    def in_language(self, texts: Mapping[str, str], language: str) -> str:
        """The text in a language; that of another where it has none."""
        return str(texts.get(language) or texts.get(MODEL) or next(iter(texts.values()), ""))

    def authors(self, language: str) -> list[str]:
        found = (author_name(author, language) for author in self.config["byline"])
        return [name for name in found if name]

    @cached_property
    def cards(self) -> dict[tuple[str, str], dict[str, Any]]:
        """(source, edition) -> sidecar, of every edition that is filed."""
        return read_cards(self.root)

    @cached_property
    def used(self) -> set[tuple[str, str]]:
        """(source, edition) that the paper is made of."""
        return set(Paper(self.config).editions.items())

    @cached_property
    def packages(self) -> list[tuple[str, str]]:
        """(package, version) that the lock has; several of a package where they depend on Python's.  Which
        systems need it is left to the lock."""
        lock = self.members.files.get(LOCK)
        found = _LOCKED.findall(lock.read_text(encoding="utf-8")) if lock else []
        kept = [
            (*one[:2], one[2] if "python" in one[2] and "platform" not in one[2] else "") for one in found
        ]
        return [(name, version + condition) for name, version, condition in kept]

    @cached_property
    def memory_mb(self) -> int:
        """What the step that asks for most gets on a cluster: twice and more of what it was seen to take."""
        profile = self.root / PROFILE
        text = profile.read_text(encoding="utf-8") if profile.is_file() else ""
        return max(map(int, re.findall(r"mem_mb: attempt \* (\d+)", text)), default=0)

    @cached_property
    def stages(self) -> dict[str, list[str]]:
        """Stage (name of a file of rules) -> its rules, in the order in which the Snakefile has them."""
        files = _INCLUDED.findall((self.root / "Snakefile").read_text(encoding="utf-8"))
        found = {Path(file).stem: self._rules(file) for file in files}
        own = [
            name
            for path in visible((self.root / paths.OWN_RULES).glob("*.smk"))
            for name in self._rules(path)
        ]
        return {**found, "own": own} if own else found

    def _rules(self, file: str | Path) -> list[str]:
        return _RULE.findall((self.root / file).read_text(encoding="utf-8"))

    @cached_property
    def seeds(self) -> list[str]:
        """file:line of each generator of random numbers in the analysis."""
        files = visible((self.root / paths.ANALYSIS).rglob("*.py"))
        return [
            f"{path.relative_to(self.root).as_posix()}:{number}"
            for path in files
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if _RANDOM.search(line)
        ]

    @cached_property
    def size(self) -> int:
        """Bytes of the raw data and results that go in."""
        files = [path for name, path in self.members.files.items() if name.startswith(f"{paths.RAW}/")]
        return sum(path.stat().st_size for path in (*files, *(self.root / name for name in self.results)))

    @cached_property
    def exhibits(self) -> list[Shown]:
        """In the order of the paper."""
        labels: dict[str, dict[str, str]] = {}
        for language in self.languages:
            for name, label in self._labels(language):
                labels.setdefault(name, {})[language] = label
        titles = {n: read_json(self.root / paths.MADE_EXHIBITS / n / "exhibit.json")["title"] for n in labels}
        return [Shown(name, told, titles[name], self._programs(name)) for name, told in labels.items()]

    def _labels(self, language: str) -> Iterator[tuple[str, str]]:
        tree = trees.read_tree(self.root / paths.PROCESSED / "manuscript" / f"{language}.json")
        for div in trees.elements(tree["blocks"], "Div"):
            attributes = dict(div["c"][0][2])
            if "exhibit" in attributes and "label" in attributes:
                yield attributes["exhibit"], attributes["label"].replace("\u00a0", " ")

    def _programs(self, exhibit: str) -> list[str]:
        module = f"{paths.EXHIBITS}/{exhibit.replace('-', '_')}/exhibit.py"
        code = SourceCode([self.root / module])
        path = (self.root / module).as_posix()
        found = (code.function(path, name) for name in MADE_BY)
        own = [f"{module}:{entry['line']}" for entry in found if entry]
        return [*own, *self._indicators(paths.declared_reads(self.root / module))]

    def _indicators(self, names: Iterable[str]) -> Iterator[str]:
        """file:line of the tables that an exhibit reads."""
        for name in names:
            module = f"{paths.ANALYSIS}/indicators/{name}.py"
            if (self.root / module).is_file():
                path = (self.root / module).as_posix()
                entry = SourceCode([path]).function(path, "table")
                yield f"{module}:{entry['line']}" if entry else module
