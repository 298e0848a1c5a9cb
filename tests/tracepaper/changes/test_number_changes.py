"""Numbers of the prose before and after, in their sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracepaper.changes.number_changes import CLOSE, OPEN, number_changes
from tracepaper.manuscript.markup import read_blocks

EN = """# Title {#sec-title}

Trade is old. [It reached [total]{.fact} in 2023, *more* than
[other]{.fact}.]{.claim #grew} The rest follows [@fig-x].
"""


ZH = """# 题 {#sec-title}

贸易由来已久。[2023年达[total]{.fact}，
多于[other]{.fact}。]{.claim #grew}其余见[@fig-x]。
"""


EDITIONS = {"zh": read_blocks(ZH, "zh/01.md"), "en": read_blocks(EN, "en/01.md")}


def fact(value, text, period="2023", step=1.0):
    return {
        "value": value,
        "rounded": round(value),
        "unit": "NUMBER",
        "step": step,
        "period": period,
        "text": {"zh": text, "en": text},
        "definition": {"zh": "总额", "en": "total"},
    }


def test_a_number_is_shown_in_its_sentence_in_both_languages():
    changes = number_changes(
        {"total": fact(10, "10"), "other": fact(3, "3")},
        {"total": fact(12, "12"), "other": fact(3.2, "3")},
        EDITIONS,
    )
    [entry] = changes["changed"]
    assert entry["change"] == 12 / 10 - 1 and entry["steps"] == 2.0
    zh, en = entry["places"]
    assert (en["file"], en["line"], zh["file"], zh["line"]) == ("en/01.md", 3, "zh/01.md", 3)
    assert en["before"] == f"It reached {OPEN}10{CLOSE} in 2023, more than 3."
    assert en["after"] == f"It reached {OPEN}12{CLOSE} in 2023, more than 3."
    assert zh["after"] == f"2023年达{OPEN}12{CLOSE}，多于3。"
    assert [e["name"] for e in changes["hidden"]] == ["other"]


def test_numbers_that_came_went_or_stayed():
    changes = number_changes(
        {"a": fact(1, "1"), "b": fact(2, "2")}, {"b": fact(2, "2"), "c": fact(0, "0")}, EDITIONS
    )
    assert [e["name"] for e in changes["new"]] == ["c"] and [e["name"] for e in changes["gone"]] == ["a"]
    assert changes["changed"] == [] and changes["same"] == 1


def test_a_number_that_was_zero_and_a_period_that_shifted():
    changes = number_changes(
        {"a": fact(0, "0"), "b": fact(5, "5", "2000-2023")},
        {"a": fact(2, "2"), "b": fact(5, "5", "2000-2024")},
        EDITIONS,
    )
    assert {e["name"]: e["change"] for e in changes["changed"]} == {"a": None, "b": 0.0}


states = st.dictionaries(
    st.sampled_from(["total", "other", "more"]), st.integers(1, 4).map(lambda n: fact(float(n), str(n)))
)


@given(states, states)
def test_the_way_back_is_the_way_there_turned_round(one, other):
    there, back = number_changes(one, other, EDITIONS), number_changes(other, one, EDITIONS)

    def told(changes, kind):
        return {(e["name"], str(e["before"]), str(e["after"])) for e in changes[kind]}

    def turned(entries):
        return {(name, after, before) for name, before, after in entries}

    assert told(there, "changed") == turned(told(back, "changed"))
    assert told(there, "new") == turned(told(back, "gone")) and there["same"] == back["same"]
    assert not any(number_changes(one, one, EDITIONS)[kind] for kind in ("changed", "new", "gone", "hidden"))
