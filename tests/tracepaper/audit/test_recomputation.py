"""The second computation reads raw files in SQL, and says where it cannot."""

from __future__ import annotations

import pytest

from tracepaper.audit.recomputation import Recomputation
from tracepaper.errors import InputError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "raw/bank/2024").mkdir(parents=True)
    (tmp_path / "raw/bank/2024/gdp.csv").write_text("year,gdp\n2000,1\n2001,3\n", encoding="utf-8")
    for name in ("exhibits/fig_gdp", "sections/a"):
        (tmp_path / "analysis" / name).mkdir(parents=True)
    return tmp_path


def test_sql_reads_raw_files_and_other_results(folder):
    (folder / "analysis/exhibits/fig_gdp/again.sql").write_text(
        '-- key: year\nSELECT year::INT AS year, gdp::DOUBLE * 1000 AS gdp FROM "bank/gdp.csv"',
        encoding="utf-8",
    )
    (folder / "analysis/sections/a/again.sql").write_text(
        "SELECT 'gdp' AS name, max(gdp) AS value FROM \"fig-gdp\"", encoding="utf-8"
    )
    second = Recomputation(folder / "raw", {"bank": "2024"}, folder / "analysis")
    assert second.table("fig-gdp") == (["year", "gdp"], [(2000, 1000.0), (2001, 3000.0)])
    assert second.facts() == {"gdp": (3000.0, "sections/a/again.sql")}
    assert second.key("fig-gdp") == ["year"] and second.uses("fig-gdp") == {"bank/gdp.csv"}


def test_sql_that_cannot_run_is_named(folder):
    (folder / "analysis/exhibits/fig_gdp/again.sql").write_text("SELECT nothing", encoding="utf-8")
    with pytest.raises(InputError, match=r"fig_gdp/again\.sql.*cannot run"):
        Recomputation(folder / "raw", {"bank": "2024"}, folder / "analysis").table("fig-gdp")
