"""Every command that a page sets apart is typed by a test, or stands in a short list that says why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_printed_commands import BY_COMMAND

from guide_commands import (
    NOT_TYPED,
    ROOT,
    TYPED_BY,
    TYPED_WITH,
    blocks,
    commands,
    commands_of,
    to_type,
)

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "config/*.md", "data/**/*.md", "published/*.md")
    for path in ROOT.glob(pattern)
    if ".zh." not in path.name
)
COMMAND = re.compile(r"^ *(?:\./run|\.venv|python3?|snakemake|apt-get|git|cd|cp|make)\b", re.MULTILINE)


def untyped(page: str, typed_words: list[str]) -> list[str]:
    """Those of a page's commands that no test types and no list explains."""
    known = {words for where, words in (*TYPED_WITH, *NOT_TYPED) if where == page}
    return [words for words in typed_words if page not in TYPED_BY and words not in known]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_is_typed_or_it_is_said_why_not(page):
    assert untyped(page, commands_of(page)) == []


def test_a_command_that_nothing_types_is_seen():
    page = "# A\n\n```sh\n./run --cluster   # on SLURM\n./run   # here\ncd there\n```\n"
    assert commands(page) == ["./run --cluster", "./run"]
    assert untyped("docs/cluster.md", commands(page)) == ["./run"]
    assert untyped("docs/new-page.md", commands(page)) == commands(page)


def test_a_page_that_is_typed_has_commands_and_a_long_test_that_reads_them():
    for page, test in TYPED_BY.items():
        assert to_type(page), page
        assert test.startswith("tests/whole_build/"), test
        text = (ROOT / test).read_text(encoding="utf-8")
        named = "to_type" in text and page in text
        followed = re.search(rf'Following\([^)]*"{Path(page).stem}"', text)
        assert named or followed or f'pages_of("{test}")' in text, page


@pytest.mark.parametrize(("page", "command"), NOT_TYPED, ids=lambda word: word)
def test_what_is_not_typed_stands_on_its_page_is_read_and_is_tested_otherwise(page, command):
    why, instead = NOT_TYPED[page, command]
    assert command in commands_of(page), "no page has it any more: take it out of the list"
    assert why and (ROOT / instead).is_file()
    read = {words.partition(" #")[0].strip() for words in BY_COMMAND}
    assert command in read or not command.startswith("./run")


@pytest.mark.parametrize(("page", "command"), TYPED_WITH, ids=lambda word: word)
def test_what_is_typed_with_another_page_stands_on_both(page, command):
    assert command in commands_of(page) and command in to_type(TYPED_WITH[page, command])


@pytest.mark.parametrize("page", PAGES)
def test_commands_stand_in_blocks_of_the_shell_in_both_languages_alike(page):
    for name in (page, page.replace(".md", ".zh.md")):
        if (ROOT / name).is_file():
            text = (ROOT / name).read_text(encoding="utf-8")
            assert commands(text) == commands_of(page), name
            assert not [code for kind, code in blocks(text) if kind == "" and COMMAND.search(code)], name
