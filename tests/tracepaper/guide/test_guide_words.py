"""The guide's languages have the same words."""

from __future__ import annotations

from tracepaper.files import read_yaml
from tracepaper.guide.words import FOLDER, LANGUAGES, Words


def test_languages_have_the_same_words_but_for_what_the_code_says_in_english():
    keys = {
        code: {key for key in read_yaml(FOLDER / f"{code}.yaml") if "-said" not in key} for code in LANGUAGES
    }
    assert keys["en"] == keys["zh"] and set(LANGUAGES) == {"en", "zh"}
    assert [len(Words(code).heads("check")) for code in LANGUAGES] == [3, 3]


def test_what_no_language_has_is_said_as_the_code_does():
    assert Words("zh").of("commands", "nothing", "as it is") == "as it is"
    assert Words("zh").of("commands", "build", "build it") != "build it"
