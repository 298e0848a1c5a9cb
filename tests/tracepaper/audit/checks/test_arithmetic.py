"""Numbers that do not add up: planted in facts, tables and sentences, and found."""

from __future__ import annotations

import pandas as pd
import pytest

from tracepaper.audit.checks import arithmetic
from tracepaper.audit.material import Material
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.tables import write_table
from tracepaper.manuscript.markup import read_blocks


def fact(value, step, unit, period, observations, formula="1"):
    return {
        "value": value,
        "rounded": round(value / step) * step,
        "step": step,
        "unit": unit,
        "period": period,
        "observations": observations,
        "formula": formula,
    }


FACTS = {
    "first": fact(20.4e9, 1e8, "USD", "1995", ["1"]),
    "last": fact(982.1e9, 1e8, "USD", "2024", ["2"]),
    "fold": fact(982.1 / 20.4, 1, "TIMES", "1995-2024", ["1", "2"], "982.1 / 20.4"),
    "rate": fact(14.3, 0.1, "PERCENT", "1995-2024", ["1", "2"], "100 * ((982.1 / 20.4) ** 0.0344828 - 1)"),
    "b": fact(4.9, 0.1, "PERCENT", "2018", ["3-9"], "100 * (exp(0.0477146) - 1)"),
    "b-low": fact(-13.68, 0.1, "PERCENT", "2018", ["3-9"], "100 * (exp(-0.147135) - 1)"),
    "b-high": fact(27.45, 0.1, "PERCENT", "2018", ["3-9"], "100 * (exp(0.242564) - 1)"),
}
TEXT = "It rose from [first]{.fact} to [last]{.fact}, [fold]{.fact} as much."
TOTALS = [10.0 + 3 * n for n in range(8)]


@pytest.fixture
def problems(tmp_path):
    def build(facts=FACTS, text=TEXT, totals=tuple(TOTALS), table=None, note="", years=5):
        (tmp_path / "data/processed/exhibits").mkdir(parents=True, exist_ok=True)
        material = Material(tmp_path, ["en"], {})
        material.facts = facts
        material.blocks = {"en": read_blocks(text, "manuscript/en/01-a.md")}
        material.exhibits = {"tbl-a": {"table": table, "note": {"en": note}}}
        exports = [4.0 + n * n for n in range(8)]
        frame = pd.DataFrame({"year": range(2010, 2018)})
        imports = [t - e for t, e in zip(TOTALS, exports, strict=True)]
        for name, values in {"exports": exports, "imports": imports, "total": totals}.items():
            frame[name] = pd.Series([leaf(v, n) for n, v in enumerate(values)], dtype=object)
        frame["rate"] = pd.Series(
            [100 * ((leaf(2.0 + n, 9) / leaf(1.0, 8)) ** (1 / years) - 1) for n in range(8)], dtype=object
        )
        observations = pd.DataFrame({"obs": range(10), "period": ["2012"] * 8 + ["2010", "2015"]})
        observations.to_parquet(tmp_path / "data/processed/observations.parquet")
        write_table(frame, tmp_path / "data/processed/exhibits/tbl-a.parquet")
        return [(p.kind, str(p.place)) for p in arithmetic.check(material).problems]

    return build


def test_what_adds_up_passes(problems):
    assert problems() == []


def test_a_cell_that_breaks_a_relation_is_named_with_its_line(problems):
    wrong = [*TOTALS[:3], TOTALS[3] + 1, *TOTALS[4:]]
    assert ("relation-broken", "results/exhibits/tbl-a/data.csv:5, year 2013") in problems(totals=wrong)


@pytest.mark.parametrize(
    ("name", "change", "kind"),
    [
        ("rate", {"formula": "100 * ((982.1 / 20.4) ** 0.0333333 - 1)"}, "rate-over-other-years"),
        ("rate", {"period": "1996-2024"}, "rate-over-other-years"),
        ("b", {"value": 10.0}, "interval-without-estimate"),
        ("b-low", {"value": 13.68}, "interval-without-estimate"),
    ],
)
def test_a_fact_that_does_not_fit_its_years_or_its_interval_is_named(problems, name, change, kind):
    assert kind in [found for found, _ in problems(FACTS | {name: FACTS[name] | change})]


def test_a_number_beside_its_ends_must_be_theirs(problems):
    wrong = FACTS | {"fold": FACTS["fold"] | {"rounded": 47.0}}
    assert problems(wrong) == [("ends-do-not-fit", "manuscript/en/01-a.md:1")]
    assert problems(wrong, TEXT.replace("[fold]{.fact}", "48")) == []


@pytest.mark.parametrize("derived", [(961.7e9, 1e8, "USD"), (14.3, 0.1, "PERCENT"), (4714, 1, "PERCENT")])
def test_difference_growth_and_change_in_per_cent_are_all_right(problems, derived):
    made = fact(*derived, "1995-2024", ["1", "2"], FACTS["fold"]["formula"])
    assert problems(FACTS | {"fold": made}) == []


def test_printed_stars_and_intervals_are_read(problems):
    grid = {"rows": [["a", "0.4", "[0.6, 0.9]"], ["b", "0.111*"], ["", "(0.095)"]]}
    found = problems(table={"en": grid}, note="* p<0.1, ** p<0.05")
    assert [kind for kind, _ in found] == ["interval-without-estimate", "stars-differ"]
    assert found[1][1] == "results/exhibits/tbl-a/exhibit.json, en, row 2, column 2"


def test_a_cell_s_rate_is_over_the_years_its_rows_are_apart(problems):
    found = problems(years=6)
    assert {kind for kind, _ in found} == {"rate-over-other-years"}
    assert found[0] == ("rate-over-other-years", "results/exhibits/tbl-a/data.csv:2, column rate")
