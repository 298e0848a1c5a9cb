"""Measures gravity with three-way fixed effects, from a hundred thousand flows to ten million.

    python benchmarks/scale/measure_gravity.py

estimates the effect of planted agreements by Poisson pseudo-maximum likelihood, with its error clustered by
pair: as the paper does, and up to a million flows with pyfixest too (the packages of requirements-test.lock).
Each is a process of its own.  Writes gravity.csv beside this file.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

from measure import ROOT, costs, facts
from planted_gravity import planted_flows

HERE = Path(__file__).resolve().parent
YEARS, ECONOMIES, COMPARED = 28, (60, 200, 600), 200  # economies up to which pyfixest is asked too
COLUMNS = ("flows", "estimator", "cpu_s", "wall_s", "peak_mb", "effect", "error")


def as_the_paper(economies: int) -> tuple[float, float]:
    """The effect and its error by the paper's estimator."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "workflow")]
    from scipy import sparse

    from analysis.gravity.inference import error
    from analysis.gravity.poisson import fit

    value, known, agreement = planted_flows(YEARS, economies)
    found = fit(value, known, sparse.csc_matrix(agreement.reshape(-1, 1)))
    [scores] = found.scores(np.ones((1, 1)))
    codes = np.arange(economies)
    return float(found.coefficients[0]), error(scores, codes, codes)


def as_pyfixest(economies: int) -> tuple[float, float]:
    """The same by pyfixest, of a list of flows."""
    import pandas as pd
    import pyfixest

    value, known, agreement = planted_flows(YEARS, economies)
    year, exporter, importer = np.nonzero(known)
    frame = pd.DataFrame(
        {
            "value": value[known],
            "agreement": agreement[known],
            "out": year * economies + exporter,
            "into": year * economies + importer,
            "pair": exporter * economies + importer,
        }
    )
    found = pyfixest.fepois(
        "value ~ agreement | out + into + pair",
        frame,
        vcov={"CRV1": "pair"},
        ssc=pyfixest.ssc(k_adj=False),
        iwls_tol=1e-10,
    )
    return float(found.coef().iloc[0]), float(found.se().iloc[0])


ESTIMATORS = {"paper": as_the_paper, "pyfixest": as_pyfixest}


def main() -> None:
    """Measure all sizes, or estimate once in a process of its own."""
    words = sys.argv[1:]
    if words:
        effect, error = ESTIMATORS[words[0]](int(words[1]))
        Path(words[2]).write_text(f"{effect!r} {error!r}", encoding="utf-8")
        return
    told = HERE / "estimate.txt"
    with (HERE / "gravity.csv").open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {name}: {value}\n" for name, value in facts().items())
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for economies in ECONOMIES:
            for name in ESTIMATORS:
                if name == "pyfixest" and economies > COMPARED:
                    continue
                cost = costs(name, str(economies), str(told), file=__file__)
                effect, error = told.read_text(encoding="utf-8").split()
                flows = YEARS * economies * (economies - 1)
                row = {"flows": flows, "estimator": name, "effect": effect, "error": error}
                writer.writerow({**row, **{key: round(value, 2) for key, value in cost.items()}})
                file.flush()
                print(f"{flows} flows, {name}: {cost['cpu_s']:.1f} s", file=sys.stderr)
    told.unlink()


if __name__ == "__main__":
    main()
