"""What the data and the sources say of each statement of the original, and the verdict that follows.

Each function returns the rows of one part of the original: item, the figures (first, second, third) or
the date (found) that decide, the years they are of (since, until), and the verdict.  A verdict is computed
from what stands in the row, so that it changes when the data do; a statement that nothing here can
decide is not tested, and the words of its row say why.
"""

from __future__ import annotations

from itertools import combinations

from analysis import measures
from analysis.groups import TEN_CITIES
from analysis.indicators.city_gdp import firm_until
from analysis.vocabulary import ASEAN_MEMBERS, CLUSTER_CITIES
from tracepaper.evidence.lineage import gather, in_unit
from tracepaper.evidence.lines import line
from tracepaper.evidence.sets import largest_of, smallest_of

ORIGINAL, GULF, PRESS, WORLD = "original-paper", "beibu-gulf", "press-reports", "world-bank-wdi"
CONFIRMED, CONTRADICTED, SUPERSEDED, UNTESTED = "confirmed", "contradicted", "superseded", "untested"
MARK = 2e12
NEAR = 0.1  # a round figure is confirmed if the data are within a tenth of it
FOUNDED = 2000
SECTORS = ("primary", "secondary", "tertiary")
NOTHING_TO_TEST = (
    "potential",
    "airport-flights",
    "networks",
    "pingxiang",
    "clusters",
    "internal-gaps",
    "talent",
)


def stated(evidence, item: str):
    """The number in a passage of the original."""
    return evidence.observation(ORIGINAL, f"stated-{item}")


def founding(evidence, events, members):
    """Who founded the Organization and when, who joined, how many there are."""
    role, status = members["role"].map(str), members["status"].map(str)
    certain, disputed = (
        members[role.isin(["initiator", "founder"])],
        members[role.str.startswith("founder or")],
    )
    found = next(row["date"] for _, row in events.iterrows() if str(row["status"]).startswith("CONFLICT"))
    said = {str(date) for date in certain["join_date_in_paper"]}
    yield {"item": "founding-date", "found": found, "verdict": _holds({str(found)} == said)}
    count = _count(certain["role"], "founders all sources name")
    states = gather(certain["kind"], float((certain["kind"].map(str) == "state").sum()), "states among them")
    yield {"item": "founding-states", "first": count, "second": states, "verdict": _holds(states > 0)}
    initiators = _count(members[role == "initiator"]["role"], "initiators in the record")
    yield {"item": "founding-cities", "first": initiators, "verdict": _holds(initiators == 3)}
    both = _count([*certain["role"], *disputed["role"]], "founders some sources name")
    number = stated(evidence, "founders")
    verdict = CONTRADICTED if count != number else CONFIRMED if both == number else UNTESTED
    yield {"item": "founders", "stated": number, "first": count, "second": both, "verdict": verdict}
    later = status[(role == "later member") & (members["join_date_in_paper"].map(str) == "not given")]
    parts = [
        gather(members.loc[later.index, "status"], float(later.str.startswith(words).sum()), words)
        for words in ("confirmed", "not yet", "not found")
    ]
    verdict = CONTRADICTED if parts[1] > 0 else UNTESTED if parts[2] > 0 else CONFIRMED
    keys = ("first", "second", "third")
    yield {"item": "later-members", **dict(zip(keys, parts, strict=True)), "verdict": verdict}
    yield from _membership_now(evidence, members)


def _membership_now(evidence, members):
    named = members[members["kind"].map(str) != "count"]
    all_named, number = _count(named["kind"], "members named in the record"), stated(evidence, "members")
    yield {
        "item": "members",
        "stated": number,
        "first": all_named,
        "found": members.loc[members["kind"].map(str) == "count", "evidence"].iloc[0],
        "verdict": CONFIRMED if all_named >= number else UNTESTED,
    }
    names = evidence.text(GULF, "places").set_index("item")["name_zh"]
    cities = [names[code] for code in CLUSTER_CITIES]
    inside = [city for city in cities if str(city) in set(named["item"].map(str))]
    first, second = _count(inside, "cities among the members named"), _count(cities, "cities of the cluster")
    verdict = CONFIRMED if first == second else UNTESTED
    yield {"item": "coverage", "first": first, "second": second, "verdict": verdict}


def cluster_gdp(evidence, gdp):
    """The cluster's GDP in 2000 and now, and its growth; gdp: the indicator, by year."""
    first_year, last_year = int(gdp.index[0]), int(gdp.index[-1])
    number, first = stated(evidence, "gdp-first"), gdp.loc[first_year, "total"]
    near = abs(float(first) / float(number) - 1) < NEAR
    yield {"item": "gdp-first", "stated": number, "first": first, "verdict": _holds(near)}
    totals = gdp["total"]
    passed = next(year for year in gdp.index if totals[year] > MARK)
    before = [totals[year] for year in gdp.index if year <= passed]
    yield {
        "item": "gdp-last",
        "stated": stated(evidence, "gdp-last"),
        "first": gather(before, float(passed), "first year above 2 trillion yuan", "YEAR"),
        "second": totals[last_year],
        "until": last_year,
        "verdict": SUPERSEDED if passed < last_year else CONFIRMED,
    }
    yield _growth(evidence, gdp, first_year)


