"""Claims that became weaker or stronger, in the report as a person reads it."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_evidence import VOCABULARY
from tracepaper.changes.page import page
from tracepaper.changes.report import Project, compare
from tracepaper.changes.state import LOCK, Gap, Label, State, publish, read_published
from tracepaper.changes.strength_changes import MOVES, strength_changes

LANGUAGES = ("zh", "en")
WORDS = {
    "2024-2023": {"zh": "以2023年代替2024年", "en": "2023 in place of 2024"},
    "2024-2022": {"zh": "以2022年代替2024年", "en": "2022 in place of 2024"},
    "share": {"zh": "改用<份额>", "en": "as a <share>"},
}


def claim(strength: str, kind: str = "change", holds: bool = True, parts=(), **rivals: bool):
    """rivals: w1, w2 (years) and share, by whether they hold."""
    names = dict(zip(("w1", "w2", "share"), WORDS, strict=True))
    return {
        "holds": holds,
        "says": {"zh": "甲 > 乙", "en": "a > b"},
        "margin": 0.5,
        "numbers": {},
        "sentence": {
            language: {"text": text, "file": f"{language}/01.md", "line": 3}
            for language, text in (("zh", "贸易上升。"), ("en", "Trade rose."))
        },
        "kind": kind,
        "strength": strength,
        "parts": list(parts),
        "rivals": [
            {
                "name": names[short],
                "words": WORDS[names[short]],
                "holds": holding,
                "says": dict.fromkeys(LANGUAGES, f"{short} 1 {'<' if holding else '>'} 2"),
            }
            for short, holding in rivals.items()
        ],
    }


def older(claims):
    """The same claims as they were written before there were kinds and rivals."""
    new = ("kind", "strength", "parts", "rivals")
    return {name: {k: v for k, v in one.items() if k not in new} for name, one in claims.items()}


@pytest.fixture
def reported(tmp_path):
    """Compares two sets of claims; returns the changes and the page."""

    def report(before, after, gaps=()):
        sides = (
            State(Label("published", "2026"), {}, claims=before, gaps=list(gaps)),
            State(Label("this-build"), {}, claims=after),
        )
        folder = tmp_path / "manuscript"
        for language in LANGUAGES:
            (folder / language).mkdir(parents=True, exist_ok=True)
        project = Project(tmp_path, tmp_path, folder, LANGUAGES, [], VOCABULARY, lambda *_: None)
        changes = compare(*sides, project)
        return changes, page(changes)

    return report


def test_a_strength_that_changes_though_the_truth_does_not_is_told_with_its_rival(reported):
    before, after = claim("robust", w1=True, share=True), claim("qualified", w1=True, share=False)
    changes, html = reported({"rose": before}, {"rose": after})
    [entry] = changes["strength"]["weaker"]
    assert (entry["strengths"], [r["name"] for r in entry["lost"]]) == (["robust", "qualified"], ["share"])
    assert changes["claims"]["became_false"] == [] and changes["strength"]["stronger"] == []
    assert (
        "1 claim became weaker: “Trade rose.” (en/01.md:3; robust → qualified, fails: “as a <share>”)."
        in changes["summary"]["en"]
    )
    assert (
        "1个论断减弱：“贸易上升。”（zh/01.md:3；稳健 → 有保留，在对照“改用<份额>”下不成立）。"
        in changes["summary"]["zh"]
    )
    assert "Weaker than before" in html and "as a &lt;share&gt;" in html and "share 1 &gt; 2" in html
    assert '<a href="#strength" class=grave><b>1</b>' in html


def test_the_other_way_round_it_is_stronger(reported):
    before, after = claim("robust", w1=True, share=True), claim("qualified", w1=True, share=False)
    changes, html = reported({"rose": after}, {"rose": before})
    [entry] = changes["strength"]["stronger"]
    assert [(r["name"], r["known"]) for r in entry["won"]] == [("share", True)] and entry["lost"] == []
    assert "qualified → robust, now holds: “as a <share>”)" in changes["summary"]["en"]
    assert "Stronger than before" in html and '<a href="#strength"><b>0</b>' in html


def test_a_rival_that_flips_in_a_claim_as_strong_as_before_is_told_too(reported):
    before, after = (
        claim("qualified", w1=False, w2=True, share=True),
        claim("qualified", w1=True, w2=True, share=False),
    )
    changes, html = reported({"rose": before}, {"rose": after})
    [entry] = changes["strength"]["shifted"]
    assert ([r["name"] for r in entry["lost"]], [r["name"] for r in entry["won"]]) == (
        ["share"],
        ["2024-2023"],
    )
    assert (
        "(en/01.md:3; qualified, fails: “as a <share>”, now holds: “2023 in place of 2024”)"
        in changes["summary"]["en"]
    )
    assert "As strong as before, but it fails by other rivals" in html


def test_rivals_of_other_years_are_new_and_not_flips(reported):
    before, after = claim("qualified", w1=False, share=True), claim("qualified", w2=False, share=True)
    changes, _ = reported({"rose": before}, {"rose": after})
    assert not any(changes["strength"][move] for move in MOVES)
    assert "No claim changed in strength." in changes["summary"]["en"]
    changes, html = reported({"rose": claim("robust", share=True)}, {"rose": after})
    [lost] = changes["strength"]["weaker"][0]["lost"]
    assert (lost["name"], lost["known"]) == ("2024-2022", False) and "not tried before" in html
    changes, html = reported({"rose": before}, {"rose": claim("robust", share=True)})
    assert "No longer tried" in html and "now holds" not in changes["summary"]["en"]


def test_an_old_state_without_strengths_is_not_called_unchanged(reported):
    after = {"rose": claim("qualified", w1=True, share=False)}
    for before in (older(after), {"rose": claim("untried", kind="")}):
        changes, html = reported(before, after)
        assert changes["strength"]["without"] == ["before"] and changes["strength"]["compared"] == 0
        said = "The strength of claims cannot be compared: the published baseline of 2026 has none."
        assert said in changes["summary"]["en"] and said in html
        assert "论断强度无法比较：已发布的基准（2026）没有强度。" in changes["summary"]["zh"]
        assert "No claim changed" not in changes["summary"]["en"] + html
        assert "没有论断的强度" not in changes["summary"]["zh"] + html


def test_claims_that_have_none_on_one_side_are_named(reported):
    one, old = claim("robust", w1=True), claim("untried", kind="")
    changes, html = reported({"rose": one, "fell": old}, {"rose": one, "fell": one})
    assert changes["strength"]["uncompared"] == ["fell"] and changes["strength"]["compared"] == 1
    said = "The strength of 1 claim could not be compared, as one of the states has none: fell."
    assert said in changes["summary"]["en"] and said in html


def test_nothing_is_said_of_strengths_that_were_not_built(reported):
    changes, html = reported(
        {}, {"rose": claim("robust", w1=True)}, gaps=[Gap("claims", "", "", "a mistake")]
    )
    section = html.partition('<h2 id="strength">')[2].partition("</section>")[0]
    assert "1 could not be evaluated" in section and "No claim changed" not in html
    assert "Could not be evaluated: 1 sentence, the strength of 1 claim" in changes["summary"]["en"]


def test_a_summary_names_the_parts_that_moved_with_it(reported):
    parts = {"rose": (claim("robust", w1=True), claim("qualified", w1=False, w2=True))}
    parts["whole"] = tuple(claim(s, "summary", parts=["rose"]) for s in ("robust", "qualified"))
    changes, _ = reported(*({name: pair[at] for name, pair in parts.items()} for at in (0, 1)))
    assert [(e["name"], e["through"]) for e in changes["strength"]["weaker"]] == [
        ("rose", []),
        ("whole", ["rose"]),
    ]
    assert "robust → qualified, through rose" in changes["summary"]["en"]


def test_a_sentence_that_became_false_is_told_once(reported):
    changes, _ = reported({"rose": claim("robust", w1=True)}, {"rose": claim("false", holds=False, w1=True)})
    assert len(changes["claims"]["became_false"]) == 1
    assert not any(changes["strength"][move] for move in MOVES)


def test_another_kind_is_told_and_what_is_of_record_is_not_weaker_than_robust(reported):
    changes, html = reported(
        {"rose": claim("robust", "level", w1=True)}, {"rose": claim("qualified", w1=False, w2=True)}
    )
    assert "kind level → change" in html and len(changes["strength"]["weaker"]) == 1
    changes, _ = reported({"rose": claim("record", "record")}, {"rose": claim("robust", w1=True)})
    assert not any(changes["strength"][move] for move in MOVES)


def test_a_published_state_keeps_what_is_compared_and_an_older_one_still_reads(tmp_path, reported):
    before = {"rose": claim("qualified", w1=False, w2=True, share=True)}
    publish(State(Label("this-build"), {}, claims=before), "2026-11-23", tmp_path / "published", "en")
    read = read_published(tmp_path / "published").claims
    changes, html = reported(read, {"rose": claim("robust", w1=True, share=True)})
    [entry] = changes["strength"]["stronger"]
    assert [(r["name"], r["known"]) for r in entry["won"]] == [("2024-2023", True)]
    assert "2023 in place of 2024" in html
    lock = tmp_path / "published" / LOCK
    content = json.loads(lock.read_text(encoding="utf-8"))
    content["claims"] = older(content["claims"])
    lock.write_text(json.dumps(content), encoding="utf-8")
    old = read_published(tmp_path / "published").claims
    assert strength_changes(old, before)["without"] == ["before"]


rivals = st.dictionaries(st.sampled_from(["w1", "w2", "share"]), st.booleans())
claims = st.builds(
    lambda strength, kind, holds, some: claim(strength, kind, holds, (), **some),
    st.sampled_from(["fragile", "untried", "qualified", "robust", "record"]),
    st.sampled_from(["change", "level", ""]),
    st.booleans(),
    rivals,
)
states = st.dictionaries(st.sampled_from("abc"), claims)


@given(states, states)
def test_what_became_weaker_one_way_became_stronger_the_other(one, other):
    there, back = strength_changes(one, other), strength_changes(other, one)
    for move, opposite in (("weaker", "stronger"), ("shifted", "shifted")):
        assert {e["name"] for e in there[move]} == {e["name"] for e in back[opposite]}
    for entry in there["weaker"]:
        twin = next(e for e in back["stronger"] if e["name"] == entry["name"])
        assert {r["name"] for r in entry["lost"]} == {r["name"] for r in twin["won"]}
    assert there["uncompared"] == back["uncompared"]
    still = strength_changes(one, deepcopy(one))
    assert not any(still[move] for move in MOVES)
