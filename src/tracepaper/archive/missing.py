"""In an unpacked archive: which raw files were not passed on and still have to be fetched."""

from __future__ import annotations

from pathlib import Path

from tracepaper.archive.names import LEFT_OUT, README
from tracepaper.errors import InputError
from tracepaper.files import read_json


def refuse_missing(project: Path) -> None:
    """Raise InputError, in one sentence, where a raw file that the archive left out is still missing."""
    path = project / LEFT_OUT
    if not path.is_file():
        return
    missing = [
        one
        for one in read_json(path, "unpack the archive again")["files"]
        if not (project / one["file"]).exists()
    ]
    if not missing:
        return
    first, sources = missing[0], {one["source"] for one in missing}
    where = (
        first["url"]
        if first["url"].startswith("http")
        else f"its publisher, {next(iter(first['publisher'].values()))}"
    )
    count = "1 raw file" if len(missing) == 1 else f"{len(missing)} raw files of {len(sources)} sources"
    raise InputError(
        f"{count} could not be passed on with this archive and must be fetched first; the first is this one, "
        f"from {where} (sha256 {first['sha256'][:12]}...), all are listed with addresses in {README} "
        f"and {LEFT_OUT}",
        first["file"],
    )
