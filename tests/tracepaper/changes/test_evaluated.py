"""What could not be evaluated is named, counted and told; it is never "nothing changed"."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest

from tiny_evidence import VOCABULARY
from tracepaper.changes.page import page
from tracepaper.changes.report import Project, compare
from tracepaper.changes.state import Exhibit, Gap, Label, State
from tracepaper.changes.terminal import terminal_text

LANGUAGES = ("zh", "en")
REASON = "no observation matches source bank, series gdp, {'economy': 'CHN'}"


def fact(value=1.0, languages=LANGUAGES):
    texts = dict.fromkeys(languages, f"{value:.0f}")
    return {
        "value": value,
        "rounded": value,
        "unit": "USD",
        "step": 1.0,
        "period": "2023",
        "text": texts,
        "definition": dict.fromkeys(LANGUAGES, "output"),
        "observations": ["1-9"],
    }


def claim():
    return {
        "holds": True,
        "says": {},
        "margin": 0.5,
        "numbers": {},
        "labels": {},
        "sentence": {lang: {"text": "Trade rose.", "file": f"{lang}/1.md", "line": 3} for lang in LANGUAGES},
        "kind": "change",
        "strength": "robust",
        "parts": [],
        "rivals": [],
    }


def exhibit(languages=LANGUAGES, drawn="a"):
    texts = dict.fromkeys(languages, "t")
    meta = {"kind": "figure", "title": texts, "note": texts, "alt": texts, "table": None}
    return Exhibit(meta, [["year", "value"], ["2023", "1"]], {}, dict.fromkeys(languages, drawn))


def state(languages=LANGUAGES):
    source = {"edition": "1", "title": dict.fromkeys(LANGUAGES, "bank"), "files": {"a.csv": "0"}}
    return State(
        Label("published", "2026"),
        {"bank": source},
        {"gdp": fact(languages=languages), "area": fact(languages=languages)},
        {"rose": claim()},
        {"fig-a": exhibit(languages), "fig-b": exhibit(languages)},
    )


@pytest.fixture
def compared(tmp_path):
    """Compares a state with the present one; returns the changes, the page and the terminal's text."""

    def run(before, after=None):
        for language in LANGUAGES:
            (tmp_path / "manuscript" / language).mkdir(parents=True, exist_ok=True)
        project = Project(
            tmp_path, tmp_path, tmp_path / "manuscript", LANGUAGES, [], VOCABULARY, lambda *_: None
        )
        changes = compare(before, after or replace(state(), label=Label("this-build")), project)
        return changes, page(changes), terminal_text(changes)

    return run


def counted(changes):
    return {part: tuple(count.values()) for part, count in changes["counts"].items()}


def test_of_two_whole_states_all_is_compared(compared):
    changes, html, told = compared(state())
    assert changes["not_evaluated"] == [] and "make_figure" not in told
    assert counted(changes) == {
        "claims": (1, 0),
        "strength": (1, 0),
        "numbers": (2, 0),
        "exhibits": (2, 0),
        "drawings": (2, 0),
        "data": (1, 0),
        "languages": (2, 0),
    }
    assert "class=warning" not in html and "Every claim still holds." in changes["summary"]["en"]


def unfinished():
    """A state in which one figure could not be made, and so no number and no claim."""
    gap = Gap("exhibits", "fig-b", "make_figure/fig-b", REASON)
    gaps = [gap, *(Gap(part, "", gap.step, REASON, 2) for part in ("facts", "claims"))]
    return replace(state(), facts={}, claims={}, exhibits={"fig-a": exhibit()}, gaps=gaps)


def test_what_an_unfinished_state_lacks_is_named_with_its_reason(compared):
    changes, html, told = compared(unfinished())
    assert [(one["part"], one["name"]) for one in changes["not_evaluated"]] == [
        ("claims", "rose"),
        ("strength", "rose"),
        ("numbers", "area"),
        ("numbers", "gdp"),
        ("exhibits", "fig-b"),
    ]
    assert all(REASON in one["reason"][lang] for one in changes["not_evaluated"] for lang in LANGUAGES)
    assert "2 more steps fail." in changes["not_evaluated"][0]["reason"]["en"]
    assert counted(changes)["numbers"] == (0, 2) and counted(changes)["exhibits"] == (1, 1)
    for calm in ("Every claim still holds", "No number", "None changed", "No claim changed in strength"):
        assert calm not in changes["summary"]["en"] + html, calm
    assert "2 numbers in the prose" in changes["summary"]["en"] and "2个正文数字" in changes["summary"]["zh"]
    assert html.count("<b>–</b>") == 4  # false, nearly so, weaker, numbers
    assert "0 compared, 2 could not be" in html and "已比较0个，无法求值2个" in html
    assert f"1 table or figure (fig-b): in the other state make_figure/fig-b fails: {REASON}." in told


def test_an_exhibit_is_new_only_if_the_other_state_was_not_to_have_it(compared):
    changes, *_ = compared(unfinished())
    assert changes["exhibits"]["new"] == [] and changes["numbers"]["new"] == []
    without = replace(state(), exhibits={"fig-a": exhibit()})
    changes, *_ = compared(without)
    assert changes["exhibits"]["new"] == ["fig-b"] and changes["not_evaluated"] == []


def test_a_sentence_that_is_false_now_is_told_though_nothing_could_be_compared(compared):
    after = deepcopy(replace(state(), label=Label("this-build")))
    after.claims["rose"]["holds"] = False
    changes, html, _ = compared(unfinished(), after)
    assert [one["name"] for one in changes["claims"]["still_false"]] == ["rose"]
    assert '<a href="#claims" class=grave><b>1</b>' in html


def test_a_language_that_the_other_state_does_not_have_is_not_the_same(compared):
    changes, html, told = compared(state(languages=("fr",)))
    assert {(one["part"], one["name"]) for one in changes["not_evaluated"]} == {
        ("drawings", "fig-a"),
        ("drawings", "fig-b"),
        ("languages", "en"),
        ("languages", "zh"),
    }
    assert all(entry["drawing"] == "" for entry in changes["exhibits"]["changed"])
    assert "does not have this language" in html and "drawings" in told


def test_numbers_without_a_common_language_are_compared_as_they_are_rounded(compared):
    before = state(languages=("fr",))
    before.facts["gdp"] = fact(2.0, ("fr",))
    changes, *_ = compared(before)
    assert [entry["name"] for entry in changes["numbers"]["changed"]] == ["gdp"]


def test_a_state_without_strengths_counts_as_not_evaluated(compared):
    before = state()
    before.claims = {"rose": {k: v for k, v in claim().items() if k not in ("kind", "strength", "rivals")}}
    changes, *_ = compared(before)
    [entry] = changes["not_evaluated"]
    assert (entry["part"], entry["name"]) == ("strength", "rose") and "has no strengths" in entry["reason"][
        "en"
    ]
    assert counted(changes)["strength"] == (0, 1) and counted(changes)["claims"] == (1, 0)


def test_a_source_that_cannot_be_read_again_is_not_evaluated(compared):
    before = state()
    before.sources["bank"] = before.sources["bank"] | {"edition": "0"}
    changes, *_ = compared(before)
    [entry] = changes["not_evaluated"]
    assert (entry["part"], entry["name"]) == ("data", "bank") and counted(changes)["data"] == (0, 1)
