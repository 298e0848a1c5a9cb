"""The table of sources lists every source behind the numbers, in a paper that says that it has one."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tracepaper.audit.checks import completeness
from tracepaper.audit.report import Result


@pytest.mark.parametrize(
    ("table", "listed", "wrong"),
    [
        ("", [], []),
        ("tbl-sources", None, ["no-table-of-sources"]),
        ("tbl-sources", [("bank", "2024")], ["unlisted-source"]),
        ("tbl-sources", [("bank", "2024"), ("fund", "2025")], []),
    ],
)
def test_sources_are_listed(monkeypatch, table, listed, wrong):
    monkeypatch.setattr(completeness, "_all_runs", lambda material: [])
    monkeypatch.setattr(completeness, "sources_of", lambda runs, files: [("bank", "2024"), ("fund", "2025")])
    rows = [{"source": source, "edition": edition} for source, edition in listed or ()]
    material = SimpleNamespace(
        declared=SimpleNamespace(SOURCES_TABLE=table),
        exhibits={"fig-gdp"} if listed is None else {"tbl-sources"},
        rows=lambda name: rows,
        path=lambda name: name,
    )
    result = Result("sources", 0)
    completeness._check_sources(material, result)
    assert [problem.kind for problem in result.problems] == wrong
