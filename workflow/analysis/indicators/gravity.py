"""The effect of the China-ASEAN Free Trade Area on trade, by a gravity equation of all pairs.

Poisson pseudo-maximum likelihood with exporter-year, importer-year and pair (directed) fixed effects:
whatever an economy sells to or buys from everybody in a year, and whatever is constant between two of
them, is taken out.  What is left to the dummies is how far trade between China and the ten members moved,
in each phase, away from what the other partners of the same exporters and importers did.

Flows are exports FOB as the exporter reports them, from the IMF's annual file; the reporters it lacks are
taken from its monthly file, which ends in 2018.  Estimates of the publisher are left out.  A flow that is
not published is missing, not zero, and no flow in the files is zero: the estimates are of the size of
flows that exist, not of new ones.

Of pyfixest's own settings, `k_adj=False` leaves the correction for the number of clusters, as usual for
generalised linear models: its count of the fixed effects' parameters depends on the order in which it
happens to take them up.  With every year, looser tolerances leave six digits as they are and take a
quarter of the time.
Threads do not change a bit of the result; the hash seed would, in the ninth digit, hence the rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import Traced, bulk

ANNUAL, MONTHLY, SERIES = "imf-dots-exports", "imf-dots-exports-monthly", "exports-fob"
FIRST, LAST = 1995, 2018
# what happened -> first and last year; the years before the first are what the others are compared with
PHASES = {"tariff-cuts": (2005, 2009), "free-trade-area": (2010, 2015), "upgrade": (2016, LAST)}
LEADS = {"lead-early": (1999, 2001), "lead-framework": (2002, 2004)}
ENTREPOTS = ("HKG", "MAC", "SGP")
INTERVAL = 3
DIGITS = 6  # significant digits kept
STRICT, LOOSE = (1e-6, 1e-8), (3e-4, 1e-5)  # tolerances of the demeaning and of the likelihood
STATISTICS = ("observations", "pairs", "exporters", "pseudo-r2")
GAIN = "gain-"  # the coefficient of a phase less that of the years between framework and tariff cuts


@dataclass(frozen=True)
class Model:
    """A column: its terms, every `step`-th year back from the last, whether the entrepots are in it,
    whether the two directions of trade have coefficients of their own, and the library's tolerances."""

    terms: dict[str, tuple[int, int]]
    step: int = 1
    entrepots: bool = True
    by_direction: bool = False
    tolerances: tuple[float, float] = STRICT


MODELS = {
    "phases": Model(PHASES, step=INTERVAL),
    "leads": Model({**LEADS, **PHASES}, step=INTERVAL),
    "all-years": Model({**LEADS, **PHASES}, tolerances=LOOSE),
    "no-entrepots": Model({**LEADS, **PHASES}, step=INTERVAL, entrepots=False),
    "direction": Model({**LEADS, **PHASES}, step=INTERVAL, by_direction=True),
}


def table(evidence):
    """Long table: model, flow (both, exports = of China, imports = of China), term, estimate, error.

    Terms are those of the model; gain-PHASE, the phase less lead-framework; the STATISTICS, which have
    no error."""
    import pandas as pd

    flows = panel(evidence)
    lineage = bulk(0.0, flows["obs"], "").operands  # one list of runs for all cells
    rows = []
    for name, model in MODELS.items():
        for row in estimate(sample(flows, model), model):
            label = f"PPML, {name}: {row['term']}"
            for column in ("estimate", "error"):
                if row[column] is not None:
                    row[column] = Traced(_rounded(row[column]), "bulk", lineage, label)
            rows.append({"model": name, **row})
    return pd.DataFrame(rows).astype({"estimate": object, "error": object})


