"""Bytecode cut short goes, whole bytecode stays."""

from __future__ import annotations

import os
import py_compile

import pytest

from tracepaper.command.bytecode import BLOCK, HEAD, drop_damaged


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
