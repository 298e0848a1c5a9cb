"""Levels off by a power of ten behind the paper's numbers: planted, named with file and line."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from tracepaper.audit.checks import plausibility
from tracepaper.audit.material import Material
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.lineage import bulk
from tracepaper.evidence.tables import write_table

VOCABULARY = SimpleNamespace(
    DIMENSIONS={"economy": None}, UNITS={"USD": ("USD", 1.0)}, MIRRORS={}, UNIT_WORDS={}
)


@pytest.fixture
def paper(tmp_path):
    """Ten years of two economies; a fact rests on the first, a figure's cell on all."""

    def build(values, fact=("0-9",), claim=()):
        frame = pd.DataFrame(
            {
                "obs": np.arange(20),
                "source": "bank",
                "series": "gdp",
                "economy": ["CHN"] * 10 + ["VNM"] * 10,
                "period": [str(2010 + n % 10) for n in range(20)],
                "value": values,
                "unit": "USD",
                "file": "bank/2026/table.csv",
                "line": np.arange(2, 22),
            }
        )
        folder = tmp_path / "data/processed"
        (folder / "exhibits").mkdir(parents=True, exist_ok=True)
        frame.to_parquet(folder / "observations.parquet")
        cells = pd.DataFrame({"n": ["a"], "v": [bulk(1.0, range(5000), "an estimate")]})
        write_table(cells.astype({"v": object}), folder / "exhibits/fig-x.parquet", Columns(keys=("n",)))
        material = Material(tmp_path, ["en"], {}, vocabulary=VOCABULARY)
        material.facts = {"gdp": {"observations": list(fact)}}
        material.claims = {"grew": {"observations": list(claim)}}
        return material

    return build


def levels():
    return np.r_[1e9 * 1.05 ** np.arange(10), 4e8 * 1.07 ** np.arange(10)]


def test_clean_levels_pass_and_are_counted(paper):
    result = plausibility.check(paper(levels()))
    assert (result.problems, result.count) == ([], 10)


def test_a_thousand_taken_for_one_is_named_with_its_line(paper):
    values = levels()
    values[6] *= 1000
    (problem,) = plausibility.check(paper(values)).problems
    assert problem.kind == "level-off"
    assert str(problem.place) == "data/raw/bank/2026/table.csv:8, bank gdp CHN 2016"
    assert "about 1,000 times what the periods before and after it suggest" in problem.text


def test_too_small_is_told_as_a_part(paper):
    values = levels()
    values[6] /= 100
    (problem,) = plausibility.check(paper(values)).problems
    assert "about 1/100 of what" in problem.text


def test_what_no_number_rests_on_is_not_looked_at_and_what_a_claim_rests_on_is(paper):
    values = levels()
    values[15] *= 1000
    assert plausibility.check(paper(values)).problems == []
    (problem,) = plausibility.check(paper(values, claim=["10-19"])).problems
    assert problem.place.line == 17
