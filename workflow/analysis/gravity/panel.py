"""Flows between economies as a block of years x exporters x importers.

A block, and no list of flows, because the sums that a gravity equation needs (of a pair over the years, of
an exporter or importer in a year) are then sums along an axis.  What is not known stands in the block as
zero and is marked as not known; nothing ever reads it as a zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from analysis.gravity.terms import FIRST, LAST

ANNUAL, MONTHLY, EXPORTS = "imf-dots-exports", "imf-dots-exports-monthly", "exports-fob"
MIRROR, IMPORTS = "imf-dots-imports-monthly", "imports-cif"
DOMESTIC, SALES, GOODS = "adb-mrio", "domestic-sales", [str(sector) for sector in range(1, 17)]
GUIDE, GUIDE_FIRST, GUIDE_STEP = "yotov-2016-gravity", 1986, 4
MILLION = 1e6


@dataclass(frozen=True)
class Panel:
    """exporters, importers, years: what the axes stand for.  value: (years, exporters, importers), US$
    million, 0 where not known.  known: the same shape, True for the flows in use.  obs: numbers of the
    observations behind it."""

    exporters: np.ndarray
    importers: np.ndarray
    years: np.ndarray
    value: np.ndarray
    known: np.ndarray
    obs: np.ndarray

    def only(self, flows) -> Panel:
        """The same block with fewer flows in use; flows: booleans that fit the shape."""
        known = self.known & flows
        return replace(self, known=known, value=np.where(known, self.value, 0.0))

    def without(self, *economies: str) -> Panel:
        """No flow from or to any of the economies."""
        gone = self.axis("exporter", np.isin(self.exporters, economies))
        return self.only(~(gone | self.axis("importer", np.isin(self.importers, economies))))

    def without_pair(self, one: str, other: str) -> Panel:
        """No flow between two economies, either way."""
        return self.only(~np.isin(self.partner_of(one), [other]))

    def axis(self, name: str, values) -> np.ndarray:
        """Values of one axis (year, exporter or importer) in a shape that fits the block."""
        shape = {"year": (-1, 1, 1), "exporter": (1, -1, 1), "importer": (1, 1, -1)}[name]
        return np.reshape(values, shape)

    def partner_of(self, hub: str) -> np.ndarray:
        """(1, exporters, importers): the other side of each pair the hub is in, "" for the other pairs."""
        exporter, importer = self.exporters[:, None], self.importers[None, :]
        found = np.where(exporter == hub, importer, np.where(importer == hub, exporter, ""))
        return np.where(exporter == importer, "", found)[None]

    @cached_property
    def pruned(self) -> Panel:
        """Without the flows that alone fill a fixed effect, of which nothing can be learnt; again and
        again, as each may leave another alone.  Groups whose trade is nothing go too."""
        panel = self
        while True:
            kept = panel.known
            for axis in range(3):
                lonely = kept.sum(axis, keepdims=True) < 2
                kept = kept & ~lonely & (panel.value.sum(axis, keepdims=True) > 0)
            if (kept == panel.known).all():
                return panel
            panel = panel.only(kept)

    @property
    def in_use(self) -> np.ndarray:
        """Whether there are flows of each exporter-year, then of each importer-year."""
        return np.concatenate([self.known.any(2).ravel(), self.known.any(1).ravel()])

    def counts(self) -> dict[str, int]:
        """How many flows, directed pairs and exporters are in use."""
        return {
            "flows": int(self.known.sum()),
            "pairs": int(self.known.any(0).sum()),
            "exporters": int(self.known.any((0, 2)).sum()),
        }


def laid_out(frame, *behind) -> Panel:
    """frame: exporter, importer, year, value (US$), obs; one row a flow.  behind: numbers of further
    observations that its values are made of."""
    import pandas as pd

    axes = {name: pd.factorize(frame[name], sort=True) for name in ("year", "exporter", "importer")}
    place = tuple(codes for codes, _ in axes.values())
    years, exporters, importers = (np.asarray(names) for _, names in axes.values())
    value = np.zeros((len(years), len(exporters), len(importers)))
    known = np.zeros(value.shape, dtype=bool)
    value[place], known[place] = frame["value"] / MILLION, True
    obs = pd.unique(np.concatenate([frame["obs"], *behind]))
    return Panel(exporters, importers, years, value, known, np.sort(obs))


def _flows(frame, exporter: str, importer: str):
    """Published flows between two economies in the years of the study."""
    frame = frame.rename(columns={exporter: "exporter", importer: "importer"})
    frame = frame[
        (frame["status"] == "")
        & frame["year"].between(FIRST, LAST)
        & (frame["exporter"] != "WLD")
        & (frame["importer"] != "WLD")
        & (frame["exporter"] != frame["importer"])
    ]
    return frame.assign(year=frame["year"].astype(int))[["obs", "exporter", "importer", "year", "value"]]


def exports(evidence):
    """Flows as the exporters report them (FOB): obs, exporter, importer, year, value.

    From the annual file; the reporters it lacks from the monthly one.  Estimates of the publisher are left
    out."""
    import pandas as pd

    annual, monthly = (evidence.published(source, EXPORTS) for source in (ANNUAL, MONTHLY))
    monthly = monthly[~monthly["economy"].isin(annual["economy"].unique())]
    return _flows(pd.concat([annual, monthly], ignore_index=True), "economy", "partner")


def imports(evidence):
    """The same goods as the importers report them (CIF); the file has 23 importers."""
    return _flows(evidence.published(MIRROR, IMPORTS), "partner", "economy")


def domestic_sales(evidence):
    """Sales of goods at home, at basic prices, as flows of an economy to itself: those flows, as of
    `exports`, and the numbers of all observations they are sums of."""
    found = evidence.published(DOMESTIC, SALES, product=GOODS)
    found = found[found["year"].between(FIRST, LAST)]
    sales = found.assign(value=found["value"] * MILLION).groupby(["economy", "year"])
    rows = sales.agg(value=("value", "sum"), obs=("obs", "first")).reset_index()
    flows = rows.assign(exporter=rows["economy"], importer=rows["economy"], year=rows["year"].astype(int))
    return flows, found["obs"]


def guide(evidence):
    """The guide's manufacturing trade, every fourth year 1986-2006, with domestic sales, and its dummy for
    agreements: (Panel, booleans of the block's shape).  Its nothings are published as such."""
    trade, agreement = (evidence.published(GUIDE, name) for name in ("manufactures-trade", "agreement"))
    rows = trade.merge(
        agreement[["economy", "partner", "year", "value"]].rename(columns={"value": "agreement"}),
        on=["economy", "partner", "year"],
    ).rename(columns={"economy": "exporter", "partner": "importer"})
    rows = rows[(rows["year"].astype(int) - GUIDE_FIRST) % GUIDE_STEP == 0]
    rows = rows.assign(year=rows["year"].astype(int), value=rows["value"] * MILLION)
    return laid_out(rows, agreement["obs"]), laid_out(
        rows.assign(value=rows["agreement"] * MILLION)
    ).value > 0


def absent_reporters(panel: Panel) -> list[str]:
    """Economies that buy in the data but whose own exports nobody reports in any year."""
    sells = set(panel.exporters[panel.known.any((0, 2))])
    return sorted(set(panel.importers[panel.known.any((0, 1))]) - sells)


def blanks_as_zero(panel: Panel) -> Panel:
    """Every flow that a reporter does not publish in a year in which it publishes others, taken as none;
    only of partners that exist in the data that year."""
    reports, exists = panel.known.any(2, keepdims=True), panel.known.any(1, keepdims=True)
    self = panel.axis("exporter", panel.exporters) == panel.axis("importer", panel.importers)
    return replace(panel, known=panel.known | (reports & exists & ~self))
