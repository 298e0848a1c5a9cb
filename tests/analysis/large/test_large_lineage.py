"""What lies behind an index of all of BACI is exactly the rows of the archive, by query."""

from __future__ import annotations

import sys

import pytest

from analysis.large import lineage
from analysis.large.archive import Archive
from analysis.large.lineage import KEYS, OPERANDS, rows, trace
from small_archive import YEARS, first_key
from tracepaper.errors import InputError

YEAR = YEARS[1]


@pytest.mark.parametrize("index", KEYS)
def test_every_row_is_the_line_it_says(archive, large, index):
    """Each operand's rows, line by line, as they are published; counts and sums are those of the rows."""
    texts = dict(Archive.at(archive).lines(YEAR))
    key = first_key(large, index)
    for operand in trace(large, index, YEAR, key)[1]:
        found = rows(large, index, operand.name, YEAR, key).to_pylist()
        assert found and operand.file == f"{archive.name}!BACI_HS92_Y{YEAR}_V202401b.csv"
        assert (operand.rows, operand.usd) == (len(found), sum(row["usd"] for row in found))
        assert (operand.first, operand.last) == (found[0]["line"], found[-1]["line"])
        for row in found:
            t, i, j, k, v, q = texts[row["line"]].split(",")
            assert (int(t), int(i), int(j), k) == (YEAR, row["exporter"], row["importer"], row["code"])
            assert round(float(v) * 1000) == row["usd"]
            assert row["kg"] is None if "NA" in q else round(float(q) * 1000) == row["kg"]


@pytest.mark.parametrize("index, name", [("rca", "x_ik"), ("intensity", "x_ij"), ("intra_industry", "x")])
def test_no_row_is_left_out(archive, large, index, name):
    """Counted in the published text itself."""
    key = first_key(large, index)
    split = [text.split(",") for number, text in Archive.at(archive).lines(YEAR) if number > 1]
    wanted = {
        "rca": lambda row: row[1] == str(key.get("exporter")) and row[3] == key.get("product"),
        "intensity": lambda row: row[1] == str(key.get("exporter")) and row[2] == str(key.get("importer")),
        "intra_industry": lambda row: row[1] == str(key.get("economy")) and row[2] == str(key.get("partner")),
    }[index]
    assert rows(large, index, name, YEAR, key).num_rows == sum(map(wanted, split))


def test_the_index_follows_from_its_operands(large):
    """The same bits: the number that was written is the formula of the sums that the queries give."""
    row, operands = trace(large, "rca", YEAR, first_key(large, "rca"))
    x_ik, x_i, x_wk, x_w = (operand.usd for operand in operands)
    assert row["rca"] == (x_ik / x_i) / (x_wk / x_w)
    row, operands = trace(large, "intensity", YEAR, first_key(large, "intensity"))
    x_ij, x_i, m_j, m_w, m_i = (operand.usd for operand in operands)
    assert row["intensity"] == (x_ij / x_i) / (m_j / (m_w - m_i))


def test_an_economy_may_be_named_by_its_letters(large):
    key = {"exporter": "AFG", "importer": "alb"}
    assert trace(large, "intensity", YEAR, key) == trace(
        large, "intensity", YEAR, {"exporter": 4, "importer": 8}
    )


@pytest.mark.parametrize(
    "index, year, key, said",
    [
        ("rcas", YEAR, {}, "'rcas' is no index; there are complementarity"),
        ("rca", YEAR, {"exporter": 4}, "asked for by exporter, product; found exporter"),
        ("rca", YEAR, {"exporter": "XYZ", "product": "010110"}, "XYZ is no economy"),
        (
            "rca",
            YEAR,
            {"exporter": 4, "product": "999999"},
            "rca has no row of 2020 with exporter 4, product 999999",
        ),
        ("rca", 1990, {"exporter": 4, "product": "010110"}, "rca has no row of 1990"),
    ],
)
def test_what_is_not_there_is_told(large, index, year, key, said):
    with pytest.raises(InputError) as refused:
        trace(large, index, year, key)
    assert said in str(refused.value)


def test_an_operand_that_is_not_there(large):
    with pytest.raises(InputError, match="rca has no operand x; it has x_ik, x_i, x_wk, x_w"):
        rows(large, "rca", "x", YEAR, {"exporter": 4, "product": "010110"})


def test_every_index_has_operands():
    assert OPERANDS.keys() == KEYS.keys()


def asked(monkeypatch, capsys, *words: str) -> list[str]:
    monkeypatch.setattr(sys, "argv", ["lineage", *map(str, words)])
    lineage.main()
    return capsys.readouterr().out.splitlines()


def test_asked_from_a_terminal(large, monkeypatch, capsys):
    key = first_key(large, "rca")
    words = [f"year={YEAR}", *(f"{name}={value}" for name, value in key.items())]
    told = asked(monkeypatch, capsys, large, "rca", *words)
    assert told[0].startswith(f"year {YEAR}, exporter {key['exporter']}, product {key['product']}")
    assert told[2] == f"    WHERE exporter = {key['exporter']} AND code = '{key['product']}'"
    listed = asked(monkeypatch, capsys, large, "rca", *words, "--rows", "x_ik")
    assert len(listed) == rows(large, "rca", "x_ik", YEAR, key).num_rows
    with pytest.raises(SystemExit):
        asked(monkeypatch, capsys, large, "rca", "exporter=4")
