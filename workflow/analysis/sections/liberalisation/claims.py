"""Claims of liberalisation: tariffs and their margin, the RCEP schedule, trade since RCEP."""

from __future__ import annotations

from analysis.exhibits.fig_quarterly_trade.exhibit import YEAR
from analysis.indicators.rcep_schedule import ALL, LAST_YEAR
from analysis.quantities import computed
from analysis.sections.liberalisation.facts import (
    BEFORE,
    CHINA_ACCESSION_DONE,
    MARGINS,
    OILS,
    PAPER,
    advantage,
    announced,
    fall_after,
    fall_until,
    schedule,
    since,
    tariff,
)
from analysis.vocabulary import TARIFF_CUTS, THE_ELEVEN
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    rival,
    smallest,
)
from tracepaper.statements.kinds import Change, Count, Level, Rank, Record, Share

HALF_OF_IT = 50
PREFERRING = ("CHN", "IDN", "LAO", "MMR", "PHL", "VNM")  # members whose margin is said to have grown
MFN_UP = ("IDN", "MMR", "PHL")


@claim(Count())
def tariff_all_lower(evidence):
    return all_of(*(falls_between(tariff(evidence, code)) for code in THE_ELEVEN))


@claim(Share())
def tariff_china_early(evidence):
    """More than half of the fall was reached early."""
    return exceeds(fall_until(tariff(evidence, "CHN"), CHINA_ACCESSION_DONE), HALF_OF_IT)


@claim(Share())
def tariff_vietnam_late(evidence):
    """More than half of the fall came after the cuts of the free trade area began."""
    return exceeds(fall_after(tariff(evidence, "VNM"), TARIFF_CUTS), HALF_OF_IT)


@claim(Change())
def tariff_margin_wider(evidence):
    """The margin of preference grew in China and five members; in three of these the MFN rate rose."""
    return all_of(
        *(rises_between(tariff(evidence, code, "margin")) for code in PREFERRING),
        *(rises_between(tariff(evidence, code, "mfn")) for code in MFN_UP),
    )


@claim(Level())
def tariff_margin_members(evidence):
    """Each of the four margins is more than that of China, in the last year."""
    margins = {code: tariff(evidence, code, "margin") for code in MARGINS.values()}
    china = margins.pop("CHN")
    return all_of(*(exceeds(line[line.last], china[china.last]) for line in margins.values()))


@claim(Change())
def rcep_free_rises(evidence):
    share, rate = (schedule(evidence, column) for column in ("free_share", "mean_rate"))
    return all_of(
        rises_between(share, 0, 1), rises_between(share, 1), falls_between(rate, 0, 1), falls_between(rate, 1)
    )


@rival(rcep_free_rises)
def of_committed_lines(evidence):
    free, dutiable = (schedule(evidence, column) for column in ("free", "dutiable"))
    share = Line(
        {year: computed(lines / (lines + dutiable[year]), "committed") for year, lines in free.items()}
    )
    return all_of(rises_between(share, 0, 1), rises_between(share, 1))


@claim(Level())
def rcep_not_incremental(evidence):
    """The mean rate at the end of the schedule is above the one announced for the free trade area."""
    rate = schedule(evidence, "mean_rate")
    return exceeds(rate[rate.last], announced(evidence))


@rival(rcep_not_incremental)
def uncommitted_lines_free(evidence):
    """Even if the lines without commitment, which the mean leaves out, bore no duty at all."""
    rate, lines, none = (schedule(evidence, column) for column in ("mean_rate", "lines", "uncommitted"))
    committed = 1 - none[rate.last] / lines[rate.last]
    mean = computed(rate[rate.last] * committed, "counted-as-free")
    return exceeds(mean, announced(evidence))


@claim(Record())
def acfta_announced(evidence):
    return exceeds(evidence.observation("acfta-tariffs-announced", "mean-tariff-before"), announced(evidence))


def _sections(evidence, column: str, year: int = LAST_YEAR) -> Line:
    return evidence.line("fig-rcep-schedule", column, by="section", year=year).without(ALL)


@claim(Rank())
def rcep_paper_lowest(evidence):
    return all_of(
        smallest(_sections(evidence, "free_share"), PAPER), largest(_sections(evidence, "uncommitted"), PAPER)
    )


def _uncommitted_share(evidence) -> Line:
    none, lines = (_sections(evidence, column) for column in ("uncommitted", "lines"))
    return Line(
        {section: computed(number / lines[section], "without-commitment") for section, number in none.items()}
    )


@rival(rcep_paper_lowest)
def paper_by_lines_without(evidence):
    return largest(_uncommitted_share(evidence), PAPER)


@claim(Rank())
def rcep_next_lowest(evidence):
    """Of the sections but paper, oils."""
    return smallest(_sections(evidence, "free_share").without(PAPER), OILS)


@rival(rcep_next_lowest)
def by_lines_without(evidence):
    return largest(_uncommitted_share(evidence).without(PAPER), OILS)


@claim(Rank())
def rcep_indonesia_advantage(evidence):
    """Strongest in oils; in paper above the world's share too."""
    index = Line(
        {section: computed(value, "revealed") for section, value in advantage(evidence, "IDN").items()}
    )
    return all_of(largest(index, OILS), exceeds(index[PAPER], 1))


@claim(Change())
def since_china_sells_more(evidence):
    """ASEAN's share in China's exports rose; that of the agreement's other parties fell."""
    asean, others = (since(evidence, flow) for flow in ("china-asean", "china-others"))
    return all_of(rises_between(asean, BEFORE), falls_between(others, BEFORE))


@rival(since_china_sells_more)
def whole_years_sold(evidence):
    asean, others = (since(evidence, flow, YEAR) for flow in ("china-asean", "china-others"))
    return all_of(rises_between(asean, BEFORE), falls_between(others, BEFORE))


@claim(Change())
def since_china_buys_less(evidence):
    """China's share in the members' exports fell, by their own reports and by their partners'."""
    flows = ("reporting-china", "mirror-china")
    return all_of(*(falls_between(since(evidence, flow), BEFORE) for flow in flows))


@rival(since_china_buys_less)
def whole_years_bought(evidence):
    flows = ("reporting-china", "mirror-china")
    return all_of(*(falls_between(since(evidence, flow, YEAR), BEFORE) for flow in flows))
