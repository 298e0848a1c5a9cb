"""What the paper makes of its sources is counted from the lineage, not listed by hand."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from tracepaper.audit.recomputation import Recomputation
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.tables import write_table
from tracepaper.evidence.usage import usage

SOURCES = ("bank",) * 3 + ("fund",) * 2  # of the observations 0 to 4
TEXTS = ("treaty", "treaty", "unused")  # of the texts 5 to 7


@pytest.fixture
def built(tmp_path):
    """One exhibit of the observations 0 + 1, one fact of 1, 2 and 3, one claim of the text 5."""
    processed, results = tmp_path / "data/processed", tmp_path / "results"
    (processed / "exhibits").mkdir(parents=True)
    results.mkdir()
    for name, first, sources in (("observations", 0, SOURCES), ("statements", 5, TEXTS)):
        frame = pd.DataFrame({"obs": range(first, first + len(sources)), "source": sources, "edition": "1"})
        frame.astype({"source": "category", "edition": "category"}).to_parquet(processed / f"{name}.parquet")
    table = pd.DataFrame({"value": pd.Series([leaf(1.0, 0) + leaf(2.0, 1)], dtype=object)})
    write_table(table, processed / "exhibits/fig-a.parquet")
    for kind, ranges in (("facts", ["1-3"]), ("claims", ["5"])):
        text = json.dumps({kind: {"one": {"observations": ranges}}})
        (results / f"{kind}.json").write_text(text, encoding="utf-8")
    return tmp_path


def used(folder) -> dict:
    processed, results = folder / "data/processed", folder / "results"
    files = {
        "fig-a": processed / "exhibits/fig-a.parquet",
        "facts": results / "facts.json",
        "claims": results / "claims.json",
    }
    frame = usage(processed / "observations.parquet", processed / "statements.parquet", files)
    return {row.source: tuple(row)[3:] for row in frame.itertuples()}


def test_an_observation_behind_two_results_is_one_and_a_source_without_any_has_zeros(built):
    assert used(built) == {
        "bank": (3, 0, 1, 1, 0),  # numbers, texts, exhibits, facts, claims
        "fund": (1, 0, 0, 1, 0),
        "treaty": (0, 1, 0, 0, 1),
        "unused": (0, 0, 0, 0, 0),
    }


def test_sql_counts_the_same_by_runs(built, tmp_path):
    """The second computation has the lineage as runs and the sources as stretches of numbers."""
    folder = tmp_path / "analysis/exhibits/tbl_a"
    folder.mkdir(parents=True)
    (folder / "again.sql").write_text(
        "-- key: source\nSELECT n.source, count(DISTINCT l.kind) AS kinds, min(n.first) AS first "
        'FROM "numbered" AS n JOIN "lineage" AS l ON l.first <= n.last AND l.last >= n.first '
        "GROUP BY n.source ORDER BY n.source",
        encoding="utf-8",
    )
    second = Recomputation(built / "data/raw", {}, tmp_path / "analysis", built)
    assert second.table("tbl-a")[1] == [("bank", 2, 0), ("fund", 1, 3), ("treaty", 1, 5)]


def test_a_result_that_draws_on_another_source_is_noticed(built):
    facts = built / "results/facts.json"
    facts.write_text(json.dumps({"facts": {"one": {"observations": ["7"]}}}), encoding="utf-8")
    found = used(built)
    assert found["unused"] == (0, 1, 0, 1, 0) and found["fund"] == (0, 0, 0, 0, 0)
