"""A translation is stale until somebody has looked at it again."""

from __future__ import annotations

import pytest

from tracepaper.audit.checks import parity
from tracepaper.errors import InputError
from tracepaper.manuscript.markup import read_blocks


def test_a_pair_is_stale_when_one_side_changed():
    zh, en = (
        read_blocks(text, f"{lang}/a.md")[0] for lang, text in (("zh", "出口上升。"), ("en", "Exports rose."))
    )
    changed = read_blocks("Exports fell.", "en/a.md")[0]
    reviewed = {"a.md": {(parity.digest(zh), parity.digest(en))}}
    assert parity.stale(zh, en, reviewed) is None
    assert parity.stale(zh, changed, reviewed)[0] is zh


def test_pairs_of_three_languages_are_each_with_the_next():
    editions = {
        language: read_blocks(text, f"{language}/a.md")
        for language, text in (("zh", "甲"), ("en", "a"), ("fr", "à"))
    }
    found = parity.pairs(editions)
    assert [(ours.file, theirs.file) for ours, theirs in found] == [
        ("zh/a.md", "en/a.md"),
        ("en/a.md", "fr/a.md"),
    ]


def test_the_order_of_the_languages_does_not_make_a_pairstale():
    zh, en = read_blocks("出口上升。", "zh/a.md")[0], read_blocks("Exports rose.", "en/a.md")[0]
    reviewed = {"a.md": {(parity.digest(zh), parity.digest(en))}}
    assert parity.stale(en, zh, reviewed) is None


def test_a_line_of_the_lock_that_is_none_is_told(tmp_path):
    path = tmp_path / "translations.lock"
    path.write_text(
        "# head\na.md 0123456789ab ba9876543210 2026-01-02 A Name\nb.md 01 02\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"lock:3: expected SECTION HASH HASH DATE NAME, found 'b.md 01 02'"):
        parity.read_lines(path)
