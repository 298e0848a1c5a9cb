"""The published baseline: written whole, read back the same, refused in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tracepaper.changes.consent import resolve
from tracepaper.changes.other_state import other_state
from tracepaper.changes.state import Exhibit, Label, State, publish, published_date, read_published
from tracepaper.errors import InputError

FACT = {
    "value": 1.0,
    "rounded": 1.0,
    "unit": "USD",
    "step": 1.0,
    "period": "2023",
    "text": {"zh": "1", "en": "1"},
    "definition": {"zh": "甲", "en": "a"},
    "observations": ["1-9"],
    "formula": "x",
}
CLAIM = {
    "holds": True,
    "says": {"zh": "1 > 0", "en": "1 > 0"},
    "margin": 1.0,
    "numbers": {"value": 1.0},
    "sentence": {},
    "observations": [],
    "kind": "level",
    "strength": "qualified",
    "parts": [],
    "rivals": [
        {"name": "share", "family": "measure", "words": {}, "holds": False, "says": {}, "margin": None}
    ],
}
META = {"kind": "figure", "title": {"zh": "图", "en": "figure"}, "note": {}, "alt": {}, "table": None}
STATE = State(
    Label("this-build"),
    {"bank": {"edition": "1", "title": {"zh": "银行", "en": "bank"}, "files": {"a.csv": "0"}}},
    {"f": FACT},
    {"c": CLAIM},
    {
        "fig-a": Exhibit(
            META,
            [["year", "value"], ["2023", 'say "1"']],
            {"zh": b"<zh/>", "en": b"<en/>"},
            {"zh": "z", "en": "e"},
        )
    },
)


def test_what_is_published_is_read_back(tmp_path):
    folder = tmp_path / "published"
    publish(STATE, "2026-11-23", folder, "en")
    found = read_published(folder)
    assert (found.sources, found.exhibits["fig-a"].rows) == (STATE.sources, STATE.exhibits["fig-a"].rows)
    assert found.exhibits["fig-a"].pictures == {"en": b"<en/>"} and found.exhibits["fig-a"].digests == {
        "zh": "z",
        "en": "e",
    }
    assert found.facts["f"]["text"] == FACT["text"] and "formula" not in found.facts["f"]
    assert found.claims["c"]["strength"] == "qualified"
    assert found.claims["c"]["rivals"] == [{"name": "share", "holds": False}]
    assert all("2026-11-23" in found.label.text(language) for language in ("zh", "en"))


def test_publishing_again_replaces_all_but_the_explanation_and_gives_the_same_bytes(tmp_path):
    folder = tmp_path / "published"
    publish(STATE, "2026-11-23", folder, "en")
    bytes_before = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    (folder / "README.md").write_text("why", encoding="utf-8")
    (folder / "exhibits" / "fig-old.csv").write_text("x")
    publish(STATE, "2026-11-23", folder, "en")
    after = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert after.pop("README.md") == b"why" and after == bytes_before
    assert [p.name for p in tmp_path.iterdir()] == ["published"]


def test_a_publication_that_fails_leaves_the_old_one(tmp_path):
    folder = tmp_path / "published"
    publish(STATE, "2026-11-23", folder, "en")
    broken = replace(STATE, claims={"c": {"holds": True}})
    with pytest.raises(KeyError):
        publish(broken, "2027-01-01", folder, "en")
    assert "2026-11-23" in read_published(folder).label.text("en") and len(list(tmp_path.iterdir())) == 1


def spoil_json(folder):
    (folder / "lock.json").write_text("{\n")


def spoil_format(folder):
    (folder / "lock.json").write_text(json.dumps({"format": 99}))


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda folder: (folder / "lock.json").unlink(), "no published baseline.*publish"),
        (spoil_json, r"lock.json:2: this is not JSON"),
        (spoil_format, "format 99, expected 2"),
        (lambda folder: (folder / "exhibits" / "fig-a.csv").unlink(), "fig-a.csv: the file is missing"),
    ],
)
def test_no_baseline_is_told_in_one_sentence(tmp_path, spoil, said):
    publish(STATE, "2026-11-23", tmp_path / "published", "en")
    spoil(tmp_path / "published")
    with pytest.raises(InputError, match=said):
        read_published(tmp_path / "published")


def test_the_date_is_the_papers():
    assert published_date(1795392000) == "2026-11-23"


def test_a_state_that_is_not_there_is_told_in_one_sentence(tmp_path):
    with pytest.raises(InputError, match="there is no such commit or tag"):
        resolve("no-such-tag", None)
    for against, said in (
        ({"bank": "1"}, "there is no edition 1; there are none"),
        ({"bnak": 2024}, "source bnak"),
    ):
        with pytest.raises(InputError, match=said):
            other_state(against, "published", tmp_path, {"bank": "2"}, tmp_path / "aside")
