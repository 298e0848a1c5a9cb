"""Without the package of fonts the machine's own of the same design are taken, under the names asked for."""

from __future__ import annotations

import importlib.util
from importlib.util import find_spec

import pytest
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from tracepaper.errors import InputError
from tracepaper.exhibits import fonts


@pytest.fixture
def elsewhere(tmp_path):
    """A small font file of a family, or a collection of several, as another package would bring them."""
    with subset.load_font(fonts.sans_file(), subset.Options()) as whole:
        subsetter = subset.Subsetter(subset.Options(name_IDs=["*"], name_languages=["*"]))
        subsetter.populate(text="北部湾 Gulf")
        subsetter.subset(whole)
        whole.save(tmp_path / "small.otf")

    def named(family: str, style: str = "Regular") -> TTFont:
        font = TTFont(tmp_path / "small.otf")
        for record in font["name"].names:
            text = {1: family, 2: style}.get(record.nameID)
            if text:
                record.string = text
        return font

    def make(*families: str, style: str = "Regular") -> str:
        file = tmp_path / ("fonts.ttc" if len(families) > 1 else f"{families[0]}.otf")
        if len(families) == 1:
            named(families[0], style).save(file)
        else:
            collection = TTCollection()
            collection.fonts = [named(family, style) for family in families]
            collection.save(file)
        return str(file)

    return make


@pytest.fixture
def without_package(monkeypatch, tmp_path):
    """The package is gone; returns what says which fonts the machine has."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if "fonts" in name else find(name))
    monkeypatch.chdir(tmp_path)
    return lambda *files: monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", lambda: list(files))


def family_of(file: str) -> str:
    return TTFont(file)["name"].getDebugName(fonts.FAMILY)


def test_with_the_package_its_fonts_are_taken_and_nothing_is_said():
    assert fonts.PACKAGE in fonts.sans_file() and fonts.PACKAGE in fonts.serif_file()
    has_bold = find_spec(fonts.BOLD_PACKAGE) is not None
    assert len(fonts.font_folders()) == (2 if has_bold else 1)
    assert fonts.notice() is None if has_bold else "no Chinese letter is bold" in fonts.notice()


def test_without_it_those_of_the_machine_stand_in_and_it_is_said(elsewhere, without_package):
    without_package(elsewhere("Noto Sans CJK JP", "Noto Sans CJK SC"), elsewhere("Source Han Serif SC"))
    assert family_of(fonts.sans_file()) == "Noto Sans SC" and family_of(fonts.serif_file()) == "Noto Serif SC"
    assert fonts.font_folders() == [".fonts"]
    assert "pylopdf-fonts-zh-cn is missing" in fonts.notice() and "other bytes" in fonts.notice()


def test_the_stand_in_has_the_same_bytes_each_time_and_is_made_once(elsewhere, without_package, tmp_path):
    without_package(elsewhere("Noto Sans CJK SC"))
    first = (tmp_path / fonts.sans_file()).read_bytes()
    (tmp_path / fonts.sans_file()).unlink()
    assert (tmp_path / fonts.sans_file()).read_bytes() == first
    without_package()
    assert fonts.sans_file(), "it is there already"


def test_a_nearer_design_goes_first_whatever_the_order_of_files(elsewhere, without_package):
    far, near = elsewhere("Source Han Sans CN"), elsewhere("Noto Sans CJK SC")
    assert fonts.find_face(fonts.SANS, [far, near])["name"].getDebugName(1) == "Noto Sans CJK SC"


@pytest.mark.parametrize(("family", "style"), [("Noto Sans CJK JP", "Regular"), ("Noto Sans CJK SC", "Bold")])
def test_another_design_or_weight_is_none(elsewhere, without_package, tmp_path, family, style):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    without_package(str(tmp_path / "broken.ttf"), elsewhere(family, style=style))
    with pytest.raises(
        InputError, match="no font Noto Sans SC or Noto Sans CJK SC .*on Debian fonts-noto-cjk"
    ):
        fonts.sans_file()
    assert not (tmp_path / ".fonts").exists()
