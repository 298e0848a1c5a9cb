"""Text of a Word file that a reader sees otherwise than it is read: struck out, white, tiny, in signs.

The words are all there, and the comparison of texts finds nothing.  Our Word files give a run no look of its
own but bold, italics, a raised number and the letters of a script; all else is in the styles, and a style in
use hides nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Set
from typing import TYPE_CHECKING

from tracepaper.audit.reading.document_colours import DocumentColours
from tracepaper.audit.reading.document_grounds import around, faint
from tracepaper.audit.reading.document_styles import DocumentStyles, W

if TYPE_CHECKING:
    from lxml import etree

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
PART = re.compile(r"word/[^/]+\.xml")  # any of them may hold text: the body, notes, heads and feet, comments
MARGIN = re.compile(r"word/(header|footer)\d*\.xml")
OF_A_RUN = {"rStyle", "b", "bCs", "i", "iCs", "vertAlign", "rFonts", "lang"}
OF_A_MARGIN = {"sz", "szCs"}  # besides; heads and feet have no style
SIGNS = re.compile(r"symbol|dings|marlett", re.IGNORECASE)  # fonts in whose signs a digit is none
STRUCK = {"strike": "struck out", "dstrike": "struck out", "vanish": "hidden", "webHidden": "hidden"}
SMALLEST = 10  # half-points


def odd_looks(read: Mapping[str, bytes]) -> Iterator[str]:
    """What looks otherwise, in words.  read: the parts of the package."""
    from lxml import etree

    parts = {name: etree.fromstring(read[name]) for name in sorted(filter(PART.fullmatch, read))}
    styles = DocumentStyles(parts.pop(STYLES))
    for name, root in parts.items():
        yield from _of_runs(root, OF_A_RUN | OF_A_MARGIN if MARGIN.fullmatch(name) else OF_A_RUN)
    yield from _of_styles(styles, parts.values())
    theme = etree.fromstring(read[THEME]) if THEME in read else None
    yield from faint(parts.values(), styles, DocumentColours(theme))


def _of_runs(root: etree._Element, usual: Set[str]) -> Iterator[str]:
    from lxml import etree

    for sign in root.iter(f"{W}sym"):
        yield f"a sign of the font {sign.get(f'{W}font')} in “{around(sign)}”"
    for look in root.iter(f"{W}rPr"):
        for part in look:
            kind = etree.QName(part).localname
            if kind in STRUCK and _is_on(part):
                yield f"{STRUCK[kind]} text in “{around(part)}”"
            elif kind not in usual or (kind == "rFonts" and _is_of_signs(part)):
                yield f"a look of its own ({kind}) in “{around(part)}”"
            elif kind == "sz" and _is_tiny(part):
                yield f"tiny text in “{around(part)}”"


def _is_of_signs(fonts: etree._Element) -> bool:
    """Whether digits in these fonts are none; the bullet of a list has none."""
    level = next(fonts.iterancestors(f"{W}lvl"), None)
    kind = None if level is None else level.find(f"{W}numFmt")
    is_bullet = kind is not None and kind.get(f"{W}val") == "bullet"
    return not is_bullet and any(SIGNS.search(str(name)) for name in fonts.attrib.values())


def _is_tiny(size: etree._Element) -> bool:
    return float(size.get(f"{W}val") or 0) < SMALLEST


def _is_on(part: etree._Element) -> bool:
    return part.get(f"{W}val") not in ("0", "false", "off")


def _of_styles(styles: DocumentStyles, parts: Collection[etree._Element]) -> Iterator[str]:
    """The styles in use, with those that they are based on."""
    used = {
        node.get(f"{W}val") or ""
        for root in parts
        for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    names = sorted(used | set(styles.defaults.values()))
    seen = {style.get(f"{W}styleId"): style for name in names for style in styles.chain(name)}
    for name, style in {**seen, "of all text": styles.of_all_text}.items():
        for told in () if style is None else _hidden_by(style):
            yield f"the style {name}, {told}"
    for name in styles.doubtful:
        yield f"the style {name}, of which there are two"


def _hidden_by(style: etree._Element) -> Iterator[str]:
    for look in style.iter(f"{W}rPr"):
        for kind, told in STRUCK.items():
            if any(map(_is_on, look.iter(f"{W}{kind}"))):
                yield told
        if any(map(_is_tiny, look.iterfind(f"{W}sz"))):
            yield "tiny"
