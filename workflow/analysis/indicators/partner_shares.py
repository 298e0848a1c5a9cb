"""How large a part of China's exports and of its imports each of its large partners has.

ASEAN, the European Union, the United States, Japan, South Korea, Hong Kong and Taiwan, as China reports it to
the IMF: exports FOB to 2020, imports CIF to 2022.  A share is taken within one edition of one flow: what goes
to everyone is of the same file, and exports and imports, which are valued at different borders, are not
added.  Imports come from two editions, one to 2009 and one from 2010; where both have a year they agree.

A group has the same members in all years: ASEAN its ten, the European Union the twenty-eight of 2013-2020
(Belgium with Luxembourg as one reporter to 1996); without the United Kingdom it is the twenty-seven of today.
"""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import share

WORLD = "WLD"
_EU27 = (
    *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN"),
    *("IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
)
AS_ONE = "BLX", ("BEL", "LUX")  # reported together to 1996, instead of each
GROUPS = {
    "ASEAN": ASEAN_MEMBERS,
    "EU28": (*_EU27, "GBR"),
    "EU27": _EU27,
    "USA": ("USA",),
    "JPN": ("JPN",),
    "KOR": ("KOR",),
    "HKG": ("HKG",),
    "TWN": ("TWN",),
}
# flow -> (source, series, first year, last year); the ends are those of the data: None
FLOWS = {
    "exports": (("imf-dots-exports", "exports-fob", None, None),),
    "imports": (
        ("imf-dots-imports-monthly", "imports-cif", None, 2009),
        ("imf-dots-imports-china", "imports-cif", 2010, None),
    ),
}
KEYS, WRITTEN = ("flow", "group", "year"), ("source",)


def table(evidence):
    """flow (exports, imports), group, year, source, value (US$; missing unless all members are there), whole
    (US$, with all partners), share (per cent)."""
    import pandas as pd

    frame = pd.DataFrame(
        [
            row
            for flow, parts in FLOWS.items()
            for source, series, first, last in parts
            for row in _of_source(evidence, flow, source, series, (first, last))
        ]
    )
    return frame.astype(dict.fromkeys(("value", "whole", "share"), object))


def _of_source(evidence, flow: str, source: str, series: str, ends) -> list[dict]:
    every = {WORLD, AS_ONE[0]}.union(*GROUPS.values())
    found = evidence.select(source, series, economy="CHN", partner=sorted(every))
    found = found[found["year"].between(ends[0] or found["year"].min(), ends[1] or found["year"].max())]
    rows = []
    for year, part in found.groupby("year"):
        values = dict(zip(part["partner"], part["value"], strict=True))
        for group, members in GROUPS.items():
            value = _together(values, members)
            told = None if value is None else share(value, values[WORLD])
            whole = values[WORLD]
            rows.append(
                {
                    "flow": flow,
                    "group": group,
                    "year": int(year),
                    "source": source,
                    "value": value,
                    "whole": whole,
                    "share": told,
                }
            )
    return rows


def _together(values, members):
    """The sum over the members; None unless each is there, two of them perhaps as one."""
    joint, parts = AS_ONE
    if joint in values and not set(parts) & set(values) and set(parts) <= set(members):
        members = [joint, *(code for code in members if code not in parts)]
    return sum(values[code] for code in members) if set(members) <= set(values) else None
