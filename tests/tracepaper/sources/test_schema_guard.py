"""Changes of shape are named; revisions of single figures are not its concern."""

from __future__ import annotations

import gzip

import pytest

from tracepaper.errors import InputError
from tracepaper.sources.schema_guard import Shape, compare, require_accepted

SHAPE = Shape("t.csv", "code", ("economy",), "year", "value", names=("n.csv", "code", "name"))
ROWS = [
    (code, economy, year, 100.0 + 7 * year + len(economy))
    for code in ("GDP", "POP")
    for economy in ("CHN", "VNM")
    for year in range(2015, 2024)
]
NAMES = {"GDP": "GDP (constant 2015 US$)", "POP": "Population"}


def files(rows=ROWS, names=NAMES, header="code,economy,year,value"):
    table = "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"
    return {
        "t.csv": table.encode(),
        "n.csv": "".join(["code,name\n", *(f'{code},"{name}"\n' for code, name in names.items())]).encode(),
    }


def kinds(new, old=None):
    return [(f.kind, f.stops) for f in compare(old or files(), new, [SHAPE])]


def scaled(factor, code="GDP", economy=""):
    return [(c, e, y, v * factor if c == code and economy in e else v) for c, e, y, v in ROWS]


def test_more_of_the_same_is_no_finding():
    assert kinds(files([*ROWS, ("GDP", "CHN", 2024, 9e4)])) == []


def test_single_revisions_are_no_finding():
    assert kinds(files([(c, e, y, v * (1.04 if y == 2023 else 1)) for c, e, y, v in ROWS])) == []


@pytest.mark.parametrize(
    "new, expected",
    [
        (files([r[:3] + r[3:] for r in ROWS], header="code,economy,year,figure"), "removed column"),
        (
            files(
                [("GDX" if r[0] == "GDP" else r[0], *r[1:]) for r in ROWS],
                {"GDX": NAMES["GDP"], "POP": "Population"},
            ),
            "renamed indicator",
        ),
        (
            files(
                [("GDX" if r[0] == "GDP" else r[0], *r[1:]) for r in ROWS],
                {"GDX": "Other", "POP": "Population"},
            ),
            "renamed indicator",
        ),
        (files([r for r in ROWS if r[0] != "GDP"]), "missing indicator"),
        (files(names=NAMES | {"GDP": "GDP (constant 2021 US$)"}), "new unit"),
        (files(scaled(1000)), "new unit"),
        (files(scaled(1e-6)), "new unit"),
        (files(scaled(1.083)), "rebased"),
        (files(scaled(1.33, economy="VNM")), "rebased"),
        (files([r for r in ROWS if r[1] != "VNM" or r[0] != "GDP"]), "missing economy"),
        (files(ROWS[1:]), "fewer rows"),
    ],
    ids=[
        "column",
        "renamed, same name",
        "renamed, same figures",
        "missing",
        "unit in the name",
        "thousand times",
        "millionth",
        "base year",
        "one economy",
        "economy",
        "rows",
    ],
)
def test_what_is_named_and_stops(new, expected):
    found = kinds(new)
    assert (expected, True) in found


@pytest.mark.parametrize(
    "new, expected",
    [
        (files([*ROWS, ("CPI", "CHN", 2023, 1.0)]), "new indicator"),
        (files(names=NAMES | {"POP": "Population, total"}), "new name"),
    ],
)
def test_what_is_only_told(new, expected):
    assert kinds(new) == [(expected, False)]


def test_growth_rates_have_no_level():
    rows = [("GDP", "CHN", year, (-1) ** year * 2.0) for year in range(2000, 2020)]
    assert kinds(files([(c, e, y, v * 3) for c, e, y, v in rows]), files(rows)) == []


def test_compressed_files_are_read():
    shape = Shape("t.csv.gz", "code", ("economy",), "year", "value")
    old, new = ({"t.csv.gz": gzip.compress(files(rows)["t.csv"])} for rows in (ROWS, ROWS[1:]))
    assert [f.kind for f in compare(old, new, [shape])] == ["fewer rows"]


def test_the_refresh_stops_and_goes_on_when_accepted():
    told = []
    findings = compare(files(), files(scaled(1000)), [SHAPE])
    with pytest.raises(InputError, match="differ in shape.*new unit.*--accept-changes"):
        require_accepted(findings, "bank", "2026-07", False, told.append)
    require_accepted(findings, "bank", "2026-07", True, told.append)
    assert len(told) == 2
