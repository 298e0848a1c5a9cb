"""Which flows are treated since when, how effects are averaged, which other agreements count."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.gravity.panel import laid_out
from analysis.gravity.terms import COHORTS, STARTS
from analysis.gravity.treatment import (
    Design,
    add_agreements,
    add_border,
    add_effects,
    add_phases,
    add_trends,
    other_agreements,
)
from analysis.vocabulary import ASEAN_MEMBERS
from cleaned_evidence import Cleaned

CODES = ("CHN", "THA", "VNM", "SGP", "USA")


@pytest.fixture
def panel():
    rows = [(a, b, year, 1e6, 0) for a in CODES for b in CODES for year in range(2001, 2007) if a != b]
    return laid_out(pd.DataFrame(rows, columns=["exporter", "importer", "year", "value", "obs"]))


def made(panel, add, **options) -> Design:
    design = Design(panel.value.size)
    add(design, panel, **options)
    return design


def test_every_member_is_in_one_cohort():
    assert sorted(code for group in COHORTS.values() for code in group) == sorted(ASEAN_MEMBERS)


def test_effects_begin_with_the_first_cut_of_each_cohort(panel):
    design = made(panel, add_effects)
    first = {}
    for _, cohort, year, _ in design.labels:
        first[cohort] = min(year, first.get(cohort, 9999))
    assert first == {"thailand": 2003, "five": 2004, "four": 2005} == STARTS
    assert all(len(cells) == 2 for cells in design.cells)  # one member a cohort here, both directions
    assert design.matrix().sum() == 2 * (4 + 3 + 2)


def test_leads_are_every_year_but_the_last_before(panel):
    years = [year for _, cohort, year, _ in made(panel, add_effects, leads=True).labels if cohort == "five"]
    assert years == [2001, 2002, 2004, 2005, 2006]


def test_directions_have_effects_of_their_own(panel):
    design = made(panel, add_effects, by_direction=True)
    assert len(design.labels) == 2 * 9 and all(len(cells) == 1 for cells in design.cells)
    weights = design.mean(2005, 2006, where={"direction": "exports"})
    assert weights.sum() == pytest.approx(1) and (weights > 0).sum() == 6


def test_averages_weigh_by_flows(panel):
    thinner = panel.only(
        ~(np.isin(panel.partner_of("CHN"), ["THA"]) & (panel.exporters == "THA")[None, :, None])
    )
    design = made(thinner, add_effects)
    weights = dict(zip(design.labels, design.mean(2005, 2005), strict=True))
    assert weights["effect", "thailand", 2005, "both"] == pytest.approx(1 / 5)
    assert weights["effect", "five", 2005, "both"] == pytest.approx(2 / 5)
    with pytest.raises(ValueError, match="no effect"):
        design.mean(1990, 1991)


def test_phases_trends_and_borders(panel):
    phases = made(panel, add_phases, phases=[(2003, 2004), (2005, 2006)])
    assert [len(cells) for cells in phases.cells] == [12, 12]
    trends = made(panel, add_trends)
    assert sorted(set(trends.values[0])) == [-2, -1, 0, 1, 2, 3]
    assert len(made(panel, add_border).cells[0]) == 20  # no pair is domestic here
    assert len(made(panel, add_border, hub="CHN").cells[0]) == 8
    assert len(made(panel, add_border).cells) == 5  # every year but the first


def test_an_agreement_counts_from_its_year_on(panel):
    design = made(panel, add_agreements, force={("USA", "SGP"): 2004, ("XXX", "SGP"): 2001})
    assert len(design.cells) == 1 and len(design.cells[0]) == 3


def test_other_agreements_are_those_on_goods_that_are_not_of_china_with_asean():
    force, _ = other_agreements(Cleaned())
    assert force["CHN", "NZL"] == force["NZL", "CHN"] == 2008
    assert force["CHN", "HKG"] == 2004 and force["SGP", "USA"] == 2004
    assert ("CHN", "VNM") not in force and ("SGP", "CHN") not in force
    assert ("CHN", "NOR") not in force  # not in force
