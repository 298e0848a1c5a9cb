"""World Bank, tariff rates: most-favoured-nation and applied, of one edition.

The applied rate stands in the World Development Indicators too; it is read again here because a margin
between two rates is only sound within one edition.  The publisher's codes are kept as series names.
"""

from __future__ import annotations

COLUMNS = {"indicator": "text", "economy": "text", "year": "integer", "value": "number"}
MFN, APPLIED = "TM.TAX.MRCH.WM.FN.ZS", "TM.TAX.MRCH.WM.AR.ZS"
HIGHEST = 100.0  # per cent; no economy's mean rate has been near it since 2005
ROUNDING = 0.011  # both rates are published to two decimals


def observations(edition):
    frame = edition.table("observations.csv", COLUMNS)
    unit = edition.translate(frame, "indicator", dict.fromkeys((MFN, APPLIED), "PERCENT"))
    frame = frame.assign(unit=unit).rename(columns={"indicator": "series", "year": "period"})
    _require(edition, frame, ~frame["value"].between(0, HIGHEST), f"a rate lies outside 0 to {HIGHEST:g}")
    rates = frame.pivot(index=["economy", "period"], columns="series", values="value")
    above = rates.index[rates[APPLIED] > rates[MFN] + ROUNDING]
    wrong = frame.set_index(["economy", "period"]).index.isin(above)
    _require(edition, frame, wrong, "an applied rate lies above the MFN rate of its year")
    return frame


def _require(edition, frame, wrong, message: str) -> None:
    line = None if not wrong.any() else int(frame.loc[wrong, "line"].iloc[0])
    edition.require(line is None, message, "observations.csv", line)
