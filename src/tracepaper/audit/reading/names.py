"""Exhibits by the names a reader sees: "Figure 5", 图5, 表 2."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracepaper import paths
from tracepaper.files import read_json
from tracepaper.manuscript import tree as trees


def exhibit_named(name: str, exhibits: Iterable[str], project: Path = Path()) -> str | None:
    """The id of an exhibit given by its id or by its label in any language of the last build.

    Spaces, non-breaking ones included, and capitals make no difference.  None if there is none.
    """
    known = set(exhibits)
    if name in known:
        return name
    return labels(project).get(_plain(name))


def labels(project: Path = Path()) -> dict[str, str]:
    """Label without spaces, in small letters -> id, of every exhibit in every language that is built."""
    found = {}
    for path in sorted((project / paths.PROCESSED / "manuscript").glob("*.json")):
        for div in trees.elements(read_json(path)["blocks"], "Div"):
            attributes = dict(div["c"][0][2])
            if "exhibit" in attributes and "label" in attributes:
                found[_plain(attributes["label"])] = attributes["exhibit"]
    return found


def _plain(name: str) -> str:
    return "".join(name.split()).lower()
