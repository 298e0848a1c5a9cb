"""The reference says what the code says, in both languages."""

from __future__ import annotations

import pytest

from tracepaper.guide.reference import reference
from tracepaper.guide.words import LANGUAGES, Words

SCHEMA = """properties:
  languages: {type: array, description: Which | languages.}
  large:
    type: object
    properties: {years: {type: string, description: First and last.}}
  against: {anyOf: [{type: string}, {type: object}]}
"""
RULES = """rule one:
    input:
        "a",
    message:
        "Draw {wildcards.exhibit} "
        "twice."
    script:
        "../scripts/one.py"


use rule one as other with:
    message:
        "Another."
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper")
    for name, text in (
        ("config/schema.yaml", SCHEMA),
        ("workflow/rules/a.smk", RULES),
        (
            "workflow/analysis/x.py",
            "from tracepaper.evidence.lines import share\nfrom tracepaper.exhibits import axes\n",
        ),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return reference(folder, {"build": ("[A | B]", "build it")}, Words(request.param))


def test_keys_of_keys_and_kinds_are_listed(pages):
    text = pages["reference-config"]
    assert "| `large.years` | string |" in text and "| `against` | string, object |" in text


def test_a_rule_is_told_with_its_message(pages):
    assert "| `one` | Draw `{wildcards.exhibit}` twice. |" in pages["reference-rules"]
    assert "| `other` | Another. |" in pages["reference-rules"]


def test_a_bar_in_a_cell_is_no_column(pages):
    assert "`./run build [A \\| B]`" in pages["reference-commands"]


def test_the_package_is_what_analyses_import(pages):
    text = pages["reference-package"]
    assert "## tracepaper.evidence.lines" in text and "## tracepaper.exhibits.axes" in text
    assert "### share\n\n```python\nshare(" in text and "tracepaper.sources.answers" not in text


def test_every_check_is_told(pages):
    from tracepaper.audit.run_checks import CHECKS

    assert all(f"| `{name}` |" in pages["reference-checks"] for name in CHECKS)
