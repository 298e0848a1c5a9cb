"""A document that came back, compared with the paper as it is built now.

Its language is that of which it has most; what it says is held against the paper's text sentence by
sentence.  How much of the paper was found in it is always said: a document in which nothing could be
compared shows no difference either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.audit.reading.document_text import READERS, Document, read_document
from tracepaper.audit.reading.paper_text import Unit, units_of
from tracepaper.audit.reading.plain_text import tokens
from tracepaper.audit.reading.text_differences import Difference, differences
from tracepaper.audit.returned.source_lines import line_of
from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json
from tracepaper.manuscript.markup import Block, read_captions, read_manuscript
from tracepaper.problems import Place

ENOUGH = 0.5  # of the paper must be found in a document, or the comparison says nothing
ALIKE = 0.2  # of the paper's runs of words, for its words to be compared one by one at all
RUN = 4  # words in a run


@dataclass(frozen=True)
class Compared:
    """language: in which it is.  share: of the paper's text that was found in the document, from 0 to 1.
    blocks: of the paper that were looked for.  found: the differences, with the source line of each."""

    document: str
    language: str
    share: float
    blocks: int
    found: tuple[tuple[Difference, Place | None], ...]

    @property
    def verdict(self) -> int:
        """The exit code: 2 if too little was found, 1 if a number, a cell or a claim's sentence differs."""
        if self.share < ENOUGH:
            return 2
        return int(any(difference.is_grave for difference, _ in self.found))


def compare(file: StrPath, project: StrPath, analysis: str = "workflow/analysis") -> Compared:
    """The document against the paper of a project.  Raises InputError if either cannot be read."""
    path, root = Path(file), Path(project)
    if path.suffix.lower() not in READERS:
        raise InputError(f"this is no document that can be read; give one of {', '.join(READERS)}", path)
    if not path.is_file():
        raise InputError("there is no such file; give the document that came back", path)
    trees = {
        tree.stem: read_json(tree) for tree in sorted((root / paths.PROCESSED / "manuscript").glob("*.json"))
    }
    if not trees:
        raise InputError("the paper is not built; type ./run first", root / paths.PROCESSED / "manuscript")
    document = _read(path)
    form = path.suffix.lower().lstrip(".")
    units = {language: units_of(tree, form) for language, tree in trees.items()}
    language, likeness = most_alike(units, document)
    if likeness < ALIKE:
        return Compared(path.name, language, likeness, len(units[language]), ())
    found = differences(units[language], document, language)
    blocks = read_manuscript(root / "manuscript" / language)
    blocks += read_captions(root, f"{analysis}/exhibits", [language])[language]
    told = tuple((one, _source(one, blocks, language)) for one in found)
    return Compared(path.name, language, _share(units[language], found), len(units[language]), told)


def _read(path: Path) -> Document:
    try:
        return read_document(path)
    except Exception as problem:  # whatever a library says of a file that is broken
        raise InputError(
            f"cannot be read as {path.suffix} ({problem}); open it and save it again", path
        ) from None


def most_alike(units: Mapping[str, Sequence[Unit]], document: Document) -> tuple[str, float]:
    """The language of which the document has most, and the share of its runs of words that are there."""
    there = _runs(document.text)
    shares = {}
    for language, own in units.items():
        wanted = _runs(" ".join(unit.text for unit in own))
        shares[language] = len(wanted & there) / max(len(wanted), 1)
    language = max(sorted(shares), key=lambda name: shares[name])
    return language, shares[language]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [token.text for token in tokens(text) if token.is_word]
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def _share(units: Sequence[Unit], found: Sequence[Difference]) -> float:
    """The share of the paper's characters that stand in sentences that are not missing."""
    whole = sum(len(unit.text) for unit in units)
    lost = sum(len(difference.expected) for difference in found if difference.kind == "missing")
    return max(0.0, 1 - lost / max(whole, 1))


def _source(difference: Difference, blocks: Sequence[Block], language: str) -> Place | None:
    unit = difference.unit
    return line_of(difference.expected, unit, blocks, language) if unit else None


def as_json(compared: Compared) -> dict[str, Any]:
    """For results/audit/documents/NAME.json."""
    return {
        "document": compared.document,
        "language": compared.language,
        "share_found": round(compared.share, 4),
        "blocks": compared.blocks,
        "verdict": compared.verdict,
        "differences": [
            {
                "kind": one.kind,
                "grave": one.is_grave,
                "place": one.place,
                "expected": one.expected,
                "found": one.found,
                "block": one.unit.kind if one.unit else "",
                "exhibit": one.unit.owner if one.unit else "",
                "cell": one.unit.where if one.unit else "",
                "facts": list(one.facts),
                "claims": list(one.claims),
                "file": source.file if source else "",
                "line": source.line if source else None,
            }
            for one, source in compared.found
        ],
    }
