"""Paragraphs that came, went, moved, were split or joined, as replacements in the files of the manuscript."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tracepaper.problems import shortened
from tracepaper.returning.atoms import WHOLE
from tracepaper.returning.changes import Refused, Relocation, Replacement
from tracepaper.returning.document import PICTURE, Paragraph, Run
from tracepaper.returning.linking import Linked
from tracepaper.returning.passages import Passage
from tracepaper.returning.writing import Manner, written

_HEADING = re.compile(r"heading\s?([1-6])$", re.IGNORECASE)
_SECTION = re.compile(r"#(sec-[a-z0-9-]+)")
COMPUTED = {
    "cell": "a cell of {exhibit} is computed; change its data or its code",
    "picture": "the picture of {exhibit} is drawn by the build; to take it out, take out its ::: lines",
    "line": "this line under {exhibit} is written by the build",
    "text": "this is written by the build: title, keywords and declarations stand in "
    "manuscript/metadata.yaml and config/config.yaml, references in references.bib, the other abstract in "
    "its own language",
}


@dataclass(frozen=True)
class Sent:
    """What was sent out, and the manuscript that it is of.

    linked: its paragraphs.  texts: file -> its text now.  manner: how words are written in a passage, or,
    for None, in a new paragraph."""

    linked: Sequence[Linked]
    texts: Mapping[str, str]
    manner: Callable[[Passage | None], Manner]

    def passage(self, number: int) -> Passage | None:
        bound = self.linked[number].bound if 0 <= number < len(self.linked) else None
        return bound.passage if bound else None


def why_computed(linked: Linked) -> Refused:
    """Why a paragraph without a passage is not edited in a document."""
    if linked.bound is None:
        return Refused("elsewhere", "the paper has no such paragraph now; bring the edit in by hand")
    owner = linked.bound.owner
    kind = "cell" if linked.paragraph.in_table else "picture" if PICTURE in linked.paragraph.text else "line"
    exhibit = owner.exhibit if owner else ""
    return Refused("computed", COMPUTED[kind if owner else "text"].format(exhibit=exhibit), exhibit)


def paragraph_source(paragraph: Paragraph, runs: Sequence[Run], manner: Manner) -> str:
    """A new paragraph as the manuscript writes it: a heading, an item or plain."""
    if paragraph.in_table:
        raise Refused("form", "a table came with it, which cannot be brought back; make it an exhibit")
    level = _HEADING.search(paragraph.style)
    if level:
        plain = [run._replace(strong=False, emphasis=False) for run in runs]
        return "#" * int(level[1]) + " " + written(plain, manner._replace(by_line=False))
    if paragraph.is_item:
        return "- " + written(runs, manner._replace(by_line=False))
    return written(runs, manner)


def added(sent: Sent, sources: Sequence[str], previous: int) -> Replacement:
    """New paragraphs after a paragraph that was sent, or, where nothing can stand there, before the next."""
    passage = sent.passage(previous)
    items = [source.startswith("- ") for source in sources]
    if passage is not None and passage.kind == "item" and all(items):
        return Replacement(passage.file, passage.end, passage.end, "".join(f"\n{one}" for one in sources))
    place = _end_of(sent, previous)
    if place:
        file, at = place
        return Replacement(file, at, at, "".join(f"\n\n{source}" for source in _with_lists(sources)))
    following = sent.passage(previous + 1)
    if following is None or following.exhibit or following.block[0] != following.start:
        raise Refused("elsewhere", "new text stands where the build writes what is there; put it elsewhere")
    joined = "".join(f"{source}\n\n" for source in _with_lists(sources))
    return Replacement(following.file, following.start, following.start, joined)


def _with_lists(sources: Sequence[str]) -> list[str]:
    """The sources with the items that follow each other as one list."""
    found: list[str] = []
    for source in sources:
        if found and source.startswith("- ") and found[-1].startswith("- "):
            found[-1] += f"\n{source}"
        else:
            found.append(source)
    return found


def _end_of(sent: Sent, number: int) -> tuple[str, int] | None:
    """(file, place in its text) after the block that a paragraph is of; None inside what is computed."""
    bound = sent.linked[number].bound if number >= 0 else None
    if bound is None:
        return None
    if bound.owner:
        following = sent.linked[number + 1].bound if number + 1 < len(sent.linked) else None
        is_last = following is None or following.owner is None or following.owner != bound.owner
        return (bound.owner.file, bound.owner.end) if is_last else None
    return (bound.passage.file, bound.passage.block[1]) if bound.passage else None


def removed(sent: Sent, number: int) -> tuple[Passage, Replacement]:
    """A paragraph that was taken out: its passage and what becomes of the file.  Raises Refused."""
    passage = sent.passage(number)
    if passage is None:
        raise why_computed(sent.linked[number])
    if passage.exhibit:
        raise Refused("computed", f"{passage.exhibit} needs its {passage.kind}; reword it", passage.exhibit)
    bound = [a for a in passage.atoms if a.kind in WHOLE - {"citation", "reference", "code", "address"}]
    claim = next((a.name.removeprefix("claim ") for a in passage.atoms if a.name.startswith("claim ")), "")
    if claim:
        raise Refused("claim", f"the sentence of claim {claim} was taken out with its paragraph", claim)
    if bound:
        what = f"the number {bound[0].shown} (fact {bound[0].name})" if bound[0].name else "a formula"
        told = f"{what} was taken out with its paragraph; take it out of the Markdown, in every language"
        raise Refused("number" if bound[0].name else "formula", told, bound[0].name, bound[0].shown)
    _refuse_named_section(sent, passage)
    text = sent.texts[passage.file]
    if passage.kind == "item" and passage.block != (passage.start, passage.end):
        first = passage.start == passage.block[0]
        start, end = (passage.start, passage.end + 1) if first else (passage.start - 1, passage.end)
        return passage, Replacement(passage.file, start, end, "")
    return passage, without_block(text, passage)


def without_block(text: str, passage: Passage) -> Replacement:
    """A block that goes, with the blank lines after it."""
    start, end = passage.block
    following = len(text) - len(text[end:].lstrip("\n"))
    if following < len(text):
        return Replacement(passage.file, start, following, "")
    return Replacement(passage.file, len(text[:start].rstrip("\n")), len(text), "\n")


def _refuse_named_section(sent: Sent, passage: Passage) -> None:
    name = _SECTION.search(passage.atoms[-1].source) if passage.kind == "heading" else None
    if name and any(re.search(rf"@{name[1]}(?![\w-])", text) for text in sent.texts.values()):
        told = f"the heading is referred to as {name[1]}; take the references out first"
        raise Refused("reference", told, name[1])


def joined(sent: Sent, first: int, second: int, is_han: bool) -> Replacement:
    """What stands between two paragraphs that were made one.  Raises Refused."""
    one, other = sent.passage(first), sent.passage(second)
    if one is None or other is None:
        raise why_computed(sent.linked[second if one else first])
    together = one.kind == other.kind == "paragraph" and one.file == other.file
    between = sent.texts[one.file][one.end : other.start] if together else "-"
    if between.strip():
        what = shortened(sent.linked[second].paragraph.text, 40)
        raise Refused("form", f"“{what}” was joined to what stands before it; join them in the Markdown")
    return Replacement(one.file, one.end, other.start, "" if is_han else "\n")


def moved(sent: Sent, number: int, previous: int) -> Relocation:
    """A paragraph that was moved, marks and all, behind another one.  Raises Refused."""
    passage = sent.passage(number)
    if passage is None:
        raise why_computed(sent.linked[number])
    place = _end_of(sent, previous)
    if passage.exhibit or passage.block != (passage.start, passage.end) or place is None:
        raise Refused("form", "this was moved to where it cannot stand by itself; move it in the Markdown")
    return Relocation(passage, *place)
