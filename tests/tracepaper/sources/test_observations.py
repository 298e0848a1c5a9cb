from __future__ import annotations

import math
from types import SimpleNamespace

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tiny_evidence import VOCABULARY
from tracepaper.errors import InputError
from tracepaper.sources.observations import clean, combine, observation_key, read, write_part


class Edition(SimpleNamespace):
    """Stands for a RawEdition: only what the table of observations needs."""


def edition(tmp_path, source="bank") -> Edition:
    return Edition(root=tmp_path, source=source, edition="2024", trust={"t.csv": "B", "u.csv": "C"})


def figures(*rows: dict) -> pd.DataFrame:
    base = {
        "series": "gdp",
        "economy": "CHN",
        "period": "2023",
        "value": 1.0,
        "unit": "USD",
        "file": "bank/2024/t.csv",
    }
    frame = pd.DataFrame([{**base, **row} for row in rows])
    if "line" not in frame:
        frame["line"] = range(2, len(frame) + 2)
    return frame


def module(frame=None, texts=None):
    found = {}
    if frame is not None:
        found["observations"] = lambda edition: frame
    if texts is not None:
        found["statements"] = lambda edition: texts
    return SimpleNamespace(**found)


def cleaned(tmp_path, *rows: dict):
    return clean(module(figures(*rows)), edition(tmp_path), VOCABULARY)[0].to_pandas()


def test_every_row_is_completed(tmp_path):
    row = cleaned(tmp_path, {"status": "estimate"}).iloc[0]
    assert [row[name] for name in observation_key(VOCABULARY.DIMENSIONS)] == [
        *["bank", "2024", "gdp", "CHN"],
        "",
        "",
        "2023",
        "estimate",
    ]
    assert (row["value"], row["unit"], row["file"], row["line"]) == (1.0, "USD", "bank/2024/t.csv", 2)


def test_missing_is_no_row_and_zero_is_one(tmp_path):
    frame = cleaned(tmp_path, {"value": math.nan}, {"value": 0.0, "period": "2024"})
    assert frame[["value", "line"]].values.tolist() == [[0.0, 3]]


def test_trust_is_that_of_the_row_else_of_the_file(tmp_path):
    frame = cleaned(
        tmp_path,
        {"trust": "A"},
        {"trust": "", "period": "2024"},
        {"trust": "", "period": "2025", "file": "bank/2024/u.csv"},
    )
    assert frame["trust"].tolist() == ["A", "B", "C"]


def test_series_are_together_in_the_order_of_the_file(tmp_path):
    frame = cleaned(tmp_path, {"series": "b"}, {"series": "a"}, {"series": "b", "period": "2024"})
    assert frame["series"].tolist() == ["a", "b", "b"]
    assert frame["line"].tolist() == [3, 2, 4]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"economy": "XXX"}, r"t\.csv:3: unknown economy 'XXX'"),
        ({"partner": "Mars"}, r"t\.csv:3: unknown partner 'Mars'"),
        ({"unit": "BUSHELS"}, r"t\.csv:3: unknown unit 'BUSHELS'"),
        ({"unit": ""}, r"t\.csv:3: unknown unit ''"),
        ({"status": "guess"}, r"t\.csv:3: unknown status 'guess'"),
        ({"trust": "D"}, r"t\.csv:3: unknown trust 'D'"),
        ({"period": "FY24"}, r"t\.csv:3: period is 'FY24', expected 2024"),
        ({}, r"t\.csv:3: a duplicate of .*bank/2024/t\.csv:2: both are source bank.*period 2023; keep one"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path, row, message):
    good = dict.fromkeys(set(row) & {"partner", "status", "trust"}, "")
    with pytest.raises(InputError, match=message) as caught:
        cleaned(tmp_path, good, {**row}, {"period": "2030", **good})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("series", ["exports", "growth", "bank/growth-real", "Growth-real"])
def test_a_negative_is_told_where_the_paper_declares_none(tmp_path, series):
    with pytest.raises(
        InputError, match=rf"t\.csv:3: {series} is -5, expected no negative; .*add bank/{series}"
    ):
        cleaned(tmp_path, {"series": "growth-real", "value": -1.5}, {"series": series, "value": -5.0})


