"""The finished tree is words: nothing in it would run, be fetched or be read where the paper is opened.

What people write has passed the gate by then.  But bibliography, captions, cells and configuration reach
the tree too, through Pandoc's readers and our filters; so here is looked once more, at what the formats are
really made from.
"""

from __future__ import annotations

import re
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import HIDDEN, named
from tracepaper.manuscript.links import ADDRESS, EXPECTED
from tracepaper.manuscript.tree import IMAGE, nodes

_ATTRIBUTES_AT = {"Header": 1} | dict.fromkeys(
    ("Code", "CodeBlock", "Div", "Figure", "Image", "Link", "Span", "Table"), 0
)
# what our filters and citeproc write; a format's writer would make anything else an attribute of its own
_ATTRIBUTES = """
    continued data-claim data-fact entry-spacing exhibit file label lang line-spacing number script
"""
_WITHIN = re.compile(r"#[\w:.#$%&+?<>~/-]+")


def require_words_only(blocks: Any) -> None:
    """Raise InputError for raw code, a link that leads to no page, a picture that is no exhibit's, an
    attribute that is none of ours, a character that nobody sees.  blocks: a tree's, or any part of them."""
    for node in nodes(blocks):
        kind = node["t"]
        hidden = HIDDEN.search(node["c"]) if kind in ("Str", "MetaString") else None
        if hidden:
            found = f"{node['c'][: hidden.start()][-30:]!r} is followed by {named(hidden[0])}"
            raise InputError(f"{found}, which nobody sees; take it out where it is from")
        if kind in ("RawBlock", "RawInline"):
            what, shown = f"raw {node['c'][0]}", node["c"][1]
            raise InputError(f"{what} {shown[:60]!r} would be run, not printed; write words")
        if kind == "Link" and not (_WITHIN.fullmatch(node["c"][2][0]) or ADDRESS.fullmatch(node["c"][2][0])):
            raise InputError(f"the link to {node['c'][2][0][:60]!r} leads to no page; expected {EXPECTED}")
        if kind == "Image" and not IMAGE.fullmatch(node["c"][2][0]):
            raise InputError(f"the picture {node['c'][2][0][:60]!r} is no exhibit's; take it out")
        if kind in _ATTRIBUTES_AT:
            names = [
                name for name, _ in node["c"][_ATTRIBUTES_AT[kind]][2] if name not in _ATTRIBUTES.split()
            ]
            if names:
                raise InputError(f"the attribute {names[0]!r} is none that the paper has; take it out")
