"""The sheet of in-text numbers."""

from __future__ import annotations

import time

from tracepaper.archive.in_text import RawFiles
from tracepaper.archive.in_text import rows as in_text_rows
from tracepaper.archive.sheet import as_workbook


def test_each_number_has_its_line_its_program_and_its_raw_file(small_paper, monkeypatch):
    monkeypatch.chdir(small_paper)
    found = in_text_rows(small_paper, ["en", "zh"])
    assert [(row["id"], row["language"], row["line"]) for row in found] == [
        (name, language, 3) for language in ("en", "zh") for name in ("gdp-china", "gdp-ratio")
    ]
    first, second = found[:2]
    assert first["file"] == "manuscript/en/01.md" and first["raw_files"] == "data/raw/bank/2026-07/table.csv"
    assert first["program"].endswith("facts.py:8") and second["printed"] == "2.6%"
    assert first["page"] is None, "there is no PDF"


def test_the_files_behind_ranges_of_observations(small_paper):
    files = RawFiles(small_paper)
    names, count = files.of(["0-1", "3"])
    assert count == 3 and all(name.startswith("data/raw/") for name in names)
    assert files.of([]) == ([], 0)


def test_the_workbook_has_the_same_bytes_whenever_it_is_saved():
    rows = [{"a": 1, "b": "中"}, {"a": None, "b": "x"}]
    first = as_workbook("s", ["a", "b"], rows, 1795392000)
    time.sleep(1.1)
    assert as_workbook("s", ["a", "b"], rows, 1795392000) == first
    assert as_workbook("s", ["a", "b"], rows[:1], 1795392000) != first
