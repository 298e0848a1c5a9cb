"""Bytecode cut short goes, whole bytecode stays."""

from __future__ import annotations

import marshal
import os
import py_compile
from pathlib import Path

import pytest

from tracepaper import command
from tracepaper.command.bytecode import BLOCK, HEAD, drop_damaged, may_be_damage


@pytest.fixture
def whole(tmp_path):
    """The bytecode of a module, as Python keeps it."""
    source = tmp_path / "a/module.py"
    source.parent.mkdir()
    source.write_text("WORDS = [" + ", ".join(f"'word {n}'" for n in range(300)) + "]\n", encoding="utf-8")
    return tmp_path / os.path.relpath(py_compile.compile(str(source), doraise=True), tmp_path)


@pytest.mark.parametrize("length", [0, BLOCK, 3 * BLOCK])
def test_what_was_cut_short_goes(whole, tmp_path, length):
    whole.write_bytes(whole.read_bytes()[:length])
    assert drop_damaged(tmp_path / "nowhere", tmp_path) == 1 and not whole.exists()


def test_what_is_whole_stays_also_where_it_ends_with_a_block(whole, tmp_path):
    assert drop_damaged(tmp_path) == 0 and whole.exists()
    code = whole.read_bytes()
    whole.write_bytes(code + bytes(-len(code) % BLOCK))  # what follows the code is not read
    assert len(code) > HEAD and drop_damaged(tmp_path) == 0 and whole.exists()


def test_other_files_stay(tmp_path):
    (tmp_path / "empty.pyc").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/empty.txt").touch()
    assert drop_damaged(tmp_path) == 0


def test_wherever_the_cut_is_the_error_is_known():
    code = Path(py_compile.compile(command.__file__, doraise=True)).read_bytes()[HEAD:]
    words = set()
    for length in range(len(code) - 1):
        with pytest.raises((EOFError, ValueError)) as found:
            marshal.loads(code[:length])
        assert may_be_damage(found.value)
        words.add(str(found.value))
    assert len(words) > 1
    assert not may_be_damage(ValueError("no number"))


@pytest.mark.parametrize("words", ["marshal data too short", "EOF read where object expected"])
def test_the_command_that_met_it_starts_again(whole, tmp_path, monkeypatch, words):
    def meets_it(*given):
        raise EOFError(words)

    class Again(Exception):
        pass

    def again(*given):
        raise Again

    (tmp_path / "a").rename(tmp_path / "src")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.prefix", str(tmp_path / "nowhere"))
    monkeypatch.setattr(command, "_dispatch", meets_it)
    monkeypatch.setattr("os.execv", again)
    with pytest.raises(EOFError):  # not of bytecode
        command.main(["help"])
    damaged = next((tmp_path / "src/__pycache__").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:BLOCK])
    with pytest.raises(Again):
        command.main(["help"])
    assert not damaged.exists()
