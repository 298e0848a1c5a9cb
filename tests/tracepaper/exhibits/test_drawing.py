"""Figures look the same whatever fonts and settings a person has."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from PIL import Image

from tracepaper.exhibits import drawing
from tracepaper.exhibits.fonts import sans_file


def test_an_installed_font_of_the_same_name_is_not_drawn_with(monkeypatch):
    drawing._font.cache_clear()
    ours = font_manager.ttfFontProperty(font_manager.get_font(sans_file()))
    other = dataclasses.replace(ours, fname="/usr/share/fonts/other/NotoSansSC.ttf")
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [other, *font_manager.fontManager.ttflist])
    with drawing.style():
        assert font_manager.findfont(mpl.rcParams["font.family"][0], rebuild_if_missing=False) == sans_file()
    drawing._font.cache_clear()


def test_a_persons_own_settings_are_not_drawn_with():
    with mpl.rc_context({"lines.marker": "o", "axes.facecolor": "red"}), drawing.style():
        assert mpl.rcParams["lines.marker"] == "None"
        assert mpl.rcParams["axes.facecolor"] == "white"


def test_panels_side_by_side_stand_one_below_the_other_in_a_narrow_figure():
    with drawing.style(narrow=True):
        figure, (left, right) = drawing.canvas(1, 2, height=3, gridspec_kw={"width_ratios": (2, 1)})
    assert list(figure.get_size_inches()) == [drawing.NARROW, 6]
    assert left.get_position().y0 > right.get_position().y1
    assert left.get_position().x0 == right.get_position().x0


def test_the_rows_of_a_grid_keep_their_heights_when_they_are_stacked():
    with drawing.style(narrow=True):
        _, ((a, b), (c, d)) = drawing.canvas(2, 2, height=3, height_ratios=(2, 1))
    heights = [axes.get_position().height for axes in (a, b, c, d)]
    assert heights == pytest.approx([heights[0], heights[0], heights[0] / 2, heights[0] / 2])
    assert a.get_position().y0 > b.get_position().y1 > c.get_position().y1 > d.get_position().y1


def test_texts_of_a_file_are_texts_and_pictures_have_the_colours_drawn():
    with drawing.style():
        figure, axes = drawing.canvas(height=1)
        axes.plot([0, 1], [0, 1], color=drawing.COLOURS[1])
        axes.set_title("北部湾 trade")
        svg, png = (drawing.file_of(figure, kind) for kind in drawing.FORMS[False])
    assert ">北部湾 trade</text>" in svg.decode("utf-8")
    with Image.open(BytesIO(png)) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
        assert picture.mode == "P" and round(picture.info["dpi"][0]) == 300
    assert {(255, 255, 255), (0, 0x72, 0xB2)} <= colours
