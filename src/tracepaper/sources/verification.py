"""Every raw file held against the checksum in its sidecar, and all that is wrong told in one go.

Who has edited three files by hand would else mend one, wait for the build, and meet the next.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml
from tracepaper.inside import inside, refuse_links_out
from tracepaper.paths import SIDECAR, is_apart, visible
from tracepaper.sources.raw import NO_CARRIERS, as_texts, faults_of, misnamed, no_sidecar


def verify(root: StrPath) -> list[dict[str, Any]]:
    """Check every file of every edition against its sidecar.

    Returns one dict per file (file, sha256, bytes), sorted by file.  Raises InputError with a line for each
    file that is missing, changed, not listed, listed twice or out of place, and for each fault of a sidecar.
    """
    root = Path(root)
    refuse_links_out(root)
    rows: list[dict[str, Any]] = []
    faults: list[InputError] = []
    for source in sorted(p for p in root.iterdir() if not is_apart(p)):
        if not source.is_dir():
            told = "a file outside SOURCE/EDITION; move it into an edition or remove it"
            faults.append(InputError(told, source))
            continue
        for folder in visible(source.iterdir()):
            if folder.is_dir():
                found = rows_of(root, folder)
                faults += faults_in(root, folder, found)
                rows += found
            else:
                faults.append(
                    InputError("a file outside an edition; expected folders SOURCE/EDITION", folder)
                )
    if len(faults) > 1:
        raise InputError("\n".join(map(str, faults)))
    if faults:
        raise faults[0]
    if not rows:
        raise InputError("there are no raw data; expected folders SOURCE/EDITION", root)
    return sorted(rows, key=lambda row: row["file"])


def rows_of(root: Path, folder: Path) -> list[dict[str, Any]]:
    """What lies in an edition beside its sidecar: file, sha256, bytes."""
    return [
        {
            "file": path.relative_to(root).as_posix(),
            "sha256": hashlib.sha256(content := path.read_bytes()).hexdigest(),
            "bytes": len(content),
        }
        for path in visible(folder.iterdir())
        if path.is_file() and path.name != SIDECAR
    ]


def faults_in(root: Path, folder: Path, rows: list[dict[str, Any]]) -> Iterator[InputError]:
    """All that is wrong with an edition; of a sidecar that cannot be read nothing else can be said."""
    path = folder / SIDECAR
    if not path.is_file():
        yield no_sidecar(path)
        return
    try:
        card = as_texts(read_yaml(path, "mend the sidecar"))
    except InputError as problem:
        yield problem
        return
    own = list(faults_of(card))
    if own:
        yield from (InputError(fault, path) for fault in own)
        return
    yield from (InputError(fault, path) for fault in misnamed(card, path))
    yield from _faults_of_files(root, folder, card, rows)
    if card["carriers"] not in NO_CARRIERS:
        try:
            there = inside(root, folder, card["carriers"], "carriers", path).is_file()
        except InputError as problem:
            yield problem
        else:
            if not there:
                yield InputError(f"carriers names {card['carriers']}, which is not there", path)


def _faults_of_files(
    root: Path, folder: Path, card: dict[str, Any], rows: list[dict[str, Any]]
) -> Iterator[InputError]:
    """Files that a sidecar lists and that are not so, and those it does not list."""
    there = {(root / row["file"]).name: row["sha256"] for row in rows}
    listed = {entry["name"]: entry["sha256"] for entry in card["files"]}
    for name, count in Counter(entry["name"] for entry in card["files"]).items():
        if count > 1:
            yield InputError(f"{name} is listed twice", folder / SIDECAR)
    for name, digest in listed.items():
        if name not in there:
            yield InputError(f"the file is missing, though {SIDECAR} lists it", folder / name)
        elif there[name] != digest:
            yield InputError(
                f"the file has changed: its sha256 is {there[name]}, {SIDECAR} says {digest}; restore it, or "
                "bring it in as a new edition",
                folder / name,
            )
    for entry in visible(folder.iterdir()):
        if entry.name not in listed and entry.name != SIDECAR:
            yield InputError(
                f"{SIDECAR} does not list this file; add it with its sha256 (./run seal "
                f"{folder.parent.name}/{folder.name}) or remove it",
                entry,
            )
