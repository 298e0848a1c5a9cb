"""The digest of a condition moves with what the condition says, and with nothing else."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.conditions import Conditions

CLAIMS = '''\
"""Claims."""

from analysis import measures
from analysis.sections.trade.facts import LEAST, total as whole
from tracepaper.statements.claims import claim, exceeds, rival

YEARS = (2010, 2019)


@claim(Change())
def trade_rose(evidence):
    """It rose."""
    return exceeds(_last(evidence), LEAST)


@rival(trade_rose)
def as_partners_report(evidence):
    return exceeds(whole(evidence), LEAST)


def _last(evidence):
    return measures.ratio(whole(evidence)[YEARS[1]], 2)


@claim(Level())
def other(evidence):
    return exceeds(1, 0)
'''
SPARE = "\n\ndef spare():\n    return 1\n"
FACTS = f"LEAST = 100.5\n\n\ndef total(evidence):\n    return evidence.line('x', 'total')\n{SPARE}"
MEASURES = f"def ratio(a, b):\n    return a / b\n{SPARE}"
FILES = {
    "sections/trade/claims.py": CLAIMS,
    "sections/trade/facts.py": FACTS,
    "measures.py": MEASURES,
}


@pytest.fixture
def project(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "workflow/analysis" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def digests(project, file: str = "", old: str = "", new: str = "") -> dict[str, str]:
    if file:
        path = project / "workflow/analysis" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return {name: condition.digest for name, condition in Conditions(project).by_claim.items()}


def test_a_condition_knows_its_place_its_parts_and_its_numbers(project):
    condition = Conditions(project).by_claim["trade-rose"]
    assert (condition.file, condition.line) == ("workflow/analysis/sections/trade/claims.py", 11)
    names = [part.name for part in condition.parts]
    assert names[:2] == ["trade_rose", "as_partners_report"]
    assert set(names[2:]) == {"_last", "LEAST", "total", "ratio", "YEARS"}
    assert condition.constants == {100.5, 2, 1, 2010, 2019}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/trade/claims.py", "_last(evidence), LEAST", "LEAST, _last(evidence)"),
        ("sections/trade/claims.py", "Change()", "Level()"),
        ("sections/trade/claims.py", "2019)", "2018)"),
        ("sections/trade/claims.py", "exceeds(whole(evidence), LEAST)", "exceeds(1, 0)"),
        ("sections/trade/facts.py", "100.5", "0"),
        ("sections/trade/facts.py", "'total'", "'imports'"),
        ("measures.py", "a / b", "b / a"),
    ],
    ids=["sides", "kind", "constant", "rival", "threshold", "helper elsewhere", "measure"],
)
def test_what_changes_the_condition_changes_its_digest(project, file, old, new):
    before = digests(project)
    after = digests(project, file, old, new)
    assert after["trade-rose"] != before["trade-rose"] and after["other"] == before["other"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/trade/claims.py", "It rose.", "It did rise."),
        ("sections/trade/claims.py", "def _last", "# of the last year\ndef _last"),
        (
            "sections/trade/claims.py",
            "exceeds(_last(evidence), LEAST)",
            "exceeds(\n        _last(evidence), LEAST\n    )",
        ),
        ("sections/trade/facts.py", "return 1", "return 2"),
        ("measures.py", "return 1", "return 2"),
    ],
    ids=["docstring", "comment", "line breaks", "another fact", "another measure"],
)
def test_what_does_not_change_the_condition_leaves_its_digest(project, file, old, new):
    assert digests(project) == digests(project, file, old, new)
