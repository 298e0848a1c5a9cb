"""The numbers at ticks are written as the figure's language writes them."""

from __future__ import annotations

import pytest

from tracepaper.exhibits import drawing, ticks


class Plain:
    """An exhibit with ticks of matplotlib's on one side, and its own words on the other."""

    @staticmethod
    def draw(data, language):
        figure, axes = drawing.canvas()
        axes.plot(data, data)
        axes.set_xticks([1e-7, 2.5e-7], ["St. Elmo", "b"])
        return figure


@pytest.mark.parametrize(
    ("mark", "written", "power"), [(",", ["0,5", "1,0", "1,5"], "1e−7"), (".", ["0.5", "1.0", "1.5"], "1e−7")]
)
def test_ticks_have_the_decimal_mark_of_the_language_and_own_words_stay(monkeypatch, mark, written, power):
    monkeypatch.setattr(ticks, "decimal_mark", lambda language: mark)
    with drawing.style():
        figure = drawing.draw(Plain, [0.5e-7, 1.5e-7], "en")
        figure.axes[0].set_yticks([0.5e-7, 1e-7, 1.5e-7])
        figure.draw_without_rendering()
        [axes] = figure.axes
        assert [label.get_text() for label in axes.get_yticklabels()] == written
        assert axes.yaxis.get_offset_text().get_text().replace("-", "−") == power
        assert axes.get_xticklabels()[0].get_text() == "St. Elmo"