def _growth(evidence, gdp, first: int) -> dict:
    """Growth of an economy's output means real growth, to the last year of the index."""
    last, firm = int(line(gdp.reset_index(), "real").last), int(firm_until(gdp))  # the index may come later
    nominal = measures.compound_growth(gdp.loc[first, "total"], gdp.loc[firm, "total"], firm - first)
    real = measures.compound_growth(gdp.loc[first, "real"], gdp.loc[firm, "real"], firm - first)
    to_last = measures.compound_growth(gdp.loc[first, "real"], gdp.loc[last, "real"], last - first)
    number = stated(evidence, "growth")
    return {
        "item": "growth",
        "stated": number,
        "first": nominal,
        "second": real,
        "third": to_last,
        "since": firm,
        "until": last,
        "verdict": _holds(to_last > number),
    }


def policy(evidence, events, reports, states):
    """Visas, agreements, routes and visitors; states: how many of the founders are states."""
    visas = events[events["kind"].map(str) == "visa"]
    agreement, signed = _event(visas, "Singapore"), _event(events, "Framework Agreement on")
    yield {"item": "free-trade-area", "first": states, "found": signed, "verdict": UNTESTED}
    transit = reports.loc["singapore-transit", "date"]
    since = int(str(transit)[:4])
    later = SUPERSEDED if str(agreement) > str(transit) else CONFIRMED
    yield {"item": "singapore-visa", "found": agreement, "since": since, "verdict": later}
    days = evidence.observation(PRESS, "reported-malaysia-stay")
    number = stated(evidence, "malaysia-visa")
    found = reports.loc["malaysia-stay", "date"]
    verdict = _holds(days == number)
    yield {"item": "malaysia-visa", "stated": number, "first": days, "found": found, "verdict": verdict}
    found = reports.loc["vietnam-waterfall", "date"]
    yield {"item": "vietnam-tourism", "found": found, "verdict": CONFIRMED}
    yield {"item": "thailand-visa", "found": _event(visas, "Thailand"), "verdict": SUPERSEDED}
    routes = evidence.observation(PRESS, "reported-nanning-routes")
    found = reports.loc["nanning-routes", "date"]
    number = stated(evidence, "airport-routes")
    yield {"item": "airport-routes", "stated": number, "first": routes, "found": found, "verdict": UNTESTED}
    arrivals, growth = stated(evidence, "arrivals"), stated(evidence, "arrivals-growth")
    yield {
        "item": "arrivals",
        "stated": arrivals,
        "first": evidence.observation(GULF, "arrivals-asean-visitors", period="2006"),
        "verdict": UNTESTED,
    }
    # one rate cannot be on the month before and on the year before; either way it implies this base
    base = arrivals / (1 + in_unit(growth / 100, "NUMBER"))
    yield {"item": "arrivals-growth", "stated": growth, "first": base, "verdict": CONTRADICTED}


def mechanisms(evidence, events, reports, states):
    """Tariffs, grants, networks, the Information Harbour, industries."""
    tariffs = evidence.observations(WORLD, "TM.TAX.MRCH.WM.AR.ZS", economy="CHN").span(FOUNDED)
    yield {
        "item": "tariff-cuts",
        "first": tariffs[tariffs.first],
        "second": tariffs[tariffs.last],
        "third": states,
        "since": tariffs.first,
        "until": tariffs.last,
        "verdict": CONTRADICTED if states < 1 else UNTESTED,
    }
    yield {"item": "grants", "stated": stated(evidence, "grants"), "verdict": UNTESTED}
    launch = _event(events, "Information Harbour base unveiled")
    launched = _holds(str(launch).startswith("2015-09"))
    yield {"item": "harbour-launch", "found": launch, "verdict": launched}
    found = reports.loc["harbour-chairman", "date"]
    yield {"item": "harbour-company", "found": found, "verdict": UNTESTED}
    found, number = _event(events, "Information Harbour plan"), stated(evidence, "harbour-plans")
    yield {"item": "harbour-plans", "stated": number, "found": found, "verdict": UNTESTED}
    yield {"item": "rcep", "found": _event(events, "RCEP enters into force"), "verdict": CONFIRMED}
    yield {"item": "durian", "found": reports.loc["durian-admitted", "date"], "verdict": UNTESTED}
    yield {"item": "amity-treaty", "found": reports.loc["amity-treaty", "date"], "verdict": CONFIRMED}
    yield from ({"item": item, "verdict": UNTESTED} for item in NOTHING_TO_TEST)


