"""What figures draw is told of columns there are, in every language."""

from __future__ import annotations

import pytest

from analysis import quantities
from analysis.figure_words import QUANTITIES, called
from tracepaper.paths import find_exhibits

OWN = {key: words for key, words in QUANTITIES.items() if quantities.QUANTITIES.get(key) is not words}


def test_every_name_is_of_a_figure_there_is():
    assert {figure for figure, *_ in OWN} <= set(find_exhibits("workflow/analysis/exhibits"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_lines_of_a_figure_have_one_name(language):
    names = [(figure, column, words.words[language]) for (figure, column, *_), words in OWN.items()]
    assert len(set(names)) == len(names) and all(name for *_, name in names)
    assert called("others", language) != called("cities", language)
