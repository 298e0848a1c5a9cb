"""Qinzhou against other ports: a leap of its own is found at its date, one that all ports share is not."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.indicators import port_events
from analysis.indicators.port_events import BEST, FANGCHENGGANG, MAIN, QINZHOU
from analysis.ports import ASEAN_PORTS, COMPARED_PORTS
from tracepaper.evidence.tables import numeric

QUARTERS = [f"{year}Q{quarter}" for year in range(2010, 2016) for quarter in range(1, 5)]
OTHERS = (*COMPARED_PORTS, *ASEAN_PORTS)


class Ports:
    """Indices of 100, with a wave of its own for each port; `leap` ports have 200 from 2013Q1 on, `lost`
    ones before it, `gone` are (port, quarter) without a liner."""

    def __init__(self, leap=(), lost=(), gone=()):
        self.leap, self.lost, self.gone = set(leap), set(lost), set(gone)

    def published(self, source, series):
        rows = []
        for place, port in enumerate((QINZHOU, FANGCHENGGANG, *OTHERS)):
            for at, quarter in enumerate(QUARTERS):
                value = 100 * math.exp(0.01 * math.sin(at + place))
                if port in (self.leap if quarter >= "2013Q1" else self.lost):
                    value *= 2
                if (port, quarter) not in self.gone:
                    rows.append((port, quarter, value))
        frame = pd.DataFrame(rows, columns=["economy", "period", "value"])
        return frame.assign(obs=np.arange(len(frame)))


def found(ports: Ports, specification: str = MAIN) -> pd.DataFrame:
    frame = numeric(port_events.table(ports))
    return frame[frame["specification"] == specification].set_index("date")


def test_a_leap_of_its_own_is_found_at_its_date():
    frame = found(Ports(leap={QINZHOU}))
    assert frame["effect"].idxmax() == "2013Q1"
    assert frame.loc["2013Q1", "effect"] == pytest.approx(math.log(2), abs=0.02)
    assert frame.loc["2013Q1", "place"] == 1
    assert frame.loc["2013Q1", "p_value"] == pytest.approx(1 / (1 + len(OTHERS)))


def test_a_leap_of_all_ports_is_none_of_qinzhou():
    frame = found(Ports(leap={QINZHOU, *OTHERS}))
    assert frame["effect"].abs().max() < 0.03 and frame.loc["2013Q1", "qinzhou"] > 0.6


def test_liners_that_moved_next_door_are_no_gain_of_the_two():
    ports = Ports(leap={QINZHOU}, lost={FANGCHENGGANG})
    assert found(ports).loc["2013Q1", "effect"] > 0.6
    assert abs(found(ports, BEST).loc["2013Q1", "effect"]) < 0.03


def test_a_trend_that_went_on_is_taken_out():
    """What the year before had changed already counts against the year after."""
    frame = found(Ports(leap={QINZHOU}), "detrended")
    assert frame.loc["2014Q1", "effect"] < -0.5 < 0.5 < frame.loc["2013Q1", "effect"]


def test_a_date_without_all_its_quarters_has_no_effect():
    frame = found(Ports(gone={(QINZHOU, "2012Q3")}))
    assert "2013Q1" not in frame.index and "2013Q4" in frame.index


def test_too_few_ports_give_no_p_value():
    silent = {(port, "2012Q3") for port in OTHERS[port_events.FEWEST - 1 :]}
    assert "2013Q1" not in found(Ports(gone=silent)).index
