"""The package's tests need nothing of the paper: who opens one of its files is told so.

`tests/test_package.py` shows that no module of these tests leads to the analysis, and that this is heard.
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
_opened: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.path.abspath(os.fspath(arguments[0]))
        if isinstance(path, str) and f"{path}{os.sep}".startswith(PAPER):
            _opened.append(path)


sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def _nothing_of_the_paper() -> Iterator[None]:
    _opened.clear()
    yield
    assert not _opened, f"a test of the package opened files of the paper: {sorted(set(_opened))[:5]}"
