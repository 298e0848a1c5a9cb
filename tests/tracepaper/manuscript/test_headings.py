"""The heading of a figure is a claim; one that became false, or says too much, is told as in the text."""

from __future__ import annotations

import pytest

from tracepaper.exhibits.captions import read_caption
from tracepaper.manuscript.gate import caption_claims
from tracepaper.manuscript.grammar import caption_problems
from tracepaper.manuscript.headings import heading_problems, headings_of, with_headings
from tracepaper.manuscript.markup import read_blocks
from tracepaper.statements.claims import false_claims

HEADING = "# [Trade rose to [last]{.fact}[, though not as a share]{.but #share}]{.claim #trade-rose}"
REST = "\n\nThe note.\n\n::: {.alt}\nA line.\n:::\n"
RIVAL = {"holds": False, "clause": "share", "words": {"en": "as a share"}, "says": {"en": "1 < 2"}}


def blocks(heading: str, folder: str = "fig_trade") -> list:
    return read_blocks(heading + REST, f"exhibits/{folder}/caption.en.md")


def claim(**changed) -> dict:
    return {
        "strength": "qualified",
        "excepted": ["share"],
        "rivals": [RIVAL],
        "parts": [],
        "kind": "change",
        "scoped": False,
        "identification": "",
        "holds": True,
        "says": {"en": "1 > 2"},
        "sentence": {"en": {"text": "Trade rose.", "file": "manuscript/en/a.md", "line": 3}},
        **changed,
    }


def kinds(heading: str, **changed) -> list[str]:
    found = caption_claims({"en": blocks(heading)}, {"trade-rose": claim(**changed)})
    return [problem.kind for problem in found]


def test_a_finding_bound_to_its_claim_passes():
    assert [*heading_problems(blocks(HEADING)), *caption_problems(blocks(HEADING))] == []
    assert kinds(HEADING) == []


@pytest.mark.parametrize(
    "heading",
    [
        "# Trade, [since]{.fact}–[until]{.fact}",
        "# [Trade rose]{.claim #trade-rose} to [last]{.fact}",
        "# Since 2000 [trade rose]{.claim #trade-rose}",
        "# [Trade rose]{.claim #trade-rose .x}",
    ],
)
def test_a_figures_heading_that_is_no_claim_from_end_to_end_is_refused(heading):
    assert [problem.kind for problem in heading_problems(blocks(heading))] == ["heading-without-claim"]
    assert [*heading_problems(blocks(heading, "tbl_trade"))] == []  # a table may be headed by its topic


@pytest.mark.parametrize(
    ("heading", "changed", "kind"),
    [
        ("# [Trade rose]{.claim #trade-rose}", {}, "missing-clause"),
        (HEADING, {"excepted": [], "strength": "robust", "rivals": []}, "stale-clause"),
        (HEADING, {"strength": "fragile"}, "fragile-claim"),
        (HEADING.replace("Trade rose", "The largest trade rose"), {}, "untried-superlative"),
        (HEADING.replace("Trade rose", "Tariff cuts led to trade that rose"), {}, "unidentified-cause"),
        (HEADING.replace("#trade-rose", "#trade-fell"), {}, "unknown-claim"),
    ],
)
def test_a_heading_stronger_than_its_rivals_is_told(heading, changed, kind):
    assert kind in kinds(heading, **changed)


def test_a_mark_elsewhere_in_a_caption_is_still_none():
    found = [*caption_problems(read_blocks("[A note.]{.claim #trade-rose}", "fig_trade/caption.en.md"))]
    assert [problem.kind for problem in found] == ["unknown-markup"]


def test_a_claim_that_became_false_names_the_heading_that_says_it():
    titles = {"fig-trade": {"en": "Trade rose to 3, though not as a share"}}
    said = with_headings({"trade-rose": claim()["sentence"]}, {"en": blocks(HEADING)}, titles)["trade-rose"]
    assert headings_of(said)["en"]["text"] == titles["fig-trade"]["en"]
    (problem,) = false_claims({"trade-rose": claim(holds=False, sentence=said)})
    assert "manuscript/en/a.md:3" in str(problem)
    assert "exhibits/fig_trade/caption.en.md:1 “Trade rose to 3, though not as a share”" in str(problem)


def test_what_is_printed_has_no_marks(tmp_path):
    path = tmp_path / "caption.en.md"
    path.write_text(HEADING + REST, encoding="utf-8")
    assert read_caption(path)["title"] == [(1, "Trade rose to [last]{.fact}, though not as a share")]
