"""The colours that a Word file names: written out, of its theme, of a pattern, of a marker pen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracepaper.audit.reading.contrast import Colour
from tracepaper.audit.reading.document_styles import W

if TYPE_CHECKING:
    from lxml import etree

Hex = str  # RRGGBB
PAPER, INK = "FFFFFF", "000000"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CALLED = {
    **{f"text{n}": f"dk{n}" for n in (1, 2)} | {f"dark{n}": f"dk{n}" for n in (1, 2)},
    **{f"background{n}": f"lt{n}" for n in (1, 2)} | {f"light{n}": f"lt{n}" for n in (1, 2)},
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_PENS = {
    "black": "000000",
    "white": "FFFFFF",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "red": "FF0000",
    "green": "00FF00",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "yellow": "FFFF00",
    "darkRed": "800000",
    "darkGreen": "008000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkMagenta": "800080",
    "darkYellow": "808000",
}


def rgb(written: Hex) -> Colour:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


class DocumentColours:
    """theme: the root of word/theme/theme1.xml, None if there is none."""

    def __init__(self, theme: etree._Element | None) -> None:
        from lxml import etree

        scheme = [] if theme is None else theme.iterfind(f".//{_THEME}clrScheme/*")
        self.theme = {
            etree.QName(part).localname: colour.get("lastClr") or colour.get("val") or ""
            for part in scheme
            for colour in part
        }

    def of_letters(self, properties: etree._Element) -> Hex | None:
        """The colour that properties give letters; black if they leave it to the program, None without."""
        node = properties.find(f"{W}color")
        return None if node is None else self._named(node, "val", "theme") or INK

    def of_shade(self, properties: etree._Element) -> Hex | None:
        """The colour that properties put behind; None if what is farther behind is seen."""
        pen = properties.find(f"{W}highlight")
        if pen is not None and pen.get(f"{W}val") in _PENS:
            return _PENS[pen.get(f"{W}val") or ""]
        node = properties.find(f"{W}shd")
        if node is None:
            return None
        back, front = self._named(node, "fill", "themeFill"), self._named(node, "color", "theme")
        share = _share(node.get(f"{W}val") or "clear")
        return _mixed(front or INK, back or PAPER, share) if share else back

    def of_page(self, root: etree._Element) -> Hex | None:
        """The colour of the paper, where a part gives it one."""
        node = root.find(f"{W}background")
        return None if node is None else self._named(node, "color", "theme")

    def _named(self, node: etree._Element, name: str, theme: str) -> Hex | None:
        """The colour of an attribute; that of the theme goes before the one written out."""
        called = node.get(f"{W}{theme}Color" if theme == "theme" else f"{W}{theme}") or ""
        base = self.theme.get(_CALLED.get(called, called), "")
        if _HEX.fullmatch(base):
            tint, shade = (node.get(f"{W}{theme}{kind}") for kind in ("Tint", "Shade"))
            base = _mixed(base, PAPER, int(tint, 16) / 255) if tint else base
            return _mixed(base, INK, int(shade, 16) / 255) if shade else base
        written = node.get(f"{W}{name}") or ""
        return written.upper() if _HEX.fullmatch(written) else None


def _share(pattern: str) -> float:
    """How much of a pattern is of its front colour; of stripes, half."""
    if pattern in ("clear", "nil"):
        return 0
    if pattern.startswith("pct"):
        return int(pattern[3:]) / 100
    return 1 if pattern == "solid" else 0.5


def _mixed(front: Hex, back: Hex, share: float) -> Hex:
    pairs = zip(rgb(front), rgb(back), strict=True)
    return "".join(f"{round(255 * (share * one + (1 - share) * other)):02X}" for one, other in pairs)
