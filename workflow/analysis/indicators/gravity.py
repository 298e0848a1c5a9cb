"""The gravity estimates of the printed table: averages by period and cohort, under five sets of controls.

Formula: E(exports of i to j in t) = exp(exporter-year it + importer-year jt + pair ij + effects), Poisson
pseudo-maximum likelihood (Santos Silva and Tenreyro 2006); effects by cohort and year, averaged (Wooldridge
2023; Nagengast and Yotov 2025).  Source: `analysis.gravity`, which says what flows are used.  Unit:
logarithms of trade.  Valid for flows that exist: a flow that is not published is missing, not zero.

Beside them stand the economies that buy in the data and are reported by nobody as sellers, and the one
coefficient that the estimator has to reproduce: that of agreements in the data of the Advanced Guide
(Yotov, Piermartini, Monteiro and Larch 2016), 0.557.
"""

from __future__ import annotations

from analysis.gravity.inference import DIRECTED
from analysis.gravity.panel import MILLION, absent_reporters
from analysis.gravity.specifications import Study, guide
from analysis.gravity.terms import AREA, COHORTS, EXPORTS, GUIDE, IMPORTS, LAST, OTHERS, PERIODS
from tracepaper.evidence.lineage import Traced, bulk

DIGITS = 6  # significant digits kept
GAP = "exports-less-imports"
ABSENT, BOUGHT, REPORTED = "absent", "bought", "reported"
KEYS = ("specification", "flow", "term")


def table(evidence):
    """Long table: specification, flow (both, exports = of China, imports = of China; for the absent, who),
    term, estimate, error.

    Terms: cuts, area, upgrade (averages over these periods), area-COHORT, other-agreements; of the directions
    exports-less-imports-PERIOD; flows, pairs, exporters, without error; of the guide, agreements; bought, US$
    of the last year."""
    import pandas as pd

    study, rows = Study(evidence), []
    for name, estimated in study.printed().items():
        lineage = bulk(0.0, estimated.panel.obs, "").operands  # one list of runs for all cells
        found = _directions(estimated) if name == EXPORTS else _averages(estimated)
        for flow, term, row in found:
            rows.append(_traced(lineage, name, flow, term, row.estimate, row.error))
        for term, value in estimated.panel.counts().items():
            rows.append(_traced(lineage, name, "both", term, value))
    rows += [*_benchmark(evidence), *_absent(study)]
    return pd.DataFrame(rows).astype({"estimate": object, "error": object})


def _averages(estimated):
    """(flow, term, row) of one set of controls; periods of which there are not all years are left out."""
    design, first = estimated.design, estimated.panel.years[1]
    sums = {term: design.mean(*period) for term, period in PERIODS.items() if period[0] >= first}
    for cohort in COHORTS:
        sums[f"area-{cohort}"] = design.mean(*AREA, where={"cohort": cohort})
    others = design.single((OTHERS, "", 0, "both"))
    if others.any():
        sums[OTHERS] = others
    yield from _rows(estimated, {("both", term): weights for term, weights in sums.items()})


def _directions(estimated):
    """China's exports and imports, from one equation, and the difference between them."""
    design, sums = estimated.design, {}
    for term, period in PERIODS.items():
        out, into = (design.mean(*period, where={"direction": way}) for way in (EXPORTS, IMPORTS))
        sums |= {(EXPORTS, term): out, (IMPORTS, term): into, ("both", f"{GAP}-{term}"): out - into}
    for cohort in COHORTS:
        for way in (EXPORTS, IMPORTS):
            where = {"cohort": cohort, "direction": way}
            sums[way, f"area-{cohort}"] = design.mean(*AREA, where=where)
    sums["both", OTHERS] = design.single((OTHERS, "", 0, "both"))
    yield from _rows(estimated, sums)


def _rows(estimated, sums):
    """sums: (flow, term) -> weights of the coefficients."""
    for (flow, term), [row] in zip(sums, estimated.rows(list(sums.values()), DIRECTED), strict=True):
        yield flow, term, row


def _benchmark(evidence):
    estimated, row = guide(evidence)
    lineage = bulk(0.0, estimated.panel.obs, "").operands
    yield _traced(lineage, GUIDE, "both", "agreements", row.estimate, row.error)


def _absent(study):
    """What economies without a report of their own bought in the last year, and what all bought."""
    panel = study.panel
    bought = panel.value[panel.years == LAST][0].sum(0) * MILLION
    lineage = bulk(0.0, panel.obs, "").operands
    absent = absent_reporters(panel)
    for code, value in zip(panel.importers, bought, strict=True):
        if code in absent and value > 0:
            yield _traced(lineage, ABSENT, str(code), BOUGHT, value)
    yield _traced(lineage, REPORTED, "both", BOUGHT, bought.sum())


def _traced(lineage, specification: str, flow: str, term: str, estimate, error=None) -> dict:
    label = f"PPML, {specification}, {flow}: {term}"

    def traced(value):
        unit = "USD" if term == BOUGHT else "NUMBER"
        return None if value is None else Traced(rounded(value), "bulk", lineage, label, unit)

    row = {"specification": specification, "flow": flow, "term": term}
    return row | {"estimate": traced(estimate), "error": traced(error)}


def rounded(value: float) -> float:
    """To the digits that do not depend on the machine; counts as they are."""
    return float(value) if isinstance(value, int) else float(f"{value:.{DIGITS}g}")
