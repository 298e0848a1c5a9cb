"""Claims of the industrial chain: advantage, overlap, value chains, intensity, complementarity,
intra-industry trade."""

from __future__ import annotations

from analysis.exhibits.fig_rca.exhibit import RECONCILED
from analysis.quantities import computed
from analysis.sections.industry.facts import (
    BEFORE,
    CAPITAL,
    EXPORTERS,
    IMPORTERS,
    MEAN,
    RAW,
    STAGES,
    TRACKER,
    WITS,
    above_one,
    advantage,
    advantages,
    chain,
    fit,
    intensities,
    intensity,
    intra,
    members,
    stage,
    structure,
)
from analysis.vocabulary import ASEAN_MEMBERS, CLOTHING, FREE_TRADE_AREA, FUELS, MACHINERY, TARIFF_CUTS
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.claims import (
    all_of,
    at_least,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    rival,
    smallest,
)
from tracepaper.statements.kinds import Change, Count, Level, Rank, Summary

TEXTILES = "4"  # of the ADB's 35 sectors
DEPENDENT = ("BRN", "IDN")  # on raw materials


@claim(Change())
def industry_china_moves_up(evidence):
    """Machinery rises, clothing falls and is still above it."""
    machinery, clothing = (advantage(evidence, "CHN", product) for product in (MACHINERY, CLOTHING))
    last = machinery.last
    return all_of(
        rises_between(machinery, BEFORE),
        falls_between(clothing, BEFORE),
        exceeds(clothing[last], machinery[last]),
    )


@rival(industry_china_moves_up)
def by_reconciled_exports(evidence):
    """Exports by chapter, which begin in 2011."""
    machinery, clothing = (
        evidence.line("export_structure", column, economy="CHN") for column in ("machinery", "clothing")
    )
    return all_of(rises_between(machinery, RECONCILED), falls_between(clothing, RECONCILED))


@rival(industry_china_moves_up)
def by_value_added(evidence):
    """Electrical equipment and textiles, value added of the sector in all exports."""
    textiles = evidence.observations("adb-mrio", "rca-value-added-of-sector", economy="CHN", product=TEXTILES)
    return all_of(rises_between(chain(evidence, "CHN", "value_added")), falls_between(textiles))


@claim(Change())
def industry_china_machinery_stops(evidence):
    """As China reports: what differs from the rise since 2001 is the years, not the data."""
    return falls_between(advantage(evidence, "CHN", MACHINERY), RECONCILED)


@rival(industry_china_machinery_stops)
def machinery_by_reconciled_exports(evidence):
    return falls_between(evidence.line("export_structure", "machinery", economy="CHN"), RECONCILED)


def _passes_one(line: Line, first: int):
    return all_of(below(line[first], 1), exceeds(line[line.last], 1))


@claim(Change())
def industry_vietnam_machinery(evidence):
    """From below one, a disadvantage, to above one."""
    return _passes_one(advantage(evidence, "VNM", MACHINERY), BEFORE)


@rival(industry_vietnam_machinery)
def vietnam_by_reconciled_exports(evidence):
    machinery = evidence.line("export_structure", "machinery", economy="VNM")
    return _passes_one(machinery, machinery.first)


@rival(industry_vietnam_machinery)
def value_added_of_the_sector(evidence):
    line = chain(evidence, "VNM", "value_added")
    return _passes_one(line, line.first)


@rival(industry_vietnam_machinery)
def gross_in_the_input_output_tables(evidence):
    line = chain(evidence, "VNM", "gross")
    return _passes_one(line, line.first)


@rival(industry_vietnam_machinery)
def value_added_in_its_exports(evidence):
    line = chain(evidence, "VNM", "in_exports")
    return _passes_one(line, line.first)


def _majority(line: Line):
    return exceeds(computed(above_one(line), "with-advantage"), len(line) / 2)


@claim(Count())
def industry_machinery_majority(evidence):
    return _majority(advantages(evidence, MACHINERY))


@rival(industry_machinery_majority)
def majority_of_the_eleven(evidence):
    last = evidence.line("export_structure", "machinery", economy="CHN").last
    return _majority(evidence.line("export_structure", "machinery", by="economy", year=last))


@rival(industry_machinery_majority)
def majority_by_value_added(evidence):
    last = chain(evidence, "CHN", "value_added").last
    return _majority(evidence.line("fig-value-chains", "value_added", by="economy", year=last))


@claim(Rank())
def industry_extremes(evidence):
    """Fuels are highest in Brunei, clothing in Cambodia."""
    return all_of(largest(advantages(evidence, FUELS), "BRN"), largest(advantages(evidence, CLOTHING), "KHM"))


