"""The page that a style wants, in measures of Typst, Word and LaTeX; what it leaves open is the package's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}  # mm
MARGINS = {"top": 27, "bottom": 25, "left": 25, "right": 25}  # mm; Word's differ by its header and footer
SINGLE, CAPITALS = 1.15, 0.65  # of the size of letters: a single line; a capital, from whose top Typst counts
LATEX_SIZES, LATEX_LINE = (10, 11, 12), 1.2  # points; of the size of letters
TWIPS_A_MM = 1440 / 25.4
WIDEST_PICTURE = 160  # mm


def look_of(page: Mapping[str, Any]) -> str:
    """What of the page of paper.typ a style has otherwise, as a dictionary of Typst; "" if nothing."""
    values: dict[str, str] = {}
    if "size" in page:
        values |= {key: f"{mm}mm" for key, mm in zip(("width", "height"), SIZES[page["size"]], strict=True)}
    values |= {side: f"{page['margins'][side]}mm" for side in MARGINS if "margins" in page}
    if "font-size" in page:
        values["size"] = f"{page['font-size']}pt"
    if "line-spacing" in page:
        values["leading"] = f"{page['line-spacing'] * SINGLE - CAPITALS:.3f}em"
    if page.get("line-numbers"):
        values["line-numbers"] = "true"
    return f"({', '.join(f'{key}: {value}' for key, value in values.items())})" if values else ""


@dataclass(frozen=True)
class WordPage:
    """A page as a section of Word has it, in twentieths of a point; size in half points, line in 240ths of a
    single one (None: the script's own)."""

    width: int = 11906
    height: int = 16838
    top: int = 1474
    bottom: int = 1417
    left: int = 1417
    right: int = 1417
    size: int = 21
    line: int | None = None
    line_numbers: bool = False

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def picture(self) -> str:
        """The width of a picture, which is never wider than the text."""
        width = min(WIDEST_PICTURE, self.text_width / TWIPS_A_MM)
        return f"{width / 10:.4g}cm"


def word_page(page: Mapping[str, Any]) -> WordPage:
    """The page that a style wants in Word."""
    values: dict[str, Any] = {"line_numbers": bool(page.get("line-numbers"))}
    if "size" in page:
        width, height = SIZES[page["size"]]
        values |= {"width": _twips(width), "height": _twips(height)}
    values |= {side: _twips(mm) for side, mm in page.get("margins", {}).items()}
    if "font-size" in page:
        values["size"] = round(2 * page["font-size"])
    if "line-spacing" in page:
        values["line"] = round(240 * page["line-spacing"])
    return WordPage(**values)


def latex_page(page: Mapping[str, Any]) -> dict[str, str]:
    """The page that a style wants, as variables of paper.tex.  Of sizes of letters LaTeX's class has three,
    of which the nearest is taken; its single line is 1.2 of the letters."""
    size = min(LATEX_SIZES, key=lambda known: abs(known - page.get("font-size", 11)))
    margins = page.get("margins", {})
    values = {
        "class-options": f"{size}pt,{page.get('size', 'a4')}paper",
        "margins": ",".join(f"{side}={mm}mm" for side, mm in margins.items()) or "margin=25mm",
    }
    if "line-spacing" in page:
        values["linespread"] = f"{page['line-spacing'] * SINGLE / LATEX_LINE:.3f}"
    return values | ({"line-numbers": "yes"} if page.get("line-numbers") else {})


def _twips(mm: float) -> int:
    return round(mm * TWIPS_A_MM)
