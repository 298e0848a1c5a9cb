"""WITS, country trade summaries: trade by product group and stage of processing, and applied tariffs.

Three classifications (total, 16 groups of HS chapters, four stages) are three pairs of series, because each
adds up to the same trade.  The tariffs' product groups are the stages of processing and get their codes.
"""

from __future__ import annotations

import pandas as pd

from analysis.sources._bilateral import EXPORTS, IMPORTS, PRODUCT_COLUMNS, product_names, trade_table

TOTALS, GROUPS, STAGES = "totals.csv", "exports_16_groups.csv", "stages_of_processing.csv"
TARIFFS = "applied_tariffs.csv"
TARIFF_COLUMNS = {
    "reporter": "text",
    "partner": "text",
    "product_group": "text",
    "indicator": "text",
    "year": "integer",
    "value": "number",
}
TARIFF_SERIES = {  # publisher's name -> (series, unit)
    "No. Of Tariff Agreement": ("tariff-agreements", "NUMBER"),
    "Duty Free Imports (US$ Thousand)": ("imports-duty-free", "USD_K"),
    "Duty Free Tariff Lines Share (%)": ("tariff-lines-duty-free", "PERCENT"),
    "Maximum Rate (%)": ("tariff-maximum", "PERCENT"),
    "Simple Average (%)": ("tariff-simple-average", "PERCENT"),
    "Weighted Average (%)": ("tariff-weighted-average", "PERCENT"),
}
PRODUCTS = {
    "All Products": "",
    "...": "",
    "Raw materials": "SoP1",
    "Intermediate goods": "SoP2",
    "Consumer goods": "SoP3",
    "Capital goods": "SoP4",
}
PARTNERS = {"World": "WLD", "...": ""}
TOLERANCE = 2e-4  # the groups are published in US$ thousand


def observations(edition):
    totals = trade_table(edition, TOTALS)
    groups = trade_table(edition, GROUPS, {EXPORTS: "exports-fob-groups"}, columns=PRODUCT_COLUMNS)
    stages = trade_table(
        edition,
        STAGES,
        {EXPORTS: "exports-fob-stages", IMPORTS: "imports-cif-stages"},
        columns=PRODUCT_COLUMNS,
    )
    _check_groups(groups, totals, edition)
    return pd.concat([totals, groups, stages, _tariffs(edition)], ignore_index=True)


def statements(edition):
    return pd.concat(
        [product_names(edition, GROUPS, "groups"), product_names(edition, STAGES, "stages")],
        ignore_index=True,
    )


def _tariffs(edition):
    frame = edition.table(TARIFFS, TARIFF_COLUMNS)
    series = {name: series for name, (series, _) in TARIFF_SERIES.items()}
    units = {name: unit for name, (_, unit) in TARIFF_SERIES.items()}
    return frame.assign(
        series=edition.translate(frame, "indicator", series),
        unit=edition.translate(frame, "indicator", units),
        economy=frame["reporter"],
        partner=edition.translate(frame, "partner", PARTNERS),
        product=edition.translate(frame, "product_group", PRODUCTS),
        period=frame["year"],
    )


def _check_groups(groups, totals, edition) -> None:
    """The sixteen groups add up to the total each economy reports, 2000-2019."""
    total = totals[(totals["series"] == "exports-fob") & totals["period"].between(2000, 2019)]
    total = total.set_index(["economy", "period"])
    added = groups.groupby(["economy", "period"])["value"].sum().reindex(total.index)
    off = total[(added / total["value"] - 1).abs().gt(TOLERANCE) | added.isna()]
    if not off.empty:
        economy, year = off.index[0]
        edition.require(
            False,
            f"the sixteen groups of {economy} in {year} do not add up to this total",
            TOTALS,
            int(off["line"].iloc[0]),
        )
