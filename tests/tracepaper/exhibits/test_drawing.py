"""Figures look the same whatever fonts and settings a person has."""

from __future__ import annotations

import dataclasses

import matplotlib as mpl
from matplotlib import font_manager

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
