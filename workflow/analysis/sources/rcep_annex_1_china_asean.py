"""RCEP, Annex I: what China grants ASEAN on each of its tariff lines, year by year.

Each column of the schedule is a series (rcep-duty-base, rcep-duty-year-1 ... rcep-duty-year-21, the last
holding for all later years), each line a product (HS 8 digits), the period the year of the agreement:
the years of the schedule are counted from entry into force and are no calendar years.  `U` (no commitment)
is no rate: such a line has a base rate only, and a statement in the table rcep-commitment says so.
"""

from __future__ import annotations

import pandas as pd

NAME = "schedule.csv.gz"
LAST = "year_21_and_subsequent_years"
RATES = {
    "base_rate": "rcep-duty-base",
    **{f"year_{n}": f"rcep-duty-year-{n}" for n in range(1, 21)},
    LAST: "rcep-duty-year-21",
}
COLUMNS = dict.fromkeys(("hs8", *RATES), "text")
# of the edition 2020, as the sidecar gives them
LINES, UNCOMMITTED, FREE_AT_FIRST, FREE_AT_LAST = 8277, 340, 67.9, 90.5


def observations(edition):
    """rcep-duty-*: economy CHN, partner ASEAN, product HS8, AD_VALOREM (a fraction)."""
    frame = edition.table(NAME, COLUMNS)
    long = pd.concat(
        [
            pd.DataFrame(
                {
                    "series": series,
                    "product": frame["hs8"],
                    "value": _rates(frame, column, edition),
                    "file": frame["file"],
                    "line": frame["line"],
                }
            )
            for column, series in RATES.items()
        ],
        ignore_index=True,
    )
    _check(long, frame, edition)
    return long.assign(economy="CHN", partner="ASEAN", period="2020", unit="AD_VALOREM")


def statements(edition):
    """Table rcep-commitment: item = HS8, field commitment, text "U" where there is none."""
    frame = edition.table(NAME, COLUMNS)
    frame = frame[frame["year_1"] == "U"]
    return frame[["file", "line"]].assign(
        table="rcep-commitment", item=frame["hs8"], field="commitment", text=frame["year_1"]
    )


def _rates(frame, column: str, edition):
    cells = frame[column]
    rates = pd.to_numeric(cells, errors="coerce")
    wrong = frame[(rates.isna() & (cells != "U")) | (rates < 0)]
    if not wrong.empty:
        edition.require(
            False,
            f"{column} is {wrong[column].iloc[0]!r}, expected a rate or U",
            NAME,
            int(wrong["line"].iloc[0]),
        )
    return rates


def _check(long, frame, edition) -> None:
    """The number of lines and the shares free of duty are those published."""
    if edition.edition != "2020":
        return
    free = {
        series: 100 * (long.loc[long["series"] == series, "value"] == 0).sum() / LINES
        for series in ("rcep-duty-year-1", "rcep-duty-year-21")
    }
    found = (len(frame), int((frame["year_1"] == "U").sum()), *(round(share, 1) for share in free.values()))
    expected = (LINES, UNCOMMITTED, FREE_AT_FIRST, FREE_AT_LAST)
    edition.require(
        found == expected,
        f"lines, lines without commitment and % free of duty in year 1 and "
        f"at the end are {found}, expected {expected}",
        NAME,
    )
