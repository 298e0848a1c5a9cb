"""Claims of the industrial chain: advantage, intensity, complementarity, intra-industry trade."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS, CLOTHING, FUELS, MACHINERY
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
    smallest,
)

BEFORE, AFTER = 2001, 2018


def _rca(evidence, year: int, **where) -> dict:
    """The column of the figure that is left free: economy -> or product -> index."""
    table = evidence.table("fig-rca")
    rows = table[table["year"] == year]
    for column, wanted in where.items():
        rows = rows[rows[column] == wanted]
    key = "product" if "economy" in where else "economy"
    return dict(zip(rows[key], rows["rca"], strict=True))


def _line(evidence, economy: str, column: str, figure: str = "fig-trade-intensity") -> dict:
    table = evidence.table(figure)
    rows = table[table["economy"] == economy]
    return dict(zip(rows["year"], rows[column], strict=True))


def _members(evidence, year: int, column: str, figure: str = "fig-trade-intensity") -> dict:
    table = evidence.table(figure)
    rows = table[(table["year"] == year) & table["economy"].isin(ASEAN_MEMBERS)]
    return dict(zip(rows["economy"], rows[column], strict=True))


def _fit(evidence, year: int = AFTER) -> dict:
    table = evidence.table("fig-complementarity")
    rows = table[table["year"] == year]
    pairs = zip(rows["exporter"], rows["importer"], strict=True)
    return dict(zip(pairs, rows["complementarity"], strict=True))


@claim("industry-china-moves-up")
def industry_china_moves_up(evidence):
    machinery, clothing = (
        {year: _rca(evidence, year, economy="CHN")[product] for year in (BEFORE, AFTER)}
        for product in (MACHINERY, CLOTHING)
    )
    return all_of(
        rises_between(machinery, BEFORE, AFTER),
        falls_between(clothing, BEFORE, AFTER),
        exceeds(clothing[AFTER], machinery[AFTER]),
    )


@claim("industry-vietnam-machinery")
def industry_vietnam_machinery(evidence):
    return all_of(
        below(_rca(evidence, BEFORE, economy="VNM")[MACHINERY], 1),
        exceeds(_rca(evidence, AFTER, economy="VNM")[MACHINERY], 1),
    )


@claim("industry-machinery-majority")
def industry_machinery_majority(evidence):
    index = _rca(evidence, AFTER, product=MACHINERY)
    return all_of(
        exceeds(evidence.fact("industry-rca-machinery-economies"), len(index) / 2),
        at_least(len(index), 10),
        at_least(10, len(index)),
    )


@claim("industry-extremes")
def industry_extremes(evidence):
    table = evidence.table("fig-rca")
    rows = table[table["year"] == AFTER]
    cells = dict(zip(zip(rows["economy"], rows["product"], strict=True), rows["rca"], strict=True))
    return all_of(
        largest(cells, ("KHM", CLOTHING)),
        largest(_rca(evidence, AFTER, product=FUELS), "BRN"),
        largest(_rca(evidence, AFTER, economy="BRN"), FUELS),
    )


@claim("industry-intensity-rises")
def industry_intensity_rises(evidence):
    return all_of(
        *(rises_between(_line(evidence, "ASEAN", column), 1995, 2019) for column in ("sold", "bought"))
    )


@claim("industry-bought-flat")
def industry_bought_flat(evidence):
    bought = _line(evidence, "ASEAN", "bought")
    return all_of(
        at_least(bought[2005], bought[2019]), rises_between(_line(evidence, "ASEAN", "sold"), 2005, 2019)
    )


@claim("industry-vietnam-intense")
def industry_vietnam_intense(evidence):
    sold, bought = (_line(evidence, "VNM", column) for column in ("sold", "bought"))
    return all_of(rises_between(bought, 2010, 2019), exceeds(bought[2019], 2), exceeds(sold[2019], 2))


@claim("industry-myanmar-first")
def industry_myanmar_first(evidence):
    return all_of(
        falls_between(_line(evidence, "MMR", "sold"), 1995, 2019),
        largest(_members(evidence, 2019, "sold"), "MMR"),
    )


@claim("industry-below-one")
def industry_below_one(evidence):
    bought = _members(evidence, 2019, "bought")
    return all_of(
        *(
            below(bought[code], 1) if code in ("BRN", "KHM") else at_least(bought[code], 1)
            for code in ASEAN_MEMBERS
        )
    )


@claim("industry-fit-vietnam-first")
def industry_fit_vietnam_first(evidence):
    pairs = {year: _fit(evidence, year) for year in (BEFORE, AFTER)}
    selling = {code: pairs[AFTER]["CHN", code] for code in ASEAN_MEMBERS}
    return all_of(
        largest(selling, "VNM"),
        rises_between({year: found["CHN", "VNM"] for year, found in pairs.items()}, BEFORE, AFTER),
    )


@claim("industry-fit-vietnam-back")
def industry_fit_vietnam_back(evidence):
    found = {year: _fit(evidence, year)["VNM", "CHN"] for year in (BEFORE, AFTER)}
    return rises_between(found, BEFORE, AFTER)


@claim("industry-fit-extremes")
def industry_fit_extremes(evidence):
    pairs = _fit(evidence)
    buying = {code: pairs[code, "CHN"] for code in ASEAN_MEMBERS}
    return all_of(largest(pairs, ("SGP", "CHN")), smallest(buying, "KHM"))


@claim("industry-singapore-fit")
def industry_singapore_fit(evidence):
    buying = {code: _fit(evidence)[code, "CHN"] for code in ASEAN_MEMBERS}
    bought = {code: _line(evidence, code, "bought")[AFTER] for code in ("SGP", "ASEAN")}
    return all_of(largest(buying, "SGP"), below(bought["SGP"], bought["ASEAN"]))


@claim("industry-intra-asean")
def industry_intra_asean(evidence):
    together = _line(evidence, "ASEAN", "index", "fig-intra-industry")
    return all_of(rises_between(together, 1995, 2018), falls_between(together, 2005, 2015))


@claim("industry-intra-vietnam")
def industry_intra_vietnam(evidence):
    first, last = (_members(evidence, year, "index", "fig-intra-industry") for year in (1995, 2018))
    change = {code: last[code] - first[code] for code in ASEAN_MEMBERS}
    return all_of(
        largest(change, "VNM"),
        largest(last, "THA"),
        ranks(last, "VNM", 2),
        exceeds(last["VNM"], 0.95 * last["THA"]),
    )


@claim("industry-intra-brunei")
def industry_intra_brunei(evidence):
    return smallest(_members(evidence, 2018, "index", "fig-intra-industry"), "BRN")


@claim("industry-intra-cambodia")
def industry_intra_cambodia(evidence):
    index, balanced = (
        _line(evidence, "KHM", column, "fig-intra-industry")[2018] for column in ("index", "balanced")
    )
    return exceeds(balanced, 2 * index)


@claim("industry-vietnam-fastest")
def industry_vietnam_fastest(evidence):
    """Largest rise of two-way trade, and machinery from below one to above it, as China's."""
    return all_of(
        industry_intra_vietnam(evidence),
        industry_vietnam_machinery(evidence),
        exceeds(_rca(evidence, AFTER, economy="CHN")[MACHINERY], 1),
    )
