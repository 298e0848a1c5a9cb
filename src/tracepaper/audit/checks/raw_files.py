"""Check 1: the raw files are the published ones, and each says where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.audit.report import Result
from tracepaper.paths import INBOX, SETTINGS, SIDECAR
from tracepaper.problems import Place
from tracepaper.sources.verification import faults_in, rows_of

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


def check(material: Material) -> Result:
    """Every file of every edition is looked at, so that one changed file does not hide another."""
    result = Result("raw files, byte by byte, and the sidecar of each edition", 0)
    for folder in sorted(material.raw.glob("*/*")):
        if folder.parent.name == INBOX or folder.parent.name.startswith("."):
            continue  # files that nobody has brought in yet
        name = folder.relative_to(material.root).as_posix()
        if not folder.is_dir():
            result.fail(
                "stray-file", name, "a file outside SOURCE/EDITION; move it into an edition or remove it"
            )
            continue
        rows = rows_of(material.raw, folder)
        result.count += len(rows)
        for problem in faults_in(material.raw, folder, rows):
            file = Path(problem.file or folder / SIDECAR).relative_to(material.root).as_posix()
            result.fail("edition-differs", Place(file, problem.line), problem.message)
    for source, edition in sorted(material.editions.items()):
        if not (material.raw / source / edition).is_dir():
            text = f"the edition {source}/{edition} has no folder in data/raw"
            result.fail("edition-missing", SETTINGS, text)
    return result
