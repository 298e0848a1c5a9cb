"""Faults planted on a small map are told: outlines, places, projection, scale bar, degrees, lengths."""

from __future__ import annotations

from math import cos, radians

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tracepaper.audit.figures import geography, legibility, scales, values, words
from tracepaper.audit.figures.drawn_figure import DrawnFigure
from tracepaper.evidence.quantities import Quantity
from tracepaper.exhibits import drawing, maps

MISSING = float("nan")
ISLAND = [(108.0, 18.4), (109.1, 18.2), (109.6, 19.7), (108.7, 20.1)]
ISLET = [(107.1, 20.5), (107.4, 20.5), (107.3, 20.8)]
PLACES = {"north": (109.2, 21.3), "south": (108.9, 19.3)}
WINDOW = (106.0, 110.5, 18.0, 22.0)
ROWS = [
    *(("land", None, "a", n, *at, MISSING) for n, at in enumerate(ISLAND, 1)),
    *(("land", None, "b", n, *at, MISSING) for n, at in enumerate(ISLET, 1)),
    *(("city", name, None, 1, *at, MISSING) for name, at in PLACES.items()),
    ("way", "north", "w", 1, *PLACES["north"], 224.2),
    ("way", "south", "w", 2, *PLACES["south"], 224.2),
]
DATA = pd.DataFrame(ROWS, columns=["part", "place", "line", "point", "longitude", "latitude", "km"])
QUANTITIES = {
    ("fig-map", "longitude"): Quantity("DEGREES", 0.1, {"en": "longitude"}),
    ("fig-map", "latitude"): Quantity("DEGREES", 0.1, {"en": "latitude"}),
    ("fig-map", "km"): Quantity("KM", 1, {"en": "distance"}),
}
CALLED = {"city": "town", "way": "straight line", "north": "Northport", "south": "Southport"}
DOT = {"color": "black", "marker": "o", "linestyle": "none"}
WAY = {"color": "#0072B2", "linestyle": "--"}


def draw(axes, change):
    """The whole map; `change` names what is planted."""
    maps.window(axes, change.get("window", WINDOW))
    maps.land(axes, [tuple(zip(*shape, strict=True)) for shape in change.get("land", (ISLAND, ISLET))])
    axes.plot([109.2, 108.9], [21.3, 19.3], **WAY)
    named = change.get("names", {"north": "Northport", "south": "Southport\n224 km"})
    for place, at in (PLACES | change.get("places", {})).items():
        axes.plot([at[0]], [at[1]], **DOT)
        axes.annotate(named[place], at, xytext=(4, 4), textcoords="offset points", fontsize=7)
    maps.scale_bar(axes, change.get("bar", 100), change.get("said", "100 km"), (0.05, 0.4))
    entries = change.get("key", ["town", "straight line"])
    axes.legend([Line2D([], [], **DOT), Line2D([], [], **WAY)], entries, loc="upper left")


def read(after=None, **change) -> DrawnFigure:
    with drawing.style():
        figure = Figure(figsize=(4, 4), layout="constrained")
        axes = figure.subplots()
        draw(axes, change)
        if after:
            after(axes)
        FigureCanvasAgg(figure).draw()
        called = lambda code, language: CALLED.get(code, str(code))  # noqa: E731
        drawn = DrawnFigure("fig-map", "en", figure, DATA, QUANTITIES, called, {})
        assert drawn.labels  # read while the style holds
    return drawn


def kinds(drawn, *questions) -> list[str]:
    return [finding.kind for question in questions for finding in question.findings(drawn)]


def test_a_true_map_has_no_findings():
    assert kinds(read(), geography, values, words, scales, legibility) == []


@pytest.mark.parametrize("turned", [ISLAND[::-1], ISLAND[2:] + ISLAND[:2]])
def test_an_outline_may_begin_anywhere_and_turn_either_way(turned):
    assert kinds(read(land=(turned, ISLET)), geography, values) == []


def test_a_coast_may_run_out_of_the_window():
    assert kinds(read(window=(106.0, 110.5, 18.3, 22.0)), geography, scales) == []


