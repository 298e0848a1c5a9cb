"""Text of a web page that a reader sees otherwise than it is read: hidden, struck out, in other letters.

What a style sheet may hide or add has no end (a colour, a size, a place off the screen, words of its own), so
it is not looked for: the sheet must be the one that the build writes, to the letter.  Its fonts depend on the
text; each must be what the build makes of the characters that it has, so that no 9 looks like an 8.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracepaper.files import StrPath
from tracepaper.problems import QUOTED, shortened
from tracepaper.render.html_fonts import font_face
from tracepaper.render.html_frame import page_style

if TYPE_CHECKING:
    from lxml import etree

DRAWN = re.compile(r'<span class="drawing \w+">.*?</svg></span>', re.DOTALL)  # of html_drawings.py
_FACE = re.compile(
    r'@font-face \{ font-family: "(Paper (?:Serif|Sans|Math))"; (?:font-weight: (600) 900; )?'
    r'font-display: swap; src: url\("data:font/woff2;base64,([A-Za-z0-9+/=]+)"\) format\("woff2"\); \}\n'
)
# text has its looks from the style sheet alone, and is not struck out or marked
_LOOKS = "//*[not(ancestor-or-self::svg) and (@style or self::del or self::s or self::strike or self::font)]"
_UNSEEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|font-size:\s*0|opacity:\s*0(?![.\d])", re.IGNORECASE
)


def hidden_in_page(root: etree._Element) -> Iterator[str]:
    """Each element that hides what it says, or has a look of its own, in words; root: of a page."""
    own = set(root.xpath(_LOOKS))
    for node in root.iter("*"):
        said = " ".join(map(str, node.itertext()))[:QUOTED]
        if node.get("hidden") is not None or _UNSEEN.search(node.get("style") or ""):
            yield f"hidden text “{said}”"
        elif node in own:
            yield f"a look of its own ({node.tag!s}) in “{said}”"


def odd_sheets(page: str, own_templates: StrPath) -> Iterator[str]:
    """What of a page's style sheet and fonts is not as the build writes it, in words.  Those of its drawings
    are compared with the drawings.

    own_templates: the paper's folder of templates that differ from the package's."""
    from lxml import html

    sheets = list(html.document_fromstring(DRAWN.sub("", page)).iter("style"))
    if len(sheets) != 1 or sheets[0].attrib:
        yield f"{len(sheets)} style sheets, expected the one that the build writes"
        return
    written = (sheets[0].text or "").removeprefix("\n")
    at = 0
    while face := _FACE.match(written, at):
        at = face.end()
        if not _is_ours(face):
            yield f"the font {face[1]}, whose letters are not those of the build"
    due_lines = f"{page_style(own_templates)}\n".split("\n")
    for shown, due in zip_longest(written[at:].split("\n"), due_lines):
        if shown != due:
            told, wanted = (shortened(line or "") for line in (shown, due))
            yield f"“{told}” in the style sheet, expected “{wanted}”"
            return


def _is_ours(face: re.Match[str]) -> bool:
    """Whether a font is what the build makes for the characters that it has."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(base64.b64decode(face[3], validate=True))) as font:
            characters = "".join(map(chr, sorted(font.getBestCmap())))
    except (TTLibError, ValueError):
        return False
    return font_face(face[1], int(face[2] or 400), characters) == face.group().removesuffix("\n")
