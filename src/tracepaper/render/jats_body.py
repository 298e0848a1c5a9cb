"""The parts of an article in JATS, made of what Pandoc writes and `jats.lua` has named.

Pandoc knows paragraphs, tables, formulas and citations; labels, exhibits with their notes, numbered equations
and appendices stand in its XML as boxes and spans, which become here the elements that JATS has for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

XLINK, XML, MATHML = (
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1998/Math/MathML",
)
LANG, HREF, MATH = f"{{{XML}}}lang", f"{{{XLINK}}}href", f"{{{MATHML}}}math"
_TARGETS = {"fig": "fig", "table-wrap": "table", "sec": "sec", "app": "app", "disp-formula": "disp-formula"}


def boxes(root: etree._Element, kind: str) -> list[etree._Element]:
    """The boxes that `jats.lua` made of the Divs of a class."""
    return [box for box in root.iter("boxed-text") if box.get("content-type") == kind]


def restructure(root: etree._Element) -> None:
    """Exhibits, formulas, labels and references as JATS has them, in place."""
    for box in boxes(root, "exhibit"):
        _exhibit(box)
    for span in _spans(root, "equation"):
        _equation(span)
    for span in _spans(root, "formula"):
        _formula(span)
    for title in [*root.iter("title")]:
        label = _label(title)
        if label is not None:
            title.addprevious(label)
    for table in root.iter("table"):
        table.attrib.pop("id", None)
    for section in [*root.iter("sec")]:
        _appendix(section)
    kinds = {part.get("id"): _TARGETS.get(str(part.tag)) for part in root.iter("*") if part.get("id")}
    for reference in root.iter("xref"):
        reference.attrib.pop("alt", None)  # the same words as its text
        if not reference.get("ref-type"):
            reference.set("ref-type", kinds[reference.get("rid")] or "other")


def element(tag: str, *content: etree._Element | str | None, **attributes: str) -> etree._Element:
    """An element with text and elements in it; `_` in a name is `-`, what is empty is left out."""
    from lxml import etree

    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value}
    made = etree.Element(tag, given)
    for part in content:
        if isinstance(part, str):
            last = made[-1] if len(made) else None
            if last is None:
                made.text = (made.text or "") + part
            else:
                last.tail = (last.tail or "") + part
        elif part is not None:
            made.append(part)
    return made


def renamed(source: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A copy of what an element holds, in another."""
    made = element(tag, **attributes)
    made.text = source.text
    made.extend(deepcopy(child) for child in source)
    return made


def unwrapped(node: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = node.getparent()
    assert parent is not None
    at = parent.index(node)
    _text_before(parent, at, node.text)
    children = list(node)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
    _text_before(parent, at + len(children), node.tail)
    parent.remove(node)


def removed(node: etree._Element) -> etree._Element:
    """The element, taken out; the text after it stays."""
    parent = node.getparent()
    assert parent is not None
    _text_before(parent, parent.index(node), node.tail)
    node.tail = None
    parent.remove(node)
    return node


def _text_before(parent: etree._Element, at: int, text: str | None) -> None:
    if not text:
        return
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _spans(root: etree._Element, kind: str) -> list[etree._Element]:
    return [span for span in root.iter("named-content") if span.get("content-type") == kind]


def _label(title: etree._Element) -> etree._Element | None:
    """The number with which a title begins, taken out of it."""
    first = title[0] if len(title) and not (title.text or "").strip() else None
    if first is None or first.get("content-type") not in ("section-number", "exhibit-number"):
        return None
    label = renamed(removed(first), "label")
    title.text = (title.text or "").lstrip()
    return label


def _exhibit(box: etree._Element) -> None:
    """A figure or table with its label, title and notes, in place of the box around them."""
    notes = [deepcopy(p) for inner in boxes(box, "exhibit-notes") for p in inner.iter("p")]
    figure, table = box.find("fig"), box.find("table-wrap")
    main = table if figure is None else figure
    assert main is not None
    caption, content = main.find("caption"), main[-1]
    title = renamed(caption.find("p"), "title") if caption is not None else element("title")  # type: ignore[arg-type]
    label = _label(title)
    if figure is None:
        foot = element("table-wrap-foot", *notes) if notes else None
        made = element(
            "table-wrap", label, element("caption", title), content, foot, id=content.get("id", "")
        )
    else:
        drawings = _drawings(content)
        made = element("fig", label, element("caption", title, *notes), *drawings, id=figure.get("id", ""))
    made.tail = box.tail
    parent = box.getparent()
    assert parent is not None
    parent.replace(box, made)


def _drawings(graphic: etree._Element) -> Iterable[etree._Element]:
    """The words of a figure, and its drawing in both forms: publishers differ in which they take."""
    said = graphic.find("alt-text")
    if said is not None:
        yield element("alt-text", " ".join("".join(said.itertext()).split()))
    vector = PurePosixPath(graphic.get(HREF, ""))
    forms = element("alternatives")
    for suffix, kind in ((".svg", "svg+xml"), (".png", "png")):
        one = element("graphic", mimetype="image", mime_subtype=kind)
        one.set(HREF, str(vector.with_suffix(suffix)))
        forms.append(one)
    yield forms


def _equation(span: etree._Element) -> None:
    """A numbered equation: its number is the label of the formula."""
    formula = next(span.iter("disp-formula"))
    number = _spans(span, "equation-number")
    if number:
        formula.insert(0, renamed(removed(number[0]), "label"))
    if span.get("id"):
        formula.set("id", span.get("id", ""))
    unwrapped(span)


def _formula(span: etree._Element) -> None:
    """A formula says in words what it is: as MathML's own text, and as that of the formula."""
    said = span.get("alt", "")
    for math in span.iter(MATH):
        math.set("alttext", said)
    for formula in span.iter("disp-formula"):
        at = 1 if formula.find("label") is not None else 0
        formula.insert(at, element("alt-text", said))
    unwrapped(span)


def _appendix(section: etree._Element) -> None:
    if section.get("sec-type") == "appendix":
        section.tag = "app"
        del section.attrib["sec-type"]
