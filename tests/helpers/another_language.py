"""A paper of `tracepaper new` in one language more, as docs/language.md has it: the words are those of a
language that it has, in the places that the page names."""

from __future__ import annotations

import re
from pathlib import Path

_WORDS = ("workflow/analysis/vocabulary.py", "workflow/analysis/quantities.py")


def add_texts(folder: Path, code: str, like: str) -> None:
    """All texts of the language `code`, each a copy of that in `like`."""
    for path in sorted((folder / "manuscript" / like).iterdir()):
        _write(folder / "manuscript" / code / path.name, path.read_text(encoding="utf-8"))
    for path in sorted((folder / "workflow/analysis").rglob(f"*.{like}.*")):
        _write(path.with_name(path.name.replace(f".{like}.", f".{code}.")), path.read_text(encoding="utf-8"))
    for path in (*(folder / "data/raw").rglob("source.yml"), folder / "manuscript/metadata.yaml"):
        _say_twice(path, rf"^( +){like}: (.+)\n", rf"\g<0>\1{code}: \2\n")
    for path in (*(folder / name for name in _WORDS), *(folder / "workflow/analysis").rglob("exhibit.py")):
        _say_twice(path, rf'^( +)"{like}": (.+)\n', rf'\g<0>\1"{code}": \2\n')
        _say_twice(path, rf'\{{"{like}": ("[^"]*"), ', rf'\g<0>"{code}": \1, ')


def _say_twice(path: Path, found: str, both: str) -> None:
    text = path.read_text(encoding="utf-8")
    _write(path, re.sub(found, both, text, flags=re.MULTILINE))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
