"""Facts of the sources: how far two reports of one trade can differ."""

from __future__ import annotations

from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact


def facts(evidence):
    yield from _vietnam(evidence)
    yield from _singapore(evidence)


def _vietnam(evidence):
    """Vietnam's exports to China as each side reports them."""
    sold = {"economy": "VNM", "partner": "CHN", "period": "2022"}
    bought = {"economy": "CHN", "partner": "VNM", "period": "2022"}
    reported = evidence.observation("un-comtrade-with-china", "exports-fob", **sold)
    mirror = evidence.observation("imf-dots-imports-china", "imports-cif", **bought)
    yield Fact("sources-vietnam-reported", reported, "USD", 1e8, 2022)
    yield Fact("sources-vietnam-mirror", mirror, "USD", 1e8, 2022)
    yield Fact("sources-vietnam-gap", 100 * (mirror / reported - 1), "PERCENT", 1, 2022)


def _singapore(evidence):
    """Singapore's exports without re-exports, against those reported."""
    ask = {"economy": "SGP", "period": "2023"}
    gross = evidence.observation("world-bank-wdi", "TX.VAL.MRCH.CD.WT", **ask)
    net = evidence.observation("harvard-atlas-totals", "exports-reconciled", partner="WLD", **ask)
    yield Fact("sources-singapore-net", share(net, gross), "PERCENT", 1, 2023)
