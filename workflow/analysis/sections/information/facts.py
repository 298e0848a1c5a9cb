"""Facts of information sharing: access to the internet and the distance between the eleven."""

from __future__ import annotations

from tracepaper.statements.facts import Fact

FIRST, LAST = 2011, 2022
NAMES = {
    "users": ("互联网用户占比", "internet users"),
    "broadband": ("固定宽带普及率", "fixed broadband"),
    "servers": ("安全服务器密度", "secure servers"),
}


def facts(evidence):
    def cell(measure: str, code: str, year: int):
        return evidence.cell("fig-digital", "value", measure=measure, economy=code, year=year)

    for measure, (zh, en) in NAMES.items():
        for year in (FIRST, LAST):
            yield Fact(
                f"digital-variation-{measure}-{year}",
                cell(measure, "variation", year),
                "NUMBER",
                0.01,
                f"十一国{zh}的变异系数",
                f"coefficient of variation of {en} over the eleven",
                str(year),
            )
    for year in (FIRST, LAST):
        yield Fact(
            f"digital-users-myanmar-{year}",
            cell("users", "MMR", year),
            "PERCENT",
            0.1,
            "缅甸互联网用户占人口的比重",
            "internet users in Myanmar's population",
            str(year),
        )
    for name, code, zh, en in (("china", "CHN", "中国", "China"), ("myanmar", "MMR", "缅甸", "Myanmar")):
        yield Fact(
            f"digital-broadband-{name}",
            cell("broadband", code, LAST),
            "NUMBER",
            0.1,
            f"{zh}每百人固定宽带用户",
            f"fixed broadband subscriptions per 100 people in {en}",
            str(LAST),
        )