def panel(evidence):
    """All published flows between two economies, 1995-2018: obs, exporter, importer, year, value (US$)."""
    import pandas as pd

    annual = evidence.published(ANNUAL, SERIES)
    monthly = evidence.published(MONTHLY, SERIES)
    monthly = monthly[~monthly["economy"].isin(annual["economy"].unique())]
    both = pd.concat([annual, monthly], ignore_index=True)
    both = both[
        (both["status"] == "")
        & both["year"].between(FIRST, LAST)
        & (both["partner"] != "WLD")
        & (both["economy"] != both["partner"])
    ]
    both = both.rename(columns={"economy": "exporter", "partner": "importer"})
    both["year"] = both["year"].astype(int)
    both = both.sort_values(["exporter", "importer", "year"], ignore_index=True)
    return both[["obs", "exporter", "importer", "year", "value"]]


def sample(flows, model: Model):
    """The flows a model is estimated on."""
    chosen = flows[(LAST - flows["year"]) % model.step == 0]
    if not model.entrepots:
        chosen = chosen[~(chosen["exporter"].isin(ENTREPOTS) | chosen["importer"].isin(ENTREPOTS))]
    return chosen


def estimate(flows, model: Model) -> list[dict]:
    """Rows flow, term, estimate, error of one model; flows: exporter, importer, year, value."""
    import warnings

    import pyfixest
    from pyfixest.demeaners import MapDemeaner

    frame, terms = _design(flows, model)
    demeaning, likelihood = model.tolerances
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it says how many fixed effects have one flow only
        fit = pyfixest.fepois(
            f"value ~ {' + '.join(terms)} | exporter_year + importer_year + pair",
            data=frame,
            vcov={"CRV1": "pair"},
            ssc=pyfixest.ssc(k_adj=False),
            demeaner=MapDemeaner(fixef_tol=demeaning),
            iwls_tol=likelihood,
        )
    rows = [
        {"flow": flow, "term": term, "estimate": fit.coef()[column], "error": fit.se()[column]}
        for column, (flow, term) in terms.items()
    ]
    used = fit._data  # without the flows that alone make up a fixed effect
    counts = (fit._N, used["pair"].nunique(), used["exporter"].nunique(), fit._pseudo_r2)
    return (
        rows
        + _gains(fit, terms)
        + [
            {"flow": "both", "term": term, "estimate": value, "error": None}
            for term, value in zip(STATISTICS, counts, strict=True)
        ]
    )


def _gains(fit, terms: dict) -> list[dict]:
    """Each phase less the last lead, with the standard error of the difference."""
    import numpy as np

    place = {found: at for at, found in enumerate(terms.values())}
    coefficients, rows = fit.coef().to_numpy(), []
    for (flow, term), at in place.items():
        if term in PHASES and (flow, "lead-framework") in place:
            weights = np.zeros(len(place))
            weights[at], weights[place[flow, "lead-framework"]] = 1, -1
            rows.append(
                {
                    "flow": flow,
                    "term": GAIN + term,
                    "estimate": weights @ coefficients,
                    "error": float(np.sqrt(max(weights @ fit._vcov @ weights, 0.0))),
                }
            )
    return rows


def _design(flows, model: Model):
    """The table the model is estimated on, and column -> (flow, term) of its dummies."""
    import pandas as pd

    exporter, importer, year = flows["exporter"], flows["importer"], flows["year"].astype(str)
    frame = pd.DataFrame(
        {
            "value": flows["value"] / 1e6,
            "exporter": exporter,
            "exporter_year": pd.factorize(exporter + year)[0],
            "importer_year": pd.factorize(importer + year)[0],
            "pair": pd.factorize(exporter + importer)[0],
        }
    ).reset_index(drop=True)
    exports = (exporter == "CHN") & importer.isin(ASEAN_MEMBERS)
    imports = (importer == "CHN") & exporter.isin(ASEAN_MEMBERS)
    kinds = {"exports": exports, "imports": imports} if model.by_direction else {"both": exports | imports}
    columns = {}
    for flow, members in kinds.items():
        for term, (first, last) in model.terms.items():
            column = f"{flow}_{term}".replace("-", "_")
            dummy = members & flows["year"].between(first, last)
            frame[column] = dummy.to_numpy(dtype=float)
            columns[column] = (flow, term)
    return frame, columns


def _rounded(value: float) -> float:
    return float(value) if isinstance(value, int) else float(f"{value:.{DIGITS}g}")
