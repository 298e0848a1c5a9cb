"""A language is one module: found by its code, whole, and complained about with the word it lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.audit.reading.spelled_numbers import spelled_numbers
from tracepaper.errors import InputError
from tracepaper.languages import known_languages, load_language
from tracepaper.languages.language import PACKAGES, text_in, texts_in
from tracepaper.languages.number_format import decimal_mark, format_value, round_to_step
from tracepaper.languages.unbroken import unbroken
from tracepaper.manuscript.spoken import spoken

FRENCH = Path(__file__).parents[2] / "helpers/french"


@pytest.fixture
def own_language(tmp_path, monkeypatch):
    """Writes a language module beside a paper: English with `change` applied to its text."""

    def write(code: str, change) -> None:
        folder = tmp_path / PACKAGES[1]
        folder.mkdir(exist_ok=True)
        english = sys.modules[f"{PACKAGES[0]}.en"].__file__
        with open(english, encoding="utf-8") as file:
            (folder / f"{code}.py").write_text(change(file.read()), encoding="utf-8")

    load_language("en")
    monkeypatch.syspath_prepend(tmp_path)
    yield write
    forget()


@pytest.fixture
def french(monkeypatch):
    """The French of the tests, which the package does not have."""
    monkeypatch.syspath_prepend(FRENCH)
    yield load_language("fr")
    forget()


def forget() -> None:
    load_language.cache_clear()
    for name in [name for name in sys.modules if name.startswith(PACKAGES[1])]:
        del sys.modules[name]


def test_the_package_speaks_these_languages():
    assert known_languages() == ["en", "zh"]
    assert {load_language(code).script for code in known_languages()} == {"latin", "han"}


def test_a_language_cannot_be_changed():
    language = load_language("en")
    with pytest.raises(AttributeError):
        language.tag = "en-GB"
    with pytest.raises(TypeError):
        language.words["note"] = "NB:"
    with pytest.raises(TypeError):
        language.changes["became-true"]["other"] = ""


@pytest.mark.parametrize("code", ["xx", "language", "../en", ""])
def test_an_unknown_language_is_told_with_what_to_do(code):
    with pytest.raises(InputError, match=f"no language {code}; known are en, zh; .* write a module"):
        load_language(code)


def test_a_paper_brings_its_own_language(own_language):
    own_language("fr", lambda text: text.replace('"en-GB"', '"fr-FR"').replace('"Contents"', '"Sommaire"'))
    assert known_languages() == ["en", "fr", "zh"]
    assert load_language("fr").words["contents"] == "Sommaire"


@pytest.mark.parametrize(
    ("value", "unit", "step", "text"),
    [
        (982.34e9, "USD", 1e8, "982,3 milliards de dollars"),
        (1.5e6, "PERSONS", 1e5, "1,5 million de personnes"),  # singular below two
        (12_345.6, "USD", 0.1, "12\u202f345,6 dollars"),
        (-3.2, "PERCENT", 0.1, "−3,2\u00a0%"),
        (2.1e12, "CNY", 1e10, "2,10 billions de yuans"),
    ],
)
def test_a_language_of_its_own_marks_plurals_and_scales(french, value, unit, step, text):
    assert decimal_mark("fr") == ","
    assert format_value(value, unit, step, "fr") == text
    read = numbers_of("fr")
    [number] = read.tokens(text)
    assert abs(read.read(number.text)[0]) == round_to_step(abs(value), step)


def test_a_language_of_its_own_keeps_numbers_whole_and_says_formulas(french):
    assert unbroken("fr").search("soit 3,2 points de pourcentage").group() == "3,2 points de pourcentage"
    assert spoken("x_i^2", load_language("fr").math) == "x indice i au carré"


@pytest.mark.parametrize(
    "old, new, message",
    [
        ('    "contents": "Contents",\n', "", "fr.py: WORDS has no 'contents' .in en: 'Contents'"),
        ('"contents"', '"contens"', "fr.py: WORDS has no 'contents'"),
        ("WORDS = {", 'WORDS = {"x": "y",', "fr.py: WORDS has 'x', which nothing uses"),
        ('SCRIPT = "latin"\n', "", "fr.py: has no SCRIPT"),
        ('SCRIPT = "latin"', 'SCRIPT = "runic"', "fr.py: SCRIPT is 'runic'; expected one of latin, han"),
        ('TAG = "fr-FR"', 'TAG = "en-GB"', "fr.py: TAG is 'en-GB'; expected fr-REGION"),
    ],
)
def test_what_a_module_lacks_is_named(own_language, old, new, message):
    own_language("fr", lambda text: text.replace('"en-GB"', '"fr-FR"').replace(old, new))
    with pytest.raises(InputError, match=message):
        load_language("fr")


def test_its_file_is_named_as_in_the_project(own_language, monkeypatch, tmp_path):
    own_language("fr", lambda text: text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="^tracepaper_languages/fr.py: TAG"):
        load_language("fr")


def test_a_missing_text_is_told_with_its_language():
    texts = {"en": "Bank", "zh": ""}
    assert texts_in(["en"], texts, "the publisher") == {"en": "Bank"}
    for language in ("zh", "fr"):
        with pytest.raises(InputError, match=f"the publisher has no text in the language {language}; add it"):
            text_in(language, texts, "the publisher")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Il a augmenté de trente-sept pour cent.", "trente-sept pour cent"),
        ("près de la moitié des biens", "la moitié"),
        ("Le commerce a doublé.", "doublé"),
        ("les deux tiers du total", "deux tiers"),
        ("l’un des deux partenaires, un quart d’heure, en premier lieu", ""),
    ],
)
def test_a_language_tells_which_words_are_numbers(french, text, number):
    assert [text[one.start : one.end] for one in spelled_numbers(text, "fr")] == [number] * bool(number)
