"""What is typed, or answered, becomes a paper; what is wrong is told in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from tracepaper import command as commands
from tracepaper.errors import InputError
from tracepaper.starting import command
from tracepaper.starting.new import OFFERED, Choice, new

TODAY = date(2026, 12, 3)


@pytest.fixture
def made(monkeypatch):
    """What `new` was asked for."""
    found = []
    monkeypatch.setattr(command, "new", lambda folder, choice, today: found.append((str(folder), choice)))
    return found


def test_without_a_terminal_nothing_is_asked(made, capsys):
    assert command.begin(["p"], None, TODAY) == 0
    assert made == [("p", Choice(OFFERED, ()))] and "cd p\n  ./run " in capsys.readouterr().out
    command.begin(["p", "--languages", "zh", "--author", "A", "--author", "B, jr"], None, TODAY)
    assert made[1] == ("p", Choice(("zh",), ("A", "B, jr")))
    with pytest.raises(InputError, match="required: folder; usage: tracepaper new"):
        command.begin([], None, TODAY)


def test_on_a_terminal_what_is_left_open_is_asked(made):
    answers = iter(["", "zh, en", "A, B"])
    command.begin([], lambda question: next(answers), TODAY)
    assert made == [("my-paper", Choice(("zh", "en"), ("A", "B")))]

    def gone(question):
        raise EOFError

    command.begin(["p", "--languages", "en"], gone, TODAY)
    assert made[1] == ("p", Choice(("en",), ()))


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice(("fr",)), "found fr"),
        (Choice(("en", "en")), "each once"),
        (Choice(()), "no language is named"),
    ],
)
def test_languages_it_is_not_written_in(tmp_path, choice, told):
    with pytest.raises(InputError, match=told):
        new(tmp_path / "p", choice, TODAY)
    assert not (tmp_path / "p").exists()


def test_nothing_is_written_over_what_is_there(tmp_path):
    (tmp_path / "p").mkdir()
    (tmp_path / "p/mine.txt").write_text("mine")
    with pytest.raises(InputError, match="there is something here already"):
        new(tmp_path / "p", Choice(), TODAY)
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["mine.txt"]


def test_in_a_paper_the_installed_command_is_the_paper_s_own(tmp_path, monkeypatch):
    (tmp_path / "src/tracepaper").mkdir(parents=True)
    (tmp_path / "run").write_text("#!/bin/sh\n")
    monkeypatch.chdir(tmp_path)
    asked = []
    monkeypatch.setattr(commands, "main", lambda words: asked.append(["main", *words]))
    monkeypatch.setattr(commands.os, "execv", lambda path, words: asked.append(words))
    monkeypatch.setattr(commands.sys, "argv", ["tracepaper", "audit"])
    commands.console()  # a `run` that is no program
    (tmp_path / "run").chmod(0o755)
    monkeypatch.setattr(commands.os, "execv", lambda path, words: asked.append(words) or exit(0))
    with pytest.raises(SystemExit):
        commands.console()
    monkeypatch.setattr(commands.sys, "argv", ["tracepaper", "update"])
    commands.console()
    assert asked == [["main", "audit"], ["./run", "audit"], ["main", "update"]]
