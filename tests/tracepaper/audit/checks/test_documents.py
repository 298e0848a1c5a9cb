"""Numbers of the documents are those of the registries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracepaper.audit.checks import documents
from tracepaper.languages import load_language
from tracepaper.languages.number_format import format_value, round_to_step


def test_a_fact_in_the_wrong_form_is_found():
    fact = {
        "value": 982.34e9,
        "rounded": 982.3e9,
        "unit": "USD",
        "step": 1e8,
        "text": {"zh": "9,823亿美元", "en": "US$982.3 billion"},
    }
    assert documents.text_problem(fact, "zh") == documents.text_problem(fact, "en") == ""
    for wrong in ("US$982.4 billion", "US$982 billion", "982.3 billion yuan", "US$982.3亿"):
        assert documents.text_problem({**fact, "text": {"en": wrong}}, "en")


values = st.floats(min_value=-1e14, max_value=1e14).map(lambda v: round(v, 4))
steps = st.integers(-3, 11).map(lambda power: float(f"1e{power}"))
units = st.sampled_from(sorted(set(load_language("en").units) - {"YEAR"}))


@given(values, units, steps)
def test_a_fact_written_by_rule_has_no_problem(value, unit, step):
    """What the number format writes, the audit's own reading understands, digit by digit."""
    fact = {
        "value": value,
        "rounded": float(round_to_step(value, step)),
        "unit": unit,
        "step": step,
        "text": {language: format_value(value, unit, step, language) for language in ("zh", "en")},
    }
    assert documents.text_problem(fact, "zh") == "" and documents.text_problem(fact, "en") == ""
