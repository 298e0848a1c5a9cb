"""What the guide says of its own, a YAML file a language beside this module.

A file has the words around the tables, the heads of their columns, and, where the code says a thing in
English only, what it is in that language: of each command and each key of the configuration.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tracepaper.files import read_yaml

FOLDER = Path(__file__).resolve().parent / "words"
LANGUAGES = tuple(path.stem for path in sorted(FOLDER.glob("*.yaml")))


class Words:
    """Those of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _read(language)

    def __getitem__(self, key: str) -> str:
        return str(self._words[key])

    def heads(self, subject: str) -> list[str]:
        """The heads of the columns of a table."""
        return [str(head) for head in self._words["heads"][subject]]

    def of(self, kind: str, name: str, otherwise: str) -> str:
        """What a command or key is; otherwise: what the code says, in English."""
        return str(self._words.get(f"{kind}-said", {}).get(name, otherwise))


@cache
def _read(language: str) -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(FOLDER / f"{language}.yaml")
    return words
