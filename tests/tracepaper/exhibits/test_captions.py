"""Captions: what is written, and each fault of one told with its file and line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accepting import accept_everything
from tracepaper.audit.checks import bare_numbers, parity
from tracepaper.audit.material import Material
from tracepaper.errors import InputError
from tracepaper.exhibits.captions import (
    Value,
    Words,
    economies,
    join_lines,
    listed,
    read_caption,
    write_captions,
    year,
    years,
)
from tracepaper.files import HIDDEN
from tracepaper.manuscript.gate import parity as gate_parity

MODULE = 'def values(data):\n    return {\n        "total": ...,\n        "since": ...,\n    }\n'
VALUES = {"total": Value(982.3e9, "USD", 1e8), "since": year(2000.0)}
TEXTS = {
    "en": """\
# Trade since [since]{.fact}

A note over
two lines.

Its second paragraph.

::: {.alt}
Trade came to [total]{.fact}.
:::
""",
    "zh": """\
# [since]{.fact}年以来的贸易

分成
两行的注。

第二段。

::: {.alt}
贸易额达[total]{.fact}。
:::
""",
}


@pytest.fixture
def project(tmp_path):
    """A project with one exhibit and its captions, reviewed."""
    folder = tmp_path / "workflow/analysis/exhibits/fig_trade"
    folder.mkdir(parents=True)
    (tmp_path / "manuscript").mkdir()
    (folder / "exhibit.py").write_text(MODULE, encoding="utf-8")
    for language, text in TEXTS.items():
        (folder / f"caption.{language}.md").write_text(text, encoding="utf-8")
    accept_everything(tmp_path, ("zh", "en"))
    return tmp_path


def material(folder):
    found = Material(folder, ("zh", "en"), {}, vocabulary=SimpleNamespace(NOT_DATA=()))
    found.facts = found.claims = {}
    return found


def module_of(project):
    return project / "workflow/analysis/exhibits/fig_trade/exhibit.py"


def change(project, old: str, new: str, language: str = "en") -> str:
    """Plant a fault in a caption; returns its file from the project's folder."""
    path = module_of(project).with_name(f"caption.{language}.md")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path.relative_to(project).as_posix()


def test_values_are_written_as_in_the_prose(project):
    assert write_captions(module_of(project), VALUES, ("zh", "en")) == {
        "title": {"zh": "2000年以来的贸易", "en": "Trade since 2000"},
        "note": {
            "zh": "分成两行的注。第二段。",
            "en": "A note over two lines. Its second paragraph.",
        },
        "alt": {"zh": "贸易额达9,823亿美元。", "en": "Trade came to US$982.3 billion."},
    }


def test_only_the_languages_of_the_paper_are_read(project):
    module_of(project).with_name("caption.zh.md").unlink()
    assert write_captions(module_of(project), VALUES, ["en"])["title"] == {"en": "Trade since 2000"}


def test_a_caption_needs_no_note(project):
    change(project, "A note over\ntwo lines.\n\nIts second paragraph.\n", "<!-- a comment\n\n-->")
    assert write_captions(module_of(project), VALUES, ["en"])["note"] == {"en": ""}


@pytest.mark.parametrize(
    "old, new, line, message",
    [
        ("[total]", "[totl]", 9, r"there is no value totl \(is total meant\?\)"),
        ("# Trade", "Trade", 1, "expected a line “# TITLE”, found 'Trade since"),
        ("Its second", "## Its second", 6, "expected a paragraph of the note or “::: {.alt}”, found '## Its"),
        ("{.alt}", "{.note}", 8, "found '::: {.note}'"),
        ("fact}.\n:::\n", "fact}.\n:::\n\nMore.\n", 12, "expected nothing after the alternative text"),
        ("fact}.\n:::\n", "fact}.\n", None, "ends too early: expected the alternative text"),
        ("Trade came to [total]{.fact}.\n", "", None, "ends too early: expected the alternative text"),
    ],
)
def test_a_fault_of_a_caption_is_told_with_its_place(project, old, new, line, message):
    file = change(project, old, new)
    with pytest.raises(InputError, match=message) as told:
        write_captions(module_of(project), VALUES, ("zh", "en"))
    assert (told.value.file, told.value.line) == (project / file, line)


