"""One folder with all that is shown: it works opened from a disk, and put on any static host as it is.

Files keep the places they have to each other in results/, so that what links to its neighbours there (the
paper to the other language and to the audit, the report of changes to its drawings) does so here too.  They
are links to the same bytes where the disk can, else copies.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.files import StrPath, read_json
from tracepaper.manuscript import tree as trees
from tracepaper.site.start_page import Shown, start_page

Exhibits = dict[str, dict[str, Any]]  # id -> its exhibit.json
BARE = ".nojekyll"  # told to GitHub Pages: serve the files as they are


def build_site(
    *,
    results: Iterable[StrPath],
    changes: StrPath | None,
    trees_by_language: dict[str, StrPath],
    exhibit_files: Sequence[StrPath],
    report: StrPath,
    output: StrPath,
) -> None:
    """Write the folder `output`.

    results: the files to show, in results/.  changes: the folder of the report of changes, or None.
    trees_by_language: language -> syntax tree.  exhibit_files: of each exhibit, its exhibit.json.
    report: of the audit.
    """
    target = Path(output)
    folder = [path for path in Path(changes).rglob("*") if path.is_file()] if changes else []
    names = [Path(path).relative_to(paths.RESULTS).as_posix() for path in [*results, *folder]]
    for name in names:
        place(Path(paths.RESULTS, name), target / name)
    papers = {language: trees.metadata(trees.read_tree(file)) for language, file in trees_by_language.items()}
    exhibits = {Path(file).parent.name: read_json(file) for file in exhibit_files}
    sizes = {name: (target / name).stat().st_size for name in names}
    shown = Shown(papers, in_order(exhibits, trees_by_language), read_json(report)["checks"], sizes)
    (target / "index.html").write_text(start_page(shown), encoding="utf-8")
    (target / BARE).write_text("", encoding="utf-8")


def place(source: Path, target: Path) -> None:
    """Put a file at another place without another copy of its bytes, if the disk can do that."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def in_order(exhibits: Exhibits, trees_by_language: dict[str, StrPath]) -> Exhibits:
    """The exhibits as the paper places them, each with its label in each language under `label`."""
    found: Exhibits = {}
    for language, file in trees_by_language.items():
        for div in trees.elements(trees.read_tree(file)["blocks"], "Div"):
            given = dict(map(tuple, div["c"][0][2]))
            if "exhibit" in div["c"][0][1] and given.get("exhibit") in exhibits:
                name = given["exhibit"]
                entry = found.setdefault(name, {**exhibits[name], "label": {}})
                entry["label"][language] = given["label"]
    return found
