"""Facts of infrastructure: logistics performance, container traffic, the Beibu Gulf Port, liners."""

from __future__ import annotations

from analysis import measures
from tracepaper.statements.facts import Fact

PORT = "CHN-PORT-BEIBUWAN"
PORT_FIRST, PORT_LAST = 2010, 2022  # the two years for which the port's figure is reported and no lower bound


def facts(evidence):
    yield from _logistics(evidence)
    yield from _shipping(evidence)


def _logistics(evidence):
    def score(code: str, year: int, measure: str = "lpi", column: str = "score"):
        return evidence.cell("fig-logistics", column, economy=code, year=year, measure=measure)

    for year, step in ((2012, 0.01), (2023, 0.1)):
        yield Fact(
            f"logistics-china-{year}",
            score("CHN", year),
            "NUMBER",
            step,
            f"中国物流绩效指数，{year}年版",
            f"China's Logistics Performance Index, edition {year}",
            str(year),
        )
        yield Fact(
            f"logistics-china-rank-{year}",
            score("CHN", year, column="rank"),
            "NUMBER",
            1,
            f"中国物流绩效指数排名，{year}年版",
            f"China's rank in the index, edition {year}",
            str(year),
        )
        yield Fact(
            f"logistics-infrastructure-{year}",
            score("mean", year, "infrastructure"),
            "NUMBER",
            0.01,
            f"九国基础设施分项平均，{year}年版",
            f"infrastructure, mean of nine economies, edition {year}",
            str(year),
        )
        yield Fact(
            f"logistics-timeliness-{year}",
            score("mean", year, "timeliness"),
            "NUMBER",
            0.01,
            f"九国时效性分项平均，{year}年版",
            f"timeliness, mean of nine economies, edition {year}",
            str(year),
        )
    yield Fact(
        "logistics-customs-2023",
        score("mean", 2023, "customs"),
        "NUMBER",
        0.01,
        "九国通关效率分项平均，2023年版",
        "customs, mean of nine economies, edition 2023",
        "2023",
    )


def _shipping(evidence):
    def teu(part: str, code: str, year: int):
        return evidence.cell("fig-shipping", "value", part=part, economy=code, year=year)

    for name, code, zh, en in (
        ("china", "CHN", "中国", "China"),
        ("asean", "ASEAN8", "东盟八国", "eight ASEAN members"),
    ):
        for year in (2010, 2024):
            yield Fact(
                f"shipping-{name}-{year}",
                teu("traffic", code, year),
                "TEU",
                1e6,
                f"{zh}港口集装箱吞吐量",
                f"container traffic of the ports of {en}",
                str(year),
            )
    port = {year: teu("port", PORT, year) for year in (PORT_FIRST, PORT_LAST)}
    china = {year: teu("traffic", "CHN", year) for year in (PORT_FIRST, PORT_LAST)}
    for year, handled in port.items():
        yield Fact(
            f"shipping-port-{year}",
            handled,
            "TEU",
            1e4,
            "北部湾港集装箱吞吐量（报道数）",
            "container traffic of Beibu Gulf Port (press)",
            str(year),
        )
        yield Fact(
            f"shipping-port-part-{year}",
            100 * handled / china[year],
            "PERCENT",
            0.1,
            "北部湾港占全国集装箱吞吐量的比重",
            "Beibu Gulf Port's part of China's container traffic",
            str(year),
        )
    for name, line, zh, en in (
        ("port", port, "北部湾港", "Beibu Gulf Port"),
        ("china", china, "中国", "China"),
    ):
        yield Fact(
            f"shipping-growth-{name}",
            measures.compound_growth(line[PORT_FIRST], line[PORT_LAST], PORT_LAST - PORT_FIRST),
            "PERCENT",
            0.1,
            f"{zh}集装箱吞吐量年均增速",
            f"growth a year of container traffic, {en}",
            f"{PORT_FIRST}-{PORT_LAST}",
        )
    for year in (2006, 2021):
        yield Fact(
            f"shipping-liner-vietnam-{year}",
            teu("connectivity", "VNM", year),
            "NUMBER",
            0.1,
            "越南班轮运输连通性指数",
            "liner shipping connectivity of Vietnam",
            str(year),
        )
