"""Figures are matched by what they are about, whatever their number and their order."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.changes.data_changes import (
    differing_sources,
    published_tables,
    summarise,
    text_changes,
)
from tracepaper.changes.observation_match import match
from tracepaper.changes.state import Label, State
from tracepaper.errors import InputError
from tracepaper.sources.observations import observation_schema

UNITS = {"CNY_100M": ("CNY", 10**8), "CNY_10K": ("CNY", 10**4), "USD": ("USD", 1)}


def table(*rows, start=0):
    """rows: (series, economy, period, value, unit, status)."""
    frame = pd.DataFrame(rows, columns=["series", "economy", "period", "value", "unit", "status"])
    frame["obs"] = range(start, start + len(rows))
    for name in ("source", "edition", "partner", "product", "trust", "file"):
        frame[name] = ""
    frame["line"] = 1
    schema = observation_schema(("economy", "partner", "product"))
    return pa.table({name: pa.array(frame[name].tolist()) for name in schema.names}).cast(schema)


OLD = table(
    ("gdp", "CHN", "2022", 10.0, "CNY_100M", ""),
    ("gdp", "CHN", "2023", 11.0, "CNY_100M", "preliminary"),
    ("gdp", "VNM", "2022", 5.0, "USD", ""),
    ("pop", "CHN", "2022", 1.0, "USD", ""),
)
NEW = table(
    ("pop", "CHN", "2022", 1.0, "USD", ""),
    ("gdp", "CHN", "2024", 13.0, "CNY_100M", ""),
    ("gdp", "CHN", "2023", 12.0, "CNY_100M", ""),
    ("gdp", "CHN", "2022", 100000.0, "CNY_10K", ""),
    start=70,
)


def test_new_revised_withdrawn_and_the_same():
    frame, same = match(OLD, NEW, UNITS)
    found = {(r.economy, r.period): r for r in frame.itertuples()}
    assert same == 2  # the population, and 2022 printed in another unit
    assert {k: r.kind for k, r in found.items()} == {
        ("CHN", "2022"): "same",
        ("CHN", "2023"): "revised",
        ("CHN", "2024"): "new",
        ("VNM", "2022"): "withdrawn",
    }
    final = found["CHN", "2023"]
    assert (final.status_before, final.status, final.before, final.after, final.obs) == (
        "preliminary",
        "",
        11e8,
        12e8,
        72,
    )


def test_another_flag_on_the_same_figure_is_no_revision():
    frame, _ = match(
        table(("a", "CHN", "2022", 1.0, "USD", "estimate")),
        table(("a", "CHN", "2022", 1.0, "USD", "")),
        UNITS,
    )
    assert list(frame["kind"]) == ["status"]


def test_another_base_unit_is_a_revision_though_the_number_is_the_same():
    frame, _ = match(
        table(("a", "CHN", "2022", 1.0, "USD", "")), table(("a", "CHN", "2022", 1.0, "TEU", "")), UNITS
    )
    assert list(frame["kind"]) == ["revised"]
    [series] = summarise(frame, 0, {})["series"]
    assert (series["unit_before"], series["unit"]) == ("USD", "TEU")


def test_which_became_which_is_not_guessed():
    old = table(("a", "CHN", "2022", 1.0, "USD", "x"), ("a", "CHN", "2022", 2.0, "USD", "y"))
    frame, _ = match(old, table(("a", "CHN", "2022", 3.0, "USD", "z")), UNITS)
    assert sorted(frame["kind"]) == ["new", "withdrawn", "withdrawn"]


@pytest.mark.parametrize("old, new, kind", [(None, NEW, "new"), (OLD, None, "withdrawn")])
def test_a_source_that_came_or_went(old, new, kind):
    frame, same = match(old, new, UNITS)
    assert set(frame["kind"]) == {kind} and len(frame) == 4 and same == 0


def test_nothing_to_compare():
    frame, same = match(None, None, UNITS)
    assert len(frame) == 0 and same == 0 and summarise(frame, 0, {})["series"] == []


def test_series_the_paper_uses_come_first():
    frame, same = match(OLD, NEW, UNITS)
    users = {"fact gdp-2024": ((71, 71),), "fig-other": ((0, 69), (73, 90))}
    found = summarise(frame, same, users)
    assert found["counts"] == {"revised": 1, "new": 1, "withdrawn": 1, "status": 0, "same": 2}
    assert found["series"][0]["key"]["economy"] == "CHN" and found["series"][0]["used_by"] == [
        "fact gdp-2024"
    ]
    assert found["series"][0]["largest"]["change"] == pytest.approx(1 / 11)
    assert found["reach"] == [
        {"series": "gdp", "before": "2023", "after": "2024", "about": ["CHN"], "used": True}
    ]
    assert found["sizes"]["5–20%"] == 1


def test_only_sources_whose_files_differ_are_compared():
    def state(**files):
        return State(
            Label("this-build"), {s: {"edition": "1", "files": {"a.csv": f}} for s, f in files.items()}
        )

    assert differing_sources(state(a="x", b="y", c="z"), state(a="x", b="other", d="z")) == {
        "b": "files",
        "c": "dropped",
        "d": "new",
    }


def test_an_edition_that_was_changed_or_removed_is_not_compared(tmp_path):
    entry = {"edition": "1", "files": {"a.csv": "0" * 64}}
    state = State(Label("this-build"), {"s": entry})
    with pytest.raises(InputError, match="not there any more"):
        published_tables(state, "s", tmp_path, lambda source, edition: None)
    (tmp_path / "s" / "1").mkdir(parents=True)
    (tmp_path / "s" / "1" / "a.csv").write_text("x")
    with pytest.raises(InputError, match="has changed since that state"):
        published_tables(state, "s", tmp_path, lambda source, edition: None)


def test_texts_that_differ():
    def texts(**fields):
        return pa.table(
            {
                "table": ["t"] * len(fields),
                "item": ["i"] * len(fields),
                "field": list(fields),
                "text": list(fields.values()),
            }
        )

    assert text_changes(texts(a="1", b="2"), texts(b="3", c="4")) == [
        {"table": "t", "item": "i", "field": "a", "before": "1", "after": ""},
        {"table": "t", "item": "i", "field": "b", "before": "2", "after": "3"},
        {"table": "t", "item": "i", "field": "c", "before": "", "after": "4"},
    ]
    assert text_changes(None, None) == []


keys = st.tuples(
    st.sampled_from(["gdp", "pop"]), st.sampled_from(["CHN", "VNM"]), st.sampled_from(["2022", "2023"])
)
levels = st.floats(0.5, 1e6).map(lambda v: round(v, 3))
states = st.dictionaries(keys, st.tuples(levels, st.sampled_from(["", "preliminary"])), max_size=8).map(
    lambda rows: table(*((*key, value, "USD", status) for key, (value, status) in rows.items()))
)
OTHER_WAY = {"new": "withdrawn", "withdrawn": "new", "revised": "revised", "status": "status", "same": "same"}


@given(states)
def test_a_state_beside_itself_shows_nothing(state):
    frame, same = match(state, state, UNITS)
    assert frame.empty and same == state.num_rows
    assert summarise(frame, same, {})["series_changed"] == 0


@given(states, states)
def test_what_is_new_one_way_is_withdrawn_the_other(one, other):
    there, same = match(one, other, UNITS)
    back, same_back = match(other, one, UNITS)
    columns = ["series", "economy", "period", "before", "after"]
    found = there.assign(kind=there["kind"].map(OTHER_WAY), before=there["after"], after=there["before"])
    assert same == same_back
    for frame in (found, back):
        frame["key"] = list(zip(*(frame[name].astype(str) for name in [*columns, "kind"]), strict=True))
    assert sorted(found["key"]) == sorted(back["key"])


@given(states, st.randoms())
def test_the_order_of_rows_says_nothing(state, random):
    order = random.sample(range(state.num_rows), state.num_rows)
    frame, same = match(state, state.take(pa.array(order, pa.int64())), UNITS)
    assert frame.empty and same == state.num_rows