@rival(industry_extremes)
def extremes_of_the_eleven(evidence):
    last = evidence.line("export_structure", "fuels", economy="CHN").last
    fuels, clothing = (
        evidence.line("export_structure", column, by="economy", year=last) for column in ("fuels", "clothing")
    )
    return all_of(largest(fuels, "BRN"), largest(clothing, "KHM"))


@claim(Count())
def industry_raw_materials(evidence):
    """Raw materials are a fifth of exports in two of the nine members that report, and less in the others."""
    last = str(stage(evidence, "VNM", RAW).last)
    ask = {"by": "economy", "period": last, "partner": "WLD", "economy": _reporting(evidence, last)}
    raw = evidence.observations(WITS, STAGES, product=RAW, **ask)
    whole = evidence.observations(WITS, "exports-fob", **ask)
    parts = {code: share(raw[code], whole[code]) for code in raw}
    return all_of(*((exceeds if code in DEPENDENT else below)(part, 20) for code, part in parts.items()))


def _reporting(evidence, year: str) -> list[str]:
    found = evidence.select(WITS, STAGES, product=RAW, partner="WLD", period=year)["economy"]
    return [code for code in ASEAN_MEMBERS if code in set(found)]


@claim(Change())
def industry_vietnam_stages(evidence):
    """Capital goods for raw materials."""
    capital, raw, whole = (
        evidence.observations(WITS, series, economy="VNM", partner="WLD", product=product)
        for series, product in ((STAGES, CAPITAL), (STAGES, RAW), ("exports-fob", ""))
    )
    last = whole.last
    return all_of(
        exceeds(share(capital[last], whole[last]), share(capital[BEFORE], whole[BEFORE])),
        below(share(raw[last], whole[last]), share(raw[BEFORE], whole[BEFORE])),
    )


@claim(Rank(instead={"similar_chapters": ("similar_groups",)}))
def industry_similar_vietnam(evidence):
    """Of all members' exports Vietnam's are most like China's, and more than they were."""
    own = structure(evidence, "VNM")
    every = members(evidence, "fig-similarity", "similar_chapters", own.last)
    return all_of(largest(every, "VNM"), rises_between(own))


@claim(Rank())
def industry_chains_vietnam(evidence):
    """Its exports have the largest share of foreign value added, and a larger one than before."""
    backward = chain(evidence, "VNM", "backward")
    every = evidence.line("fig-value-chains", "backward", by="economy", year=backward.last)
    return all_of(largest(every, "VNM"), rises_between(backward))


def _rises(evidence, weights: str):
    return all_of(*(rises_between(intensity(evidence, "ASEAN", way, weights)) for way in ("sold", "bought")))


@claim(Change())
def industry_intensity_rises(evidence):
    return _rises(evidence, IMPORTERS)


@rival(industry_intensity_rises)
def rises_by_exporters(evidence):
    return _rises(evidence, EXPORTERS)


def _bought_flat(evidence, weights: str):
    """What is bought is no more intense than when tariff cuts began, what is sold is."""
    sold, bought = (intensity(evidence, "ASEAN", way, weights) for way in ("sold", "bought"))
    return all_of(at_least(bought[TARIFF_CUTS], bought[bought.last]), rises_between(sold, TARIFF_CUTS))


@claim(Change())
def industry_bought_flat(evidence):
    return _bought_flat(evidence, IMPORTERS)


@rival(industry_bought_flat)
def flat_by_exporters(evidence):
    return _bought_flat(evidence, EXPORTERS)


def _vietnam_rises(evidence, weights: str):
    """Towards China it rises, and stays below China's towards it."""
    sold, bought = (intensity(evidence, "VNM", way, weights) for way in ("sold", "bought"))
    return all_of(rises_between(bought, FREE_TRADE_AREA), exceeds(sold[bought.last], bought[bought.last]))


@claim(Change())
def industry_vietnam_intense(evidence):
    return _vietnam_rises(evidence, IMPORTERS)


@rival(industry_vietnam_intense)
def vietnam_by_exporters(evidence):
    return _vietnam_rises(evidence, EXPORTERS)


def _cambodia_low(every: Line):
    """Of all members Cambodia is least intense towards China, and below its weight."""
    return all_of(smallest(every, "KHM"), below(every["KHM"], 1))


@claim(Rank())
def industry_cambodia_low(evidence):
    last = intensity(evidence, "KHM", "bought").last
    return _cambodia_low(intensities(evidence, "bought", last))


