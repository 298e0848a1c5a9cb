"""The pages that say how something is added to a paper: what they have one write fits the paper that
`tracepaper new` makes, in both languages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracepaper.starting.new import CONTENT
from tutorial import Step, steps_of

DOCS = Path(__file__).resolve().parent.parent / "docs"
READ = """
import sys
from importlib import import_module
sys.path[:0] = [{workflow!r}]
from analysis import vocabulary
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition
name, edition = {source!r}
module = import_module(f"analysis.sources.{{name.replace('-', '_')}}")
for row in clean(module, RawEdition({raw!r}, name, edition), vocabulary)[0].to_pylist():
    print(row["series"], row["period"], row["value"], row["unit"], row["trust"], row["line"])
"""


def steps(name: str, language: str) -> list[Step]:
    tag = "" if language == "en" else f".{language}"
    return [step for listed in steps_of(DOCS / f"{name}{tag}.md").values() for step in listed]


@pytest.fixture
def paper(tmp_path):
    """The content of a new paper, without rules and without a build."""
    folder = shutil.copytree(CONTENT, tmp_path / "paper", ignore=shutil.ignore_patterns("__pycache__"))
    return Path(folder)


def follow(folder: Path, name: str) -> None:
    for step in steps(name, "en"):
        if step.how != "type":
            step.does(folder)


def said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ["new-source"])
def test_both_languages_have_one_write_and_type_the_same(name):
    assert steps(name, "en") == steps(name, "zh") and len(steps(name, "en")) > 5


def test_the_new_source_is_sealed_and_read(paper):
    from datetime import date

    from tracepaper.sources.seal_edition import examine, write

    follow(paper, "new-source")
    raw = paper / "data/raw"
    found = examine(raw, "nile-dams", "2026", date(2026, 11, 28))
    assert found.wrong == []
    write(found, raw / "nile-dams/2026/source.yml")
    workflow = str(paper / "workflow")
    assert said(READ.format(workflow=workflow, raw=str(raw), source=("nile-dams", "2026"))) == [
        "height-high 1970 111.0 M C 3",
        "height-low 1902 36.0 M C 2",
    ]
    check = f"import sys; sys.path[:0] = [{workflow!r}]\nfrom analysis import quantities\n"
    assert said(check + "print(sorted(quantities.SERIES))")
