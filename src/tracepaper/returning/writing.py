"""New words as the manuscript writes them: what would mean something in Markdown is escaped, so that the
paper prints what the co-author typed; numbers, citations and references that were copied keep their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tracepaper.quotes import unpaired
from tracepaper.returning.changes import Refused
from tracepaper.returning.document import NOTE, NOTE_END, PICTURE, Run, is_formula
from tracepaper.returning.shown import alike

_ALWAYS = re.compile(
    r"[\\`*\[\]{}^~$｛｝＠|]|(?<![^\W_])_|_(?![^\W_])|(?<![^\W_])@|<(?=[^\W\d_]|[/!?])|&(?=#?\w+;)"
)
_REPEATED = re.compile(r"-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\.|:(?=::)|(?<=:):(?=:)|(?<=::):")
_AT_START = re.compile(r"[#>+=:-]|：(?=：)|\((?=\w{1,4}\))")
_NUMBERED = re.compile(r"(\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?=\s|$)")
_SENTENCE = re.compile(r"([.!?][\"'”’)\]]*) +(?=[^\sa-z])")


class Manner(NamedTuple):
    """How a file is written.  marks: tag of a content control -> (how it is printed, source of the mark).
    plain: whether it knows no mark but facts, as a caption does.  by_line: whether a sentence begins a line.
    is_han: whether its quotation marks are set in pairs."""

    marks: Mapping[str, tuple[str, str]]
    plain: bool
    by_line: bool
    is_han: bool


def written(runs: Sequence[Run], manner: Manner, before: str = "", after: str = "") -> str:
    """The source of new words.

    before, after: the letters between which they come, "" at the beginning or end of a paragraph.
    Raises Refused for what has no source: a formula, a picture."""
    parts = list(_parts(runs, manner))
    text = "".join(parts)
    if manner.is_han and not manner.plain:
        text = _unpaired_escaped(text)
    if not before and not manner.plain:
        text = escaped_at_start(text)
    if manner.by_line:
        text = _by_line(text, before, after)
    return text


def _parts(runs: Sequence[Run], manner: Manner) -> Iterator[str]:
    for tag, group in groupby(_single(runs), key=lambda run: _known(run, manner)):
        inside = list(group)
        text = "".join(run.text for run in inside)
        if tag and alike(text) == alike(manner.marks[tag][0]):
            yield manner.marks[tag][1]
            continue
        for (strong, emphasis), stretch in groupby(inside, key=lambda run: (run.strong, run.emphasis)):
            mark = "" if manner.plain else "**" * strong + "*" * emphasis
            yield _marked("".join(_literal(run.text, manner) for run in stretch), mark)


def _single(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with each sign of a note as one of its own, in no form."""
    for run in runs:
        for part in re.split(f"([{NOTE}{NOTE_END}])", run.text):
            if part in (NOTE, NOTE_END):
                yield Run(part)
            elif part:
                yield run._replace(text=part)


def _known(run: Run, manner: Manner) -> str:
    return next((tag for tag in reversed(run.tags) if tag in manner.marks), "")


def _marked(text: str, mark: str) -> str:
    """A stretch between marks that touch its words, as Markdown wants them."""
    body = text.strip()
    if not mark or not body or not re.search(r"\w", body):
        return text
    start = text.index(body)
    return text[:start] + mark + body + mark[::-1] + text[start + len(body) :]


def _literal(text: str, manner: Manner) -> str:
    for letter in text:
        if letter == PICTURE or is_formula(letter):
            what = "a picture" if letter == PICTURE else "a formula"
            raise Refused("form", f"{what} came with it, which cannot be brought back; write it by hand")
    if manner.plain:
        if NOTE in text:
            raise Refused("form", "a caption holds no note; put the note's words into the caption's note")
        return text
    if text in (NOTE, NOTE_END):
        return {NOTE: "^[", NOTE_END: "]"}[text]
    return escaped(text)


def escaped(text: str) -> str:
    """Words with a \\ before each sign that Markdown would take for more than itself."""
    text = _ALWAYS.sub(lambda match: f"\\{match.group()}", text)
    return _REPEATED.sub(lambda match: f"\\{match.group()}", text)


def escaped_at_start(text: str) -> str:
    """The same for signs that mean something only where a paragraph begins."""
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered[1]}\\{text[numbered.end(1) :]}"
    return f"\\{text}" if _AT_START.match(text) else text


def _unpaired_escaped(text: str) -> str:
    """Chinese text whose straight quotation marks are no pairs: they are printed as they are."""
    if unpaired(text) is None:
        return text
    return re.sub(r"(\\.)|([\"'])", lambda match: match[1] or f"\\{match[2]}", text)


def _by_line(text: str, before: str, after: str) -> str:
    """Each sentence on a line of its own, what would begin a list or heading there escaped."""
    lines = _SENTENCE.sub("\\1\n", before + text + after)[len(before) :]
    lines = lines[: len(lines) - len(after)] if after else lines
    first, *others = lines.split("\n")
    return "\n".join([first, *map(escaped_at_start, others)])
