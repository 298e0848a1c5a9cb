"""Facts of liberalisation: applied tariffs, China's RCEP schedule for ASEAN, direct investment."""

from __future__ import annotations

from analysis.measures import ratio
from analysis.vocabulary import HS_SECTIONS
from tracepaper.statements.facts import Fact

CHINA_ACCESSION_DONE = 2005  # China's commitments of 2001 to the WTO were mostly carried out by then
VIETNAM_ACCESSION = 2007
BASE, FIRST_YEAR, LAST_YEAR = 0, 1, 21
PAPER, VEHICLES, OILS = "S10", "S17", "S03"
PRODUCT_YEAR = "2018"  # the last year of the product data


def facts(evidence):
    yield from _tariffs(evidence)
    yield from _schedule(evidence)
    yield from _exceptions(evidence)
    yield from _investment(evidence)


def advantage(evidence, code: str) -> dict:
    """Revealed comparative advantage of an economy by section of the HS, in the last year of product data:
    the section's share of its exports over the section's share of the world's."""
    frame = evidence.select(
        "open-trade-statistics",
        "exports-share-of-section",
        economy=[code, "WLD"],
        partner="WLD",
        period=PRODUCT_YEAR,
        product=list(HS_SECTIONS),
    )
    own, world = (frame[frame["economy"] == part].set_index("product")["value"] for part in (code, "WLD"))
    return ratio(own, world.loc[own.index]).to_dict()


def _tariffs(evidence):
    def rate(code: str, year: int):
        return evidence.cell("fig-tariffs", "tariff", economy=code, year=year)

    for code, name, zh, en, years in (
        ("CHN", "china", "中国", "China", (2000, 2022)),
        ("VNM", "vietnam", "越南", "Vietnam", (2001, 2022)),
        ("KHM", "cambodia", "柬埔寨", "Cambodia", (2022,)),
    ):
        for year in years:
            yield Fact(
                f"tariff-{name}-{year}",
                rate(code, year),
                "PERCENT",
                0.1,
                f"{zh}加权平均实施关税率",
                f"weighted mean applied tariff of {en}",
                str(year),
            )
    fall = rate("CHN", 2000) - rate("CHN", 2022)
    early = rate("CHN", 2000) - rate("CHN", CHINA_ACCESSION_DONE)
    yield Fact(
        "tariff-china-early-part",
        100 * early / fall,
        "PERCENT",
        1,
        "中国2000—2022年降幅中在2005年以前完成的部分",
        "part of China's fall from 2000 to 2022 that was reached by 2005",
        "2000-2022",
    )
    fall = rate("VNM", 2001) - rate("VNM", 2022)
    yield Fact(
        "tariff-vietnam-late-part",
        100 * (rate("VNM", VIETNAM_ACCESSION) - rate("VNM", 2022)) / fall,
        "PERCENT",
        1,
        "越南2001—2022年降幅中在2007年以后完成的部分",
        "part of Vietnam's fall from 2001 to 2022 that came after 2007",
        "2001-2022",
    )


def _schedule(evidence):
    def cell(column: str, year: int, section: str = "all"):
        return evidence.cell("fig-rcep-schedule", column, section=section, year=year)

    yield Fact(
        "rcep-lines", cell("lines", FIRST_YEAR), "NUMBER", 1, "承诺表税目数", "lines of the schedule", "2020"
    )
    yield Fact(
        "rcep-uncommitted",
        cell("uncommitted", FIRST_YEAR),
        "NUMBER",
        1,
        "标为U（不作承诺）的税目数",
        "lines marked U, without commitment",
        "2020",
    )
    for name, year in (("base", BASE), ("first", FIRST_YEAR), ("last", LAST_YEAR)):
        yield Fact(
            f"rcep-free-{name}",
            cell("free_share", year),
            "PERCENT",
            0.1,
            f"零关税税目占全部税目的比重（{year}，0为基准）",
            f"duty-free lines in all lines, year {year} (0 = base)",
            "2020",
        )
        yield Fact(
            f"rcep-rate-{name}",
            cell("mean_rate", year),
            "PERCENT",
            0.1,
            f"有承诺税目的简单平均税率（{year}，0为基准）",
            f"simple mean rate of the committed lines, year {year} (0 = base)",
            "2020",
        )
    base, first, last = (cell("mean_rate", year) for year in (BASE, FIRST_YEAR, LAST_YEAR))
    yield Fact(
        "rcep-cut-at-once",
        100 * (base - first) / (base - last),
        "PERCENT",
        1,
        "平均税率总降幅中第1年完成的部分",
        "part of the whole cut of the mean rate made in year 1",
        "2020",
    )


