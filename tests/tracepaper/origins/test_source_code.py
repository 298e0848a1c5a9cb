"""The code behind a name, wherever it is written."""

from __future__ import annotations

import pytest

from tracepaper.origins.source_code import SourceCode

MODULES = {
    "base": "def table(evidence):\n    return 1\n\n\nother = table\n",
    "own": "from analysis.base import (\n    other,\n    table as data,\n)\n"
    "from outside.x import far\n\nvalues = other\n",
}


@pytest.fixture
def code(tmp_path):
    folder = tmp_path / "analysis"
    folder.mkdir()
    for name, text in MODULES.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return SourceCode(folder.glob("*.py"))


@pytest.mark.parametrize(
    ("name", "module", "first"),
    [
        ("data", "base", "def table(evidence):"),
        ("values", "own", "values = other"),
        ("other", "base", "other ="),
    ],
)
def test_a_name_leads_to_what_it_means(code, name, module, first):
    found = code.function(code.path("analysis.own"), name)
    assert found["path"].endswith(f"analysis/{module}.py") and found["text"].startswith(first)


def test_of_what_is_not_there_nothing_is_known(code):
    assert code.function(code.path("analysis.own"), "far") is None
    assert code.function(code.path("analysis.own"), "nothing") is None
    assert code.function("elsewhere.py", "data") is None