def test_a_missing_caption_is_told(project):
    with pytest.raises(InputError, match=r"caption\.vi\.md:1: the caption in this language is missing"):
        write_captions(module_of(project), VALUES, ("zh", "en", "vi"))


def test_a_value_in_no_caption_is_told_with_its_line(project):
    for language, text in (("en", "Trade came to [total]{.fact}."), ("zh", "贸易额达[total]{.fact}。")):
        change(project, text, "Nothing.", language)
    with pytest.raises(InputError, match=r"exhibit\.py:3: the value total stands in no caption"):
        write_captions(module_of(project), VALUES, ("zh", "en"))


@pytest.mark.parametrize(
    "value, message",
    [
        (Value(float("nan"), "USD", 1), "it is missing"),
        (Value(None, "USD", 1), "it is missing"),
        (Value(1.0, "SHELLS", 1), "SHELLS"),
        (Words({"zh": "词"}), "'en'"),
    ],
)
def test_a_value_that_cannot_be_written_is_told(project, value, message):
    with pytest.raises(InputError, match=rf"caption\.en\.md:9: the value total .* in en: .*{message}"):
        write_captions(module_of(project), {**VALUES, "total": value}, ["en"])


def test_captions_that_part_are_told_by_the_gate_and_the_audit(project):
    file = change(project, "[total]{.fact}", "[since]{.fact} [total]{.fact}")
    (told,) = gate_parity(material(project).captions)
    assert str(told).startswith(file.replace(".en.", ".zh.") + ":9:6: mark 1 of this block is fact total")
    assert str(parity.check(material(project)).problems[0].place).endswith("caption.zh.md:9:6")


def test_a_stale_caption_is_told_until_the_pair_is_accepted(project):
    assert parity.check(material(project)).problems == []
    change(project, "Its second", "Its last")
    (failure,) = parity.check(material(project)).problems
    assert str(failure.place) == "workflow/analysis/exhibits/fig_trade/caption.zh.md:6"
    assert "caption.en.md:6 has changed since the pair was reviewed" in failure.text
    accept_everything(project, ("zh", "en"))
    assert parity.check(material(project)).problems == []


def test_a_bare_number_in_a_caption_is_told(project):
    assert bare_numbers.check(material(project)).problems == []
    file = change(project, "[total]{.fact}", "US$982.3 billion")
    (failure,) = bare_numbers.check(material(project)).problems
    assert str(failure.place).startswith(f"{file}:9:") and "982.3 billion" in failure.text


def test_lists_of_names():
    assert economies("CHN").text("en") == "China"
    assert economies("CHN", "VNM", "LAO").text("zh") == "中国、越南、老挝"
    assert listed([str.upper, str, str.title]).text("en") == "EN, en and En"
    assert (listed([]).text("en"), economies().text("zh")) == ("none", "无")
    assert listed([lambda _: "food, drink", lambda _: "wood"], heavy=True).text("en") == "food, drink; wood"
    assert years(2020.0, 2023).text("zh") == "2020、2023"


def test_lines_of_a_chinese_caption_meet_without_a_blank():
    assert join_lines(["占比为", "49%", "的"], is_han=True) == "占比为49%的"
    assert join_lines(["Brunei", "Darussalam", "等"], is_han=True) == "Brunei Darussalam等"
    assert join_lines(["the 北部湾", "and"]) == "the 北部湾 and"


@given(st.lists(st.text(st.sampled_from("ab中文"), min_size=1), max_size=5))
def test_no_character_is_lost_when_lines_are_joined(lines):
    joined = join_lines(lines)
    assert joined.replace(" ", "") == "".join(lines)
    assert "中 文" not in joined


@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters="#:<[").filter(lambda c: not HIDDEN.match(c))
        ),
        min_size=1,
    )
)
def test_any_note_is_read_or_refused_with_a_place(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("caption") / "caption.en.md"
    path.write_text("# T\n" + "\n".join(lines) + "\n::: {.alt}\nA\n:::\n", encoding="utf-8")
    found = read_caption(path)
    assert [line for _, line in found["alt"]] == ["A"]
