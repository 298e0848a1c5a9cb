"""What is left of matplotlib's SVG can stand in a page: texts, attributes, and names that are referred to."""

from __future__ import annotations

from lxml import etree

from tracepaper.exhibits.plain_svg import plain_svg

DRAWN = b"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="10pt" height="5pt" viewBox="0 0 10 5"
 xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata>about</metadata>
 <defs><style type="text/css">*{stroke-linejoin: round}</style></defs>
 <g id="figure_1"><g id="line2d_1">
  <defs><path id="mark" d="M 0 0
L 0 3.4999" style="stroke: #595959; stroke-width: 0.8"/></defs>
  <g clip-path="url(#clip)"><use xlink:href="#mark" x="1.23456" y="-0.0001" style="fill: #595959"/></g></g>
  <g id="text_1"><text style="font-size: 7.5px; font-family: 'Noto Sans SC'; text-anchor: end" x="2" y="3"
   transform="rotate(-0 2 3)">a\xe5\x8c\x97 b</text>
  <text style="font-size: 7px" transform="rotate(-55.125 2 3)">c</text></g></g>
 <defs><clipPath id="clip"><rect x="0" y="0" width="3" height="3"/></clipPath></defs>
</svg>"""
SVG = "{http://www.w3.org/2000/svg}"


def test_styles_become_attributes_and_what_says_nothing_goes():
    root = etree.fromstring(plain_svg(DRAWN, "Noto Sans SC"))
    tags = [etree.QName(node).localname for node in root.iter()]
    assert tags == ["svg", "defs", "path", "g", "use", "text", "text", "defs", "clipPath", "rect"]
    assert not [node for node in root.iter() if "style" in node.attrib]
    assert {node.get("id") for node in root.iter()} == {None, "n1", "n2"}
    path, use = root.find(f".//{SVG}path"), root.find(f".//{SVG}use")
    assert dict(path.attrib) == {
        "id": "n1",
        "d": "M 0 0 L 0 3.5",
        "stroke": "#595959",
        "stroke-width": "0.8",
    }
    assert dict(use.attrib) == {"x": "1.23", "y": "0", "fill": "#595959", "href": "#n1"}


def test_texts_are_texts_in_a_family_that_the_root_names():
    root = etree.fromstring(plain_svg(DRAWN, "Noto Sans SC"))
    one, other = root.iter(f"{SVG}text")
    assert one.text == "a\u5317 b"
    assert dict(one.attrib) == {"x": "2", "y": "3", "font-size": "7.5", "text-anchor": "end"}
    assert other.get("transform") == "rotate(-55.125 2 3)"
    assert root.get("font-family") == "'Noto Sans SC', sans-serif" and root.get("viewBox") == "0 0 10 5"


def test_what_a_layout_leaves_open_in_the_last_digits_is_the_same_picture():
    again = DRAWN.replace(b"clip)", b"other)").replace(b'"clip"', b'"other"').replace(b"1.23456", b"1.235")
    third = again.replace(b"1.235", b"1.2349999999999")
    assert plain_svg(again, "Noto Sans SC") == plain_svg(third, "Noto Sans SC")
    assert b"url(#n2)" in plain_svg(again, "Noto Sans SC")
