"""Drawings in the page: named apart, said in words, in two widths."""

from __future__ import annotations

import re

from tracepaper.render.html_drawings import drawings, inlined, place_drawings

SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="9pt" height="6pt" '
    'viewBox="0 0 9 6"><clipPath id="p1"><rect width="9" height="6"/></clipPath>'
    '<g clip-path="url(#p1)"><use href="#p1"/><text x="1" y="2">9.5</text></g></svg>\n'
)


def test_a_name_is_the_figures_own_and_the_size_the_pages():
    found = inlined(SVG.encode(), "d3w", "A line &amp; more", "wide")
    assert found.startswith('<svg class="wide" role="img" aria-label="A line &amp; more" xmlns=')
    assert 'id="d3wp1"' in found and "url(#d3wp1)" in found and 'href="#d3wp1"' in found
    assert 'viewBox="0 0 9 6"' in found and "9pt" not in found and '<rect width="9"' in found
    assert found.endswith(">9.5</text></g></svg>")


def test_the_narrow_variant_has_a_place_beside_the_wide_one(tmp_path):
    (tmp_path / "fig-a").mkdir()
    (tmp_path / "fig-a/figure.en.svg").write_text(SVG, encoding="utf-8")
    alone, packed = drawings(tmp_path, "fig-a/figure.en.svg", "x", 1)
    assert alone.startswith('<span class="drawing one"><svg') and packed == {}
    (tmp_path / "fig-a/figure.en.narrow.svg").write_text(SVG.replace("9.5", "10"), encoding="utf-8")
    image = '<img src="fig-a/figure.en.svg" alt="x" />'
    found, packed = place_drawings(f"<p>{image}</p>{image}", tmp_path)
    assert found.startswith('<p><span class="drawing both"><svg class="wide"')
    places = re.findall(
        r'<svg class="narrow" [^>]*viewBox="0 0 9 6" data-packed="([^"]*)"></svg></span>', found
    )
    assert places == ["d1n", "d2n"] == list(packed)
    assert packed["d1n"].startswith('<clipPath id="d1np1">') and packed["d1n"].endswith(">10</text></g>")
    names = re.findall(r' id="([^"]*)"', found + "".join(packed.values()))
    assert names == ["d1wp1", "d2wp1", "d1np1", "d2np1"]  # the same drawing twice has names of its own
