"""Taking editions over: the lines of the configuration that pin them, and no other, are written anew."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from tracepaper import paths
from tracepaper.changes.other_state import require_edition
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.settings import edition_names


def wanted_of(words: Iterable[str]) -> tuple[dict[str, str], str]:
    """(source -> edition, a table's absolute path or ""), of words as SOURCE=EDITION or FILE."""
    wanted: dict[str, str] = {}
    table = ""
    for word in words:
        source, sign, edition = word.partition("=")
        if sign and edition and not Path(word).is_file():
            wanted[source] = edition
        elif Path(word).is_file() and not table:
            table = str(Path(word).resolve())
        else:
            raise InputError(f"{word} is neither SOURCE=EDITION nor the one file of a table")
    return wanted, table


def adopt(project: Path, words: Iterable[str]) -> str:
    """Pin editions; returns what to tell.  words: SOURCE=EDITION, each filed in data/raw.

    Raises InputError, with nothing written, for what is not there."""
    wanted, table = wanted_of(words)
    if table or not wanted:
        raise InputError(
            "name editions, for example world-bank-wdi=2026-07; a table is filed by ./run file_inbox"
        )
    path = project / paths.SETTINGS
    pinned = edition_names(read_yaml(path)["editions"])
    text = path.read_bytes().decode("utf-8")
    for source, edition in wanted.items():
        require_edition(project, pinned, source, edition)
        line = re.compile(rf"^( +[\"']?{re.escape(source)}[\"']?:[ \t]+)([\"']?)([^\s\"'#]+)\2", re.MULTILINE)
        text, times = line.subn(lambda match: f'{match[1]}"{edition}"', text)  # noqa: B023
        if times != 1:
            raise InputError(
                f"the line of {source} is not of the form “{source}: EDITION”; write {edition} there",
                paths.SETTINGS,
            )
    aside = path.with_suffix(".new")
    aside.write_text(text, encoding="utf-8", newline="")
    os.replace(aside, path)
    lines = [f"{source}: {pinned[source]} -> {edition}" for source, edition in wanted.items()]
    return "\n".join(
        [*lines, f"{paths.SETTINGS} is written; ./run builds with it, ./run changes says what it did"]
    )
