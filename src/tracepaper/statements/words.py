"""The words an analysis gives the things it names: one file a section and language, NAME: WORDS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml


def read_words(files: Iterable[StrPath], expected: str) -> Iterator[tuple[Path, str, str, str]]:
    """(file, language, name, words) of files SECTION/WHAT.LANGUAGE.yaml.

    expected: how a line of them looks, for the message about a file that is none.
    """
    for file in map(Path, files):
        content = read_yaml(file, f"expected lines {expected}") or {}
        if not isinstance(content, dict):
            raise InputError(f"found a {type(content).__name__}, expected lines {expected}", file)
        language = file.suffixes[-2].removeprefix(".")
        for name, words in content.items():
            yield file, language, name, str(words)
