"""Shares of large partners: a group is whole or missing, and no year mixes two files."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indicators import partner_shares
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.tables import numeric


class Reports:
    """Every partner takes 1 of 100 in each year from 1996; `absent` report nothing, and to 1997 Belgium and
    Luxembourg are one."""

    def __init__(self, absent=()):
        self.absent = set(absent)

    def select(self, source, series, economy, partner):
        assert economy == "CHN"
        rows = []
        for year in (1996, 1997, 2009, 2010, 2011):
            joint = {"BEL", "LUX"} if year < 1998 else {"BLX"}
            rows += [
                (code, year, leaf(100.0 if code == "WLD" else 1.0, len(rows)))
                for code in partner
                if code not in joint | self.absent
            ]
        return pd.DataFrame(rows, columns=["partner", "year", "value"])


def shares(evidence, group: str, flow: str = "imports") -> dict:
    frame = numeric(partner_shares.table(evidence))
    chosen = frame[(frame["group"] == group) & (frame["flow"] == flow)]
    return dict(zip(chosen["year"], chosen["share"], strict=True))


def test_a_share_is_the_sum_of_the_members():
    assert set(shares(Reports(), "ASEAN").values()) == {10.0}
    assert shares(Reports(), "EU28") == {1996: 27.0, 1997: 27.0, 2009: 28.0, 2010: 28.0, 2011: 28.0}
    assert shares(Reports(), "EU27")[2011] == 27.0


def test_a_group_that_lacks_a_member_is_missing():
    without = Reports(absent=["BRN"])
    assert all(share != share for share in shares(without, "ASEAN").values())
    assert shares(without, "JPN")[1996] == 1.0


@pytest.mark.parametrize("absent", ["BEL", "LUX"])
def test_one_of_two_that_were_once_joint_is_not_both(absent):
    assert shares(Reports(absent=[absent]), "EU28")[2009] != shares(Reports(absent=[absent]), "EU28")[2009]


def test_imports_change_their_file_once():
    frame = partner_shares.table(Reports())
    imports = frame[frame["flow"] == "imports"].groupby("year")["source"].agg(set)
    assert imports[2009] == {"imf-dots-imports-monthly"} and imports[2010] == {"imf-dots-imports-china"}
