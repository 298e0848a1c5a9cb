"""The pages that say how something is added to a paper: what they have one write fits the paper that
`tracepaper new` makes, in both languages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tracepaper
from guide_commands import blocks
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


@pytest.mark.parametrize("name", ["new-source", "add-a-year"])
def test_both_languages_have_one_write_and_type_the_same(name):
    assert steps(name, "en") == steps(name, "zh") and len(steps(name, "en")) > 2


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


def test_the_year_more_is_filed_beside_the_edition_before(paper):
    [filing, *_] = steps("add-a-year", "en")
    made, copied, sealed = filing.code.splitlines()
    subprocess.run(f"{made} && {copied}", shell=True, cwd=paper, check=True)
    assert sealed == "./run seal nile/1979 --yes"
    old, new = ((paper / f"data/raw/nile/{year}/annual-flow.csv").read_text() for year in (1978, 1979))
    assert new == old + "1971,823\n"


def test_a_year_more_leaves_the_periods_of_the_small_paper_as_they_are(paper):
    """What is written out (1970) is a choice; only the figure's line follows the data."""
    code = (
        f"import sys; sys.path[:0] = [{str(paper / 'workflow')!r}]\n"
        + """
from analysis.exhibits.fig_flow import exhibit
from tracepaper.evidence.lines import Line
class Evidence:
    def observations(self, source, series):
        return Line({year: float(year) for year in range(1871, 1973)})
data = exhibit.data(Evidence())
print(data["year"].max(), data["mean"].isna().sum(), data["mean"].max())
"""
    )
    assert said(code) == ["1972 2 1934.5"]


def test_the_lines_that_make_a_language_of_the_copy_are_enough(tmp_path):
    english, chinese = (
        blocks((DOCS / f"language{tag}.md").read_text(encoding="utf-8")) for tag in ("", ".zh")
    )
    assert english == chinese
    [lines] = [code for kind, code in english if kind == "python"]
    model = Path(tracepaper.__file__).parent / "languages/en.py"
    module = tmp_path / "tracepaper_languages/fr.py"
    module.parent.mkdir()
    module.write_text(model.read_text(encoding="utf-8") + lines, encoding="utf-8")
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}]\n"
        + """
from tracepaper.languages import load_language
from tracepaper.languages.number_format import format_value
french = load_language("fr")
print(french.name, format_value(0.5, "NUMBER", 0.1, "fr"))
"""
    )
    assert said(code) == ["Français 0,5"]
