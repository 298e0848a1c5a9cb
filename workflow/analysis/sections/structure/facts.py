"""Facts of the structures: income dispersion, sectors, the cities' similarity."""

from __future__ import annotations

from analysis.groups import CITY_PAIRS, ECONOMY_PAIRS
from tracepaper.statements.facts import Fact


def facts(evidence):
    yield from _incomes(evidence)
    yield from _sectors(evidence)
    yield from _cities(evidence)


def _incomes(evidence):
    def cell(column: str, year: int):
        return evidence.cell("fig-income-dispersion", column, year=year)

    for year in (1990, 2019, 2024):
        yield Fact(
            f"structure-theil-{year}",
            cell("theil", year),
            "NUMBER",
            0.001,
            "十一国人均收入的泰尔指数（人口加权）",
            "Theil index of income per head, eleven economies, weighted",
            str(year),
        )
    for year in (1990, 2024):
        yield Fact(
            f"structure-between-{year}",
            100 * cell("between", year) / cell("theil", year),
            "PERCENT",
            1,
            "泰尔指数中中国与东盟之间的部分",
            "part of the Theil index between China and ASEAN",
            str(year),
        )
        yield Fact(
            f"structure-variation-{year}",
            cell("variation_equal", year),
            "NUMBER",
            0.01,
            "十一国人均收入的变异系数（等权）",
            "coefficient of variation of income per head, unweighted",
            str(year),
        )
    yield Fact(
        "structure-china-to-asean-2024",
        cell("china", 2024) / cell("asean", 2024),
        "TIMES",
        0.1,
        "中国人均GDP与东盟之比（购买力平价）",
        "GDP per head of China over ASEAN's (PPP)",
        "2024",
    )


def _sectors(evidence):
    def share(economy: str, sector: str, year: int):
        return evidence.cell("fig-sectors", "share", economy=economy, sector=sector, year=year)

    for economy, zh, en, sector, zh_sector in (
        ("CHN", "中国", "China", "industry", "工业"),
        ("CHN", "中国", "China", "services", "服务业"),
        ("MMR", "缅甸", "Myanmar", "agriculture", "农业"),
    ):
        for year in (2000, 2024):
            yield Fact(
                f"structure-{economy.lower()}-{sector}-{year}",
                share(economy, sector, year),
                "PERCENT",
                0.1,
                f"{zh}{zh_sector}占GDP的比重",
                f"share of {sector} in GDP, {en}",
                str(year),
            )
    for economy, zh, en, sector, zh_sector in (
        ("SGP", "新加坡", "Singapore", "services", "服务业"),
        ("BRN", "文莱", "Brunei", "industry", "工业"),
    ):
        yield Fact(
            f"structure-{economy.lower()}-{sector}-2024",
            share(economy, sector, 2024),
            "PERCENT",
            0.1,
            f"{zh}{zh_sector}占GDP的比重",
            f"share of {sector} in GDP, {en}",
            "2024",
        )


def _cities(evidence):
    for name, place, year in (
        ("cities", CITY_PAIRS, 2003),
        ("cities", CITY_PAIRS, 2006),
        ("cities", CITY_PAIRS, 2023),
        ("economies", ECONOMY_PAIRS, 2023),
    ):
        yield Fact(
            f"structure-similarity-{name}-{year}",
            evidence.cell("fig-city-similarity", "similarity", place=place, year=year),
            "NUMBER",
            0.001,
            "三次产业结构两两相似度的平均",
            "mean similarity of pairs over three sectors",
            str(year),
        )
    for name, code, zh, en, years in (
        ("haikou", "CHN-460100", "海口", "Haikou", (2023,)),
        ("fangchenggang", "CHN-450600", "防城港", "Fangchenggang", (2003, 2023)),
        ("qinzhou", "CHN-450700", "钦州", "Qinzhou", (2003, 2023)),
    ):
        for year in years:
            yield Fact(
                f"structure-specialisation-{name}-{year}",
                evidence.cell("fig-city-similarity", "specialisation", place=code, year=year),
                "NUMBER",
                0.01,
                f"{zh}相对于其余九市的专业化指数",
                f"specialisation of {en} against the other nine cities",
                str(year),
            )
