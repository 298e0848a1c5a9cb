"""Pandoc is the locked one, in surroundings that are not the user's."""

from __future__ import annotations

import os
import zipfile

import pytest

from tracepaper.errors import InputError
from tracepaper.manuscript.pandoc import convert

DATE = 1700000000


@pytest.fixture
def other_pandoc(tmp_path, monkeypatch):
    """A Pandoc of the user's, first in PATH and named by pypandoc's variable."""
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho 'pandoc 99.0: another'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYPANDOC_PANDOC", str(program))


@pytest.mark.usefixtures("other_pandoc")
def test_another_pandoc_is_not_used():
    assert convert("*one*", "markdown", "html", []) == "<p><em>one</em></p>\n"


def test_the_users_lua_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setenv("LUA_INIT", "error('the user\\'s own')")
    file = tmp_path / "nothing.lua"
    file.write_text("return {}", encoding="utf-8")
    assert convert("one", "markdown", "plain", [f"--lua-filter={file}"]) == "one\n"


def test_the_date_reaches_the_document_and_nobody_else(tmp_path, monkeypatch):
    """zipfile, for one, refuses dates before 1980."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = tmp_path / "made.docx"
    convert("one", "markdown", "docx", [], made, source_date_epoch=DATE)
    with zipfile.ZipFile(made) as package:
        assert b"2023-11-14T22:13:20Z" in package.read("docProps/core.xml")
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_warning_is_one_sentence():
    with pytest.raises(InputError, match=r"^section: .*nobody"):
        convert("[@nobody]", "markdown", "plain", ["--citeproc"], subject="section")
