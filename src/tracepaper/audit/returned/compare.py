"""A document that came back, compared with the paper as it is built now.

Its language is that of which it has most; what it says is held against the paper's text sentence by
sentence.  How much of the paper was found in it is always said: a document in which nothing could be
compared shows no difference either.  Of a page that the build wrote, what is not text is compared too: its
style sheet could hide a sentence, or say another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.audit.reading.active_parts import active_parts
from tracepaper.audit.reading.document_form import FORMS, form_of
from tracepaper.audit.reading.document_parts import wrong_parts
from tracepaper.audit.reading.document_text import Document, read_document
from tracepaper.audit.reading.page_looks import odd_sheets
from tracepaper.audit.reading.paper_text import Unit, units_of
from tracepaper.audit.reading.plain_text import tokens
from tracepaper.audit.reading.text_differences import Difference, differences
from tracepaper.audit.returned.source_lines import line_of
from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json
from tracepaper.manuscript.markup import Block, read_captions, read_manuscript
from tracepaper.problems import Place, shortened

ENOUGH = 0.5  # of the paper must be found in a document, or the comparison says nothing
ALIKE = 0.2  # of the paper's runs of words, for its words to be compared one by one at all
RUN = 4  # words in a run
OUR_MARK = ' data-fact="'


@dataclass(frozen=True)
class Compared:
    """language: in which it is.  share: of the paper's text that was found in the document, from 0 to 1.
    blocks: of the paper that were looked for.  found: the differences, with the source line of each.
    besides: what of a page, its text apart, is not as the build writes it, in words."""

    document: str
    language: str
    share: float
    blocks: int
    found: tuple[tuple[Difference, Place | None], ...]
    besides: tuple[str, ...] = ()

    @property
    def verdict(self) -> int:
        """The exit code: 2 if too little was found, 1 if a number, a cell or a claim's sentence differs, text
        was added, or a page is otherwise than the build writes it."""
        if self.share < ENOUGH:
            return 2
        return int(bool(self.besides) or any(difference.is_grave for difference, _ in self.found))


def compare(file: StrPath, project: StrPath, analysis: str = "workflow/analysis") -> Compared:
    """The document against the paper of a project.  Raises InputError if either cannot be read."""
    path, root = Path(file), Path(project)
    form = form_of(path)
    if not form:
        raise InputError(f"this is no document that can be read; give one of {', '.join(FORMS)}", path)
    if not path.is_file():
        raise InputError("there is no such file; give the document that came back", path)
    trees = {
        tree.stem: read_json(tree) for tree in sorted((root / paths.PROCESSED / "manuscript").glob("*.json"))
    }
    if not trees:
        raise InputError("the paper is not built; type ./run first", root / paths.PROCESSED / "manuscript")
    document = _read(path)
    units = {language: units_of(tree, form) for language, tree in trees.items()}
    language, likeness = most_alike(units, document)
    if likeness < ALIKE:
        return Compared(path.name, language, likeness, len(units[language]), ())
    found = differences(units[language], document, language)
    blocks = read_manuscript(root / "manuscript" / language)
    blocks += read_captions(root, f"{analysis}/exhibits", [language])[language]
    told = tuple((one, _source(one, blocks, language)) for one in found)
    share, besides = _share(units[language], found), tuple(_besides(path, trees[language], root))
    return Compared(path.name, language, share, len(units[language]), told, besides)


def _besides(path: Path, tree: dict[str, Any], root: Path) -> Iterator[str]:
    """What is not as the build writes it of a page that has its marks; another's page has its own looks."""
    page = path.read_text(encoding="utf-8") if form_of(path) == "html" else ""
    if OUR_MARK not in page:
        return
    for found in odd_sheets(page, root / paths.OWN_TEMPLATES):
        yield f"it has {found}"
    for what, where in active_parts(path):
        yield f"it has {what}, “{shortened(where)}”, which does more than show"
    for _, item, text in wrong_parts(path, tree, root / paths.RESULTS / "exhibits"):
        yield f"{item}: {text}"


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
        "besides": list(compared.besides),
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
