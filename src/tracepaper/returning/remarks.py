"""The comments of a Word file: who says what, and of which line of the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from tracepaper.problems import Place
from tracepaper.returning.document import Paragraph
from tracepaper.returning.word_package import Package, W
from tracepaper.screening import shown

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
LONG = 200  # letters of the commented words that are quoted


@dataclass(frozen=True)
class Remark:
    """author, text: as in the document.  quoted: the words it is of.  place: in the sources, or in the
    document.  is_reply: to the remark before it.  is_done: whether it was marked as resolved."""

    author: str
    text: str
    quoted: str
    place: Place
    is_reply: bool = False
    is_done: bool = False


def remarks(
    package: Package, paragraphs: Sequence[Paragraph], place_of: Callable[[int, int], Place]
) -> list[Remark]:
    """All comments in the order of the text, replies behind what they answer.

    place_of: (number of a paragraph, letter in it) -> where that stands in the manuscript."""
    if package.comments is None:
        return []
    spans = _spans(paragraphs)
    answers, done = _threads(package)
    found = []
    for order, node in enumerate(package.comments.iter(f"{W}comment")):
        number = node.get(f"{W}id") or ""
        lines = ["".join(str(t) for t in p.itertext(f"{W}t")) for p in node.iter(f"{W}p")]
        last = next((p.get(f"{_W14}paraId") for p in reversed(list(node.iter(f"{W}p")))), None) or ""
        start, end = spans.get(number, ((len(paragraphs), 0), (len(paragraphs), 0)))
        known = start[0] < len(paragraphs)
        remark = Remark(
            shown(node.get(f"{W}author") or "somebody"),
            shown("\n".join(line for line in lines if line.strip())),
            shown(_quoted(paragraphs, start, end)),
            place_of(*start) if known else Place(item="nowhere in the text"),
            last in answers,
            last in done,
        )
        found.append((start, order, remark))
    return [remark for _, _, remark in sorted(found, key=lambda one: one[:2])]


def _spans(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Id -> (paragraph, letter) of its beginning and its end."""
    edges: dict[str, dict[str, tuple[int, int]]] = {}
    for number, paragraph in enumerate(paragraphs):
        at = 0
        for run in paragraph.runs:
            at += len(run.text)
            if run.comment:
                edges.setdefault(run.comment[0], {}).setdefault(run.comment[1], (number, at))
    return {
        name: (found.get("start", found.get("end", (0, 0))), found.get("end", found.get("start", (0, 0))))
        for name, found in edges.items()
    }


def _quoted(paragraphs: Sequence[Paragraph], start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] >= len(paragraphs):
        return ""
    if start[0] == end[0]:
        text = paragraphs[start[0]].text[start[1] : end[1]]
    else:
        text = paragraphs[start[0]].text[start[1] :] + " …"
    text = text.strip()
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _threads(package: Package) -> tuple[set[str], set[str]]:
    """The paragraphs, by Word's names, that end replies, and those that end what is resolved."""
    nodes = [] if package.replies is None else list(package.replies.iter(f"{_W15}commentEx"))
    answers = {node.get(f"{_W15}paraId") or "" for node in nodes if node.get(f"{_W15}paraIdParent")}
    done = {node.get(f"{_W15}paraId") or "" for node in nodes if node.get(f"{_W15}done") in ("1", "true")}
    return answers - {""}, done - {""}


def as_markdown(found: Sequence[Remark], name: str) -> str:
    """The comments as a list to work through."""
    lines = [f"# Comments in {name}", ""]
    for remark in found:
        indent = "  " if remark.is_reply else ""
        text = f"\n{indent}  ".join(remark.text.split("\n"))
        quoted = f" “{remark.quoted}”" if remark.quoted and not remark.is_reply else ""
        place = "" if remark.is_reply else f" {remark.place}:"
        box = "x" if remark.is_done else " "
        lines.append(f"{indent}- [{box}] **{remark.author}**{place}{quoted}")
        lines += list(chain([""], [f"{indent}  {text}"], [""]))
    return "\n".join(lines)
