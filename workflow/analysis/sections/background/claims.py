"""Claims of the introduction, about the eleven economies.

They read the observations behind the table and not the table, which has one year: only so can another year
stand in its place.
"""

from __future__ import annotations

from analysis.indicators.gulf_distances import BEIHAI, FANGCHENGGANG, HAIPHONG, NANNING, QINZHOU
from analysis.quantities import computed
from analysis.sections.background.facts import (
    CURRENT,
    DANZHOU,
    HAIKOU,
    SINCE,
    WDI,
    YANGJIANG,
    distances,
    years,
)
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lines import Line, share
from tracepaper.evidence.sets import largest_of
from tracepaper.statements.claims import (
    all_of,
    below,
    between,
    claim,
    exceeds,
    largest,
    ranks,
    rival,
    smallest,
)
from tracepaper.statements.kinds import Count, Level, Rank, Share


def _of(evidence, name: str, real: bool = False) -> Line:
    """What the eleven had, by economy, in the last year with all figures at current (at constant) prices."""
    ask = {"by": "economy", "period": str(years(evidence)[real]), "economy": THE_ELEVEN}
    return evidence.observations(WDI, CURRENT.get(name, name), **ask)


def _together(line: Line):
    """The ten members, each of them named: their sum is meant, of which none can be left out."""
    return sum(line[code] for code in ASEAN_MEMBERS)


def _ppp(evidence) -> Line:
    """GDP at purchasing power parity (2021 international dollars)."""
    heads, people = (_of(evidence, series, real=True) for series in ("NY.GDP.PCAP.PP.KD", "SP.POP.TOTL"))
    return Line(
        {code: computed(value * people[code], "ppp") for code, value in heads.items()},
        "GDP at PPP",
    )


@claim(Count())
def background_haiphong_near(evidence):
    """Each of the three is further from Qinzhou than Haiphong."""
    return _nearer(evidence, QINZHOU)


def _nearer(evidence, origin: str):
    far = distances(evidence, origin)
    return all_of(*(exceeds(far[place], far[HAIPHONG]) for place in (HAIKOU, DANZHOU, YANGJIANG)))


@rival(background_haiphong_near)
def from_fangchenggang(evidence):
    return _nearer(evidence, FANGCHENGGANG)


@rival(background_haiphong_near)
def from_beihai(evidence):
    return _nearer(evidence, BEIHAI)


@rival(background_haiphong_near)
def from_nanning(evidence):
    return _nearer(evidence, NANNING)


@claim(Level())
def background_sizes(evidence):
    """GDP between a fifth and a quarter of China's at exchange rates, about a third (30 to 37 per cent) at
    PPP; population close to half."""
    gdp, people, ppp = _of(evidence, "gdp"), _of(evidence, "population"), _ppp(evidence)
    return all_of(
        between(share(_together(gdp), gdp["CHN"]), 20, 25),
        between(share(_together(ppp), ppp["CHN"]), 30, 37),
        between(share(_together(people), people["CHN"]), 45, 55),
    )


@claim(Share())
def background_indonesia_third(evidence):
    """About a third of the ten: between 30 and 40 per cent."""
    gdp = _of(evidence, "gdp")
    return between(share(gdp["IDN"], _together(gdp)), 30, 40)


@rival(background_indonesia_third)
def gdp_at_ppp(evidence):
    ppp = _ppp(evidence)
    return between(share(ppp["IDN"], _together(ppp)), 30, 40)


@claim(Rank())
def background_income_extremes(evidence):
    income = _of(evidence, "income")
    return all_of(largest(income, "SGP"), smallest(income, "MMR"))


@rival(background_income_extremes)
def income_at_ppp(evidence):
    heads = _of(evidence, "NY.GDP.PCAP.PP.KD", real=True)
    return all_of(largest(heads, "SGP"), smallest(heads, "MMR"))


def _openness(evidence) -> Line:
    exports, imports, gdp = (_of(evidence, name) for name in ("exports", "imports", "gdp"))
    trade = exports + imports
    return Line(
        {code: computed(share(value, gdp[code]), "trade-to-gdp") for code, value in trade.items()},
        "openness",
    )


@claim(Rank())
def background_openness_order(evidence):
    """Singapore and Vietnam are the first two, China is the last."""
    openness = _openness(evidence)
    others = openness.without("SGP", "VNM")
    return all_of(
        exceeds(openness["SGP"], largest_of(others.values())),
        exceeds(openness["VNM"], largest_of(others.values())),
        smallest(openness, "CHN"),
    )


def _growth(evidence, first: int) -> Line:
    volumes = {code: evidence.observations(WDI, "NY.GDP.MKTP.KD", economy=code) for code in THE_ELEVEN}
    return Line({code: line.growth(first) for code, line in volumes.items()}, "growth")


@claim(Rank())
def background_growth_china_fastest(evidence):
    return largest(_growth(evidence, SINCE), "CHN")


@claim(Rank())
def background_vietnam_ahead_since_2015(evidence):
    growth = _growth(evidence, 2015)
    return all_of(ranks(growth, "VNM", 1), below(growth["CHN"], growth["VNM"]))
