"""The numbers of captions in the sheet of in-text numbers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tracepaper.archive.in_text import as_csv
from tracepaper.archive.in_text import rows as in_text_rows

DATA = "results/exhibits/tbl-gdp"
CAPTION = (
    "# In [until]{.fact} it grew by [growth]{.fact}\n\nAll\n[number]{.fact} of two.\n\n::: {.alt}\nA\n:::\n"
)


@pytest.fixture(scope="module")
def quoting(small_paper, tmp_path_factory) -> Path:
    """The small paper, with numbers in the English caption of its table."""
    folder = tmp_path_factory.mktemp("quoting") / "paper"
    shutil.copytree(small_paper, folder)
    meta = json.loads((folder / DATA / "exhibit.json").read_text())
    growth = float((folder / DATA / "data.csv").read_text().splitlines()[1].split(",")[-2])
    meta["values"] = {"growth": growth, "number": 2.0, "until": 2024.0}
    quoted = {"title": [["growth", "9.1%"]], "note": [["number", "2"]]}
    meta["quoted"] = {"en": quoted, "zh": {"title": [], "note": []}}
    (folder / DATA / "exhibit.json").write_text(json.dumps(meta))
    (folder / "workflow/analysis/exhibits/tbl_gdp/caption.en.md").write_text(CAPTION)
    return folder


def test_numbers_in_captions_have_their_line_cell_and_rows(quoting):
    found = [row for row in in_text_rows(quoting, ["en", "zh"]) if row["exhibit"]]
    assert [(row["id"], row["line"], row["printed"], row["language"]) for row in found] == [
        ("growth", 1, "9.1%", "en"),
        ("number", 4, "2", "en"),
    ]
    growth, number = found
    module = "workflow/analysis/exhibits/tbl_gdp/exhibit.py"
    at = 1 + (quoting / module).read_text().splitlines().index("def values(data):")
    assert growth["program"] == number["program"] == f"{module}:{at}"
    assert growth["file"] == module.replace("exhibit.py", "caption.en.md")
    assert growth["cell"] == f"{DATA}/data.csv:2 growth" and growth["unit"] == "NUMBER"
    assert growth["raw_files"] == "data/raw/bank/2026-07/table.csv" and growth["observations"] == 2
    assert number["cell"] == "" and number["observations"] > 2, "a count is no cell's: all behind the exhibit"
    assert as_csv(found).count("\n") == 3


def test_a_value_of_several_cells_is_none_of_them(quoting):
    """Equal cells: which of them is meant is not known, but their unit is."""
    path = quoting / "data/processed/exhibits/tbl-gdp.parquet"
    whole = pq.read_table(path)
    pq.write_table(pa.concat_tables([whole, whole]), path)
    try:
        growth = next(row for row in in_text_rows(quoting, ["en"]) if row["id"] == "growth")
    finally:
        pq.write_table(whole, path)
    assert growth["cell"] == "" and growth["unit"] == "NUMBER"
