"""What claims say, apart from the text around them."""

from __future__ import annotations

import json

import pytest

from tracepaper.manuscript.markup import read_blocks
from tracepaper.manuscript.said import digest_of_claims, fact_texts, read_all, sentences_alone, sentences_of

TEXT = "# Trade\n\nSome words. [Trade rose by [growth]{.fact}.]{.claim #rose} More words.\n"
FACTS = {"growth": {"text": {"en": "3%"}}}


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A function that writes the one section."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "manuscript/en").mkdir(parents=True)

    def write(text: str) -> str:
        (tmp_path / "manuscript/en/01.md").write_text(text, encoding="utf-8")
        return digest_of_claims(["en"])

    return write


def test_a_sentence_is_known_by_its_words_and_its_place_among_all(written):
    written(TEXT)
    assert sentences_alone(["en"], fact_texts(FACTS)) == {
        "rose": {"en": {"text": "Trade rose by 3%.", "place": 1}}
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Some words.", "Other words, and a line.\nMore."),
        ("# Trade\n", "# Trade\n\nA block.\n"),
        ("More", "No more"),
    ],
)
def test_other_words_around_a_sentence_change_nothing(written, old, new):
    before = written(TEXT)
    assert written(TEXT.replace(old, new)) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rose by", "fell by"),
        ("[growth]", "[decline]"),
        ("#rose", "#risen"),
        ("[Trade", "[Output grew.]{.claim #output} [Trade"),
    ],
)
def test_another_sentence_name_fact_or_place_is_seen(written, old, new):
    before = written(TEXT)
    assert written(TEXT.replace(old, new)) != before


def test_a_sentence_has_the_heading_of_the_figure_that_says_it_too(written, tmp_path):
    written(TEXT)
    (tmp_path / "exhibit.json").write_text(json.dumps({"id": "fig-a", "title": {"en": "Trade rose"}}))
    caption = read_blocks("# [Trade rose]{.claim #rose}\n", "workflow/exhibits/fig_a/caption.en.md")
    found = sentences_of(read_all(["en"]), {"en": caption}, fact_texts(FACTS), [tmp_path / "exhibit.json"])
    assert found["rose"]["en"]["line"] == 3 and found["rose"]["en"]["heading"]["text"] == "Trade rose"
