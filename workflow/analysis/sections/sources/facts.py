"""Facts of the sources: how far two reports of one trade can differ."""

from __future__ import annotations

from tracepaper.statements.facts import Fact


def facts(evidence):
    yield from _vietnam(evidence)
    yield from _singapore(evidence)


def _vietnam(evidence):
    """Vietnam's exports to China as each side reports them."""
    ask = {"period": "2022"}
    reported = evidence.observation(
        "un-comtrade-with-china", "exports-fob", economy="VNM", partner="CHN", **ask
    )
    mirror = evidence.observation(
        "imf-dots-imports-china", "imports-cif", economy="CHN", partner="VNM", **ask
    )
    for name, value, unit, step, zh, en in (
        (
            "reported",
            reported,
            "USD",
            1e8,
            "越南报告的对华出口（FOB）",
            "Vietnam's exports to China as Vietnam reports, FOB",
        ),
        (
            "mirror",
            mirror,
            "USD",
            1e8,
            "中国报告的自越进口（CIF）",
            "China's imports from Vietnam as China reports, CIF",
        ),
        (
            "gap",
            100 * (mirror / reported - 1),
            "PERCENT",
            1,
            "中方数高出越方数的比例",
            "by how much China's figure exceeds Vietnam's",
        ),
    ):
        yield Fact(f"sources-vietnam-{name}", value, unit, step, zh, en, "2022")


def _singapore(evidence):
    """Singapore's exports without re-exports, against those reported."""
    ask = {"economy": "SGP", "period": "2023"}
    gross = evidence.observation("world-bank-wdi", "TX.VAL.MRCH.CD.WT", **ask)
    net = evidence.observation("harvard-atlas-totals", "exports-reconciled", partner="WLD", **ask)
    yield Fact(
        "sources-singapore-net",
        100 * net / gross,
        "PERCENT",
        1,
        "新加坡调整后出口与报告出口之比",
        "Singapore's reconciled exports in per cent of reported exports",
        "2023",
    )
