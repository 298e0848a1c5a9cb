"""What a function reaches, by names and strings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper.audit.reading.code_reach import Code

FILES = {
    "paper/facts.py": """from paper.measures import growth
from paper import names as n
LINE = "fig-trade"

def trade(evidence):
    return evidence.line(LINE, "total")

def facts(evidence):
    line = trade(evidence)
    other = evidence.table("gravity")
    yield Fact("one", growth(line))
    yield Fact("two", other)
    for code in n.CODES:
        yield Fact("three", code)
""",
    "paper/measures.py": "def growth(x):\n    return helper(x)\n\ndef helper(x):\n    return 'deep'\n\n"
    "def unused(x):\n    return 'never'\n",
    "paper/names.py": "CODES = ['VNM']\n",
    "paper/__init__.py": "",
}


@pytest.fixture
def code(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "workflow" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Code(tmp_path, [Path("workflow")])


def reach(code, line=None, name="facts"):
    return code.reach(code.file_of("paper.facts"), [name], line)


def test_calls_and_constants_are_followed_and_nothing_else(code):
    found = reach(code, 11)
    assert {"one", "fig-trade", "total", "deep"} <= found.texts
    assert not {"gravity", "two", "never", "VNM"} & found.texts
    assert found.files == {"workflow/paper/facts.py", "workflow/paper/measures.py"}


def test_of_one_statement_only_what_leads_to_it(code):
    assert {"gravity", "two"} <= reach(code, 12).texts
    assert "fig-trade" not in reach(code, 12).texts
    assert "VNM" in reach(code, 14).texts


def test_without_a_line_all_of_a_function_counts(code):
    assert {"gravity", "fig-trade", "VNM", "deep"} <= reach(code).texts


def test_a_module_outside_the_project_is_none(code):
    assert code.file_of("json") is None
