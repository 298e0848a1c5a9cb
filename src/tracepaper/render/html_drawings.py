"""Drawings as a part of the page: their texts can be found, and are set in the page's own font.

The names in a drawing (of clips, of marks) are its own; in a page they would be every figure's, so each gets
the number of its drawing before it: a figure's name, thousands of times, would be a tenth of a page.  Where
an exhibit has a narrow variant, both are there and the style shows one of them.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from tracepaper.files import StrPath
from tracepaper.manuscript import tree as trees

_IMAGE = re.compile(r'<img\b(?=[^>]* src="(?P<source>[^"]*)")(?=[^>]* alt="(?P<alt>[^"]*)")[^>]*>')
_ROOT = re.compile(r"<svg\b([^>]*)>")
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_NAME = re.compile(r'(\sid="|href="#|url\(#)(?=[^")]+[")])')
NARROW = ".narrow.svg"  # figure.LANGUAGE.narrow.svg, drawn for a telephone


def place_drawings(page: str, exhibits_folder: StrPath) -> str:
    """Pandoc's page with the drawings where it has pictures (EXHIBIT/figure.LANGUAGE.svg)."""
    number = count(1)
    return _IMAGE.sub(
        lambda match: drawings(exhibits_folder, match["source"], match["alt"], next(number)), page
    )


def drawings(exhibits_folder: StrPath, source: str, alternative: str, number: int) -> str:
    """The drawing of EXHIBIT/figure.LANGUAGE.svg as HTML, and its narrow variant if it has one; number: no
    other figure's of the page."""
    found = [inlined(trees.read_image(exhibits_folder, source), f"d{number}w", alternative, "wide")]
    narrow = source.replace(".svg", NARROW)
    if Path(exhibits_folder, narrow).is_file():
        content = Path(exhibits_folder, narrow).read_bytes()
        found.append(inlined(content, f"d{number}n", alternative, "narrow"))
    kinds = "both" if len(found) > 1 else "one"
    return f'<span class="drawing {kinds}">{"".join(found)}</span>'


def inlined(svg: bytes, prefix: str, alternative: str, kind: str) -> str:
    """An SVG file (`exhibits.plain_svg`) as an element of a page, which says what it shows.

    prefix: stands before each of its names.  alternative: escaped, as Pandoc writes it.  kind: wide, narrow.
    """
    text = svg.decode("utf-8")
    text = _NAME.sub(rf"\g<1>{prefix}", text[text.index("<svg") :].strip())
    own = f' class="{kind}" role="img" aria-label="{alternative}"'
    return _ROOT.sub(lambda match: f"<svg{own}{_SIZE.sub('', match[1])}>", text, count=1)
