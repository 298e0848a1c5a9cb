"""Drawings as a part of the page: their texts can be found, and are set in the page's own font.

The names in a drawing (of clips, of marks) are its own; in a page they would be every figure's, so each gets
the number of its drawing before it: a figure's name, thousands of times, would be a tenth of a page.  Where
an exhibit has a narrow variant, that one's place is there too, as large as it will be: on a telephone a
script (drawings.js) fills it from what lies packed in the page, and the style shows it instead.  Without
scripts, in print and where nothing can be unpacked, the wide one is shown everywhere.
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


def place_drawings(page: str, exhibits_folder: StrPath) -> tuple[str, dict[str, str]]:
    """Pandoc's page with the drawings where it has pictures (EXHIBIT/figure.LANGUAGE.svg), and of each narrow
    variant what fills its place: name of the place -> what the drawing holds."""
    number, narrow = count(1), dict[str, str]()

    def placed(match: re.Match[str]) -> str:
        found, inside = drawings(exhibits_folder, match["source"], match["alt"], next(number))
        narrow.update(inside)
        return found

    return _IMAGE.sub(placed, page), narrow


def drawings(
    exhibits_folder: StrPath, source: str, alternative: str, number: int
) -> tuple[str, dict[str, str]]:
    """The drawing of EXHIBIT/figure.LANGUAGE.svg as HTML, with the place of its narrow variant if it has one;
    and what fills that place, by its name.  number: no other figure's of the page."""
    found = inlined(trees.read_image(exhibits_folder, source), f"d{number}w", alternative, "wide")
    narrow = source.replace(".svg", NARROW)
    if not Path(exhibits_folder, narrow).is_file():
        return f'<span class="drawing one">{found}</span>', {}
    name = f"d{number}n"
    root, inside = _divided(inlined(Path(exhibits_folder, narrow).read_bytes(), name, alternative, "narrow"))
    place = f'{root[:-1]} data-packed="{name}"></svg>'
    return f'<span class="drawing both">{found}{place}</span>', {name: inside}


def _divided(drawing: str) -> tuple[str, str]:
    """The opening tag of a drawing, and what it holds."""
    end = drawing.index(">", drawing.index("<svg")) + 1
    return drawing[:end], drawing[end:].removesuffix("</svg>")


def inlined(svg: bytes, prefix: str, alternative: str, kind: str) -> str:
    """An SVG file (`exhibits.plain_svg`) as an element of a page, which says what it shows.

    prefix: stands before each of its names.  alternative: escaped, as Pandoc writes it.  kind: wide, narrow.
    """
    text = svg.decode("utf-8")
    text = _NAME.sub(rf"\g<1>{prefix}", text[text.index("<svg") :].strip())
    own = f' class="{kind}" role="img" aria-label="{alternative}"'
    return _ROOT.sub(lambda match: f"<svg{own}{_SIZE.sub('', match[1])}>", text, count=1)
