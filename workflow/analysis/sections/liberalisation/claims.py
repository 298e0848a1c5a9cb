"""Claims of liberalisation: tariffs, the RCEP schedule, direct investment."""

from __future__ import annotations

from analysis.sections.liberalisation.facts import LAST_YEAR, OILS, PAPER, VEHICLES, advantage
from analysis.vocabulary import THE_ELEVEN
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    smallest,
)


def _tariffs(evidence) -> dict:
    """economy -> year -> tariff, in the order of the years."""
    table = evidence.table("fig-tariffs").sort_values("year")
    return {
        code: dict(zip(rows["year"], rows["tariff"], strict=True)) for code, rows in table.groupby("economy")
    }


def _in(lines: dict, year: int) -> dict:
    return {code: lines[code][year] for code in THE_ELEVEN}


@claim("tariff-all-lower")
def tariff_all_lower(evidence):
    lines = _tariffs(evidence)
    return all_of(*(falls_between(lines[code], min(lines[code]), max(lines[code])) for code in THE_ELEVEN))


@claim("tariff-china-early")
def tariff_china_early(evidence):
    return all_of(
        falls_between(_tariffs(evidence)["CHN"], 2000, 2022),
        exceeds(evidence.fact("tariff-china-early-part"), 75, ("part by 2005 in %", "three quarters")),
    )


@claim("tariff-vietnam-late")
def tariff_vietnam_late(evidence):
    return all_of(
        falls_between(_tariffs(evidence)["VNM"], 2001, 2022),
        exceeds(evidence.fact("tariff-vietnam-late-part"), 50, ("part after 2007 in %", "half")),
    )


@claim("tariff-gap-narrower")
def tariff_gap_narrower(evidence):
    lines = _tariffs(evidence)
    gap = {year: max(_in(lines, year).values()) - min(_in(lines, year).values()) for year in (2001, 2022)}
    return all_of(falls_between(gap, 2001, 2022), largest(_in(lines, 2022), "KHM"))


def _schedule(evidence, column: str, section: str = "all") -> dict:
    table = evidence.table("fig-rcep-schedule")
    rows = table[table["section"] == section].sort_values("year")
    return dict(zip(rows["year"], rows[column], strict=True))


def _at_end(evidence, column: str) -> dict:
    table = evidence.table("fig-rcep-schedule")
    rows = table[(table["section"] != "all") & (table["year"] == LAST_YEAR)]
    return dict(zip(rows["section"], rows[column], strict=True))


@claim("rcep-free-rises")
def rcep_free_rises(evidence):
    share = _schedule(evidence, "free_share")
    return all_of(rises_between(share, 0, 1), rises_between(share, 1, LAST_YEAR))


@claim("rcep-cut-at-once")
def rcep_cut_at_once(evidence):
    rate = _schedule(evidence, "mean_rate")
    return all_of(
        falls_between(rate, 0, 1),
        falls_between(rate, 1, LAST_YEAR),
        exceeds(evidence.fact("rcep-cut-at-once"), 200 / 3, ("part of year 1 in %", "two thirds")),
    )


@claim("rcep-steps")
def rcep_steps(evidence):
    share = _schedule(evidence, "free_share")
    steps = {year: float(share[year]) - float(share[year - 1]) for year in range(2, LAST_YEAR + 1)}
    rises = [year for year, step in steps.items() if step > 0]
    return all_of(
        *(rises_between(share, year - 1, year) for year in (10, 15, 20)),
        below(float(len(rises)), 4, ("steps after year 1", "four")),
        below(
            max(abs(steps[y]) for y in steps if y not in (10, 15, 20)),
            1e-9,
            ("largest change in other years", "none"),
        ),
    )


@claim("rcep-paper-lowest")
def rcep_paper_lowest(evidence):
    return all_of(
        smallest(_at_end(evidence, "free_share"), PAPER), largest(_at_end(evidence, "uncommitted"), PAPER)
    )


@claim("rcep-next-lowest")
def rcep_next_lowest(evidence):
    share = _at_end(evidence, "free_share")
    return all_of(ranks(share, OILS, len(share) - 1), ranks(share, VEHICLES, len(share) - 2))


@claim("rcep-indonesia-advantage")
def rcep_indonesia_advantage(evidence):
    index = advantage(evidence, "IDN")
    return all_of(largest(index, OILS), exceeds(index[PAPER], 1, ("paper", "the world's share")))


def _inflow(evidence, code: str, column: str = "inflow") -> dict:
    table = evidence.table("fig-fdi")
    rows = table[(table["economy"] == code) & table[column].notna()]
    return dict(zip(rows["year"], rows[column], strict=True))


@claim("fdi-opposite")
def fdi_opposite(evidence):
    china = _inflow(evidence, "CHN")
    return all_of(
        largest(china, 2021),
        falls_between(china, 2021, 2024),
        rises_between(_inflow(evidence, "ASEAN"), 2000, 2024),
    )


@claim("fdi-asean-ahead")
def fdi_asean_ahead(evidence):
    china, asean, rest = (_inflow(evidence, code) for code in ("CHN", "ASEAN", "ASEAN9"))
    return all_of(
        *(
            exceeds(asean[year], china[year], (f"ASEAN {year}", f"China {year}"))
            for year in (2022, 2023, 2024)
        ),
        *(
            exceeds(rest[year], china[year], (f"without Singapore {year}", f"China {year}"))
            for year in (2023, 2024)
        ),
    )


@claim("fdi-singapore-most")
def fdi_singapore_most(evidence):
    return exceeds(evidence.fact("fdi-singapore-part"), 50, ("Singapore's part in %", "half"))


@claim("fdi-china-weight")
def fdi_china_weight(evidence):
    china, vietnam = (_inflow(evidence, code, "weight") for code in ("CHN", "VNM"))
    return all_of(falls_between(china, 2014, 2024), below(china[2024], vietnam[2024], ("China", "Vietnam")))
