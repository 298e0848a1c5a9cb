"""UNCTAD, liner shipping connectivity of economies and of container ports, by quarter.

The index has a new scale (mean of the first quarter of 2023 = 100) and is another series than the one the
World Bank files.  Only the ports of `analysis.ports` are read: of the Gulf, of China's mainland, of ASEAN.
"""

from __future__ import annotations

from analysis.ports import UNCTAD_PORTS

ECONOMIES, PORTS = "country.csv", "ports.csv"


def observations(edition):
    import pandas as pd

    economies = _quarters(edition, ECONOMIES, "economy", "lsci").assign(series="lsci")
    ports = _quarters(edition, PORTS, "port", "port_lsci").assign(series="port-lsci")
    absent = sorted(set(UNCTAD_PORTS) - set(ports["port"]))
    edition.require(not absent, f"no row for {'; '.join(absent)}; was a port renamed?", PORTS)
    ports = ports.assign(economy=ports["port"].map(UNCTAD_PORTS)).dropna(subset=["economy"])
    columns = ["series", "economy", "period", "value", "unit", "file", "line"]
    return pd.concat([economies[columns], ports[columns]], ignore_index=True)


def _quarters(edition, name: str, place: str, index: str):
    """A file's rows with period (2006Q1) and value."""
    columns = {place: "text", "year": "integer", "quarter": "integer", index: "number"}
    frame = edition.table(name, columns)
    wrong = frame[~frame["quarter"].between(1, 4) | (frame[index] <= 0)]
    line = None if wrong.empty else int(wrong["line"].iloc[0])
    edition.require(wrong.empty, "a quarter lies outside 1 to 4, or an index is not positive", name, line)
    period = frame["year"].astype(str) + "Q" + frame["quarter"].astype(str)
    return frame.assign(period=period, value=frame[index], unit="INDEX")
