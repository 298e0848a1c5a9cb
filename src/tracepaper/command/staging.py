"""The folder in which a build works, and how its results reach the folder a person looks into.

A build runs on a copy of its inputs (.build), kept equal to them by content: a file put back with an old
date is seen, one that was only touched is not.  A step that fails cannot harm the last complete results,
and whoever reads results/ never sees half of a new state: it is changed when the whole build is done.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
import signal
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.inside import refuse_links_out
from tracepaper.sums import files_under, sums_of

FOLDER = ".build"
RECORD, OUTPUTS = "record.json", "outputs.txt"
BUILT = (paths.RESULTS, paths.PROCESSED)
# whatever lies here was made by a build; elsewhere in results/ a person may keep a file
OURS = (*paths.REQUESTED, f"{paths.RESULTS}/exhibits/", f"{paths.RESULTS}/paper/", f"{paths.PROCESSED}/")


def mirror(project: Path, build: Path, parts: Sequence[str] = paths.INPUTS) -> list[str]:
    """Make the copies in `build` equal to the project's inputs; returns the files that were not.

    Before the first of them is changed the record says that no build is complete: whoever ends this half-way
    leaves copies that are equal and results that are old.  Raises InputError for a file whose name is no
    text, and for a link that leads out of the project: it would be copied into the build like any file."""
    refuse_links_out(project, parts)
    _put_back(project, build)
    _forget_the_future(build)
    wanted = {name for part in parts for name in files_under(project, part)}
    _require_text(wanted)
    present = {name for part in parts for name in files_under(build, part)}
    gone = sorted(present - wanted)
    same = {name for name in wanted & present if _same(project / name, build / name)}
    changed = sorted(wanted - same)
    if gone or changed:
        write_record(build, None, read_record(build)["files"])
    for name in gone:
        (build / name).unlink()
        _drop_empty((build / name).parent, build)
    for name in changed:
        _drop_bytecode(build / name)
        _write(build / name, (project / name).read_bytes())
    return gone + changed


def _drop_bytecode(module: Path) -> None:
    """Python tells by seconds and size whether bytecode is that of a module: not of one that was saved twice
    in a second."""
    if module.suffix == ".py":
        for path in (module.parent / "__pycache__").glob(f"{glob.escape(module.stem)}.*.pyc"):
            path.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _put_back(project: Path, build: Path) -> None:
    """Undo a swap that was ended between its renamings: a person's own files lie in what was moved."""
    for part in BUILT:
        aside = build / "before" / part
        if (project / part).exists():
            shutil.rmtree(aside, ignore_errors=True)
        elif aside.is_dir():
            (project / part).parent.mkdir(parents=True, exist_ok=True)
            aside.rename(project / part)


def _forget_the_future(build: Path) -> None:
    """Date what the clock calls the future to just before now.

    Snakemake tells by dates whether a step's output is older than its input.  What was made while the clock
    was ahead, or before it was set back, would be newer than every edit to come, and no edit would be seen.
    """
    now = time.time() - 1  # what is written from here on is newer, on disks with coarse clocks too
    for folder, _, files in os.walk(build):
        for path in (os.path.join(folder, name) for name in files):
            if os.lstat(path).st_mtime > now:
                os.utime(path, (now, now), follow_symlinks=False)


def _require_text(names: Iterable[str]) -> None:
    for name in names:
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(name).decode("utf-8", "backslashreplace")
            raise InputError("the name of this file is not valid UTF-8; rename it", shown) from None


def _drop_empty(folder: Path, root: Path) -> None:
    """Remove a folder that became empty, and those around it: an empty one still looks like an edition."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def fingerprints(root: Path, parts: Iterable[str] = BUILT) -> dict[str, str]:
    """sha256 of every built file, by its name."""
    return sums_of(root, (name for part in parts for name in files_under(root, part)))


def read_record(build: Path) -> dict[str, Any]:
    """What the last complete build left: `done` (what was asked), `files` (name -> sha256)."""
    try:
        record = json.loads((build / RECORD).read_text(encoding="utf-8"))
        return {"done": record["done"], "files": dict(record["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"done": None, "files": {}}


def write_record(build: Path, done: str | None, files: Mapping[str, str]) -> None:
    """Remember what was asked and what was made; `done` is None while a build is under way."""
    record = {"done": done, "files": dict(sorted(files.items()))}
    _write(build / RECORD, (json.dumps(record, indent=0) + "\n").encode("utf-8"))


def changed_by_hand(project: Path, files: Mapping[str, str]) -> list[str]:
    """Built files of the project that are missing or are not what the last complete build made."""
    present = fingerprints(project)
    return sorted(name for name, sum_ in files.items() if present.get(name) != sum_)


def drop_altered(build: Path, files: Mapping[str, str]) -> list[str]:
    """Remove from the working folder what is not as the last complete build made it; returns the names.

    It is made again then: Snakemake tells by dates, and would build on a damaged file."""
    present = sums_of(build, files)
    altered = [name for name, digest in present.items() if digest != files[name]]
    for name in altered:
        (build / name).unlink()
    return altered


def drop_strangers(build: Path, promised: Iterable[str]) -> list[str]:
    """Remove from the working folder what no build makes any more (a renamed exhibit, a language)."""
    kept = set(promised)
    gone = [n for n in fingerprints(build) if n not in kept and not n.startswith(tuple(paths.REQUESTED))]
    for name in gone:
        (build / name).unlink()
    return gone


def still_made(before: Mapping[str, str], made: Mapping[str, str]) -> dict[str, str]:
    """What the last build handed over, less what a step has since left out: a report draws what differs
    now, not what differed then."""
    return {name: sum_ for name, sum_ in before.items() if name in made}


def hand_over(project: Path, build: Path, old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Make the project's results those of the working folder; returns the names that changed.

    old, new: name -> sha256 of the last complete build and of this one.  A file that no build made stays.
    """
    present = fingerprints(project)
    changed = [name for name, sum_ in new.items() if present.get(name) != sum_]
    gone = [name for name in present if name not in new and (name in old or name.startswith(OURS))]
    own = [name for name in present if name not in new and name not in gone]
    for part in BUILT:
        if any(name.startswith(f"{part}/") for name in (*changed, *gone)):
            _swap(project, build, part, own, new)
    return changed + gone


@contextmanager
def undisturbed() -> Iterator[None]:
    """What is done inside is done whole: an interruption is heard when it has ended."""
    waiting: list[int] = []
    before = {
        number: signal.signal(number, lambda number, frame: waiting.append(number))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if waiting:
        raise KeyboardInterrupt


def remove_results(project: Path) -> list[str]:
    """Remove what builds made; returns the files in results/ that none did, which stay."""
    made = read_record(project / FOLDER)["files"]
    for name in fingerprints(project):
        if name in made or name.startswith(OURS):
            (project / name).unlink()
    for part in BUILT:
        for folder in sorted((p for p in (project / part).rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        if (project / part).is_dir() and not any((project / part).iterdir()):
            (project / part).rmdir()
    return sorted(fingerprints(project))


def _swap(project: Path, build: Path, part: str, own: Iterable[str], new: Iterable[str]) -> None:
    """Put a complete new folder in the place of the old one."""
    aside, fresh = build / "before" / part, build / "next" / part
    for path in (aside, fresh):
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
    for root, names in ((build, new), (project, own)):
        for name in (name for name in names if name.startswith(f"{part}/")):
            (build / "next" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, build / "next" / name)
    target = project / part
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(aside)
    fresh.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
