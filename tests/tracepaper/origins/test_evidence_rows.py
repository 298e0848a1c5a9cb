"""Rows, raw lines and code behind a number."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from small_paper import load, small_paper  # noqa: F401  (a fixture)
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.lineages import MOST_RANGES, MOST_ROWS, Lineages
from tracepaper.origins.source_code import SourceCode


def many_rows(tmp_path, count: int) -> EvidenceRows:
    """`count` observations of a file with as many lines, of two series in turn."""
    frame = pd.DataFrame(
        {
            "obs": range(count),
            "source": "s",
            "edition": "e",
            "series": [f"x{n % 2}" for n in range(count)],
            "economy": "CHN",
            "value": [float(n) for n in range(count)],
            "file": "s/e/t.csv",
            "line": range(2, count + 2),
        }
    )
    words = ["source", "edition", "series", "economy", "file"]
    frame.astype(dict.fromkeys(words, "category")).to_parquet(tmp_path / "o.parquet")
    (tmp_path / "s/e").mkdir(parents=True)
    (tmp_path / "s/e/t.csv").write_text("value\n" + "".join(f"{n}\n" for n in range(count)))
    return EvidenceRows([tmp_path / "o.parquet"], tmp_path, {})


def test_a_long_lineage_is_shown_by_its_first_rows(tmp_path):
    rows = many_rows(tmp_path, 5000)
    lineages = Lineages(rows)
    place = lineages.add(["0-4999"])
    entry = lineages.entries[place]
    assert entry["count"] == 5000 and entry["shown"] == MOST_ROWS and entry["ranges"] == "0-4999"
    assert len(lineages.shown) == MOST_ROWS and len(lineages.used) == 5000
    assert entry["groups"] == [[0, 2500], [1, 2500]]
    assert lineages.groups == [("s", "e", "x0"), ("s", "e", "x1")]
    scattered = lineages.entries[lineages.add([str(n) for n in range(0, 600, 2)])]
    assert scattered["count"] == 300 and scattered["more"] == 300 - MOST_RANGES
    assert scattered["shown"] == MOST_RANGES and scattered["groups"] == [[0, 300]]


def test_equal_lineages_are_kept_once_and_none_is_none(tmp_path):
    lineages = Lineages(many_rows(tmp_path, 9))
    assert lineages.add(["1-3"]) == lineages.add(["1-3"]) == 0
    assert lineages.add([]) is None and lineages.add(None) is None


def test_the_raw_line_is_quoted_from_the_file(tmp_path):
    rows = many_rows(tmp_path, 9)
    found = rows.rows([4])
    assert rows.raw_lines(found.values()) == {("s/e/t.csv", 1): "value", ("s/e/t.csv", 6): "4"}
    with pytest.raises(KeyError):
        rows.rows([4, 99])


def test_the_statement_around_a_line_is_found(tmp_path, monkeypatch):
    path = tmp_path / "workflow/a/b.py"
    path.parent.mkdir(parents=True)
    path.write_text("def f():\n    x = (1,\n         2)\n    return x\n")
    monkeypatch.chdir(tmp_path)
    code = SourceCode([Path("workflow/a/b.py")])
    assert code.statement("a.b", 3, "f")["text"] == "    x = (1,\n         2)"
    assert code.function("workflow/a/b.py", "f")["first"] == 1
    assert code.function("workflow/a/b.py", "g") is None
    assert code.statement("a.other", 3, "f")["text"] == ""
