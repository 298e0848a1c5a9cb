"""RCEP trade tracker: exports of the fifteen members, by year and by quarter.

The source calls every row exports, but four members' rows are their partners' imports (CIF) and Brunei's
basis is unclear.  The basis is therefore in the name of the series, of the quarterly rows too, whose file
does not state it: it is that of the exporter in the annual file.
"""

from __future__ import annotations

from analysis.sources._bilateral import trade_table

ANNUAL, QUARTERLY = "observations.csv", "quarterly.csv"
SERIES = {
    "exporter-reported FOB (IMF-DOTS based tracker)": "exports-fob",
    "importer-reported CIF (mirror; IMF-DOTS based tracker)": "exports-mirror-cif",
    "basis unclear (IMF-DOTS based tracker)": "exports-basis-unclear",
}
STATUSES = {
    "": "",
    "mirror_importer_reported_CIF": "mirror",
    "mostly_exporter_reported": "mostly-reported",
    "basis_unclear": "basis-unclear",
}
QUARTERLY_COLUMNS = {
    "exporter": "text",
    "importer": "text",
    "quarter": "text",
    "exports_usd_million": "number",
}


def observations(edition):
    import pandas as pd

    annual = trade_table(edition, ANNUAL, SERIES, STATUSES)
    bases = annual.drop_duplicates(["exporter", "series", "status"]).set_index("exporter")
    edition.require(bases.index.is_unique, "an exporter has rows on two bases, one was expected", ANNUAL)
    quarterly = edition.table(QUARTERLY, QUARTERLY_COLUMNS)
    strange = quarterly[~quarterly["exporter"].isin(bases.index)]
    edition.require(
        strange.empty,
        f"an exporter is not in {ANNUAL}, so its basis is unknown",
        QUARTERLY,
        None if strange.empty else int(strange["line"].iloc[0]),
    )
    quarterly = quarterly.assign(
        series=quarterly["exporter"].map(bases["series"]) + "-quarterly",
        status=quarterly["exporter"].map(bases["status"]),
        economy=quarterly["exporter"],
        partner=quarterly["importer"],
        period=quarterly["quarter"].str.replace(" ", ""),
        value=quarterly["exports_usd_million"],
        unit="USD_M",
    )
    columns = ["series", "economy", "partner", "period", "value", "unit", "status", "file", "line"]
    annual["period"] = annual["period"].astype(str)
    return pd.concat([annual[columns], quarterly[columns]], ignore_index=True)
