"""What is said of the cost of all of BACI is what was measured, and effects that are planted are found."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from scipy import sparse

from analysis.gravity.inference import error
from analysis.gravity.poisson import fit
from measure import PARTS, SIZES, as_planted
from planted_gravity import EFFECT, planted_flows
from plot import ALLOWED, LIMIT_MB, measurements, svg, table


def rows_of(path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def test_the_plot_and_the_table_are_those_of_the_measurements(root):
    assert svg() == (root / "benchmarks/scale/scale.svg").read_bytes()
    assert table(measurements()) in (root / "benchmarks/scale/README.md").read_text(encoding="utf-8")


def test_what_was_measured_keeps_what_is_promised():
    """Time linear within a tenth from ten million rows on, memory flat and under 4 GB, each step
    within 1.5 times DuckDB's grouping of the files that it reads."""
    sizes = measurements()
    assert [round(rows / size, 1) for rows, size in zip(sizes, SIZES, strict=True)] == pytest.approx(
        [1] * 4, abs=0.15
    )
    assert all(set(parts) == set(PARTS) for parts in sizes.values())
    large = [parts for rows, parts in sizes.items() if rows > 5_000_000]
    costs = [
        sum(parts[part]["cpu_s"] for part in ("convert", "compute", "merge")) / rows
        for rows, parts in sizes.items()
        if rows > 5_000_000
    ]
    assert max(costs) / min(costs) < 1.1
    for part in ("convert", "compute", "merge"):
        peaks = [parts[part]["peak_mb"] for parts in large]
        assert max(peaks) < LIMIT_MB and max(peaks) / min(peaks) < 1.5, part
    for part, bare in (("compute", "bare_parquet"), ("convert", "bare_csv")):
        assert all(parts[part]["cpu_s"] / parts[bare]["cpu_s"] < ALLOWED for parts in large), part


def test_a_planted_effect_is_found_exactly():
    """Without noise the likelihood has its maximum at what was planted."""
    value, known, agreement = planted_flows(12, 15, noise=False)
    found = fit(value, known, sparse.csc_matrix(agreement.reshape(-1, 1)))
    assert found.coefficients[0] == pytest.approx(EFFECT, abs=1e-9)


def test_both_estimators_gave_the_same(root):
    """To the digits that are reported, where both were asked; and what was planted, within its error."""
    rows = rows_of(root / "benchmarks/scale/gravity.csv")
    by_size = {
        size: {row["estimator"]: row for row in rows if row["flows"] == size}
        for size in {r["flows"] for r in rows}
    }
    assert max(map(int, by_size)) > 10_000_000 and sum(len(found) == 2 for found in by_size.values()) == 2
    for found in by_size.values():
        ours = found["paper"]
        assert (
            abs(float(ours["effect"]) - EFFECT) < 4 * float(ours["error"])
            and float(ours["peak_mb"]) < LIMIT_MB
        )
        for other in found.values():
            assert float(other["effect"]) == pytest.approx(float(ours["effect"]), abs=1e-8)
            assert float(other["error"]) == pytest.approx(float(ours["error"]), rel=1e-6)


def test_the_benchmarks_estimate_is_the_papers(root):
    """The smallest size again: what stands in the file is what comes out."""
    [row] = [row for row in rows_of(root / "benchmarks/scale/gravity.csv") if row["estimator"] == "paper"][:1]
    value, known, agreement = planted_flows(28, 60)
    found = fit(value, known, sparse.csc_matrix(agreement.reshape(-1, 1)))
    [scores] = found.scores(np.ones((1, 1)))
    assert found.coefficients[0] == pytest.approx(float(row["effect"]), abs=1e-9)
    assert error(scores, np.arange(60), np.arange(60)) == pytest.approx(float(row["error"]), rel=1e-6)


def test_a_result_that_is_not_as_planted_stops_the_measurement(worlds, large, tmp_path):
    import pyarrow.parquet as pq

    as_planted(worlds[0], large)
    for index in large.glob("years/*"):
        (tmp_path / "years" / index.name).mkdir(parents=True)
        table = pq.read_table(index / f"{worlds[0].year}.parquet")
        if index.name == "rca":
            table = table.set_column(4, "rca", [[value.as_py() * (1 + 1e-10) for value in table["rca"]]])
        pq.write_table(table, tmp_path / "years" / index.name / f"{worlds[0].year}.parquet")
    with pytest.raises(SystemExit, match="rca: .*planted was"):
        as_planted(worlds[0], tmp_path)
