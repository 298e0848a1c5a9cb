"""Claims of information sharing: what of convergence survives the choice of its measure."""

from __future__ import annotations

import pandas as pd

from analysis import measures
from analysis.quantities import computed
from analysis.sections.information.facts import access, dispersion
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    rival,
)
from tracepaper.statements.kinds import Convergence, Count, Level, Rank


def _left(evidence, measure: str, column: str):
    """What is left of a dispersion: its last value over its first."""
    spread = dispersion(evidence, measure, column)
    return spread[spread.last] / spread[spread.first]


@claim(Count())
def digital_users_all_rose(evidence):
    ends = dispersion(evidence, "users")
    lines = (access(evidence, "users", code) for code in THE_ELEVEN)
    return all_of(*(rises_between(line, ends.first, ends.last) for line in lines))


@claim(Convergence(instead={"variation": ("logs", "extremes", "distance", "logits", "others")}))
def digital_users_converge(evidence):
    return falls_between(dispersion(evidence, "users"))


@rival(digital_users_converge)
def without_china(evidence):
    """China's survey changes in the last year."""
    ends = dispersion(evidence, "users")
    values = {
        year: evidence.line(
            "fig-digital", "value", by="economy", measure="users", year=year, economy=ASEAN_MEMBERS
        )
        for year in (ends.first, ends.last)
    }
    spread = {
        year: computed(measures.variation(pd.Series(line)), "variation") for year, line in values.items()
    }
    return falls_between(Line(spread), ends.first, ends.last)


@claim(Convergence(instead={"variation": ("logs", "extremes", "distance")}))
def digital_broadband_converge(evidence):
    return falls_between(dispersion(evidence, "broadband"))


@claim(Level())
def digital_order_depends(evidence):
    """Less is left of users' than of broadband's variation; of users' log-odds more than of broadband's
    logarithms."""
    return all_of(
        below(_left(evidence, "users", "variation"), _left(evidence, "broadband", "variation")),
        exceeds(_left(evidence, "users", "logits"), _left(evidence, "broadband", "logs")),
    )


@claim(Rank())
def digital_broadband_china(evidence):
    year = dispersion(evidence, "broadband").last
    ask = {"by": "economy", "measure": "broadband", "economy": THE_ELEVEN}
    latest = evidence.line("fig-digital", "value", year=year, **ask)
    return largest(latest, "CHN")