@rival(industry_cambodia_low)
def cambodia_by_exporters(evidence):
    last = intensity(evidence, "KHM", "bought", EXPORTERS).last
    return _cambodia_low(intensities(evidence, "bought", last, EXPORTERS))


@rival(industry_cambodia_low)
def cambodia_by_its_own_reports(evidence):
    """Of the members whose reports the tracker has."""
    ask = {"by": "economy", "specification": TRACKER}
    last = intensity(evidence, "KHM", "bought", TRACKER).last
    return _cambodia_low(evidence.line("fig-trade-intensity", "bought", year=last, **ask))


def _selling(evidence, year: int) -> Line:
    """How well China's exports suit the imports of each member."""
    ask = {"by": "importer", "exporter": "CHN", "year": year, "importer": ASEAN_MEMBERS}
    return evidence.line("fig-complementarity", "complementarity", **ask)


def _suiting_china(evidence) -> Line:
    """How well the exports of each member suit China's imports in the last year."""
    latest = fit(evidence, "CHN", "VNM").last
    ask = {"by": "exporter", "importer": "CHN", "year": latest, "exporter": ASEAN_MEMBERS}
    return evidence.line("fig-complementarity", "complementarity", **ask)


@claim(Rank(instead={"complementarity": ("reconciled",)}))
def industry_fit_vietnam_first(evidence):
    """China's exports suit Vietnam's imports best of all members'."""
    return largest(_selling(evidence, fit(evidence, "CHN", "VNM").last), "VNM")


@claim(Change())
def industry_fit_vietnam_rises(evidence):
    """Both ways."""
    return all_of(*(rises_between(fit(evidence, *pair), BEFORE) for pair in (("CHN", "VNM"), ("VNM", "CHN"))))


@rival(industry_fit_vietnam_rises)
def fit_of_reconciled_trade(evidence):
    """Since 2010, when it begins."""
    lines = (
        evidence.line("fig-complementarity", "reconciled", exporter=exporter, importer=importer)
        for exporter, importer in (("CHN", "VNM"), ("VNM", "CHN"))
    )
    return all_of(*(rises_between(line) for line in lines))


@claim(Rank(instead={"complementarity": ("reconciled",)}))
def industry_fit_extremes(evidence):
    """Towards China: the best and the worst."""
    suiting = _suiting_china(evidence)
    return all_of(largest(suiting, "SGP"), smallest(suiting, "KHM"))


@claim(Rank(instead={"complementarity": ("reconciled",)}))
def industry_singapore_fit(evidence):
    """It suits China best, and yet in the same year is less intense than ASEAN as a whole."""
    year = fit(evidence, "SGP", "CHN").last
    singapore, asean = (intensity(evidence, code, "bought")[year] for code in ("SGP", "ASEAN"))
    return all_of(largest(_suiting_china(evidence), "SGP"), below(singapore, asean))


def _up_with_a_dip(line: Line):
    return all_of(rises_between(line), falls_between(line, 2005, 2015))


@claim(Change(instead={"index": ("coarse",)}))
def industry_intra_asean(evidence):
    """The mean over the members rises over all the years, though it was lower in 2015 than in 2005."""
    return _up_with_a_dip(intra(evidence, MEAN))


@rival(industry_intra_asean)
def as_one_partner(evidence):
    return _up_with_a_dip(intra(evidence, "ASEAN"))


@claim(Level())
def industry_aggregation(evidence):
    """Coarser classes, and members taken together, give a higher index."""
    mean, coarse, pooled = (
        intra(evidence, MEAN),
        intra(evidence, MEAN, "coarse"),
        intra(evidence, "ASEAN"),
    )
    last = mean.last
    return all_of(exceeds(coarse[last], mean[last]), exceeds(pooled[last], mean[last]))


@claim(Change(instead={"index": ("balanced", "coarse")}))
def industry_intra_vietnam(evidence):
    return rises_between(intra(evidence, "VNM"))


@claim(Level())
def industry_intra_cambodia(evidence):
    """More than half as high again once both directions are scaled to one total."""
    index, balanced = (intra(evidence, "KHM", column) for column in ("index", "balanced"))
    return exceeds(balanced[balanced.last], 1.5 * index[index.last])


@claim(Summary())
def industry_vietnam_chain(evidence):
    return all_of(
        industry_vietnam_machinery(evidence),
        industry_similar_vietnam(evidence),
        industry_intra_vietnam(evidence),
        industry_chains_vietnam(evidence),
    )
