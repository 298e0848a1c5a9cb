"""What the checks look at: the project's inputs and its finished results, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.files import StrPath, read_json
from tracepaper.vocabulary import Quantities, Vocabulary

if TYPE_CHECKING:
    from tracepaper.manuscript.markup import Block


@dataclass
class Material:
    """root: the project's folder.  languages: of the paper.  editions: source -> edition.
    modules: exhibit id -> module of the analysis that draws or sets it (may be empty where no figure
    is redrawn).  vocabulary: what the paper declares of itself (not needed where nothing is checked).
    quantities: what its columns measure and its codes are called (needed where figures are checked).
    analysis: the paper's own code, relative to root; the captions and the SQL of the second
    computation stand in it."""

    root: StrPath
    languages: Sequence[str]
    editions: Mapping[str, str]
    modules: Mapping[str, object] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    quantities: Quantities | None = None
    analysis: str = "workflow/analysis"

    @property
    def declared(self) -> Vocabulary:
        """The vocabulary, for a check that needs it."""
        assert self.vocabulary is not None, "this check is to be given the paper's vocabulary"
        return self.vocabulary

    @property
    def measured(self) -> Quantities:
        """What columns measure, for a check that needs it."""
        assert self.quantities is not None, "this check is to be given the paper's quantities"
        return self.quantities

    def path(self, *parts: StrPath) -> Path:
        return Path(self.root).joinpath(*parts)

    @property
    def raw(self) -> Path:
        return self.path("data/raw")

    def _json(self, *parts: StrPath) -> Any:
        return read_json(self.path(*parts))

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        return dict(self._json("results/facts.json")["facts"])

    @cached_property
    def fact_rows(self) -> dict[int, dict[str, Any]]:
        """Observation number -> the row, of those that facts list in full."""
        return {int(number): row for number, row in self._json("results/facts.json")["observations"].items()}

    @cached_property
    def claims(self) -> dict[str, dict[str, Any]]:
        return dict(self._json("results/claims.json")["claims"])

    @cached_property
    def exhibits(self) -> dict[str, dict[str, Any]]:
        """Exhibit id -> exhibit.json: captions, notes, the printed table."""
        return {
            path.parent.name: read_json(path)
            for path in sorted(self.path("results/exhibits").glob("*/exhibit.json"))
        }

    def csv_file(self, exhibit: str) -> Path:
        return self.path("results/exhibits", exhibit, "data.csv")

    @cached_property
    def csv_texts(self) -> dict[str, str]:
        """Exhibit id -> the text of its data.csv."""
        from tracepaper.exhibits.exported import text_of

        return {name: text_of(self.csv_file(name)) for name in self.exhibits}

    def rows(self, exhibit: str) -> list[dict[str, str]]:
        """The rows of an exhibit's CSV, cells as written, texts as they are meant."""
        from tracepaper.exhibits.exported import read_records

        return read_records(self.csv_texts[exhibit])

    @cached_property
    def trees(self) -> dict[str, dict[str, Any]]:
        """Language -> the Pandoc syntax tree the documents are made from."""
        return {
            language: self._json(f"data/processed/manuscript/{language}.json") for language in self.languages
        }

    @cached_property
    def blocks(self) -> dict[str, list[Block]]:
        """Language -> blocks of the manuscript's sources."""
        from tracepaper.manuscript.markup import read_manuscript

        return {language: read_manuscript(self.path("manuscript", language)) for language in self.languages}

    @cached_property
    def captions(self) -> dict[str, list[Block]]:
        """Language -> blocks of the exhibits' captions, their files named from the project's folder."""
        from tracepaper.manuscript.markup import read_captions

        return read_captions(self.path(), f"{self.analysis}/exhibits", self.languages)

    @cached_property
    def reviewed(self) -> dict[str, set[tuple[str, str]]]:
        """Section file -> reviewed pairs of blocks, from manuscript/translations.lock."""
        from tracepaper.audit.checks.parity import LOCK, read_lock

        return read_lock(self.path(LOCK))

    def document(self, language: str, kind: str) -> Path:
        return self.path(f"results/paper/paper.{language}.{kind}")