def _exceptions(evidence):
    def cell(column: str, section: str):
        return evidence.cell("fig-rcep-schedule", column, section=section, year=LAST_YEAR)

    for section, name, zh, en in (
        (PAPER, "paper", "纸浆、纸及印刷品", "paper and printing"),
        (VEHICLES, "vehicles", "运输设备", "transport equipment"),
        (OILS, "oils", "动植物油脂", "fats and oils"),
    ):
        yield Fact(
            f"rcep-{name}-free-last",
            cell("free_share", section),
            "PERCENT",
            0.1,
            f"{zh}零关税税目占比，第21年",
            f"duty-free share of {en}, year 21",
            "2020",
        )
    yield Fact(
        "rcep-paper-uncommitted",
        cell("uncommitted", PAPER),
        "NUMBER",
        1,
        "纸浆、纸及印刷品中标为U的税目数",
        "lines of paper and printing marked U",
        "2020",
    )
    indonesia = advantage(evidence, "IDN")
    for section, name, zh, en in (
        (OILS, "oils", "动植物油脂", "fats and oils"),
        (PAPER, "paper", "纸浆、纸及印刷品", "paper and printing"),
    ):
        yield Fact(
            f"rcep-advantage-{name}",
            indonesia[section],
            "NUMBER",
            0.1,
            f"印度尼西亚{zh}的显示性比较优势",
            f"Indonesia's revealed comparative advantage in {en}",
            PRODUCT_YEAR,
        )


def _investment(evidence):
    def cell(code: str, year: int, column: str = "inflow"):
        return evidence.cell("fig-fdi", column, economy=code, year=year)

    for name, code, zh, en, years in (
        ("china", "CHN", "中国", "China", (2021, 2024)),
        ("asean", "ASEAN", "东盟十国", "the ten ASEAN members", (2000, 2024)),
        ("rest", "ASEAN9", "东盟（不含新加坡）", "ASEAN without Singapore", (2024,)),
    ):
        for year in years:
            yield Fact(
                f"fdi-{name}-{year}",
                cell(code, year),
                "USD",
                1e8,
                f"{zh}外商直接投资净流入",
                f"net inflow of direct investment, {en}",
                str(year),
            )
    yield Fact(
        "fdi-singapore-part",
        100 * cell("SGP", 2024) / cell("ASEAN", 2024),
        "PERCENT",
        1,
        "新加坡占东盟净流入的份额",
        "Singapore's share in ASEAN's net inflow",
        "2024",
    )
    for name, year in (("early", 2014), ("late", 2024)):
        yield Fact(
            f"fdi-china-weight-{name}",
            cell("CHN", year, "weight"),
            "PERCENT",
            0.1,
            "中国五年净流入与五年GDP之比",
            "China's net inflow over five years in per cent of GDP",
            f"{year - 4}-{year}",
        )
    yield Fact(
        "fdi-vietnam-weight-late",
        cell("VNM", 2024, "weight"),
        "PERCENT",
        0.1,
        "越南五年净流入与五年GDP之比",
        "Vietnam's net inflow over five years in per cent of GDP",
        "2020-2024",
    )
