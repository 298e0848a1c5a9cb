"""A drawing as an SVG that can stand in a page as it is: its texts are texts, its looks are attributes.

matplotlib gives each element a style of its own, every group a name, and the whole a style sheet and a
description.  In a page the style sheet would be the page's, the names would be there once a figure, and the
policy of our pages lets no style of an element pass.  Presentation attributes say the same (SVG 1.1, 6.4).
The family of the texts stands at the root alone, where a page may set another name for the same font.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracepaper.exhibits import bound_marks

if TYPE_CHECKING:
    from lxml import etree


SPACE = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_ROOT = {"stroke-linejoin": "round", "stroke-linecap": "butt"}  # of matplotlib's style sheet
_UNTURNED = re.compile(r"rotate\(-?0 [^)]*\)")
_LONG = re.compile(r"-?\d+\.\d{3,}")
HARDLY = 1e-6  # so that a place in the middle of two is rounded up, whatever its last digits are
_PLACES = ("d", "x", "y")  # the factors of a transform would suffer
_VERTEX = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
EDGE = 0.02  # by which a vertex on the edge of its axes may be rounded out of them
_DEFAULTS = {"stroke-dashoffset": "0", "text-anchor": "start"}
_REFERRED = re.compile(r"#([^)\s\"']+)")


def plain_svg(drawn: bytes, family: str) -> bytes:
    """The same picture without styles, names and groups that say nothing, to a hundredth of a point.

    drawn: an SVG of matplotlib's, with `svg.fonttype: none`.  family: the one font family of its texts."""
    from lxml import etree

    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    root = etree.fromstring(drawn, parser)
    for part in [*root.iter(f"{{{SPACE}}}metadata", f"{{{SPACE}}}style")]:
        _part_of(part).remove(part)
    referred = {name for node in root.iter() for value in node.attrib.values() for name in _names(value)}
    for node in root.iter():
        _make_plain(node, referred)
    _fit_rows(root)
    _number(root)
    _drop_inherited(root)
    for tag in ("g", "defs"):
        for group in reversed([*root.iter(f"{{{SPACE}}}{tag}")]):
            if not len(group) or (tag == "g" and not group.attrib):
                _dissolve(group)
    clean: etree._Element = etree.Element(root.tag, nsmap={None: SPACE})
    clean.attrib.update({"version": "1.1", **{k: root.get(k, "") for k in ("width", "height", "viewBox")}})
    clean.attrib.update({**_ROOT, "font-family": f"'{family}', sans-serif"})
    clean.extend(list(root))
    etree.cleanup_namespaces(clean)
    return etree.tostring(clean, encoding="utf-8") + b"\n"


def _names(value: str) -> list[str]:
    """The names that a value refers to: #a, url(#a)."""
    return _REFERRED.findall(value) if value.startswith(("#", "url(#")) or "url(#" in value else []


def _part_of(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None  # only the root has none
    return parent


def _make_plain(node: etree._Element, referred: set[str]) -> None:
    """Styles as attributes, links in the form of SVG 2, no name that nothing refers to, short numbers."""
    for rule in filter(None, (part.strip() for part in node.attrib.pop("style", "").split(";"))):
        name, _, value = rule.partition(":")
        if name != "font-family":
            node.set(name, value.strip().removesuffix("px"))
    node.attrib.update(dict(bound_marks.attributes(node.get("id", ""))))
    if node.get("id") not in referred:
        node.attrib.pop("id", None)
    if _LINK in node.attrib:
        node.set("href", node.attrib.pop(_LINK))
    for name, value in _DEFAULTS.items():
        if node.get(name) == value:
            del node.attrib[name]
    if _UNTURNED.fullmatch(node.get("transform", "")):
        del node.attrib["transform"]
    for name in _PLACES:
        if name in node.attrib:
            node.set(name, " ".join(_LONG.sub(_short, node.attrib[name]).split()))


def _number(root: etree._Element) -> None:
    """Names in the order in which they stand: matplotlib makes them of places, to the last of their digits,
    and in those a layout that was computed a second time may differ."""
    named = [node for node in root.iter() if node.get("id")]
    numbers = {node.get("id"): f"n{number}" for number, node in enumerate(named, 1)}
    for node in named:
        node.set("id", numbers[node.get("id")])
    for node in root.iter():
        for name, value in node.attrib.items():
            if _names(value):
                node.set(name, _REFERRED.sub(lambda found: f"#{numbers.get(found[1], found[1])}", value))


def _fit_rows(root: etree._Element) -> None:
    """The rows of a line that leaves its axes: matplotlib ends it at the edge of the drawing, so it has other
    vertices outside than its data."""
    windows = {
        node.get("id"): [float(rect.get(name, 0)) for name in ("x", "y", "width", "height")]
        for node in root.iter(f"{{{SPACE}}}clipPath")
        for rect in node
    }
    for node in root.iter(f"{{{SPACE}}}g"):
        rows = [row for row in node.get("data-rows", "").split() if row != bound_marks.UNSEEN]
        paths = list(node.iter(f"{{{SPACE}}}path"))
        if (
            bound_marks.UNSEEN in node.get("data-rows", "")
            and paths
            and not node.findall(f".//{{{SPACE}}}use")
        ):
            x, y, width, height = windows[paths[0].get("clip-path", "")[5:-1]]
            left = iter(rows)
            places = [tuple(map(float, place)) for place in _VERTEX.findall(paths[0].get("d", ""))]
            seen = [
                x - EDGE <= a <= x + width + EDGE and y - EDGE <= b <= y + height + EDGE for a, b in places
            ]
            node.set(
                "data-rows",
                " ".join(next(left, bound_marks.UNSEEN) if one else bound_marks.UNSEEN for one in seen),
            )


def _drop_inherited(root: etree._Element) -> None:
    """What a use says of its look does not count where the thing used says it itself."""
    named = {node.get("id"): node for node in root.iter() if node.get("id")}
    for use in root.iter(f"{{{SPACE}}}use"):
        meant = named[use.get("href", "").removeprefix("#")]
        for name in set(use.attrib) & set(meant.attrib) - {"id", *_PLACES}:
            del use.attrib[name]


def _short(number: re.Match[str]) -> str:
    value = round(float(number[0]) + HARDLY, 2) + 0.0  # -0 becomes 0
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _dissolve(group: etree._Element) -> None:
    """Put what a group holds in its place."""
    parent = _part_of(group)
    at = parent.index(group)
    parent[at : at + 1] = list(group)
