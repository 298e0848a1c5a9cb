"""Captions say what their data are: units, years, what is typed, and the sources."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from tracepaper.audit.checks import captions_bound
from tracepaper.audit.report import Result
from tracepaper.exhibits.captions import Value

COLUMNS = {"gdp": np.array([2e11, 5e11]), "share": np.array([12.5, 30.0])}
UNITS = {"gdp": {"USD"}, "share": {"PERCENT"}}
CARDS = {
    ("bank", "2024"): {"publisher": {"en": "A Bank"}, "title": {"en": "Indicators"}},
    ("bank", "2025"): {"publisher": {"en": "A Bank"}, "title": {"en": "Indicators"}},
}
LINE = "Source: A Bank, Indicators (edition 2024)."


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (Value(5e11, "USD", 1e9), ""),
        (Value(5e11, "CNY", 1e9), "unit is USD"),
        (Value(5e10, "USD", 1e9), "another power of ten"),
        (Value(12.5, "PERCENTAGE_POINTS", 0.1), "unit is PERCENT"),
        (Value(17.5, "PERCENT", 0.1), ""),  # a difference, which stands in no column
    ],
)
def test_a_value_is_in_the_unit_of_its_column(value, word):
    found = captions_bound.wrong_unit(value, COLUMNS, UNITS)
    assert (word in found) if word else found == ""


def test_years_of_numbers_periods_and_dates():
    frame = pd.DataFrame({"year": [2001, 1871], "date": ["2019Q3", "2020-05-01"], "value": [1.5, 2010.5]})
    assert captions_bound.years_of(frame) == {2001, 1871, 2019, 2020, 2010}
    assert captions_bound.declared_years(SimpleNamespace(FIRST=2000, other=1999)) == {2000}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (LINE, []),
        (LINE.replace("2024", "2025"), ["lacks", "names"]),
        (LINE.replace("Indicators", "Tables"), ["lacks", "names"]),
        (LINE.replace(".", "; Another Bank, Indicators (edition 2024)."), ["names"]),
        ("", ["lacks"]),
    ],
)
def test_the_line_of_sources_names_those_behind_the_data(line, wrong):
    found = list(captions_bound.wrong_sources(line, {("bank", "2024")}, CARDS, "en"))
    assert [text.split()[0] for text in found] == wrong


CAPTION = "# {title}\n\n{note}\n\n::: {{.alt}}\nA line.\n:::\n"


@pytest.mark.parametrize(
    ("zh", "en", "kinds"),
    [
        ("2005年起，美元。", "From 2005, in US dollars.", []),
        ("2006年起，美元。", "From 2005, in US dollars.", ["languages-differ"]),
        ("2005年起，元。", "From 2005, in US dollars.", ["unit-of-nothing", "languages-differ"]),
        ("2005年起，元。", "From 2005, in yuan.", ["unit-of-nothing"] * 2),
    ],
)
def test_what_is_typed_is_the_same_in_each_language(tmp_path, zh, en, kinds):
    for language, note in (("zh", zh), ("en", en)):
        text = CAPTION.format(title="T", note=note)
        (tmp_path / f"caption.{language}.md").write_text(text, encoding="utf-8")
    module = SimpleNamespace(__file__=f"{tmp_path}/exhibit.py")
    measured = SimpleNamespace(QUANTITIES={("fig-gdp", "gdp"): SimpleNamespace(unit="USD")})
    material = SimpleNamespace(languages=("zh", "en"), analysis="analysis", measured=measured)
    result = Result("", 0)
    captions_bound._check_typed("fig-gdp", module, {}, material, result)
    assert [problem.kind for problem in result.problems] == kinds
