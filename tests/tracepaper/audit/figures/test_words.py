"""Labels, keys and titles name what they stand at."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("swapped", [False, True])
def test_a_legend(read, swapped):
    names = ("Viet Nam", "China") if swapped else ("China", "Viet Nam")

    def draw(axes):
        for code, name, colour in zip(("CHN", "VNM"), names, ("#0072b2", "#d55e00"), strict=True):
            axes.plot(YEARS, of(code), color=colour, label=name)
        axes.legend()

    assert kinds(read(draw)) == (["label-names-another"] if swapped else [])


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
