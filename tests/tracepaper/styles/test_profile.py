"""Profiles of journals: read, checked, and refused in one sentence that lists what there is."""

from __future__ import annotations

import re
import shutil

import pytest

from tracepaper.errors import InputError
from tracepaper.languages import known_languages, load_language
from tracepaper.languages.citation_styles import FILES, FOLDER
from tracepaper.paths import script_code
from tracepaper.styles.profile import (
    DEFAULT,
    FRONT,
    PROFILES,
    find_citation_style,
    known_styles,
    load_style,
)


def own(folder, text: str, name: str = "ours") -> None:
    (folder / f"{name}.yaml").write_text(f"title: Ours\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize("name", known_styles("nowhere"))
def test_every_profile_of_the_package_is_whole(name):
    style = load_style(name, "nowhere")
    for code in known_languages():
        assert style.title(code) and style.heading_numbers(code)
        found = style.citation_style(load_language(code))
        assert found is None or found.is_file()
    text = (PROFILES / f"{name}.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r"\bsource:", text)) >= 4


def test_without_a_choice_it_is_the_look_of_always():
    style = load_style(None, "nowhere")
    assert (style.name, style.page, style.front, style.heading_numbers("zh")) == (
        DEFAULT,
        {},
        FRONT,
        "decimal",
    )
    chinese = load_language("zh")
    assert style.citation_style(chinese) == chinese.citation_style
    assert style.citation_style(load_language("en")) is None


def test_an_unknown_style_is_refused_with_those_there_are(tmp_path):
    own(tmp_path, "")
    with pytest.raises(
        InputError, match=r"style aae \(is aea meant\?\); known are aea, .*ours, working-paper"
    ):
        load_style("aae", tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour: red", r"ours\.yaml: .*'colour' was unexpected.* known keys are title, about, citations"),
        (
            "counts: {abstrct: {at-most: 3, source: convention}}",
            "'abstrct' was unexpected.* in counts; known keys are title, abstract, keywords",
        ),
        ("counts: {abstract: {at-most: 3}}", "counts.abstract: 'source' is a required property"),
        (
            "counts: {abstract: {at-most: {cn: 3}, source: convention}}",
            r"counts.abstract.at-most: 'cn' is not one of \['en', ",
        ),
        ("statements: {funding: {source: ''}}", "statements.funding.source"),
        ("page: {size: a3, source: convention}", r"page.size: 'a3' is not one of \['a4', 'letter'\]"),
        ("headings: {numbers: greek, source: convention}", "headings.numbers: 'greek' is not one of"),
        ("front: {order: [keywords], source: convention}", "front.order"),
        ("citations: {style: gb-t-7714-2015-numerik, source: convention}", "is gb-t-7714-2015-numeric meant"),
        (
            "citations: {style: {en: apa}, source: convention}",
            r"ours\.yaml: there is no citation style apa.*known",
        ),
    ],
)
def test_what_nothing_would_heed_is_refused(tmp_path, text, message):
    own(tmp_path, text)
    with pytest.raises(InputError, match=message):
        load_style("ours", tmp_path)


def test_a_paper_brings_its_own_profile_and_citation_style(tmp_path):
    own(tmp_path, "citations: {style: house, source: convention}")
    with pytest.raises(InputError, match=rf"put another one, .* into {tmp_path.as_posix()}/house\.csl"):
        load_style("ours", tmp_path)
    shutil.copy(FOLDER / FILES[0], tmp_path / "house.csl")
    assert load_style("ours", tmp_path).citation_style(load_language("en")) == tmp_path / "house.csl"
    assert find_citation_style("chicago-author-date", tmp_path) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not xml", r"house\.csl: this is no citation style in CSL"),
        ("<style/>", r"house\.csl: this is no whole citation style in CSL: it has no <citation>$"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
            '<link href="https://example.org/apa" rel="independent-parent"/></info></style>',
            "it has no <citation>; take its parent, https://example.org/apa, in its place",
        ),
    ],
)
def test_a_citation_style_that_is_none_is_refused_by_its_own_name(tmp_path, text, message):
    own(tmp_path, "citations: {style: house, source: convention}")
    (tmp_path / "house.csl").write_text(text)
    with pytest.raises(InputError, match=message):
        load_style("ours", tmp_path)


def test_every_citation_style_is_named_in_code_that_steps_depend_on():
    assert sorted(FILES) == sorted(path.name for path in FOLDER.glob("*.csl"))
    for script in ("assemble_edition", "render_pdf", "render_docx", "judge_journal"):
        code = script_code(script)
        assert {f"src/tracepaper/languages/{name}" for name in FILES} <= set(code)
        assert {f"src/tracepaper/styles/profiles/{name}.yaml" for name in known_styles("nowhere")} <= set(
            code
        )
        assert "src/tracepaper/styles/profile.schema.yaml" in code


def test_a_paper_s_own_goes_before_one_of_the_package(tmp_path):
    own(tmp_path, "", "aea")
    assert load_style("aea", tmp_path).title("en") == "Ours"