def test_a_negative_is_kept_where_the_paper_declares_it_of_that_source(tmp_path):
    row = {"series": "growth-real", "value": -1.5}
    assert cleaned(tmp_path, row)["value"].tolist() == [-1.5]
    with pytest.raises(InputError, match="add office/growth-real to MAY_BE_NEGATIVE"):
        clean(module(figures(row)), edition(tmp_path, "office"), VOCABULARY)


def test_nothing_and_minus_nothing_are_no_negatives(tmp_path):
    rows = {"value": 0.0}, {"value": -0.0, "period": "2024"}, {"value": math.nan, "period": "2025"}
    assert cleaned(tmp_path, *rows)["value"].tolist() == [0.0, 0.0]


@pytest.mark.parametrize("period", ["2024", "2024Q1", "2024-05", "2024-01/2024-07", "2025-05-01/2025-05-05"])
def test_periods(tmp_path, period):
    assert cleaned(tmp_path, {"period": period})["period"].tolist() == [period]


def test_the_same_figure_with_another_status_is_another(tmp_path):
    assert len(cleaned(tmp_path, {"status": ""}, {"status": "estimate"})) == 2


def test_duplicates_among_very_many_keys(tmp_path):
    """Folding the codes of a row into one integer must not overflow."""
    rows = [{"series": f"s{i}", "period": str(1000 + i), "product": f"p{i}"} for i in range(3000)]
    assert len(cleaned(tmp_path, *rows)) == 3000
    with pytest.raises(InputError, match=r"t\.csv:3002: a duplicate of .*t\.csv:2001"):
        cleaned(tmp_path, *rows, rows[1999])


def statements(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["table", "item", "field", "text", "line"])
    return frame.assign(file="bank/2024/t.csv")


def test_statements_are_kept_blank_ones_are_not(tmp_path):
    texts = statements(("members", "CHN", "joined", "2000", 2), ("members", "CHN", "left", "", 2))
    table = clean(module(texts=texts), edition(tmp_path), VOCABULARY)[1].to_pandas()
    assert table[["item", "field", "text", "line"]].values.tolist() == [["CHN", "joined", "2000", 2]]


def test_a_statement_may_stand_once_only(tmp_path):
    texts = statements(("members", "CHN", "joined", "2000", 2), ("members", "CHN", "joined", "2001", 5))
    with pytest.raises(InputError, match=r"t\.csv:5: a duplicate of .*t\.csv:2"):
        clean(module(texts=texts), edition(tmp_path), VOCABULARY)


def build(tmp_path, folder: str):
    """Two sources, combined; returns the two files."""
    parts = {"observations": [], "statements": []}
    (tmp_path / folder).mkdir()
    for source in ("office", "bank"):
        made = clean(
            module(figures({}, {"period": "2024"}), statements(("t", "i", "f", source, 2))),
            edition(tmp_path, source),
            VOCABULARY,
        )
        for name, table in zip(parts, made, strict=True):
            parts[name].append(tmp_path / folder / f"{source}-{name}.parquet")
            write_part(table, parts[name][-1])
    files = tmp_path / folder / "o.parquet", tmp_path / folder / "s.parquet"
    combine(parts["observations"], parts["statements"], *files)
    return files


def test_parts_are_numbered_in_one_sequence(tmp_path):
    observations, texts = build(tmp_path, "a")
    frame = read(observations)
    assert frame["obs"].tolist() == [0, 1, 2, 3]
    assert frame["source"].tolist() == ["bank", "bank", "office", "office"]
    assert read(texts)["obs"].tolist() == [4, 5]
    assert read(observations, source="office", period=["2024"])["obs"].tolist() == [3]
    schema = pq.read_schema(observations)
    assert str(schema.field("obs").type) == "int32" and "dictionary" in str(schema.field("unit").type)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for one, other in zip(build(tmp_path, "a"), build(tmp_path, "b"), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_part_of_another_layout_is_refused(tmp_path):
    pd.DataFrame({"obs": [1]}).to_parquet(tmp_path / "old.parquet")
    with pytest.raises(InputError, match=r"old\.parquet: found the columns obs, expected obs, source"):
        combine([tmp_path / "old.parquet"], [], tmp_path / "o.parquet", tmp_path / "s.parquet")


def test_a_vocabulary_that_lacks_a_name_is_told(tmp_path):
    lacking = SimpleNamespace(**{k: v for k, v in vars(VOCABULARY).items() if k != "NOT_DATA"})
    with pytest.raises(InputError, match="the vocabulary: has no NOT_DATA; a paper declares it"):
        clean(module(), edition(tmp_path), lacking)
