"""Whether each reference of the paper says the number of what it leads to.

Figures, tables and equations are counted here once more, in the order of the text; that the documents show
what the tree says is seen where they are read back, and sections are counted as Word does (`word_numbers`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from tracepaper.audit.reading.paper_text import inline_text
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees


class WrongLabel(NamedTuple):
    """A reference to `name` that shows other words than are due."""

    name: str
    shown: str
    due: str


def wrong_labels(tree: dict[str, Any]) -> Iterator[WrongLabel]:
    """The references of an edition's tree that say another number."""
    due = _labels(tree)
    for link in trees.elements(tree["blocks"], "Link"):
        name, shown = link["c"][2][0].removeprefix("#"), "".join(map(inline_text, link["c"][1]))
        if "cross-reference" in link["c"][0][1] and shown != due.get(name, shown):
            yield WrongLabel(name, shown, due[name])


def _labels(tree: dict[str, Any]) -> dict[str, str]:
    """Name of an exhibit or equation -> what a reference to it says."""
    words = load_language(trees.metadata(tree)["language"]).words
    found, counts = {}, Counter[str]()
    for element in ("Div", "Span"):
        for node in trees.elements(tree["blocks"], element):
            name, classes, pairs = node["c"][0]
            kind = next((one for one in ("figure", "table", "equation") if one in classes), "")
            if kind and ("exhibit" in classes or kind == "equation"):
                counts[kind] += 1
                found[dict(map(tuple, pairs)).get("exhibit", name)] = words[kind] % counts[kind]
    return found
