"""Pandoc is the locked one, in surroundings that are not the user's."""

from __future__ import annotations

import contextlib
import os
import zipfile

import pytest

from tracepaper.errors import InputError
from tracepaper.manuscript import pandoc
from tracepaper.manuscript.pandoc import MARKDOWN, convert, read_once


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


def test_no_clock_and_no_variable_reach_a_document(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = tmp_path / "made.docx"
    convert("one", "markdown", "docx", [], made)
    with zipfile.ZipFile(made) as package:
        assert b"1970-01-01T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("text", "read", "arguments"),
    [
        ("\\input{SECRET}", "latex", []),
        ("\\include{SECRET}", "latex", []),
        (".. include:: SECRET", "rst", []),
        ("#+INCLUDE: SECRET", "org", []),
        ("![x](SECRET)", "markdown", ["--standalone", "--embed-resources", "--metadata=title:t"]),
    ],
)
def test_no_file_that_a_text_names_is_read(tmp_path, text, read, arguments):
    """Behind the gate, which refuses such texts: Pandoc's sandbox."""
    secret = tmp_path / "secret.tex"
    secret.write_text("the token", encoding="utf-8")
    with contextlib.suppress(InputError):
        made = convert(text.replace("SECRET", str(secret)), read, "html", arguments)
        assert "token" not in made and "dGhlIHRva2Vu" not in made


def test_a_warning_is_one_sentence():
    with pytest.raises(InputError, match=r"^section: .*nobody"):
        convert("[@nobody]", "markdown", "plain", ["--citeproc"], subject="section")


def test_a_text_is_read_once_and_a_fault_told_each_time(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".snakemake").mkdir()
    asked = []
    monkeypatch.setattr(pandoc, "convert", lambda *words: asked.append(words[0]) or convert(*words))
    for text in ("*one*", "*one*", "*one*\n", "*one*"):
        assert read_once(text, MARKDOWN) == convert(text, MARKDOWN, "json", [])
    assert read_once("*one*", "commonmark") == convert("*one*", "commonmark", "json", [])
    assert asked == ["*one*", "*one*\n", "*one*"]
    for _ in range(2):
        with pytest.raises(InputError):
            read_once("[@a]", "no-such-form")
    assert asked[3:] == ["[@a]", "[@a]"]
