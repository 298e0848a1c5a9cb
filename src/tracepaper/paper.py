"""What a paper consists of, and every file it makes.

Read on every start of Snakemake, as `paths` is: nothing heavy is imported.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.paths import (
    ABSTRACT,
    ALL_ELSE,
    ALL_SAID,
    ANALYSIS,
    BIBLIOGRAPHY,
    DRAWINGS,
    EXHIBITS,
    FORMATS,
    MANUSCRIPT,
    METADATA,
    OWN_STYLES,
    OWN_TEMPLATES,
    PROCESSED,
    PUBLISHED,
    RAW,
    RESULTS,
    SENTENCES,
    SETTINGS,
    SIDECAR,
    SUMS,
    TRIED_CLAIMS,
    choose_edition,
    declared_reads,
    existing,
    find_exhibits,
    find_modules,
    find_sections,
    find_sources,
    named_in,
    visible,
)


class Paper:
    """What this paper consists of: its languages, sources, exhibits, sections, and every file it makes.

    config: the checked configuration.
    """

    def __init__(self, config: Mapping[str, Any]):
        self.languages: list[str] = list(config["languages"])
        self._pinned: dict[str, str] = dict(config["editions"])

    @cached_property
    def sources(self) -> list[str]:
        return find_sources(f"{ANALYSIS}/sources")

    @cached_property
    def editions(self) -> dict[str, str]:
        """Source -> its edition: pinned by the configuration, else the only one there is."""
        unknown = sorted(set(self._pinned) - set(self.sources))
        if unknown:
            raise InputError(
                f"{SETTINGS}: editions names the source {unknown[0]}, which has no module in "
                f"{ANALYSIS}/sources; sources are {', '.join(self.sources)}"
            )
        return {source: choose_edition(RAW, source, self._pinned) for source in self.sources}

    @cached_property
    def sidecars(self) -> list[str]:
        return [existing(f"{RAW}/{source}/{edition}/{SIDECAR}") for source, edition in self.editions.items()]

    @cached_property
    def indicators(self) -> list[str]:
        return find_modules(f"{ANALYSIS}/indicators")

    @cached_property
    def exhibit_modules(self) -> dict[str, str]:
        """Id -> module of each exhibit, as paths."""
        return find_exhibits(EXHIBITS)

    @cached_property
    def exhibits(self) -> list[str]:
        return list(self.exhibit_modules)

    @cached_property
    def figures(self) -> list[str]:
        return [name for name in self.exhibits if name.startswith("fig-")]

    @cached_property
    def last_exhibits(self) -> list[str]:
        """Exhibits of what the paper itself shows and says, which are made when all else is: their READS
        names `results`, and no fact or claim may read them."""
        return [name for name, module in self.exhibit_modules.items() if ALL_ELSE in declared_reads(module)]

    @cached_property
    def read_by_statements(self) -> set[str]:
        """Indicators and exhibits that facts and claims read: those that their code names."""
        named = named_in(*self.modules("facts"), *self.modules("claims"))
        return named & {*self.indicators, *self.exhibits} - {*self.last_exhibits}

    @cached_property
    def evidence_tables(self) -> list[str]:
        """The tables of indicators and exhibits that facts and claims read."""
        return [table for name, table in self._tables.items() if name in self.read_by_statements]

    @cached_property
    def _tables(self) -> dict[str, str]:
        """Each indicator and exhibit -> its table."""
        kinds = {"indicators": self.indicators, "exhibits": self.exhibits}
        return {name: f"{PROCESSED}/{kind}/{name}.parquet" for kind, names in kinds.items() for name in names}

    @cached_property
    def sections(self) -> list[str]:
        """Section files of the languages that are built."""
        folders = [Path(MANUSCRIPT, language) for language in self.languages]
        return [str(path) for folder in folders for path in visible(folder.glob("*.md"))]

    def sections_in(self, language: str) -> list[str]:
        """Section files of one language."""
        return [path for path in self.sections if Path(path).parent.name == language]

    def abstracts_beside(self, language: str) -> dict[str, str]:
        """Each other language -> its section file with the abstract, if it has one."""
        others = {other: f"{MANUSCRIPT}/{other}/{ABSTRACT}" for other in self.languages if other != language}
        return {other: path for other, path in others.items() if path in self.sections}

    @cached_property
    def bibliography(self) -> str:
        return existing(BIBLIOGRAPHY)

    @cached_property
    def metadata(self) -> str:
        return existing(METADATA)

    def modules(self, kind: str) -> list[str]:
        """Files of the modules of one kind of statement: facts or claims."""
        names = find_sections(f"{ANALYSIS}/sections", kind)
        return [f"{ANALYSIS}/sections/{name}/{kind}.py" for name in names]

    @cached_property
    def definitions(self) -> list[str]:
        """What the facts are, in words: one file a section and language."""
        return self._words("facts")

    @cached_property
    def rival_words(self) -> list[str]:
        """What the rivals named by the analysis are, in words: one file a section and language."""
        return self._words("claims", "rivals")

    def _words(self, kind: str, name: str = "") -> list[str]:
        return [
            str(path)
            for module in self.modules(kind)
            for language in self.languages
            for path in visible(Path(module).parent.glob(f"{name or kind}.{language}.yaml"))
        ]

    def analysis_files(self, pattern: str) -> list[str]:
        return [str(path) for path in visible(Path(ANALYSIS).rglob(pattern))]

    @cached_property
    def own_templates(self) -> list[str]:
        return [str(path) for path in visible(Path(OWN_TEMPLATES).glob("*.*"))]

    @cached_property
    def own_styles(self) -> list[str]:
        """The paper's own profiles of journals and citation styles."""
        return [str(path) for path in visible(Path(OWN_STYLES).glob("*.*"))]

    @cached_property
    def published(self) -> list[str]:
        """The baseline's files; none before the first `publish`."""
        return [str(path) for path in visible(Path(PUBLISHED).rglob("*")) if path.is_file()]

    def captions(self, exhibit: str) -> list[str]:
        """An exhibit's caption in each language."""
        folder = Path(self.exhibit_modules[exhibit]).parent
        return [str(p) for lang in self.languages for p in visible(folder.glob(f"caption.{lang}.md"))]

    @cached_property
    def tables_read(self) -> dict[str, list[str]]:
        """Exhibit -> the tables it reads, by READS: of indicators, or all that the paper shows and says."""
        found = {}
        for exhibit in self.exhibits:
            module = self.exhibit_modules[exhibit]
            names = declared_reads(module)
            if names in ((ALL_ELSE,), (ALL_ELSE, ALL_SAID)):
                shown = [name for name in self.exhibits if name not in self.last_exhibits]
                found[exhibit] = [f"{PROCESSED}/exhibits/{name}.parquet" for name in shown]
                found[exhibit] += [f"{RESULTS}/facts.json", TRIED_CLAIMS]
                found[exhibit] += [SENTENCES] if ALL_SAID in names else []
                continue
            unknown = sorted(set(names) - set(self.indicators))
            if unknown:
                raise InputError(
                    f"READS names {unknown[0]}, which is no indicator; indicators are "
                    f"{', '.join(self.indicators)}",
                    module,
                )
            found[exhibit] = [f"{PROCESSED}/indicators/{name}.parquet" for name in names]
        return found

    def drawings(self, language: str, *kinds: str) -> list[str]:
        """The figures' files in one language, of each kind (svg, png, narrow.svg)."""
        return [
            f"{RESULTS}/exhibits/{name}/figure.{language}.{kind}" for name in self.figures for kind in kinds
        ]

    @cached_property
    def exhibit_files(self) -> list[str]:
        return [f"{RESULTS}/exhibits/{name}/exhibit.json" for name in self.exhibits]

    @cached_property
    def figure_files(self) -> list[str]:
        """What describes the figures that claims may head, none of which is made last."""
        chosen = [name for name in self.figures if name not in self.last_exhibits]
        return [f"{RESULTS}/exhibits/{name}/exhibit.json" for name in chosen]

    @cached_property
    def trees(self) -> list[str]:
        return [f"{PROCESSED}/manuscript/{language}.json" for language in self.languages]

    @cached_property
    def origins(self) -> list[str]:
        """What the web page of each language tells of its numbers."""
        return [f"{PROCESSED}/origins/{language}.json" for language in self.languages]

    @cached_property
    def papers(self) -> list[str]:
        """The documents; two languages also stand side by side."""
        found = [f"{RESULTS}/paper/paper.{lang}.{format}" for lang in self.languages for format in FORMATS]
        return [*found, f"{RESULTS}/paper/paper.parallel.pdf"] if len(self.languages) == 2 else found

    def declare(self) -> None:
        """Tell the command that started this build which files it promises.

        Each step reads this too, on a cluster many at once: only what is not there yet is written."""
        told, file = "\n".join(self.outputs), Path("outputs.txt")
        if "TRACEPAPER_PROJECT" in os.environ and not (file.is_file() and file.read_text("utf-8") == told):
            file.write_text(told, encoding="utf-8")

    @cached_property
    def outputs(self) -> list[str]:
        """Every file of a finished build, intermediate ones and the list of their sums included."""
        return [*self.summed, SUMS]

    @property
    def summed(self) -> list[str]:
        """Every file of a finished build but the list of their sums."""
        parts = ("observations", "statements")
        return [
            f"{PROCESSED}/raw_verified.json",
            f"{PROCESSED}/observations.parquet",
            f"{PROCESSED}/statements.parquet",
            *(f"{PROCESSED}/{part}/{source}.parquet" for part in parts for source in self.sources),
            *self._tables.values(),
            *self.exhibit_files,
            *(f"{RESULTS}/exhibits/{name}/data.csv" for name in self.exhibits),
            *(file for language in self.languages for file in self.drawings(language, *DRAWINGS)),
            f"{RESULTS}/facts.json",
            TRIED_CLAIMS,
            SENTENCES,
            f"{RESULTS}/claims.json",
            f"{PROCESSED}/manuscript/checked",
            *self.trees,
            *self.origins,
            *self.papers,
        ]
