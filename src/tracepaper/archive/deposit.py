"""`./run deposit zenodo`: the archive as a deposit; without --send it only says what would be sent."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive.names import DEPOSIT
from tracepaper.archive.zenodo import REAL, SANDBOX, Zenodo
from tracepaper.errors import InputError
from tracepaper.files import read_json, write_json

TOKEN = "ZENODO_TOKEN"
DRAFT = "deposit.json"  # in the working folder: which draft is under way
SEND, PUBLISH, ON_SANDBOX = "--send", "--publish", "--sandbox"


def deposit(
    project: Path,
    build: Path,
    words: Sequence[str],
    tell: Callable[[str], None] = print,
    connect: Callable[..., Zenodo] = Zenodo,
) -> int:
    """Deposit the archive that lies in results/archive.

    words: as typed.  connect: makes the client.  Raises InputError if there is nothing to deposit, no token,
    or Zenodo refuses.
    """
    options = read_options(words)
    base = SANDBOX if ON_SANDBOX in options else REAL
    files = _files(project)
    metadata = _metadata(project / paths.ARCHIVE / DEPOSIT)
    for line in _plan(base, metadata, files, options):
        tell(line)
    if SEND not in options:
        tell(f"nothing was sent; {SEND} makes a draft of it, {SEND} {PUBLISH} publishes it for good")
        return 0
    token = os.environ.get(TOKEN, "")
    if not token:
        raise InputError(f"there is no token; put one of {base.removesuffix('/api')} in the variable {TOKEN}")
    zenodo = connect(base, token, tell=tell)
    try:
        return _send(zenodo, build / DRAFT, metadata, files, PUBLISH in options, tell)
    finally:
        zenodo.close()


def read_options(words: Sequence[str]) -> set[str]:
    """What was typed after the repository's name.  Raises InputError for what means nothing."""
    if list(words[:1]) != ["zenodo"]:
        raise InputError("where? `./run deposit zenodo`, and --sandbox for trying it")
    options = set(words[1:])
    unknown = sorted(options - {SEND, PUBLISH, ON_SANDBOX})
    if unknown:
        raise InputError(f"{unknown[0]} means nothing here; known are {SEND}, {PUBLISH}, {ON_SANDBOX}")
    if PUBLISH in options and SEND not in options:
        raise InputError(f"{PUBLISH} is for good; type it together with {SEND}")
    return options


def _files(project: Path) -> list[Path]:
    folder = project / paths.ARCHIVE
    found = sorted(folder.glob("*.zip"))
    if not found:
        raise InputError("there is no archive yet; ./run archive makes it", paths.ARCHIVE)
    return [*found, *sorted(folder.glob("REPLICATION*.md")), *sorted(folder.glob("REPLICATION*.pdf"))]


def _metadata(path: Path) -> dict[str, Any]:
    found = dict(read_json(path, "type ./run archive again"))
    if not found["creators"]:
        raise InputError(
            "Zenodo takes no deposit without an author; name them under byline: and type ./run archive again",
            paths.SETTINGS,
        )
    if not found.get("license"):
        raise InputError(
            "Zenodo takes no open deposit without a licence that it knows; write a file LICENSE and type "
            "./run archive again",
            "LICENSE",
        )
    return found


def _plan(base: str, metadata: Mapping[str, Any], files: Sequence[Path], options: set[str]) -> Sequence[str]:
    lines = [f"deposit at {base.removesuffix('/api')}", json.dumps(metadata, ensure_ascii=False, indent=1)]
    lines += [f"{path.name}  {path.stat().st_size} bytes" for path in files]
    return [*lines, "to be published" if PUBLISH in options else "not to be published"]


def _send(
    zenodo: Zenodo,
    record: Path,
    metadata: Mapping[str, Any],
    files: Sequence[Path],
    is_final: bool,
    tell: Callable[[str], None],
) -> int:
    draft = zenodo.draft(_known(record, zenodo.base))
    write_json({"base": zenodo.base, "id": draft["id"]}, record)  # before anything may break off
    zenodo.describe(draft, metadata)
    zenodo.fill(draft, files)
    if not is_final:
        tell(f"the draft {draft['id']} is complete; look at it: {draft['links'].get('html', zenodo.base)}")
        return 0
    done = zenodo.publish(draft)
    record.unlink()
    tell(f"published: {done.get('doi_url') or done.get('doi') or draft['id']}")
    return 0


def _known(record: Path, base: str) -> int | None:
    """The draft that was begun at this address."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
        return int(found["id"]) if found["base"] == base else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
