"""Tables cell by cell, captions and drawings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracepaper.changes.exhibit_changes import exhibit_changes, table_difference
from tracepaper.changes.state import Exhibit

OLD = [
    ["economy", "year", "gdp", "note"],
    ["CHN", "2022", "10", "a"],
    ["CHN", "2023", "11.0", "b"],
    ["VNM", "2022", "", "c"],
]


NEW = [
    ["economy", "year", "gdp", "rank"],
    ["CHN", "2023", "11", "1"],
    ["CHN", "2022", "12", "2"],
    ["VNM", "2022", "4", "3"],
    ["VNM", "2024", "5", "4"],
]


def test_tables_are_compared_by_their_rows_names():
    cells, added, removed, columns = table_difference(OLD, NEW)
    assert cells == [
        {"key": "CHN · 2022", "column": "gdp", "before": "10", "after": "12", "change": 12 / 10 - 1},
        {"key": "VNM · 2022", "column": "gdp", "before": "", "after": "4", "change": None},
    ]
    assert (added, removed, columns) == (["VNM · 2024"], [], ["+rank", "-note"])


def test_rows_that_no_name_tells_apart_are_not_lost():
    rows = [["kind", "value"], ["x", "1"], ["x", "2"]]
    cells, added, removed, _ = table_difference(rows, [["kind", "value"], ["x", "1"], ["x", "3"], ["x", "4"]])
    assert [c["after"] for c in cells] == ["3"] and added == ["x · (3)"] and removed == []


def grid(*rows):
    return {
        language: {"header": [["who", "GDP"]], "rows": [list(r) for r in rows]} for language in ("zh", "en")
    }


def exhibit(rows, kind="table", cells=None, digest="1", title="GDP, 2023"):
    texts = {"zh": title, "en": title}
    return Exhibit(
        {"kind": kind, "title": texts, "note": texts, "alt": texts, "table": cells}, rows, {}, {"en": digest}
    )


def test_printed_cells_captions_years_and_drawings():
    before = {
        "tbl-a": exhibit(OLD, cells=grid(("China", "10"), ("Vietnam", "…"))),
        "fig-b": exhibit(OLD, "figure"),
        "fig-same": exhibit(OLD, "figure"),
        "fig-gone": exhibit(OLD, "figure"),
    }
    after = {
        "tbl-a": exhibit(NEW, cells=grid(("China", "12"), ("Laos", "1")), title="GDP, 2024"),
        "fig-b": exhibit(OLD, "figure", digest="2"),
        "fig-same": exhibit(OLD, "figure"),
        "tbl-new": exhibit(NEW),
    }
    changes = exhibit_changes(before, after)
    assert (changes["new"], changes["gone"], changes["same"]) == (["tbl-new"], ["fig-gone"], 1)
    table, figure = changes["changed"]
    assert (table["years"], figure["drawing"]) == (["2023", "2024"], "other")
    assert [
        (c["row"], c["column"], c["before"], c["after"]) for c in table["printed"] if c["language"] == "en"
    ] == [
        ("China", "GDP", "10", "12"),
        ("Laos", "who", "", "Laos"),
        ("Laos", "GDP", "", "1"),
        ("Vietnam", "who", "Vietnam", ""),
        ("Vietnam", "GDP", "…", ""),
    ]
    assert {t["what"] for t in table["texts"]} == {"title", "note", "alt"}


numbers = st.integers(-999, 999).map(str) | st.sampled_from(["", "1.50", "text"])
tables = st.dictionaries(st.sampled_from("abcdef"), st.tuples(numbers, numbers), min_size=1).map(
    lambda rows: [["name", "x", "y"], *([name, *cells] for name, cells in rows.items())]
)


@given(tables)
def test_a_table_beside_itself_shows_nothing(rows):
    assert table_difference(rows, rows) == ([], [], [], [])


@given(tables, tables)
def test_what_moved_one_way_moves_back_the_other(one, other):
    there, added, removed, _ = table_difference(one, other)
    back, added_back, removed_back, _ = table_difference(other, one)
    assert (sorted(added), sorted(removed)) == (sorted(removed_back), sorted(added_back))
    places = {(c["key"], c["column"]): (c["before"], c["after"]) for c in there}
    assert places == {(c["key"], c["column"]): (c["after"], c["before"]) for c in back}
