"""axe-core, the rules of accessibility: one file of JavaScript, wherever a package brings it.

The locked one, axe-playwright-python, is kept by one person and only wraps that file; others wrap it too, and
npm has it itself.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("axe_playwright_python", "axe_core_python", "axe_selenium_python")
NAME = "axe.min.js"
# what `npm install axe-core` and Debian's node-axe-core leave
FOLDERS = ("node_modules/axe-core", "/usr/lib/node_modules/axe-core", "/usr/share/nodejs/axe-core")


def axe_script(root: Path) -> Path | None:
    """The file, from the first place that has it; None if there is none.

    root: the project's folder, for node_modules."""
    return next((path for path in _places(root) if path.is_file()), None)


def _places(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            folder = Path(spec.origin).parent
            yield from (folder / NAME, *sorted(folder.rglob(NAME)))
    yield from (root / folder / NAME for folder in FOLDERS)
