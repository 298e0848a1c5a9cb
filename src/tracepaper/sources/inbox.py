"""Tables a person drops into data/raw/inbox: recognised, read, shown, and filed as a new edition.

The dropped file is kept in the new edition, so that every observation can be checked against it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.paths import INBOX, SIDECAR
from tracepaper.sources.edition import (
    Check,
    NewEdition,
    editions,
    file_edition,
    files_of,
    filing_lock,
    how_to_use,
    last_edition,
    same_observations,
)
from tracepaper.sources.grid import Sheet
from tracepaper.sources.new_values import judge_of
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.schema_guard import Finding, Shape, compare
from tracepaper.sources.spreadsheet import read_sheets
from tracepaper.vocabulary import Vocabulary

_NOT_TABLES = {"README.md", ".gitignore", ".gitkeep"}


@dataclass
class Understood:
    """A table that was read: the edition it makes, lines that show a person what was understood, and what a
    person must have looked at before it is filed."""

    new: NewEdition
    shown: list[str]
    findings: list[Finding] = field(default_factory=list)


class Reader(Protocol):
    """Knows one table of one publisher: a module the analysis gives.

    SOURCE: the source it belongs to.  LOOKS_LIKE: one line that tells a person what is recognised.
    SHAPES: for the schema guard.
    """

    SOURCE: str
    LOOKS_LIKE: str
    SHAPES: Sequence[Shape]

    def recognise(self, sheet: Sheet) -> bool:
        """Whether the sheet is this table."""
        ...

    def read(self, sheet: Sheet, dropped: Path, last: Path, today: date) -> Understood:
        """What the sheet says; dropped is the file, last the folder of the last edition.

        Raises InputError with the reason if the table cannot be read without guessing.
        """
        ...


def file_inbox(
    root: StrPath,
    readers: Sequence[Reader],
    check: Check,
    tell: Callable[[str], None],
    *,
    accept_changes: bool = False,
    today: date | None = None,
    declared: Vocabulary | None = None,
) -> list[Path]:
    """File every table in the inbox; returns the folders filed.

    declared: the paper's vocabulary, by which new values are compared with their past; None: they are not.

    A table that is refused stays where it is; InputError at the end gives the reasons.
    """
    inbox = Path(root) / INBOX
    dropped = (
        sorted(p for p in inbox.iterdir() if p.name not in _NOT_TABLES and not p.name.startswith((".", "~$")))
        if inbox.is_dir()
        else []
    )
    if not dropped:
        tell(f"{inbox} is empty; drop a .xls, .xlsx, .ods or .csv table there")
    filed, refused = [], []
    with filing_lock(root, tell):
        for path in dropped:
            tell(f"{path.name}:")
            try:
                folder = _file_one(
                    Path(root), path, readers, check, tell, accept_changes, today or date.today(), declared
                )
                filed += [folder] if folder else []
            except InputError as problem:
                refused.append(str(problem))
                tell("  refused")
    if refused:
        raise InputError("\n".join(refused))
    return filed


def _file_one(
    root: Path,
    path: Path,
    readers: Sequence[Reader],
    check: Check,
    tell: Callable[[str], None],
    accept: bool,
    today: date,
    declared: Vocabulary | None,
) -> Path | None:
    reader, sheet = _recognised(path, readers)
    known = _already_filed(root, reader.SOURCE, path)
    if known:
        path.unlink()
        tell(f"  already filed as {reader.SOURCE}/{known}; taken out of the inbox")
        return None
    last = last_edition(root, reader.SOURCE)
    understood = reader.read(sheet, path, last, today)
    for line in understood.shown:
        tell(f"  {line}")
    same = same_observations(root, understood.new)
    if same:
        raise InputError(f"every observation in it is already in the edition {same}; nothing was filed", path)
    findings = understood.findings + compare(files_of(last), understood.new.files, reader.SHAPES)
    _keep_dropped(understood.new, path)
    judge = judge_of(root, reader.SOURCE, last.name, check, declared, findings, accept, tell)
    folder = file_edition(root, understood.new, check, judge)
    path.unlink()
    tell(f"  {how_to_use(reader.SOURCE, folder)}")
    return folder


def _recognised(path: Path, readers: Sequence[Reader]) -> tuple[Reader, Sheet]:
    """The one reader that knows the one table of the file."""
    found = [(reader, sheet) for sheet in read_sheets(path) for reader in readers if reader.recognise(sheet)]
    if len(found) == 1:
        return found[0]
    known = "; ".join(reader.LOOKS_LIKE for reader in readers)
    if not found:
        raise InputError(f"no table in it was recognised; known are: {known}", path)
    sheets = ", ".join(f"{sheet.name} ({reader.SOURCE})" for reader, sheet in found)
    raise InputError(
        f"more than one table in it was recognised ({sheets}); leave one sheet in the file", path
    )


def _already_filed(root: Path, source: str, path: Path) -> str | None:
    """The edition that keeps this very file: an earlier run was interrupted after filing it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for name in editions(root, source):
        if any(e["sha256"] == digest for e in read_sidecar(root / source / name / SIDECAR)["files"]):
            return name
    return None


def _keep_dropped(new: NewEdition, path: Path) -> None:
    count = sum(name.startswith("dropped") for name in new.files)
    name = f"dropped{count + 1 if count else ''}{path.suffix.lower()}"
    new.files[name] = path.read_bytes()
    new.contents[name] = f"the table as it was dropped, then named {path.name}"
