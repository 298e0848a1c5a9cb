"""The ::: of a section: each of a known form, closed before the next opens, with nothing lost inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import groupby

from tracepaper.manuscript.markup import Block
from tracepaper.marks import NAME
from tracepaper.problems import Place, Problem

FENCE = re.compile(r"\s*(?::[: ]*:\s*|:{2,} *[{\w].*)$")  # meant as one, whatever slip is in it
_OPEN = re.compile(
    rf":{{3,}} *(?:\{{\.abstract\}}|\{{#(?P<exhibit>(?:fig|tbl)-{NAME}) +\.exhibit\}}|\{{#refs\}}) *"
)
_CLOSE = re.compile(r":{3,} *")
_EXPECTED = "expected ::: {.abstract}, ::: {#fig-name .exhibit}, ::: {#refs} or the closing :::"


def fence_problems(blocks: Iterable[Block]) -> list[Problem]:
    """What is wrong with the fences of the blocks of one language, file by file."""
    return [
        problem
        for _, of_file in groupby(blocks, key=lambda block: block.file)
        for problem in _of_file(list(of_file))
    ]


def _of_file(blocks: list[Block]) -> Iterator[Problem]:
    opened: tuple[Place, bool] | None = None  # where, and whether an exhibit's
    for block in blocks:
        lines = block.text.split("\n")
        for number, line in enumerate(lines):
            place = Place(block.file, block.line + number, 1)
            if not FENCE.match(line):
                if opened and opened[1]:
                    yield Problem("fence", place, "text inside an exhibit's fence vanishes; close it before")
                    opened = None
            elif _CLOSE.fullmatch(line):
                if opened is None:
                    yield Problem("fence", place, "this ::: closes nothing; remove it")
                elif number + 1 < len(lines):
                    yield Problem("fence", place, "a blank line is missing after this :::; add it")
                opened = None
            elif not _OPEN.fullmatch(line):
                yield Problem("fence", place, f"found {line.strip()[:40]!r}{_meant(line)}; {_EXPECTED}")
                opened = (place, False)
            else:
                if opened:
                    text = f"the ::: of line {opened[0].line} is still open; add a line ::: after its end"
                    yield Problem("fence", place, text)
                elif number:
                    yield Problem("fence", place, "a blank line is missing before this :::; add it")
                opened = (place, ".exhibit" in line)
    if opened:
        yield Problem("fence", opened[0], "this ::: is never closed; add a line ::: after its end")


def _meant(line: str) -> str:
    for word in re.findall(r"[\w-]+", line):
        close = get_close_matches(word, ("abstract", "exhibit", "refs"), 1)
        if close and close[0] != word:
            return f" (is {close[0]} meant?)"
    return ""
