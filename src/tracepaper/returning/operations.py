"""What one difference between the two rows of pieces does to the manuscript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracepaper.returning.atoms import WHOLE
from tracepaper.returning.changes import Operation, Refused
from tracepaper.returning.document import Paragraph, Run
from tracepaper.returning.inline import Edit, refuse_unlinked, splice
from tracepaper.returning.linking import NONE
from tracepaper.returning.placing import Sent, added, joined, paragraph_source, removed, why_computed
from tracepaper.returning.stream import END, Hunk, Piece, counterpart
from tracepaper.returning.writing import Manner, written

Made = tuple[list[Operation], list[str]]  # the operations, and what to know of them
Stretch = tuple[int, int]  # of pieces, from one to before another


@dataclass(frozen=True)
class Rows:
    """A region as two rows of pieces, and what differs between them."""

    base: Sequence[Piece]
    final: Sequence[Piece]
    found: Sequence[Hunk]


@dataclass(frozen=True)
class Editor:
    """What was sent, what came back, and the words of scale of the language.

    now: the paragraphs of the paper as it is built, `alike`, if it has moved on since the document was sent.
    scales: words that make another number of one beside which they stand, in lower case."""

    sent: Sent
    returned: Sequence[Paragraph]
    now: frozenset[str]
    scales: frozenset[str]
    is_han: bool

    def operations(self, rows: Rows, hunk: Hunk) -> Made:
        """What a difference does.  Raises Refused."""
        gone = _segments(rows.base, hunk.b1, hunk.b2)
        came = _segments(rows.final, hunk.f1, hunk.f2)
        at_end = hunk.b2 == len(rows.base) or rows.base[hunk.b2].key == END
        at_start = hunk.b1 == 0 or rows.base[hunk.b1 - 1].key == END
        both = min(len(gone), len(came))
        if len(gone) == len(came) or at_end:
            made = self._each(rows, gone[:both], came[:both])
            return self._rest(rows, made, gone[both:], came[both:], self._paragraph(rows, gone[both - 1]))
        if at_start:
            made = self._each(rows, gone[-both:], came[-both:])
            before = self._paragraph(rows, gone[-both]) - 1
            return self._rest(rows, made, gone[:-both], came[:-both], before)
        if len(gone) == 1:
            return self._split(rows, gone[0], came)
        if len(gone) == 2 and len(came) == 1:
            return self._joined(rows, gone, came[0])
        raise Refused("form", "several paragraphs became others at once; bring them in by hand")

    def _each(self, rows: Rows, gone: Sequence[Stretch], came: Sequence[Stretch]) -> Made:
        operations: list[Operation] = []
        notes: list[str] = []
        for old, new in zip(gone, came, strict=True):
            if old[0] == old[1] and new[0] == new[1]:
                continue
            made, told = splice(self._edit(rows, old, self._runs(rows, new)), self._manner(rows, old))
            operations.append(made)
            notes += told
        return operations, notes

    def _rest(
        self, rows: Rows, made: Made, gone: Sequence[Stretch], came: Sequence[Stretch], previous: int
    ) -> Made:
        """Whole paragraphs that went, or came after the one that is given."""
        operations, notes = made
        operations += [removed(self.sent, self._paragraph(rows, old))[1] for old in gone]
        if came:
            numbers = [rows.final[at if at < len(rows.final) else at - 1].paragraph for at, _ in came]
            sources = [
                paragraph_source(self.returned[number], self._runs(rows, new), self.sent.manner(None))
                for number, new in zip(numbers, came, strict=True)
            ]
            operations.append(added(self.sent, sources, previous))
        return operations, notes

    def new_paragraphs(self, numbers: Sequence[int], previous: int) -> Made:
        """Whole paragraphs that came behind one that was sent."""
        manner = self.sent.manner(None)
        sources = [paragraph_source(self.returned[n], self.returned[n].runs, manner) for n in numbers]
        return [added(self.sent, sources, previous)], []

    def _split(self, rows: Rows, old: Stretch, came: Sequence[Stretch]) -> Made:
        """One paragraph that became several, with what was written at the cuts."""
        edit = self._edit(rows, old, self._runs(rows, came[0]))
        refuse_unlinked(edit)
        if edit.passage.kind not in ("paragraph", "item"):
            raise Refused("form", f"a {edit.passage.kind} was cut in two; cut it in the Markdown")
        made, notes = splice(edit, self._manner(rows, old))
        manner = self._manner(rows, old)
        between = "\n- " if edit.passage.kind == "item" else "\n\n"
        parts = [written(self._runs(rows, new), manner) for new in came[1:]]
        source = between.join([made.source.rstrip(), *parts])
        return [made._replace(source=source)], notes

    def _joined(self, rows: Rows, gone: Sequence[Stretch], new: Stretch) -> Made:
        numbers = [self._paragraph(rows, old) for old in gone]
        between = joined(self.sent, numbers[0], numbers[1], self.is_han)
        while not self.is_han and new[0] < new[1] and rows.final[new[1] - 1].key == " ":
            new = (new[0], new[1] - 1)  # a line of its own begins there
        operations, notes = self._each(rows, gone[:1], [new])
        more, told = self._each(rows, gone[1:], [(new[1], new[1])])
        return [*operations, between, *more], notes + told

    def _edit(self, rows: Rows, old: Stretch, runs: Sequence[Run]) -> Edit:
        number = self._paragraph(rows, old)
        linked = self.sent.linked[number]
        if linked.bound is None or linked.bound.passage is None:
            raise why_computed(linked)
        start, end = self._letters(rows, old)
        edit = Edit(linked, start, end, tuple(runs), "", self.scales)
        return Edit(linked, start, end, tuple(runs), self._instead(rows, number, edit), self.scales)

    def _instead(self, rows: Rows, number: int, edit: Edit) -> str:
        """What stands, in the document that came back, where the first atom of several letters stood."""
        atoms = edit.linked.atoms
        near = atoms[max(edit.start - (edit.start == edit.end), 0) : max(edit.end, edit.start + 1)]
        whole = [n for n in near if n != NONE and edit.passage.atoms[n].kind in WHOLE]
        if not whole:
            return edit.text
        letters = [at for at, atom in enumerate(atoms) if atom == whole[0]]
        pieces = [
            at
            for at, piece in enumerate(rows.base)
            if piece.paragraph == number and piece.start <= letters[-1] and piece.end > letters[0]
        ]
        start, end = counterpart(rows.found, pieces[0], False), counterpart(rows.found, pieces[-1] + 1, True)
        return self.text(rows, (start, end)).strip()

    def text(self, rows: Rows, new: Stretch) -> str:
        """The words of a stretch of the document that came back."""
        return "".join(
            "\n" if piece.key == END else self.returned[piece.paragraph].text[piece.start : piece.end]
            for piece in rows.final[new[0] : new[1]]
        )

    def _runs(self, rows: Rows, new: Stretch) -> list[Run]:
        if new[0] == new[1]:
            return []
        first, last = rows.final[new[0]], rows.final[new[1] - 1]
        return self.returned[first.paragraph].cut(first.start, last.end)

    def _letters(self, rows: Rows, old: Stretch) -> tuple[int, int]:
        """The letters of a stretch in its paragraph."""
        if old[0] < old[1]:
            return rows.base[old[0]].start, rows.base[old[1] - 1].end
        piece = rows.base[min(old[0], len(rows.base) - 1)]
        if old[0] == len(rows.base) or piece.key == END:
            before = rows.base[old[0] - 1]
            return before.end, before.end
        return piece.start, piece.start

    def _paragraph(self, rows: Rows, old: Stretch) -> int:
        """The number of the paragraph in which a stretch is; an empty one is at the end of the one before."""
        if old[0] < old[1]:
            return rows.base[old[0]].paragraph
        at_end = old[0] == len(rows.base) or rows.base[old[0]].key == END
        return rows.base[old[0] - at_end].paragraph

    def _manner(self, rows: Rows, old: Stretch) -> Manner:
        return self.sent.manner(self.sent.passage(self._paragraph(rows, old)))


def _segments(row: Sequence[Piece], start: int, end: int) -> list[Stretch]:
    """A stretch cut where paragraphs end."""
    cuts = [at for at in range(start, end) if row[at].key == END]
    return list(zip([start, *(at + 1 for at in cuts)], [*cuts, end], strict=True))
