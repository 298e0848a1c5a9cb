"""Where the blocks of the paper stand in the text of a document, and what stands between them.

Most blocks stand there word for word and are found by looking for them.  What is not found is left, with the
text around it, as a gap: these blocks should have stood where this text stands.  Figures and tables may have
moved as a whole (pages are filled, journals put them at the end) and are looked for first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tracepaper.audit.reading.paper_text import Unit
from tracepaper.audit.reading.plain_text import BLOCK, Plain, plain, without_joiners

SURE = 24  # characters by which a block is known wherever it stands
KNOWN = 8  # the same between two that are known
FORMULA_LENGTH = 120  # of a formula set as text, at most
FORMULA = f"[^{BLOCK}]{{0,{FORMULA_LENGTH}}}?"


@dataclass(frozen=True)
class Gap:
    """Blocks that were not found, and the text that stands where they should; either may be empty.

    units: their numbers, in order.  text: from the document, with its spaces.  place: of its first
    character in the whole text."""

    units: tuple[int, ...]
    text: str
    place: int


class _Expected:
    """A block as it is looked for."""

    def __init__(self, unit: Unit, in_blocks: bool) -> None:
        marker = "" if in_blocks else plain(unit.marker, False).text
        parts, formula = [marker], False
        for stretch in unit.stretches:
            if stretch.kind == "formula":
                parts += [""] if not formula or parts[-1] else []
                formula = True
            else:
                parts[-1] += plain(without_joiners(stretch.text), in_blocks).text
        parts[-1] += BLOCK if in_blocks else ""
        self.has_formula = formula
        self.length = sum(map(len, parts))
        self.text = "".join(parts)
        self.pattern = ("" if in_blocks else FORMULA).join(map(re.escape, parts))
        self._compiled = re.compile(self.pattern) if self.has_formula and not in_blocks else None

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """From where to where it stands there first."""
        if self._compiled:
            match = self._compiled.search(text, start, end)
            return match.span() if match else None
        at = text.find(self.text, start, end)
        return None if at < 0 else (at, at + len(self.text))


def align(units: Sequence[Unit], raw: str, in_blocks: bool) -> list[Gap]:
    """The gaps, in the order of the document.

    raw: the document's text `without_joiners`.  in_blocks: whether its blocks are known: each ends with
    BLOCK then, and one stands before the first.
    """
    expected = [_Expected(unit, in_blocks) for unit in units]
    text, rest, gaps = _without_exhibits(units, expected, plain(raw, in_blocks), raw, in_blocks)
    found = _gaps(expected, rest, text, 1 if in_blocks else 0, len(text), SURE)
    gaps += [_gap(numbers, text, span, raw) for numbers, span in found]
    return sorted((gap for gap in gaps if gap.units or gap.text.strip()), key=lambda gap: gap.place)


def _gap(numbers: Sequence[int], text: Plain, span: tuple[int, int], raw: str) -> Gap:
    start, end = span
    runs, places = [], text.places[start:end]
    begin = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or plain(raw[places[at - 1] + 1 : places[at]]).text:
            runs.append(raw[places[begin] : places[at - 1] + 1])
            begin = at
    last = text.places[start] if start < len(text.places) else len(raw)
    return Gap(tuple(numbers), "\n".join(runs), places[0] if places else last)


def _gaps(
    expected: Sequence[_Expected], numbers: Sequence[int], text: Plain, start: int, end: int, sure: int
) -> Iterator[tuple[list[int], tuple[int, int]]]:
    """What of text[start:end] and of these blocks does not match the other, piece by piece."""
    anchors = _anchors(expected, numbers, text.text, start, end, sure)
    waiting: list[int] = []
    at = start
    for number in [*numbers, None]:
        if number is not None and number not in anchors:
            waiting.append(number)
            continue
        begin, stop = anchors[number] if number is not None else (end, end)
        if waiting or begin > at:
            if anchors and sure > KNOWN:  # between two that are known, shorter ones are sure enough
                yield from _gaps(expected, waiting, text, at, begin, KNOWN)
            elif "".join(expected[n].text for n in waiting) != text.text[at:begin]:
                yield list(waiting), (at, begin)
        waiting, at = [], stop


def _anchors(
    expected: Sequence[_Expected], numbers: Sequence[int], text: str, start: int, end: int, sure: int
) -> dict[int, tuple[int, int]]:
    """Block -> where it stands (first), of those that are long enough and in their order."""
    times = Counter(expected[number].text for number in numbers)
    found = []
    for number in numbers:
        one = expected[number]
        if one.length < sure or times[one.text] > 1:
            continue
        span = one.find(text, start, end)
        if span and (sure >= SURE or not one.find(text, span[0] + 1, end)):
            found.append((number, span))
    return dict(_rising(found))


def _rising(found: list[tuple[int, tuple[int, int]]]) -> list[tuple[int, tuple[int, int]]]:
    """The longest series of them in which each begins after the one before has ended."""
    best: list[list[int]] = []  # for each length, a chain (indices) whose end is least
    ends: list[int] = []
    for index, (_, (start, end)) in enumerate(found):
        length = bisect_left(ends, start + 1)
        chain = [*(best[length - 1] if length else []), index]
        if length == len(ends):
            best.append(chain)
            ends.append(end)
        elif end < ends[length]:
            best[length], ends[length] = chain, end
    return [found[index] for index in best[-1]] if best else []


def _without_exhibits(
    units: Sequence[Unit], expected: Sequence[_Expected], text: Plain, raw: str, in_blocks: bool
) -> tuple[Plain, list[int], list[Gap]]:
    """(the text without the figures and tables that were found in it, the numbers of the blocks that are
    still to be looked for, the gaps within those exhibits)."""
    groups: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit.owner:
            groups.setdefault(unit.owner, []).append(number)
    if not in_blocks:
        text = _with_headers_once(units, expected, groups, text)
    found = True
    while found:  # again: a table may run on after a figure that is out of the way by now
        found = False
        for name, numbers in list(groups.items()):
            match = re.search("".join(expected[number].pattern for number in numbers), text.text)
            if match:
                text, found = text.cut(*match.span()), True
                del groups[name]
    gaps = []
    for name, numbers in list(groups.items()):
        span = _about(expected, numbers, text, raw)
        if span:
            gaps += [
                _gap(waiting, text, place, raw)
                for waiting, place in _gaps(expected, numbers, text, *span, SURE)
            ]
            text = text.cut(*span)
            del groups[name]
    gone = {number for number, unit in enumerate(units) if unit.owner and unit.owner not in groups}
    return text, [number for number in range(len(units)) if number not in gone], gaps


def _with_headers_once(
    units: Sequence[Unit], expected: Sequence[_Expected], groups: dict[str, list[int]], text: Plain
) -> Plain:
    """The text without the headers that a table repeats on its further pages, and what stands over them."""
    for numbers in groups.values():
        header = "".join(expected[number].text for number in numbers if units[number].kind == "header")
        again = plain(units[numbers[0]].again).text
        first = text.text.find(header) if len(header) >= KNOWN else -1
        while first >= 0 and (at := text.text.find(header, first + len(header))) >= 0:
            above = len(again) if text.text.startswith(again, max(at - len(again), 0)) else 0
            text = text.cut(at - above, at + len(header))
    return text


def _about(
    expected: Sequence[_Expected], numbers: Sequence[int], text: Plain, raw: str
) -> tuple[int, int] | None:
    """From where to where an exhibit stands that is not there word for word, by those of its blocks that
    are; None if none is."""
    anchors = _anchors(expected, numbers, text.text, 0, len(text), SURE)
    if not anchors:
        return None
    first, last = min(anchors), max(anchors)
    before = "".join(expected[number].text for number in numbers if number < first)
    after = "".join(expected[number].text for number in numbers if number > last)
    start, end = anchors[first][0], anchors[last][1]
    starts = [
        at for at in range(max(0, start - len(before) * 3 // 2 - SURE), start) if _is_start(at, text, raw)
    ]
    ends = [
        at
        for at in range(end + 1, min(len(text), end + len(after) * 3 // 2 + SURE) + 1)
        if _is_start(at, text, raw)
    ]
    if before and starts:
        start = max(starts, key=lambda at: _likeness(text.text[at : anchors[first][0]], before))
    if after and ends:
        end = max(ends, key=lambda at: _likeness(text.text[anchors[last][1] : at], after))
    return start, end


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_start(at: int, text: Plain, raw: str) -> bool:
    """Whether a line or a block begins here."""
    if at >= len(text):
        return True
    place = text.places[at]
    before = raw[:place].rstrip(" ")[-1:] if place else "\n"
    return before in ("\n", BLOCK, "")
