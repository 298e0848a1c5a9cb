"""What came back, as a person reads it on a terminal, and as a difference that git can apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import groupby

from tracepaper.audit.acceptance import Item, difference
from tracepaper.problems import Place, shortened
from tracepaper.returning.changes import Change, Refusal
from tracepaper.returning.consequences import quotable
from tracepaper.returning.reading import Returned

LONGEST = 400  # letters of a sentence that is refused


def items(returned: Returned) -> list[Item]:
    """The changes as things to accept, by their number."""
    return [
        Item(str(number), frozenset({str(change.place), change.place.file}), tuple(_change(returned, change)))
        for number, change in enumerate(returned.changes, 1)
    ]


def _change(returned: Returned, change: Change) -> Iterator[str]:
    yield f"{change.place}: {change.kind}"
    old, new = (text.replace("\n", " ¶ ") for text in (change.old, change.new))
    yield f"  {difference(old, new)}" if change.kind != "moved" else f"  {new}"
    yield from (f"  {note}" for note in change.notes)
    for number, facts in quotable(change, returned.facts, returned.language.code):
        listed = "; ".join(f"[{name}]{{.fact}} is {text}" for name, text in facts)
        if number:
            known = f"could be {listed}" if facts else "is the value of no fact"
            yield f"  the number {number} is bound to no data: it {known}"
        else:
            yield f"  could quote {listed}"


def summary(returned: Returned, name: str) -> Iterator[str]:
    """What there is, counted."""
    by = f", tracked by {', '.join(returned.document.authors)}" if returned.document.authors else ""
    yield (
        f"{name}: language {returned.language.code}; {len(returned.changes)} changes, "
        f"{len(returned.refusals)} refused, {len(returned.remarks)} comments{by}"
    )
    yield from (f"  {line}" for line in returned.told)


def sections(returned: Returned) -> Iterator[str]:
    """Every change, section by section."""
    listed = zip(returned.changes, items(returned), strict=True)
    for file, those in groupby(listed, key=lambda pair: pair[0].place.file):
        yield from ("", file or "(before the first section)")
        for _, item in those:
            first, *rest = item.shown
            yield f"{item.name:>4}  {first}"
            yield from (f"      {line.strip()}" for line in rest)


def refused(refusals: Sequence[Refusal]) -> Iterator[str]:
    """Every refusal; those of one kind at one exhibit are told once."""
    if refusals:
        yield from ("", "refused, to be settled by hand:")
    for (_, text), group in groupby(refusals, key=lambda one: (one.kind, one.text)):
        those = list(group)
        first = those[0]
        yield f"  {first.place}: {text}" + (f" ({len(those)} edits)" if len(those) > 1 else "")
        if first.shown:
            yield f"      printed {first.shown}; in the document {first.edited or 'nothing'}"
        if first.old or first.new:
            yield f"      {shortened(difference(first.old, first.new), LONGEST)}"


def comments(returned: Returned) -> Iterator[str]:
    """Every comment, with who made it and of what."""
    if returned.remarks:
        yield from ("", "comments:")
    for remark in returned.remarks:
        done = " (resolved)" if remark.is_done else ""
        indent = "      " if remark.is_reply else "  "
        quoted = f" of “{shortened(remark.quoted, 80)}”" if remark.quoted and not remark.is_reply else ""
        place = "" if remark.is_reply else f"{remark.place}: "
        yield f"{indent}{place}{remark.author}{quoted}{done}: {remark.text}"


def followed(stale: Sequence[Place], unequal: Sequence[str], claims: Sequence[str]) -> Iterator[str]:
    """What has to follow the changes, in the other languages and in the reviews."""
    if stale:
        yield from ("", "blocks of other languages that are out of date then (./run accept_translations):")
        yield from (f"  {place}" for place in stale)
    if unequal:
        yield from ("", "the build stops until the other languages follow:")
        yield from (f"  {text}" for text in unequal)
    if claims:
        yield from ("", "claims whose sentences change (./run accept_claims NAME, having compared them):")
        yield f"  {' '.join(claims)}"


def as_diff(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """A difference that git can apply.  old, new: file -> text."""
    lines: list[str] = []
    for file, text in new.items():
        pair = (old[file].splitlines(keepends=True), text.splitlines(keepends=True))
        lines += unified_diff(*pair, f"a/{file}", f"b/{file}")
    return "".join(lines)
