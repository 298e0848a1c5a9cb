"""What a paper says of itself: nothing that nobody prints, and nothing in one language alone."""

from __future__ import annotations

import pytest

from tracepaper.errors import InputError
from tracepaper.languages import load_language
from tracepaper.manuscript.front_matter import read_front_matter

METADATA = """\
title:
  zh: 贸易
  en: Trade
keywords: {zh: [贸易], en: [trade]}
availability: {zh: 公开。, en: Public.}
"""


def test_a_sound_one_is_read(tmp_path):
    path = tmp_path / "metadata.yaml"
    path.write_text(METADATA, encoding="utf-8")
    found = read_front_matter(path, load_language("en"))
    assert found.title == "Trade" and found.declarations == [("Data and code:", "Public.")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("keywords:", "keyword:", r"metadata\.yaml:4: nothing knows the key keyword \(is keywords meant\?\)"),
        (
            "title:\n",
            "title:\n  eng: x\n",
            r"metadata\.yaml:2: nothing knows the key eng of title \(is en me",
        ),
        ("en: Public.", "en: 'See [x]{.fact}.'", r"metadata\.yaml:5: found \]\{\.fact, but no mark means"),
        ("en: Public.", "en: The <b>data</b>.", r"metadata\.yaml:5: found <b>, but no mark means"),
        (", en: Public.", "", r"metadata\.yaml: the key 'en' for language en is missing"),
        ("  en: Trade\n", "", r"metadata\.yaml: the key 'en' for language en is missing"),
        (
            "  en: Trade",
            "  zh: Trade",
            r"metadata\.yaml:3: the key zh stands here a second time, first in line 2",
        ),
    ],
    ids=[
        "unknown key",
        "unknown language",
        "mark",
        "HTML",
        "text in one language",
        "title in one language",
        "key twice",
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, old, new, told):
    path = tmp_path / "metadata.yaml"
    assert old in METADATA
    path.write_text(METADATA.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_front_matter(path, load_language("en"))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("[2024, trade]", ["2024", "trade"]),
        ("[2026-12-03]", ["2026-12-03"]),
        ("['no', '114.50']", ["no", "114.50"]),
    ],
)
def test_a_keyword_needs_no_quotes_where_yaml_keeps_it(tmp_path, words, read):
    path = tmp_path / "metadata.yaml"
    path.write_text(METADATA.replace("en: [trade]", f"en: {words}"), encoding="utf-8")
    assert read_front_matter(path, load_language("en")).keywords == read


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[no]", "keywords: False without quotes is read as a switch; write it in quotes"),
        ("[114.50]", "keywords: 114.5 without quotes is read as a number"),
        ("[~]", "keywords: None without quotes is read as nothing"),
        ("trade", "is not as expected; title: and keywords: each need"),
    ],
)
def test_what_yaml_changes_is_told(tmp_path, words, told):
    path = tmp_path / "metadata.yaml"
    path.write_text(METADATA.replace("en: [trade]", f"en: {words}"), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_front_matter(path, load_language("en"))
