"""The paper as it would be with other editions: built aside, the pinned ones and the raw data left alone.

The editions lie in data/raw already, or are made from a table that a person has at hand: that is filed in the
copy only, by the same reader, checks and refusals as in the inbox.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tracepaper import paths
from tracepaper.changes.other_state import build_with, copy_inputs, require_edition, run_in, told_in_logs
from tracepaper.changes.state import State
from tracepaper.errors import InputError

STEP = "file_inbox"


def what_if_state(
    wanted: Mapping[str, str],
    dropped: str,
    project: Path,
    editions: Mapping[str, str],
    folder: Path,
    cores: int,
    accept_changes: bool = False,
) -> State:
    """The state with other editions.

    wanted: source -> edition.  dropped: a table to be filed first, "" if none.  editions: the pinned ones.
    folder: an empty one, for the copy.  Raises InputError for what is not there, a table that is refused or
    holds nothing new, and editions that are those in use.
    """
    chosen = {source: str(edition) for source, edition in wanted.items()}
    for source, edition in chosen.items():
        require_edition(project, editions, source, edition)
    copy_inputs(project, folder)
    if dropped:
        chosen |= _filed(Path(dropped), folder, accept_changes)
    if all(editions[source] == edition for source, edition in chosen.items()):
        raise InputError("these are the editions that the paper uses; name another, or give a table")
    return build_with(project, folder, editions, chosen, cores)


def _filed(table: Path, folder: Path, accept_changes: bool) -> dict[str, str]:
    """Source -> edition, of what a table became in the copy."""
    if not table.is_file():
        raise InputError("there is no such table", table)
    raw = folder / paths.RAW
    before = set(raw.glob(f"*/*/{paths.SIDECAR}"))
    inbox = raw / paths.INBOX
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir(parents=True)
    shutil.copyfile(table, inbox / table.name)
    command = [sys.executable, "-m", "snakemake", "--cores", "1", STEP]
    _, said = run_in(folder, [*command, "--config", f"accept_changes={accept_changes}"])
    new = sorted(set(raw.glob(f"*/*/{paths.SIDECAR}")) - before)
    if not new:
        last = told_in_logs(folder).get(STEP) or said.rpartition("\n")[2]
        raise InputError(f"it makes no new edition: {last}", table)
    return {path.parent.parent.name: path.parent.name for path in new}
