"""Facts of political uncertainty: political stability of the eleven and its spread."""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.statements.facts import Fact

BASE, MIDDLE, LAST = 2002, 2013, 2023


def stability(evidence, year: int) -> dict:
    """Political stability by economy in a year (Traced); all eleven."""
    table = evidence.table("fig-governance")
    rows = table[(table["measure"] == "stability") & (table["year"] == year)].set_index("economy")
    return {code: rows["estimate"][code] for code in THE_ELEVEN}


def spread(values: dict):
    """The largest value less the smallest."""
    return max(values.values()) - min(values.values())


def without(values: dict, code: str) -> dict:
    return {key: value for key, value in values.items() if key != code}


def facts(evidence):
    for name, code, zh, en, years in (
        ("myanmar", "MMR", "缅甸", "Myanmar", (2016, LAST)),
        ("indonesia", "IDN", "印度尼西亚", "Indonesia", (BASE, LAST)),
        ("thailand", "THA", "泰国", "Thailand", (BASE, 2010, LAST)),
        ("china", "CHN", "中国", "China", (BASE, LAST)),
    ):
        for year in years:
            yield Fact(
                f"political-{name}-{year}",
                stability(evidence, year)[code],
                "NUMBER",
                0.01,
                f"{zh}政治稳定估计值",
                f"political stability of {en}, estimate",
                str(year),
            )
    for year in (MIDDLE, LAST):
        values = stability(evidence, year)
        yield Fact(
            f"political-spread-{year}",
            spread(values),
            "NUMBER",
            0.01,
            "十一国政治稳定最高值与最低值之差",
            "highest less lowest political stability of the eleven",
            str(year),
        )
    yield Fact(
        "political-spread-ten",
        spread(without(stability(evidence, LAST), "MMR")),
        "NUMBER",
        0.01,
        "十国（不含缅甸）政治稳定最高值与最低值之差",
        "highest less lowest political stability of the ten without Myanmar",
        str(LAST),
    )
