"""What a number is goes with it through what leaves its unit as it is."""

from __future__ import annotations

import pandas as pd
import pytest

from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.evidence.lineage import NAN, formula, leaf, observations_of
from tracepaper.evidence.quantities import PERCENT, Part, Quantities, Quantity, named, quantity_of, shared_key
from tracepaper.evidence.tables import write_table

TARIFF = Quantity("PERCENT", 0.1, {"en": "tariff"})
USERS = Quantity("PERCENT", 1, {"en": "users"})
SERVERS = Quantity("NUMBER", 1, {"en": "servers"})
ONE, TWO = (named(leaf(value, obs, "PERCENT"), TARIFF) for obs, value in enumerate((1.0, 2.0), 1))
OTHER = named(leaf(3.0, 3), SERVERS)


def codes(value) -> tuple:
    return tuple(part.code for part in value.key)


def test_a_calculation_is_of_what_all_its_numbers_are_of():
    year, other = Part("year", 2022), Part("year", 2023)
    china, vietnam = (
        named(leaf(1.0, n, "PERCENT"), TARIFF, (Part("economy", c), year))
        for n, c in ((1, "CHN"), (2, "VNM"))
    )
    assert shared_key((china + vietnam) / 2) == (year,)
    assert shared_key(2 * china) == (Part("economy", "CHN"), year)
    assert shared_key(china - named(leaf(1.0, 3, "PERCENT"), TARIFF, (other,))) == ()
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
        (ONE - leaf(1.0, 9, "PERCENT"), None),
        (ONE**2, None),
        (leaf(1.0, 1), None),
        (1.0, None),
    ],
)
def test_the_unit_of_a_calculation(value, unit):
    found = quantity_of(value)
    assert (found and found.unit) == unit


def test_a_named_number_is_the_number_it_was():
    value = named(leaf(1.0, 1, "PERCENT") + leaf(2.0, 2, "PERCENT"), PERCENT)
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
    unit = "PERCENT" if words == "users" else "NUMBER"
    found = known.name(leaf(1.0, 1, unit), "t", "value", where)
    assert (found.quantity.words["en"], codes(found)) == (words, key)
    assert quantity_of(known.name(leaf(1.0, 1), "t", "value", {"measure": "broadband"})) is None
    assert quantity_of(known.name(leaf(1.0, 1), "t", "share", {"measure": "users"})) is None


def test_a_series_in_two_currencies_is_told_in_each():
    dollars, yuan = (Quantity(unit, 1, {"en": "trade"}) for unit in ("USD", "CNY"))
    known = Quantities({("t", "trade", "USD"): dollars, ("t", "trade", "CNY"): yuan})
    for unit, quantity in (("USD", dollars), ("CNY", yuan)):
        assert known.name(leaf(1.0, 1, unit), "t", "trade", {"year": 2020}).quantity is quantity
    assert quantity_of(known.name(leaf(1.0, 1, "TONNES"), "t", "trade", {"year": 2020})) is None


def test_evidence_names_what_it_reads_in_the_order_of_the_columns(evidence_files, tmp_path):
    rows = [("CHN", "VNM", 2022, leaf(1.0, 1, "PERCENT"))]
    rows += [("VNM", "CHN", 2022, leaf(2.0, 2, "PERCENT")), ("VNM", "LAO", 2022, NAN)]
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


@pytest.mark.parametrize(
    "unit, declared",
    [
        ("CNY_2000", "CNY"),
        ("USD", "CNY"),
        ("NUMBER", "YEAR"),
        ("PERCENT", "NUMBER"),
        ("PERCENTAGE_POINTS", "PERCENT"),
    ],
)
def test_a_number_in_another_unit_than_its_quantity_is_told(unit, declared):
    with pytest.raises(InputError, match=f"tariff is in {unit}, but declared to be in {declared}; correct"):
        named(leaf(1.0, 1, unit), Quantity(declared, 1, {"en": "tariff"}))


@pytest.mark.parametrize(
    "unit, declared", [("USD", "USD"), ("USD/PERSONS", "USD"), ("INDEX", "NUMBER"), ("NUMBER", "TIMES")]
)
def test_a_number_may_be_told_a_head_or_bare(unit, declared):
    assert named(leaf(1.0, 1, unit), Quantity(declared, 1)).quantity.unit == declared


def table_of(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure", "year", "value"]).astype({"value": object})


MEASURES = {("t", "value"): SERVERS, ("t", "value", "users"): USERS}


def test_the_cells_of_a_table_are_held_against_what_is_told_of_them():
    users, servers = ("users", 2020, leaf(1.0, 1, "PERCENT")), ("servers", 2020, leaf(1.0, 2, "INDEX"))
    known = Quantities(MEASURES)
    known.check("t", table_of(users, servers, ("users", 2021, NAN)))
    known.check("another", table_of(("users", 2020, leaf(1.0, 1, "USD"))))
    with pytest.raises(InputError, match="t, column value is in PERCENT, but declared to be in NUMBER"):
        known.check("t", table_of(users, ("servers", 2021, leaf(1.0, 3, "PERCENT"))))
    with pytest.raises(InputError, match="t, column value is in NUMBER, but declared to be in PERCENT"):
        known.check("t", table_of(servers, ("users", 2021, leaf(1.0, 3))))


def test_a_column_that_a_table_does_not_have_is_told():
    with pytest.raises(InputError, match="t has no column share, of which .*; it has measure, year, value"):
        Quantities(MEASURES | {("t", "share"): USERS}).check("t", table_of(("users", 2020, NAN)))


def test_a_wrong_unit_stops_where_the_table_is_read(evidence_files, tmp_path):
    frame = table_of(("users", 2020, leaf(1.0, 1, "USD")))
    write_table(frame, tmp_path / "t.parquet", Columns(keys=("measure", "year")))
    evidence = Evidence(*evidence_files, {}, by_name([tmp_path / "t.parquet"]), quantities=MEASURES)
    with pytest.raises(InputError, match="t, column value is in USD, but declared to be in PERCENT"):
        evidence.line("t", "value", measure="users")
