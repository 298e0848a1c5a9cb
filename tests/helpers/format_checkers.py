"""Programs that say whether a file is what its format demands; none of them is needed to build a paper.

AUDIT_BROWSER=required makes a missing one a failure; otherwise the tests that want it are skipped.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / ".validators"  # tests/validators.txt, as .ci/run installs it


def program(name: str) -> str:
    """Path of a program of the system."""
    return shutil.which(name) or _missing(name)


def jats_dtd() -> Path:
    """The DTD of JATS Archiving 1.2 with MathML 3."""
    found = sorted(FOLDER.glob("pubarchiver/data/*/JATS-archivearticle1-mathml3.dtd"))
    return found[0] if found else Path(_missing("the DTD of JATS (tests/validators.txt)"))


def importable() -> None:
    """Lets packages of the folder be imported."""
    if not FOLDER.is_dir():
        _missing("tests/validators.txt")
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))


def _missing(what: str) -> str:
    told = f"{what} is not installed"
    if os.environ.get("AUDIT_BROWSER") == "required":
        pytest.fail(f"{told}, and AUDIT_BROWSER=required")
    pytest.skip(told)
