"""A mark of the file that names a wrong row, none, or one twice is found; so is one at another place."""

from __future__ import annotations

import re

import pytest

from small_figure import DATA, of
from tracepaper.audit.figures import mark_rows
from tracepaper.exhibits.axes import power_ticks
from tracepaper.exhibits.bound_marks import cells, grid, show
from tracepaper.exhibits.heat_maps import heat_map

YEARS = [2000, 2001, 2002]


def line(axes) -> None:
    for code, look in (("CHN", "-"), ("VNM", "--")):
        course = axes.plot(
            YEARS, [value / 1e9 for value in of(code)], look, marker="o" if look == "--" else ""
        )
        show(course, cells("gdp", economy=code, year=YEARS))


def logarithms(axes) -> None:
    line(axes)
    axes.set_yscale("log")
    axes.set_ylim(1e2, 1e4)
    power_ticks(axes, "en", "y")


def bars(axes) -> None:
    show(axes.bar(YEARS, of("CHN", "share")), cells("share", economy="CHN", year=YEARS))
    stacked = axes.bar(YEARS, of("VNM", "share"), bottom=of("CHN", "share"), color="red")
    show(stacked, cells("share", economy="VNM", year=YEARS))


def rows(axes) -> None:
    last = DATA[DATA["year"] == 2002].set_index("economy")["share"]
    first = DATA[DATA["year"] == 2000].set_index("economy")["share"]
    for values, left, when in ((first, 0, 2000), (last, first, 2002)):
        bars = axes.barh([0, 1], values, left=left, color=["white", "grey"][when > 2000])
        show(bars, cells("share", economy=["CHN", "VNM"], year=when))
    axes.set_yticks([0, 1], ["China", "Viet Nam"])


def matrix(axes) -> None:
    table = DATA.pivot(index="economy", columns="year", values="share")
    shown = grid("share", ("economy", table.index), ("year", table.columns))
    names = (["China", "Viet Nam"], list(map(str, YEARS)))
    heat_map(
        axes, table.to_numpy(), names, [12, 20], ["white", "grey", "black"], lambda value: "", shown=shown
    )


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in mark_rows.findings(drawn)]


@pytest.mark.parametrize("draw", [line, logarithms, bars, rows, matrix])
def test_marks_at_the_places_of_their_rows_are_quiet(saved, draw):
    drawn = saved(draw)
    assert sum(len(group.marks) for group in drawn.groups) in (4, 6)
    assert kinds(drawn) == []


def swapped(text: str) -> str:
    """The first two rows of the first group, or of the first two groups, change places."""
    if re.search(r'data-rows="\d+ ', text):
        return re.sub(r'data-rows="(\d+) (\d+)', r'data-rows="\2 \1', text, count=1)
    first, second = re.findall(r'data-rows="(\d+)"', text)[:2]
    text = text.replace(f'data-rows="{first}"', 'data-rows="x"').replace(
        f'data-rows="{second}"', f'data-rows="{first}"'
    )
    return text.replace('data-rows="x"', f'data-rows="{second}"')


@pytest.mark.parametrize("draw", [line, logarithms, bars, rows])
def test_two_rows_that_changed_places_are_found_by_where_their_marks_stand(saved, draw):
    found = list(mark_rows.findings(saved(draw, swapped)))
    assert {one.kind for one in found} == {"mark-misplaced", "unmarked"}
    assert [one.kind for one in found].count("mark-misplaced") == 2
    assert "the row has" in found[0].text


def test_two_cells_of_a_matrix_that_changed_places_are_found(saved):
    assert kinds(saved(matrix, swapped)) == ["unmarked"]


def test_rows_of_the_same_value_that_changed_places_are_found(saved):
    data = DATA.assign(gdp=[1e12, 2e12, 1e12, 3e11, 4e11, 7e11])

    def draw(axes, order=(2000, 2001, 2002)):
        show(axes.plot(YEARS, [1.0, 2.0, 1.0]), cells("gdp", economy="CHN", year=order))

    assert kinds(saved(draw, data=data)) == []
    assert kinds(saved(lambda axes: draw(axes, (2002, 2001, 2000)), data=data)) == ["unmarked"]


COURSE = re.compile(r'( d="M [\d.]+ )([\d.]+)( L [^"]*" clip-path="[^"]*" fill="none" stroke="#000)')


def raised(course: re.Match[str]) -> str:
    """A line whose first vertex stands a point higher."""
    return f"{course[1]}{float(course[2]) - 1:.2f}{course[3]}"


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (lambda text: re.sub(r'(data-rows="\d+) \d+', r"\1", text, count=1), "marks-differ"),  # too few
        (lambda text: re.sub(r'(data-rows="\d+) \d+', r"\1 -", text, count=1), "unmarked"),  # unseen
        (lambda text: re.sub(r'(data-rows="(\d+)) \d+', r"\1 \2", text, count=1), "mark-twice"),
        (lambda text: re.sub(r'(data-rows="\d+) \d+', r"\1 99", text, count=1), "no-such-cell"),
        (lambda text: text.replace('data-column="gdp"', 'data-column="gpd"', 1), "no-such-cell"),
        (lambda text: text.replace('data-column="gdp"', 'data-column="share"', 1), "mark-misplaced"),
        (lambda text: re.sub(r' data-column="gdp" data-rows="[^"]*"', "", text, count=1), "unmarked"),
        (lambda text: COURSE.sub(raised, text, count=1), "mark-misplaced"),
    ],
)  # fmt: skip
def test_what_is_missing_twice_unknown_or_moved_is_found(saved, plant, kind):
    text = {}

    def planted(svg: str) -> str:
        text["changed"] = plant(svg) != svg
        return plant(svg)

    found = kinds(saved(line, planted))
    assert text["changed"] and kind in found


def test_a_drawing_that_says_nothing_of_its_marks_is_told_once_a_line(saved):
    assert kinds(saved(lambda axes: axes.plot(YEARS, of("CHN")))) == ["unmarked"]


def test_ticks_are_asked_once_a_panel_and_not_once_a_mark(saved, monkeypatch):
    """matplotlib makes all ticks of an axis anew each time, which took three quarters of this check."""
    asked = []
    drawn = saved(line)
    monkeypatch.setattr(type(drawn.figure.axes[0]), "get_yticklabels", lambda axes: asked.append(axes) or [])
    assert list(mark_rows.findings(drawn)) == []
    assert len(drawn.groups[0].marks) > 1 and len(asked) == 1
