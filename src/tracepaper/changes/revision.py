"""The Word files of two states of the paper as one with tracked changes, in every language.

A commit's words and drawings are made by its own code; both sides are then set by today's, so that what is
marked is what was written, not how it is laid out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from tracepaper import paths
from tracepaper.changes.head_start import drop_what_was_taken, take_what_is_built
from tracepaper.changes.other_state import run_in, told_in_logs, unpack_commit
from tracepaper.changes.tracked.document import tracked
from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.manuscript.tree import metadata, read_tree
from tracepaper.render.docx import render
from tracepaper.render.docx_reference import read_package, write_package

MACHINE = "tracepaper"  # who signs where the paper has no authors


class Asked(Protocol):
    """The rule's params.  names: a commit or tag, or two with a comma between them.  by: see
    `changes.consent`.  date: seconds since 1970, with which the changes are signed."""

    names: str | None
    by: str | None
    languages: Sequence[str]
    date: int


def make_revision(asked: Asked, output: StrPath, cores: int) -> None:
    """Write revision.LANGUAGE.docx of each language: from the first state to the second, or to this build.

    Raises InputError if no state is named, or one cannot be built or lacks a language."""
    if not asked.names:
        raise InputError("since which state? name a tag or commit, for example ./run revision v1.0")
    before, *after = asked.names.split(",")
    Path(output).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="revision-") as folder:
        old = _built(before, Path(folder) / "before", asked, cores)
        new = _built(after[0], Path(folder) / "after", asked, cores) if after else Path()
        for language in asked.languages:
            first, last = (_parts(state, language, Path(folder), asked.date) for state in (old, new))
            written = tracked(first, last, *_signature(new, language, asked.date))
            (Path(output) / f"revision.{language}.docx").write_bytes(write_package(written))


def _built(name: str, folder: Path, asked: Asked, cores: int) -> Path:
    """The folder in which a commit was built as far as its Word files."""
    folder.mkdir()
    unpack_commit(name, asked.by, folder)
    documents = [f"{paths.RESULTS}/paper/paper.{language}.docx" for language in asked.languages]
    command = [sys.executable, "-m", "snakemake", "--cores", str(cores), *documents]
    taken = take_what_is_built(Path.cwd(), folder)
    said = run_in(folder, command)
    if taken and not _are_there(folder, documents):
        drop_what_was_taken(folder)
        said = run_in(folder, command)
    if not _are_there(folder, documents):
        told = [": ".join(filter(None, one)) for one in told_in_logs(folder).items()]
        reason = [*told, said[-600:], "it ended without a word"]
        raise InputError(f"{name} cannot be built: {next(filter(None, reason))}")
    return folder


def _are_there(folder: Path, names: Sequence[str]) -> bool:
    return all((folder / name).is_file() for name in names)


def _tree(state: Path, language: str) -> Path:
    return state / paths.PROCESSED / f"manuscript/{language}.json"


def _parts(state: Path, language: str, folder: Path, date: int) -> dict[str, bytes]:
    """The parts of a state's Word file, set by today's code."""
    made = folder / "paper.docx"
    render(_tree(state, language), state / paths.MADE_EXHIBITS, made, date)
    return read_package(made.read_bytes())


def _signature(state: Path, language: str, date: int) -> tuple[str, str]:
    """(author, date) of each change: the paper's first author, and its date."""
    authors = metadata(read_tree(_tree(state, language)))["author"]
    return (authors or [MACHINE])[0], datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
