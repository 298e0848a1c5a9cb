"""The bibliography as the readers of one script can read it.

A reference in another script has its fields twice: `author` as printed there, and `author-latin`,
romanised, for the editions in Latin letters.  The second stands in place of the first in those editions
and is left out of all others, so that citation and list agree whatever their style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.files import StrPath

_ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),")
_FIELD = re.compile(r"^\s*(?P<name>[A-Za-z]+)(?:-(?P<script>[a-z]+))?\s*=")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
NOT_PRINTED = {"annote", "doi", "langid", "url"}


@dataclass(frozen=True)
class _Line:
    """A line of the file. key: of its entry.  name, script: of the field that begins here, or ""."""

    number: int
    text: str
    key: str
    name: str
    script: str


def in_script(path: StrPath, script: str) -> str:
    """The BibTeX text for the editions in a script ("latin", "han").

    Each field must begin a line, as the file has them.  Raises InputError, with its line, for words in
    Chinese characters that an edition in Latin letters would print.
    """
    lines = _read(Path(path))
    own = {(line.key, line.name) for line in lines if line.script == script}
    kept = [
        line for line in lines if line.script == script or not (line.script or (line.key, line.name) in own)
    ]
    if script == "latin":
        _check_readable(kept, path)
    return "".join(
        f"{line.text.replace(f'-{script}', '', 1) if line.script else line.text}\n" for line in kept
    )


def _read(path: Path) -> list[_Line]:
    lines, key = [], ""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry, field = _ENTRY.match(text), _FIELD.match(text)
        key = entry["key"] if entry else key
        name, script = (field["name"].lower(), field["script"] or "") if field else ("", "")
        lines.append(_Line(number, text, key, name, script))
    return lines


def _check_readable(lines: list[_Line], path: StrPath) -> None:
    for line in lines:
        if line.name in NOT_PRINTED or line.text.startswith("%") or not _HAN.search(line.text):
            continue
        name = line.name or "a field"
        raise InputError(
            f"{name} of {line.key} is in Chinese characters; add {name}-latin with the words romanised, and "
            "a title's translation in brackets, for the editions in Latin letters",
            path,
            line.number,
        )