def structures(evidence):
    """Incomes, sectors, openness and the pandemic in the eleven economies; the structures of the cities."""
    incomes = evidence.select(WORLD, "NY.GDP.PCAP.CD", economy=ASEAN_MEMBERS)
    wide = incomes.pivot(index="year", columns="economy", values="value").dropna()
    year = int(wide.index[-1])
    rich = [wide.loc[year, code] for code in ("SGP", "BRN")]
    others = [wide.loc[year, code] for code in ASEAN_MEMBERS if code not in ("SGP", "BRN")]
    lower, higher = smallest_of(rich), largest_of(others)
    yield {
        "item": "incomes",
        "first": lower,
        "second": higher,
        "until": year,
        "verdict": _holds(lower > higher),
    }
    yield _drivers(evidence)
    output = _sum(evidence, "NY.GDP.MKTP.KD", ASEAN_MEMBERS)
    passed = next((year for year in output.index if year > 2019 and output[year] > output[2019]), None)
    last = int(output.index[-1])
    yield {
        "item": "pandemic",
        "first": measures.growth(output[2019], output[last]),
        "since": passed,
        "until": last,
        "verdict": SUPERSEDED if passed else CONFIRMED,
    }
    yield _openness(evidence)
    yield _convergence(evidence)


def _drivers(evidence) -> dict:
    """Whether industry still weighs more than services in China, as it did in the founding year."""
    industry, services = (
        evidence.observations(WORLD, series, economy="CHN").span(FOUNDED)
        for series in ("NV.IND.TOTL.ZS", "NV.SRV.TOTL.ZS")
    )
    last = min(industry.last, services.last)
    was = industry[FOUNDED] > services[FOUNDED]
    return {
        "item": "growth-drivers",
        "first": industry[FOUNDED],
        "second": industry[last],
        "third": services[last],
        "since": FOUNDED,
        "until": last,
        "verdict": CONFIRMED if industry[last] > services[last] else SUPERSEDED if was else CONTRADICTED,
    }


def _openness(evidence) -> dict:
    """Trade in goods over GDP, the ten members together and China, in per cent."""
    ratios = {}
    for name, codes in (("ten", ASEAN_MEMBERS), ("china", ("CHN",))):
        trade = _sum(evidence, "TX.VAL.MRCH.CD.WT", codes) + _sum(evidence, "TM.VAL.MRCH.CD.WT", codes)
        ratios[name] = measures.percent(trade / _sum(evidence, "NY.GDP.MKTP.CD", codes)).dropna()
    year = int(min(ratio.index[-1] for ratio in ratios.values()))
    ten, china = ratios["ten"][year], ratios["china"][year]
    return {"item": "outward", "first": ten, "second": china, "until": year, "verdict": _holds(ten > china)}


def _convergence(evidence) -> dict:
    """Mean similarity of the sectors of all pairs of ten cities, in the first and last year that have all."""
    import pandas as pd

    values = {
        sector: evidence.select(
            GULF, f"value-added-{sector}", economy=TEN_CITIES, status="as-published"
        ).pivot(index="year", columns="economy", values="value")
        for sector in SECTORS
    }
    whole = [
        year for year in values["primary"].index if all(not v.loc[year].isna().any() for v in values.values())
    ]
    whole = [year for year in whole if all(len(v.columns) == len(TEN_CITIES) for v in values.values())]
    means = {}
    for year in (whole[0], whole[-1]):
        parts = {
            city: measures.shares(pd.Series({s: v.loc[year, city] for s, v in values.items()}, dtype=object))
            for city in TEN_CITIES
        }
        pairs = [measures.similarity(parts[a], parts[b]) for a, b in combinations(TEN_CITIES, 2)]
        means[year] = sum(pairs) / len(pairs)
    first, last = means[whole[0]], means[whole[-1]]
    span = {"since": int(whole[0]), "until": int(whole[-1])}
    return {"item": "convergence", "first": first, "second": last, **span, "verdict": _holds(last > first)}


def _sum(evidence, series: str, codes):
    """The sum over economies by year, only of years that all of them have."""
    wide = evidence.select(WORLD, series, economy=codes).pivot(
        index="year", columns="economy", values="value"
    )
    whole = wide.reindex(columns=list(codes)).dropna()
    whole.index = whole.index.astype(int)
    return whole.sum(axis=1)


def _event(events, words: str):
    """The date of the event whose English text has these words."""
    return next(row["date"] for _, row in events.iterrows() if words in str(row["event_en"]))


def _count(cells, label: str):
    return gather(list(cells), float(len(list(cells))), f"number of {label}")


def _holds(condition) -> str:
    return CONFIRMED if condition else CONTRADICTED