@pytest.mark.parametrize(
    "change, kind",
    [
        ({"land": (ISLAND[:3], ISLET)}, "outline-cut-short"),
        ({"land": ([ISLAND[0], ISLAND[2], ISLAND[1], ISLAND[3]], ISLET)}, "outline-tangled"),
        ({"said": "200 km"}, "scale-bar"),
        ({"said": "to scale"}, "scale-bar"),
        ({"bar": 120}, "scale-bar"),
        ({"names": {"north": "Northport", "south": "Southport\n242 km"}}, "distance-differs"),
        ({"key": ["straight line", "town"]}, "key-names-another"),
    ],
)
def test_what_is_not_true_is_told(change, kind):
    assert kind in kinds(read(**change), geography)


def test_an_entry_without_marks_is_told_once():
    for mark in (DOT | {"color": "#D55E00"}, DOT | {"marker": "s"}):

        def another_key(axes, mark=mark):
            marks = [Line2D([], [], **one) for one in (DOT, WAY, mark)]
            axes.legend(marks, ["town", "straight line", "harbour"], loc="upper left")

        assert kinds(read(another_key), geography, words) == ["key-of-nothing"]


def test_an_entry_whose_marks_are_hollow_elsewhere_is_told_once():
    hollow = [Line2D([], [], **DOT, markerfacecolor="none"), Line2D([], [], **WAY)]
    again = lambda axes: axes.legend(hollow, ["town", "straight line"], loc="upper left")  # noqa: E731
    assert kinds(read(again), geography, words) == ["key-of-nothing"]


def test_a_missing_island_is_told():
    third = [("land", None, "c", n, 110 + n / 10, 18.5, MISSING) for n in (1, 2, 3)]
    drawn = read()
    drawn.frame = pd.concat([DATA, pd.DataFrame(third, columns=DATA.columns)], ignore_index=True)
    assert kinds(drawn, geography) == ["outline-left-out"]


def test_a_moved_point_of_the_coast_and_a_moved_place_are_no_data():
    moved = [(108.0, 18.4), (109.1, 18.2), (109.7, 19.7), (108.7, 20.1)]
    assert kinds(read(land=(moved, ISLET)), values) == ["not-the-data"]
    assert kinds(read(places={"south": (108.9, 19.4)}), values) == ["not-the-data"]


def test_exchanged_names_are_told():
    named = {"north": "Southport", "south": "Northport"}
    assert kinds(read(names=named), words) == ["label-names-another"] * 2


def test_a_stretched_map_is_told():
    assert "map-bent" in kinds(read(lambda axes: axes.set_aspect(1.5)), geography)


def test_degrees_at_another_place_or_side_are_told():
    for labels in (["107°E", "109°E"], ["106°W", "108°W"], ["106°N", "108°N"]):
        drawn = read(lambda axes, labels=labels: axes.set_xticks([106, 108], labels))
        assert "degree-differs" in kinds(drawn, geography)


def test_land_and_sea_of_one_lightness_need_a_coast():
    def without_coast(axes):
        for patch in axes.patches:
            patch.set_linewidth(0)

    assert kinds(read(without_coast), geography) == ["colour-alone"]

    def dark_sea(axes):
        without_coast(axes)
        axes.set_facecolor("#5C7F92")

    assert "colour-alone" not in kinds(read(dark_sea), geography)


def test_a_pale_name_on_the_sea_is_told():
    say = lambda axes: axes.text(107, 19.3, "Gulf", color="#9DB4C0")  # noqa: E731
    assert kinds(read(say), legibility) == ["too-pale"]


def test_what_is_no_map_is_not_asked():
    drawn = read()
    drawn.quantities = {}
    assert kinds(drawn, geography) == []


def test_the_window_is_true_to_scale():
    with drawing.style():
        axes = Figure().subplots()
        maps.window(axes, WINDOW)
    assert axes.get_aspect() == pytest.approx(1 / cos(radians(20)))
