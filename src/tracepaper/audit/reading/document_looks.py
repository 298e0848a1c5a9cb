"""Text of a Word file that a reader sees otherwise than it is read: struck out, white, tiny, in signs.

The words are all there, and the comparison of texts finds nothing.  Our Word files give a run no look of its
own but bold, italics, a raised number and the letters of a script; all else is in the styles, and a style in
use hides nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tracepaper.audit.reading.contrast import Colour, contrast

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = re.compile(r"word/(document|footnotes|endnotes)\.xml")
OF_A_RUN = {"rStyle", "b", "bCs", "i", "iCs", "vertAlign", "rFonts", "lang"}
SIGNS = re.compile(r"symbol|dings|marlett", re.IGNORECASE)  # fonts in whose signs a digit is none
STRUCK = {"strike": "struck out", "dstrike": "struck out", "vanish": "hidden", "webHidden": "hidden"}
SMALLEST, PALEST = 10, 2.5  # half-points; contrast to white paper
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def odd_looks(read: Mapping[str, bytes]) -> Iterator[str]:
    """What looks otherwise, in words.  read: the parts of the package."""
    from lxml import etree

    used: set[str] = set()
    for name in sorted(filter(BODY.fullmatch, read)):
        root = etree.fromstring(read[name])
        used |= {node.get(f"{W}val") or "" for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        yield from _of_runs(root)
    yield from _of_styles(etree.fromstring(read["word/styles.xml"]), used)


def _of_runs(root: etree._Element) -> Iterator[str]:
    from lxml import etree

    for sign in root.iter(f"{W}sym"):
        yield f"a sign of the font {sign.get(f'{W}font')} in “{_around(sign)}”"
    for look in root.iter(f"{W}rPr"):
        for part in look:
            kind = etree.QName(part).localname
            fonts = [str(value) for value in part.attrib.values()] if kind == "rFonts" else []
            if kind not in OF_A_RUN or any(map(SIGNS.search, fonts)):
                yield f"a look of its own ({kind}) in “{_around(part)}”"


def _around(node: etree._Element) -> str:
    paragraph = next(node.iterancestors(f"{W}p"), node)
    return "".join(paragraph.itertext(f"{W}t"))[:60]


def _of_styles(root: etree._Element, used: set[str]) -> Iterator[str]:
    """The styles in use, with those that they are based on."""
    styles = {style.get(f"{W}styleId") or "": style for style in root.iter(f"{W}style")}
    wanted = {name for name, style in styles.items() if style.get(f"{W}default") == "1"} | used
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        style = styles.get(name)
        if style is None or name in seen:
            continue
        seen.add(name)
        wanted |= {base.get(f"{W}val") or "" for base in style.iter(f"{W}basedOn")}
    named = {name: styles[name] for name in sorted(seen)}
    for name, style in {**named, "of all text": root.find(f"{W}docDefaults")}.items():
        for told in () if style is None else _hidden_by(style):
            yield f"the style {name}, {told}"


def _hidden_by(style: etree._Element) -> Iterator[str]:
    for look in style.iter(f"{W}rPr"):
        for kind, told in STRUCK.items():
            if any(part.get(f"{W}val") not in ("0", "false") for part in look.iter(f"{W}{kind}")):
                yield told
        for size in look.iter(f"{W}sz"):
            if float(size.get(f"{W}val") or 0) < SMALLEST:
                yield "tiny"
        for colour in look.iter(f"{W}color"):
            written = colour.get(f"{W}val") or ""
            if _HEX.fullmatch(written) and contrast(_rgb(written), (1, 1, 1)) < PALEST:
                yield f"pale ({written})"


def _rgb(written: str) -> Colour:
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
