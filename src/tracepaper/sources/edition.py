"""Filing an edition: a new folder beside the old ones, all of it or nothing.

The folder is written under data/raw/.filing, read back by the module that will use it, and only then
renamed into place, which the file system does in one step.  The same observations are not filed twice.
"""

from __future__ import annotations

import csv
import fcntl
import gzip
import hashlib
import io
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import HELD, StrPath, without_locks
from tracepaper.paths import RAW, SIDECAR
from tracepaper.screening import data_without_keys
from tracepaper.sources.raw import read_sidecar

STAGING = ".filing"
Check = Callable[[Path, str, str], object]  # reads a staged edition, given root, source and edition


@dataclass
class NewEdition:
    """An edition ready to be filed.

    source; names: edition names, best first, the first free one is taken.  files: name -> bytes.
    contents: name -> what is in it.  card: the sidecar without source, edition and files.  trust: file name
    -> grade where it differs.  observations: the files that make two editions the same if they are equal.
    """

    source: str
    names: list[str]
    files: dict[str, bytes]
    contents: dict[str, str]
    card: dict[str, Any]
    observations: tuple[str, ...]
    trust: dict[str, str] = field(default_factory=dict)


def editions(root: StrPath, source: str) -> list[str]:
    """Names of the editions of a source, the one brought in last at the end."""
    folder = Path(root) / source
    found = [p.parent for p in folder.glob(f"*/{SIDECAR}")]
    return sorted(
        (p.name for p in found),
        key=lambda name: (read_sidecar(folder / name / SIDECAR)["retrieved"], name),
    )


def last_edition(root: StrPath, source: str) -> Path:
    """Folder of the edition brought in last; InputError if there is none."""
    names = editions(root, source)
    if not names:
        raise InputError("no edition of this source was found to compare with", Path(root) / source)
    return Path(root) / source / names[-1]


def files_of(edition: Path) -> dict[str, bytes]:
    """Name -> content of the files of an edition's folder, its sidecar among them."""
    return {path.name: path.read_bytes() for path in edition.glob("[!.]*")}


def how_to_use(source: str, edition: Path) -> str:
    """What to tell of an edition that was just filed: where it is, and that nothing uses it yet."""
    return f"filed {RAW}/{source}/{edition.name}; to use it: ./run adopt {source}={edition.name}, then ./run"


def same_observations(root: StrPath, new: NewEdition) -> str | None:
    """Name of an edition whose observations equal the new ones; None if there is none.

    Rows in another order, numbers written otherwise (10, 10.0, 1e1) and the mark of the request that a row
    came by make no new edition; another value, status, row or column does.
    """
    wanted = {name: _Content.of(name, new.files[name]) for name in new.observations}
    for name in reversed(editions(root, new.source)):
        folder = Path(root) / new.source / name
        if all(
            (folder / file).is_file() and content.equals(_Content.of(file, (folder / file).read_bytes()))
            for file, content in wanted.items()
        ):
            return name
    return None


@dataclass(frozen=True)
class _Content:
    """What a table says: its columns and its rows; the bytes of anything else."""

    columns: list[str]
    rows: list[list[str]]
    other: bytes = b""

    @classmethod
    def of(cls, name: str, content: bytes) -> _Content:
        try:
            plain = gzip.decompress(content) if name.endswith(".gz") else content
            header, *rows = csv.reader(io.StringIO(plain.decode("utf-8-sig"), newline=""))
        except (ValueError, OSError, csv.Error):
            return cls([], [], content)
        return cls(header, rows)

    def equals(self, other: _Content) -> bool:
        """Whether both say the same, in whatever order; the rows of long tables are read only if there are
        as many."""
        if (self.other, self.kept, len(self.rows)) != (other.other, other.kept, len(other.rows)):
            return False
        return self.said == other.said

    @property
    def kept(self) -> list[str]:
        return [column for column in self.columns if column != "carrier"]

    @cached_property
    def said(self) -> Counter[tuple[str, ...]]:
        """How often each row is there; the same for every edition that this is compared with."""
        places = [place for place, column in enumerate(self.columns) if column != "carrier"]
        return Counter(tuple(_plain(row[place]) for place in places if place < len(row)) for row in self.rows)


