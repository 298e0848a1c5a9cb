"""What is written can be read."""

from __future__ import annotations

import numpy as np
import pytest

from tracepaper.audit.figures import legibility
from tracepaper.audit.reading.contrast import contrast


def test_texts_that_overlap_are_too_pale_or_leave_the_canvas_are_found(read):
    def draw(axes):
        axes.plot([2000, 2001], [1, 3])
        axes.text(2000, 2, "one over another")
        axes.text(2000, 2, "another over one")
        axes.text(2001, 3, "far out of the canvas" * 3).set_in_layout(False)
        axes.text(2000.5, 1, "pale", color="#EEEEEE")
        axes.text(2000.5, 1.5, "small", fontsize=4)

    found = {finding.kind for finding in legibility.findings(read(draw))}
    assert found == {"off-the-canvas", "overlap", "too-pale", "too-small"}


def line(axes):
    axes.plot([2000, 2001, 2002], [1, 2, 3], label="a")


def point(axes):
    axes.scatter([2000, 2002], [1, 3], label="a")


def bars(axes):
    axes.bar([2000, 2001, 2002], [1, 2, 3], label="a")


@pytest.mark.parametrize("draw", [line, point, bars])
def test_a_key_over_the_data_is_found(read, draw):
    def with_key(place):
        def both(axes):
            draw(axes)
            axes.legend(loc=place)

        return [finding.kind for finding in legibility.findings(read(both))]

    assert with_key("upper right") == ["key-over-data"] and with_key("upper left") == []


def test_a_key_of_the_whole_figure_over_the_data_is_found(read):
    def both(axes):
        line(axes)
        axes.figure.legend(loc="upper right", bbox_to_anchor=(1, 1), bbox_transform=axes.transAxes)

    assert [finding.kind for finding in legibility.findings(read(both))] == ["key-over-data"]


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


def test_boxes_that_share_more_than_a_point_overlap():
    one = np.array([(0, 0), (4, 0), (4, 4), (0, 4)])
    assert legibility.overlaps(one, one + 2) and not legibility.overlaps(one, one + 5)


def test_type_that_is_small_on_a_phone_is_told_of_a_narrow_figure_alone(read):
    def draw(axes):
        axes.text(0.5, 0.5, "GDP", fontsize=6.5)

    drawn = read(draw)
    assert [finding.kind for finding in legibility.findings(drawn)] == []
    drawn.figure.set_figwidth(3.35)
    assert "too-small" in [finding.kind for finding in legibility.findings(drawn)]
