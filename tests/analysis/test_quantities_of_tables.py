"""What the columns of the tables measure is told of tables there are, in units that can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.names import NAMES, called
from analysis.quantities import COMPUTED, QUANTITIES, SERIES
from analysis.vocabulary import UNIT_WORDS
from tracepaper.languages.number_format import format_value
from tracepaper.paths import find_exhibits, find_modules

ANALYSIS = Path(__file__).resolve().parents[2] / "workflow/analysis"


def test_every_quantity_is_of_a_table_there_is():
    known = {*find_modules(ANALYSIS / "indicators"), *find_exhibits(ANALYSIS / "exhibits")}
    assert {table for table, *_ in QUANTITIES} - known == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_quantity_can_be_written(language):
    for quantity in (QUANTITIES | SERIES | COMPUTED).values():
        assert quantity.words[language] and format_value(
            1.0, quantity.unit, quantity.step, language, UNIT_WORDS
        )


@pytest.mark.parametrize(
    "code, zh, en",
    [
        ("VNM", "越南", "Vietnam"),
        ("CHN-450100", "南宁", "Nanning"),
        ("S03", "动植物油脂", "Fats and oils"),
        ("84-85", "机械、电子", "Machinery, electrical"),
        (2022, "2022", "2022"),
        ("gain-upgrade", "gain-upgrade", "gain-upgrade"),
    ],
)
def test_codes_have_names_in_each_language(code, zh, en):
    assert (called(code, "zh"), called(code, "en")) == (zh, en)


def test_every_name_is_in_every_language():
    assert {code for code, names in NAMES.items() if set(names) != {"zh", "en"}} == set()
