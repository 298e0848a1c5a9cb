"""World Bank, Worldwide Governance Indicators: estimates in units of a standard normal, about -2.5 to 2.5."""

from __future__ import annotations

from analysis.sources._indicators import indicator_names, indicator_table

CODES = ("CC.EST", "GE.EST", "PV.EST", "RL.EST", "RQ.EST", "VA.EST")
RANGE = 4.0  # a few published estimates lie outside +-2.5; one outside this is a slip


def observations(edition):
    frame = indicator_table(edition, dict.fromkeys(CODES, "INDEX"))
    beyond = frame[frame["value"].abs() > RANGE]
    edition.require(
        beyond.empty,
        f"an estimate lies outside +-{RANGE}",
        "observations.csv",
        None if beyond.empty else int(beyond["line"].iloc[0]),
    )
    return frame


def statements(edition):
    return indicator_names(edition)
