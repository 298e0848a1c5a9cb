"""World Bank, World Development Indicators: China, the ten ASEAN members and the world.

The publisher's codes are kept as series names: they are unambiguous and everybody can look them up.
Most rows are of one edition; the column `carrier` of the raw file tells the others apart (see the sidecar).
"""

from __future__ import annotations

from analysis.sources._indicators import indicator_names, indicator_table

UNITS = {
    "BX.KLT.DINV.CD.WD": "USD",
    "BX.KLT.DINV.WD.GD.ZS": "PERCENT",
    "FP.CPI.TOTL.ZG": "PERCENT",
    "IS.AIR.DPRT": "NUMBER",
    "IS.SHP.GCNW.XQ": "INDEX",
    "IS.SHP.GOOD.TU": "TEU",
    "IT.CEL.SETS.P2": "PER_100_PERSONS",
    "IT.NET.BBND.P2": "PER_100_PERSONS",
    "IT.NET.SECR.P6": "PER_MILLION_PERSONS",
    "IT.NET.USER.ZS": "PERCENT",
    "LP.LPI.OVRL.XQ": "SCORE",
    "NE.EXP.GNFS.ZS": "PERCENT",
    "NE.IMP.GNFS.ZS": "PERCENT",
    "NV.AGR.TOTL.ZS": "PERCENT",
    "NV.IND.MANF.ZS": "PERCENT",
    "NV.IND.TOTL.ZS": "PERCENT",
    "NV.SRV.TOTL.ZS": "PERCENT",
    "NY.GDP.MKTP.CD": "USD",
    "NY.GDP.MKTP.KD": "USD_2015",
    "NY.GDP.MKTP.KD.ZG": "PERCENT",
    "NY.GDP.PCAP.CD": "USD",
    "NY.GDP.PCAP.PP.KD": "USD_PPP_2021",
    "PA.NUS.FCRF": "LCU_PER_USD",
    "SP.POP.TOTL": "PERSONS",
    "SP.URB.TOTL.IN.ZS": "PERCENT",
    "ST.INT.ARVL": "VISITS",
    "TG.VAL.TOTL.GD.ZS": "PERCENT",
    "TM.TAX.MRCH.WM.AR.ZS": "PERCENT",
    "TM.VAL.MRCH.CD.WT": "USD",
    "TX.VAL.FUEL.ZS.UN": "PERCENT",
    "TX.VAL.MANF.ZS.UN": "PERCENT",
    "TX.VAL.MMTL.ZS.UN": "PERCENT",
    "TX.VAL.MRCH.CD.WT": "USD",
    "TX.VAL.TECH.MF.ZS": "PERCENT",
}
# GDP of China in 2022, current trillion US$, as the sidecars give it for each edition
CHINA_GDP_2022 = {"2024-10": 17.88, "2026-07": 18.32}
_HAND_COPIED = "IS.SHP.GCNW.XQ"  # trust C but for the two economies the publisher's own file covers


def observations(edition):
    frame = indicator_table(edition, UNITS)
    copied = (frame["series"] == _HAND_COPIED) & ~frame["economy"].isin(["CHN", "IDN"])
    frame["trust"] = copied.map({True: "C", False: ""})
    _check_gdp(frame, edition)
    return frame


def _check_gdp(frame, edition) -> None:
    """The file is the edition it says: GDP of China in 2022 tells them apart."""
    row = frame[
        (frame["series"] == "NY.GDP.MKTP.CD") & (frame["economy"] == "CHN") & (frame["period"] == 2022)
    ]
    expected = CHINA_GDP_2022.get(edition.edition)
    if expected is None:
        return
    edition.require(len(row) == 1, "GDP of China in 2022 is missing", "observations.csv")
    found = row["value"].iloc[0] / 1e12
    edition.require(
        abs(found - expected) < 0.006,
        f"GDP of China in 2022 is {found:.2f} trillion US$, expected {expected} in this edition",
        "observations.csv",
        int(row["line"].iloc[0]),
    )


def statements(edition):
    return indicator_names(edition)
