"""Claims of the industrial chain: advantage, intensity, complementarity, intra-industry trade."""

from __future__ import annotations

from analysis.sections.industry.facts import (
    BEFORE,
    CLOTHING,
    FREE_TRADE_AREA,
    FUELS,
    MACHINERY,
    TARIFF_CUTS,
    advantage,
    advantages,
    fit,
    intensity,
    intra,
    members,
)
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    at_least,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    same,
    smallest,
)


@claim
def industry_china_moves_up(evidence):
    """Machinery rises, clothing falls and is still above it."""
    machinery, clothing = (advantage(evidence, "CHN", product) for product in (MACHINERY, CLOTHING))
    last = machinery.last
    return all_of(
        rises_between(machinery, BEFORE),
        falls_between(clothing, BEFORE),
        exceeds(clothing[last], machinery[last]),
    )


@claim
def industry_vietnam_machinery(evidence):
    """From below one, a disadvantage, to above one."""
    machinery = advantage(evidence, "VNM", MACHINERY)
    return all_of(below(machinery[BEFORE], 1), exceeds(machinery[machinery.last], 1))


@claim
def industry_machinery_majority(evidence):
    """More than half of the economies with data, which are ten."""
    economies = len(advantages(evidence, "economy", product=MACHINERY))
    return all_of(
        exceeds(evidence.fact("industry-rca-machinery-economies"), economies / 2), same(economies, 10)
    )


@claim
def industry_extremes(evidence):
    """Cambodia's clothing is the highest cell; fuels are highest in Brunei, and Brunei highest in fuels."""
    return all_of(
        largest(advantages(evidence, ("economy", "product")), ("KHM", CLOTHING)),
        largest(advantages(evidence, "economy", product=FUELS), "BRN"),
        largest(advantages(evidence, "product", economy="BRN"), FUELS),
    )


@claim
def industry_intensity_rises(evidence):
    return all_of(*(rises_between(intensity(evidence, "ASEAN", way)) for way in ("sold", "bought")))


@claim
def industry_bought_flat(evidence):
    """What is bought is no more intense than when tariff cuts began, what is sold is."""
    sold, bought = (intensity(evidence, "ASEAN", way) for way in ("sold", "bought"))
    return all_of(at_least(bought[TARIFF_CUTS], bought[bought.last]), rises_between(sold, TARIFF_CUTS))


@claim
def industry_vietnam_intense(evidence):
    """Towards China it rises; both ways are above two in the end."""
    sold, bought = (intensity(evidence, "VNM", way) for way in ("sold", "bought"))
    return all_of(
        rises_between(bought, FREE_TRADE_AREA), exceeds(bought[bought.last], 2), exceeds(sold[sold.last], 2)
    )


@claim
def industry_myanmar_first(evidence):
    """It falls, and is still the highest."""
    sold = intensity(evidence, "MMR", "sold")
    return all_of(
        falls_between(sold), largest(members(evidence, "fig-trade-intensity", "sold", sold.last), "MMR")
    )


@claim
def industry_below_one(evidence):
    """Brunei and Cambodia are below one towards China, all others are not."""
    latest = intensity(evidence, "ASEAN", "bought").last
    bought = members(evidence, "fig-trade-intensity", "bought", latest)
    return all_of(
        *((below if code in ("BRN", "KHM") else at_least)(value, 1) for code, value in bought.items())
    )


@claim
def industry_fit_vietnam_first(evidence):
    """China's exports suit Vietnam's imports best of all members', and better than before."""
    own = fit(evidence, "CHN", "VNM")
    ask = {"by": "importer", "exporter": "CHN", "year": own.last, "importer": ASEAN_MEMBERS}
    selling = evidence.line("fig-complementarity", "complementarity", **ask)
    return all_of(largest(selling, "VNM"), rises_between(own, BEFORE))


@claim
def industry_fit_vietnam_back(evidence):
    return rises_between(fit(evidence, "VNM", "CHN"), BEFORE)


def _suiting_china(evidence) -> Line:
    """How well the exports of each member suit China's imports in the last year."""
    latest = fit(evidence, "CHN", "VNM").last
    ask = {"by": "exporter", "importer": "CHN", "year": latest, "exporter": ASEAN_MEMBERS}
    return evidence.line("fig-complementarity", "complementarity", **ask)


@claim
def industry_fit_extremes(evidence):
    """The highest cell of the matrix, and the lowest of the members' towards China."""
    latest = fit(evidence, "CHN", "VNM").last
    pairs = evidence.line("fig-complementarity", "complementarity", by=("exporter", "importer"), year=latest)
    return all_of(largest(pairs, ("SGP", "CHN")), smallest(_suiting_china(evidence), "KHM"))


@claim
def industry_singapore_fit(evidence):
    """It suits China best, and yet in the same year is less intense than ASEAN as a whole."""
    year = fit(evidence, "SGP", "CHN").last
    singapore, asean = (intensity(evidence, code, "bought")[year] for code in ("SGP", "ASEAN"))
    return all_of(largest(_suiting_china(evidence), "SGP"), below(singapore, asean))


@claim
def industry_intra_asean(evidence):
    """It rises over all the years, though it was lower in 2015 than in 2005."""
    together = intra(evidence, "ASEAN")
    return all_of(rises_between(together), falls_between(together, 2005, 2015))


@claim
def industry_intra_vietnam(evidence):
    """It rises most; it is second to Thailand, within a twentieth."""
    own = intra(evidence, "VNM")
    first, last = (members(evidence, "fig-intra-industry", "index", year) for year in (own.first, own.last))
    return all_of(
        largest(last - first, "VNM"),
        largest(last, "THA"),
        ranks(last, "VNM", 2),
        exceeds(last["VNM"], 0.95 * last["THA"]),
    )


@claim
def industry_intra_brunei(evidence):
    latest = intra(evidence, "BRN").last
    return smallest(members(evidence, "fig-intra-industry", "index", latest), "BRN")


@claim
def industry_intra_cambodia(evidence):
    """More than twice as high once both directions are scaled to one total."""
    index, balanced = (intra(evidence, "KHM", column) for column in ("index", "balanced"))
    return exceeds(balanced[balanced.last], 2 * index[index.last])


@claim
def industry_vietnam_fastest(evidence):
    """Largest rise of two-way trade, and machinery from below one to above it, as China's."""
    china = advantage(evidence, "CHN", MACHINERY)
    return all_of(
        industry_intra_vietnam(evidence), industry_vietnam_machinery(evidence), exceeds(china[china.last], 1)
    )