def _plain(cell: str) -> str:
    """A number in one spelling; a code like 010121 is none, and any other text is itself."""
    if cell[:1] == "0" and cell[1:2].isdigit():
        return cell
    try:
        return repr(float(cell)) if cell.isascii() and "_" not in cell else cell
    except ValueError:
        return cell


def free_name(root: StrPath, new: NewEdition) -> str:
    """The first of the new edition's names that is not taken; then the last one with -2, -3 ..."""
    taken = {p.name for p in (Path(root) / new.source).glob("*")}
    more = (f"{new.names[-1]}-{number}" for number in range(2, 1000))
    return next(name for name in (*new.names, *more) if name not in taken)


@contextmanager
def filing_lock(root: StrPath, tell: Callable[[str], None] = lambda line: None) -> Iterator[None]:
    """One person files at a time; what an interrupted filing left behind is removed first.

    tell: where a file system without locks is told of, on which nothing keeps two apart."""
    staging = Path(root) / STAGING
    with open(Path(root) / f"{STAGING}.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            if problem.errno in HELD:
                raise InputError(
                    "another refresh is filing an edition; wait until it has finished", root
                ) from None
            tell(without_locks(problem))
        shutil.rmtree(staging, ignore_errors=True)
        try:
            yield
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def file_edition(
    root: StrPath, new: NewEdition, check: Check, judge: Callable[[Any], None] | None = None
) -> Path:
    """Write the edition and return its folder.

    check: reads the observations of the staged folder, given root, source and edition; raises InputError
    if they cannot be read.  judge: is given what it returned, and may raise InputError too.  Hold
    `filing_lock`.  Nothing is left behind unless all went well.
    """
    root = Path(root)
    name = free_name(root, new)
    staged = root / STAGING / new.source / name
    staged.mkdir(parents=True)
    for file, content in new.files.items():
        _write(staged / file, content)
    _write(staged / SIDECAR, _sidecar(new, name).encode("utf-8"))
    read_sidecar(staged / SIDECAR)
    found = check(root / STAGING, new.source, name)
    if judge is not None:
        judge(found)
    target = root / new.source / name
    target.parent.mkdir(exist_ok=True)
    if target.exists():
        raise InputError("this edition appeared while it was being filed; run the command again", target)
    os.rename(staged, target)
    _flush_folder(target.parent)
    return target


def carried_over(folder: Path) -> tuple[dict[str, bytes], dict[str, str], dict[str, str]]:
    """Files, contents and trust of an old edition, for a new one that changes only some of them."""
    card = read_sidecar(folder / SIDECAR)
    names: Iterable[dict[str, Any]] = card["files"]
    return (
        {e["name"]: (folder / e["name"]).read_bytes() for e in names},
        {e["name"]: e["content"] for e in names},
        {e["name"]: e["trust"] for e in names if "trust" in e},
    )


def _sidecar(new: NewEdition, name: str) -> str:
    import yaml

    files = [
        {"name": file, "sha256": hashlib.sha256(new.files[file]).hexdigest(), "content": new.contents[file]}
        | ({"trust": new.trust[file]} if file in new.trust else {})
        for file in sorted(new.files)
    ]
    card = {"source": new.source, "edition": name} | new.card
    carriers = card.pop("carriers", "not applicable")
    return yaml.safe_dump(
        card | {"files": files, "carriers": carriers}, sort_keys=False, allow_unicode=True, width=110
    )


def _write(path: Path, content: bytes) -> None:
    if data_without_keys(content) != content:
        raise InputError("your key would stand in this file; nothing was filed", path.name)
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
