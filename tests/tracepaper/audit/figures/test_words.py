"""Labels, keys and titles name what they stand at."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.lines import Line2D

from small_figure import of
from tracepaper.audit.figures import words
from tracepaper.exhibits import drawing

YEARS = [2000, 2001, 2002]


def kinds(drawn) -> list[str]:
    return sorted({finding.kind for finding in words.findings(drawn)})


def lines(axes, names=("China", "Viet Nam"), colours=("#0072b2", "#d55e00")):
    ends = []
    for code, name, colour, own in zip(("CHN", "VNM"), names, colours, ("#0072b2", "#d55e00"), strict=True):
        axes.plot(YEARS, of(code), color=own)
        ends.append((of(code)[-1], name, colour))
    drawing.label_ends(axes, ends)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"names": ("China's economy", "of Viet Nam")}, []),
        ({"names": ("Viet Nam", "China")}, ["label-names-another"]),
        ({"colours": ("#d55e00", "#0072b2")}, ["label-names-another", "labels-out-of-order"]),
        ({"names": ("China", "China")}, ["label-names-another"]),
        ({"names": ("x", "y")}, ["label-names-nothing"]),
    ],
)
def test_labels_at_the_ends_of_lines(read, given, found):
    assert kinds(read(lambda axes: lines(axes, **given))) == found


PAIRS = pd.DataFrame(
    {
        "seller": ["CHN"] * 6 + ["VNM"] * 3,
        "buyer": ["VNM"] * 3 + ["Laos"] * 3 + ["CHN"] * 3,
        "year": YEARS * 3,
        "gdp": [1.0, 2.0, 3.0, 4.0, 5.5, 7.0, 8.0, 8.5, 9.0],
    }
)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Viet Nam", "Laos"), []),
        (("Laos", "Viet Nam"), ["label-names-another"]),
        (("Viet Nam", "China"), ["label-names-another"]),
    ],
)
def test_a_label_names_a_buyer_whom_other_rows_have_as_a_seller(saved, names, found):
    def draw(axes):
        for buyer, name in zip(("VNM", "Laos"), names, strict=True):
            values = PAIRS.loc[(PAIRS["seller"] == "CHN") & (PAIRS["buyer"] == buyer), "gdp"].tolist()
            axes.plot(YEARS, values, color="#0072b2")
            axes.annotate(name, (YEARS[-1], values[-1]), xytext=(3, 0), textcoords="offset points")

    assert kinds(saved(draw, data=PAIRS)) == found


@pytest.mark.parametrize("swapped", [False, True])
def test_a_legend(read, swapped):
    names = ("Viet Nam", "China") if swapped else ("China", "Viet Nam")

    def draw(axes):
        for code, name, colour in zip(("CHN", "VNM"), names, ("#0072b2", "#d55e00"), strict=True):
            axes.plot(YEARS, of(code), color=colour, label=name)
        axes.legend()

    assert kinds(read(draw)) == (["label-names-another"] if swapped else [])


@pytest.mark.parametrize("swapped", [False, True])
def test_a_legend_of_the_whole_figure(read, swapped):
    names = ("Viet Nam", "China") if swapped else ("China", "Viet Nam")

    def draw(*panels):
        for axes in panels:
            for code, name, colour in zip(("CHN", "VNM"), names, ("#0072b2", "#d55e00"), strict=True):
                axes.plot(YEARS, of(code), color=colour, label=name)
        panels[0].figure.legend(*panels[0].get_legend_handles_labels())

    assert set(kinds(read(draw, 2))) == ({"label-names-another"} if swapped else set())


def test_a_legend_beside_another(read):
    def draw(axes):
        lines = [
            *axes.plot(YEARS, of("CHN"), color="#0072b2"),
            *axes.plot(YEARS, of("VNM"), color="#d55e00"),
        ]
        axes.add_artist(axes.legend(lines, ["Viet Nam", "China"], loc="upper left"))
        axes.legend(lines, ["China", "Viet Nam"], loc="lower right")

    assert "label-names-another" in kinds(read(draw))


@pytest.mark.parametrize("of_figure", [False, True])
def test_an_entry_whose_mark_nothing_has(read, of_figure):
    def draw(axes):
        (line,) = axes.plot(YEARS, of("CHN"), color="#0072b2")
        other = Line2D([], [], color="#d55e00")
        (axes.figure if of_figure else axes).legend([line, other], ["China", "Viet Nam"])

    assert kinds(read(draw)) == ["key-of-nothing"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_legend_of_bars(read, swapped):
    names = ("Viet Nam", "China") if swapped else ("China", "Viet Nam")

    def draw(axes):
        for code, name, colour in zip(("CHN", "VNM"), names, ("#0072b2", "#d55e00"), strict=True):
            axes.bar(YEARS, of(code), color=colour, label=name)
        axes.legend()

    assert kinds(read(draw)) == (["label-names-another"] if swapped else [])


@pytest.mark.parametrize("swapped", [False, True])
def test_titles_of_panels(read, swapped):
    names = ("Viet Nam", "China") if swapped else ("China", "Viet Nam")

    def draw(*panels):
        for axes, code, name in zip(panels, ("CHN", "VNM"), names, strict=True):
            axes.plot(YEARS, of(code))
            axes.set_title(name)

    assert kinds(read(draw, 2)) == (["title-names-another"] if swapped else [])
