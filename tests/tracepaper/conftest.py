"""The package's tests need nothing of the paper: who opens one of its files is told so.

Its modules are left out: Hypothesis reads the source of all that other tests have loaded.  That none of
them is imported from here, and that the rest is heard, `tests/test_package.py` shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPER = tuple(
    f"{ROOT / part}{os.sep}"
    for part in ("config", "data", "manuscript", "published", "results", "workflow", "Snakefile")
)
MODULES = (".py", ".pyc")
_opened: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.path.abspath(os.fspath(arguments[0]))
        if isinstance(path, str) and f"{path}{os.sep}".startswith(PAPER) and not path.endswith(MODULES):
            _opened.append(path)


sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def _nothing_of_the_paper() -> Iterator[None]:
    _opened.clear()
    yield
    assert not _opened, f"a test of the package opened files of the paper: {sorted(set(_opened))[:5]}"
