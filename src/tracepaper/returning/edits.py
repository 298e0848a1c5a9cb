"""The edits of a document that came back, sentence by sentence, as changes of the sources or refusals.

A sentence is brought back whole or not at all: where a number in it was altered, its other words may be
about that other number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tracepaper.problems import Place
from tracepaper.returning.alignment import Aligned, Region
from tracepaper.returning.atoms import mark_pairs
from tracepaper.returning.changes import Change, Operation, Refusal, Refused
from tracepaper.returning.document import legible
from tracepaper.returning.linking import NONE
from tracepaper.returning.operations import Editor, Made, Rows
from tracepaper.returning.placing import moved, removed
from tracepaper.returning.shown import alike
from tracepaper.returning.stream import (
    END,
    Hunk,
    Piece,
    ends_sentence,
    hunks,
    sentences,
    starts_sentence,
    stream,
)

Outcome = Change | Refusal
MOST = 60_000_000  # pairs of words that are compared; a longer paragraph comes as a whole
REWRITTEN = 0.5  # of its words went: a paragraph that is another one


def outcomes(editor: Editor, aligned: Aligned) -> list[Outcome]:
    """What became of every edit, in the order of the text."""
    found: list[tuple[int, Outcome]] = []
    for region in aligned.regions:
        at = region.base[0] if region.base else region.after
        found += [(at, one) for one in _of_region(editor, region) if one]
    back = {now: then for then, now in aligned.same.items()}
    gone = {number for number, _ in aligned.moved}
    for number, now in aligned.moved:
        before = (back[at] for at in range(now - 1, -1, -1) if at in back and back[at] not in gone)
        text = editor.sent.linked[number].paragraph.text
        make = partial(_moved, editor, number, next(before, -1))
        found.append((number, _tried(editor, "moved", number, (text, text), make)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _of_region(editor: Editor, region: Region) -> Sequence[Outcome | None]:
    """What became of the edits of a region; None for one that the paper has already."""
    new = "\n".join(editor.returned[number].text for number in region.final)
    if not region.base:
        if all(alike(editor.returned[number].text) in editor.now for number in region.final):
            return []
        make = partial(editor.new_paragraphs, region.final, region.after)
        return [_tried(editor, "added", region.after, ("", new), make)]
    texts = [editor.sent.linked[number].paragraph.text for number in region.base]
    if not region.final:
        return [
            _tried(editor, "removed", number, (text, ""), partial(_removed, editor, [number]))
            for number, text in zip(region.base, texts, strict=True)
            if alike(text) in editor.now or editor.sent.linked[number].bound
        ]
    base = stream([linked.paragraph for linked in editor.sent.linked], region.base)
    final = stream(editor.returned, region.final)
    if not region.are_states or len(base) * len(final) > MOST:
        make = partial(_replaced, editor, region)
        return [_tried(editor, "replaced", region.base[0], ("\n".join(texts), new), make)]
    rows = Rows(base, final, hunks(base, final))
    made = [_of_group(editor, rows, group) for group in _groups(editor, rows)]
    return _all_or_none(rows, [one for one in made if one])


def _all_or_none(rows: Rows, found: list[Outcome]) -> list[Outcome]:
    """Where a paragraph was rewritten, sentences have no counterparts: one refusal is that of all."""
    gone = sum(hunk.b2 - hunk.b1 for hunk in rows.found)
    why = next((one for one in found if isinstance(one, Refusal)), None)
    if why is None or gone < REWRITTEN * len(rows.base):
        return found
    told = f"the paragraph around it was rewritten, and part of that is refused ({why.text})"
    return [
        one if isinstance(one, Refusal) else Refusal(one.place, why.kind, told, one.old, one.new)
        for one in found
    ]


def _replaced(editor: Editor, region: Region) -> Made:
    gone, _ = _removed(editor, region.base)
    came, notes = editor.new_paragraphs(region.final, region.after)
    return [*gone, *came], notes


def _removed(editor: Editor, numbers: Sequence[int]) -> Made:
    return [removed(editor.sent, number)[1] for number in numbers], []


def _moved(editor: Editor, number: int, previous: int) -> Made:
    return [moved(editor.sent, number, previous)], []


def _tried(
    editor: Editor, kind: str, number: int, texts: tuple[str, str], make: Callable[[], Made], letter: int = 0
) -> Outcome:
    """The change that is made, or why it is refused.  texts: before and after."""
    place = _place(editor, number, letter)
    old, new = map(legible, texts)
    try:
        operations, notes = make()
    except Refused as why:
        shown, edited = legible(why.shown), legible(why.edited)
        return Refusal(place, why.kind, legible(why.text), old, new, why.name, shown, edited)
    return Change(place, kind, old, new, tuple(operations), tuple(notes))


def _place(editor: Editor, number: int, letter: int) -> Place:
    """The line of the manuscript from which a letter is printed, or the paragraph of the document."""
    if not 0 <= number < len(editor.sent.linked):
        return Place(item="at the beginning of the document")
    linked = editor.sent.linked[number]
    passage = editor.sent.passage(number)
    if passage is None:
        return Place(item=linked.paragraph.place)
    atom = linked.atoms[min(letter, len(linked.atoms) - 1)]
    return Place(passage.file, passage.line_at(max(atom, 0)))


def _of_group(editor: Editor, rows: Rows, group: Sequence[int]) -> Outcome | None:
    """What becomes of differences that stand or fall together; None if the paper has them already."""
    those = [rows.found[at] for at in group]
    start, end = _extent(rows, those)
    old = _words(editor, rows.base[start:end])
    new = _with(editor, rows, those, start, end)
    first = rows.base[min(those[0].b1, len(rows.base) - 1)]
    if first.key == END:
        first = rows.base[max(those[0].b1 - 1, 0)]
    bound = editor.sent.linked[first.paragraph].bound
    now = alike(bound.paragraph.text) if bound else ""
    is_there = alike(new.strip()) in now and (not old.strip() or alike(old.strip()) not in now)
    if editor.now and bound and is_there:
        return None
    kind = _kind(rows, those)
    make = partial(_together, editor, rows, those)
    return _tried(editor, kind, first.paragraph, (old.strip(), new.strip()), make, first.start)


def _together(editor: Editor, rows: Rows, those: Sequence[Hunk]) -> Made:
    operations: list[Operation] = []
    notes: list[str] = []
    for hunk in those:
        made, told = editor.operations(rows, hunk)
        operations += made
        notes += told
    if _kind(rows, those) == "split":
        notes.append("a new paragraph begins after this")
    return operations, notes


def _words(editor: Editor, pieces: Sequence[Piece]) -> str:
    texts = editor.sent.linked
    return "".join(
        "\n" if piece.key == END else texts[piece.paragraph].paragraph.text[piece.start : piece.end]
        for piece in pieces
    )


def _with(editor: Editor, rows: Rows, those: Sequence[Hunk], start: int, end: int) -> str:
    """A stretch of the base row with some of the differences, and no other."""
    found, at = [], start
    for hunk in those:
        found += [_words(editor, rows.base[at : hunk.b1]), editor.text(rows, (hunk.f1, hunk.f2))]
        at = hunk.b2
    return "".join([*found, _words(editor, rows.base[at:end])])


def _kind(rows: Rows, those: Sequence[Hunk]) -> str:
    """In a word what happened to the paragraphs, or that only words did."""
    gone = sum(piece.key == END for hunk in those for piece in rows.base[hunk.b1 : hunk.b2])
    came = sum(piece.key == END for hunk in those for piece in rows.final[hunk.f1 : hunk.f2])
    if gone == came:
        return "wording"
    if came > gone:
        whole = any(hunk.f2 - hunk.f1 > 1 for hunk in those)
        return "added" if whole else "split"
    whole = any(hunk.b2 - hunk.b1 > 1 for hunk in those)
    return "removed" if whole else "joined"


def _extent(rows: Rows, those: Sequence[Hunk]) -> tuple[int, int]:
    """The sentences that differences touch, as a stretch of the base row; what came between two of them is
    of none."""
    keys = [piece.key for piece in rows.base]
    if all(_is_new_sentence(rows, hunk) for hunk in those):
        return those[0].b1, those[-1].b2
    numbers = sentences(keys)
    touched = {number for hunk in those for number in _touched(rows, hunk, numbers)}
    inside = [at for at, number in enumerate(numbers) if number in touched]
    return min([inside[0], those[0].b1]), max([inside[-1] + 1, those[-1].b2])


def _is_new_sentence(rows: Rows, hunk: Hunk) -> bool:
    """Whether only whole sentences, or whole paragraphs, came here."""
    if hunk.b1 != hunk.b2:
        return False
    keys, came = [piece.key for piece in rows.base], [piece.key for piece in rows.final[hunk.f1 : hunk.f2]]
    at_end = hunk.b1 == len(keys) or keys[hunk.b1] == END
    starts = starts_sentence(keys, hunk.b1) or (at_end and ends_sentence(keys[: hunk.b1][-4:]))
    return starts and ends_sentence(came) and hunk.b1 > 0


def _touched(rows: Rows, hunk: Hunk, numbers: Sequence[int]) -> set[int]:
    """The sentences of the base row that a difference touches."""
    if hunk.b1 < hunk.b2:
        words = {numbers[at] for at in range(hunk.b1, hunk.b2) if rows.base[at].key != END}
        return words or {numbers[hunk.b1 - 1], numbers[hunk.b2]}  # two paragraphs became one
    keys = [piece.key for piece in rows.base]
    at = hunk.b1 if hunk.b1 < len(keys) and starts_sentence(keys, hunk.b1) else hunk.b1 - 1
    return {numbers[max(at, 0)]}


def _groups(editor: Editor, rows: Rows) -> list[list[int]]:
    """Differences by the sentences and claims that they touch: those that share one stand together."""
    numbers = sentences([piece.key for piece in rows.base])
    claims = _claims(editor, rows.base)
    groups: list[tuple[set[str | int], list[int]]] = []
    for at, hunk in enumerate(rows.found):
        keys: set[str | int] = set()
        if not _is_new_sentence(rows, hunk):
            keys |= _touched(rows, hunk, numbers)
        keys |= {claim for number in set(keys) for claim in claims.get(number, ())}
        members = [at]
        rest = []
        for others, theirs in groups:
            if keys & others:
                keys, members = keys | others, theirs + members
            else:
                rest.append((others, theirs))
        groups = [*rest, (keys, members)]
    return [sorted(members) for _, members in sorted(groups, key=lambda group: min(group[1]))]


def _claims(editor: Editor, base: Sequence[Piece]) -> dict[str | int, set[str]]:
    """Number of a sentence -> the claims that it is of."""
    numbers = sentences([piece.key for piece in base])
    found: dict[str | int, set[str]] = {}
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for piece, number in zip(base, numbers, strict=True):
        passage = editor.sent.passage(piece.paragraph)
        if passage is None or piece.key == END:
            continue
        if piece.paragraph not in spans:
            pairs = mark_pairs(passage.atoms)
            spans[piece.paragraph] = [(a, b, passage.atoms[b].name) for a, b in pairs]
        atom = editor.sent.linked[piece.paragraph].atoms[piece.start]
        names = {name for a, b, name in spans[piece.paragraph] if a < atom < b and name.startswith("claim ")}
        found.setdefault(number, set()).update(names if atom != NONE else ())
    return found
