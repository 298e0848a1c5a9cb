"""What a number is goes with it through what leaves its unit as it is."""

from __future__ import annotations

import pandas as pd
import pytest

from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.evidence.lineage import NAN, formula, leaf, observations_of
from tracepaper.evidence.quantities import PERCENT, Part, Quantities, Quantity, named, quantity_of, shared_key
from tracepaper.evidence.tables import write_table

TARIFF = Quantity("PERCENT", 0.1, {"en": "tariff"})
USERS = Quantity("PERCENT", 1, {"en": "users"})
SERVERS = Quantity("NUMBER", 1, {"en": "servers"})
ONE, TWO = (named(leaf(value, obs), TARIFF) for obs, value in enumerate((1.0, 2.0), 1))
OTHER = named(leaf(3.0, 3), SERVERS)


def codes(value) -> tuple:
    return tuple(part.code for part in value.key)


def test_a_calculation_is_of_what_all_its_numbers_are_of():
    year, other = Part("year", 2022), Part("year", 2023)
    china, vietnam = (
        named(leaf(1.0, n), TARIFF, (Part("economy", c), year)) for n, c in ((1, "CHN"), (2, "VNM"))
    )
    assert shared_key((china + vietnam) / 2) == (year,)
    assert shared_key(2 * china) == (Part("economy", "CHN"), year)
    assert shared_key(china - named(leaf(1.0, 3), TARIFF, (other,))) == ()
    assert shared_key(leaf(1.0, 1)) == () and shared_key(3.0) == ()


@pytest.mark.parametrize(
    "value, unit",
    [
        (ONE, "PERCENT"),
        (-ONE, "PERCENT"),
        (abs(ONE - TWO), "PERCENT"),
        (ONE + TWO, "PERCENT"),
        (2 * ONE, "PERCENT"),
        (ONE / 2, "PERCENT"),
        (ONE + 1, "PERCENT"),
        (ONE / TWO, None),
        (2 / ONE, None),
        (ONE * TWO, None),
        (ONE - OTHER, None),
        (ONE - leaf(1.0, 9), None),
        (ONE**2, None),
        (leaf(1.0, 1), None),
        (1.0, None),
    ],
)
def test_the_unit_of_a_calculation(value, unit):
    found = quantity_of(value)
    assert (found and found.unit) == unit


def test_a_named_number_is_the_number_it_was():
    value = named(leaf(1.0, 1) + leaf(2.0, 2), PERCENT)
    assert float(value) == 3.0 and observations_of(value) == [1, 2] and formula(value) == "1 + 2"
    assert named(1.0, PERCENT) == 1.0 and named(leaf(1.0, 1), None).op == "obs"


@pytest.mark.parametrize(
    "where, words, key",
    [
        ({"measure": "users", "economy": "CHN", "year": 2022}, "users", ("CHN", 2022)),
        ({"year": 2022, "economy": "CHN", "measure": "users"}, "users", ("CHN", 2022)),
        ({"measure": "servers", "economy": ["CHN", "VNM"], "year": 2022}, "servers", (2022,)),
    ],
)
def test_values_tell_the_measures_of_a_column_apart(where, words, key):
    known = Quantities({("t", "value", "users"): USERS, ("t", "value", "servers"): SERVERS})
    found = known.name(leaf(1.0, 1), "t", "value", where)
    assert (found.quantity.words["en"], codes(found)) == (words, key)
    assert quantity_of(known.name(leaf(1.0, 1), "t", "value", {"measure": "broadband"})) is None
    assert quantity_of(known.name(leaf(1.0, 1), "t", "share", {"measure": "users"})) is None


def test_evidence_names_what_it_reads_in_the_order_of_the_columns(evidence_files, tmp_path):
    rows = [("CHN", "VNM", 2022, leaf(1.0, 1)), ("VNM", "CHN", 2022, leaf(2.0, 2)), ("VNM", "LAO", 2022, NAN)]
    frame = pd.DataFrame(rows, columns=["exporter", "importer", "year", "tariff"]).astype({"tariff": object})
    write_table(frame, tmp_path / "t.parquet", Columns(keys=("exporter", "importer", "year")))
    evidence = Evidence(
        *evidence_files, {}, by_name([tmp_path / "t.parquet"]), quantities={("t", "tariff"): TARIFF}
    )
    assert evidence.cell("t", "tariff", year=2022, importer="CHN").key[0] == Part("importer", "CHN")
    assert codes(evidence.cell("t", "tariff", year=2022, importer="CHN")) == ("CHN", 2022)
    line = evidence.line("t", "tariff", by="exporter", importer=["CHN", "VNM"], year=2022)
    assert [codes(value) for value in line.values()] == [("CHN", 2022), ("VNM", 2022)]
    pairs = evidence.line("t", "tariff", by=("exporter", "importer"))
    assert codes(pairs["VNM", "CHN"]) == ("VNM", "CHN") and pairs["VNM", "CHN"].quantity is TARIFF
