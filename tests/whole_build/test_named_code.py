"""No step reads a file of the program that its rule does not name: an edit of that file would leave what the
step made as it was.

Not asked of the archive, which reads all there is and goes by the sum of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import NO_FORKS, run

# every interpreter tells of the files of the program that its step opens: rule, file, whether the rule names it
LISTENER = """
import os, sys
from importlib.util import source_from_cache
PROGRAM = tuple(os.path.join(os.getcwd(), root, "") for root in ("src", "workflow"))
def listen(event, told):
    if event != "open" or not isinstance(told[0], str):
        return
    path, step = os.path.abspath(told[0]), getattr(sys.modules["__main__"], "snakemake", None)
    if step is None or not path.startswith(PROGRAM) or not os.path.isfile(path):
        return
    path = source_from_cache(path) if path.endswith(".pyc") else path
    named = path in {os.path.abspath(file) for file in step.input}
    with open(os.environ["OPENED"], "a") as file:
        file.write(f"{step.rule}\\t{os.path.relpath(path)}\\t{named}\\n")
sys.addaudithook(listen)
"""
FORMATS = ("jats", "epub", "latex", "markdown")
TARGETS = ("all", "audit", "journal", "site", "write_in_text_numbers", *FORMATS)


@pytest.fixture(scope="module")
def opened(small, tmp_path_factory) -> set[tuple[str, str, bool]]:
    """(rule, file of the program that it opened, whether it names it), of all steps of a small paper."""
    place = tmp_path_factory.mktemp("opened")
    paper = Path(shutil.copytree(small, place / "paper"))
    for made in (".build", "results", "data/processed"):
        shutil.rmtree(paper / made)
    (paper / "src/sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    told = place / "opened.txt"
    run(paper, "build", *TARGETS, variables={"OPENED": str(told)} | NO_FORKS)
    lines = (line.split("\t") for line in told.read_text(encoding="utf-8").splitlines())
    return {(rule, file, named == "True") for rule, file, named in lines}


def test_every_file_of_the_program_that_is_read_is_named(opened):
    assert sorted((rule, file) for rule, file, named in opened if not named) == []


def test_every_kind_of_file_is_heard_of_in_every_kind_of_step(opened):
    assert {".py", ".json", ".csl", ".css"} <= {Path(file).suffix for _, file, _ in opened}
    rules = {rule for rule, _, _ in opened}
    assert {"verify_raw", "make_figure", "evaluate_claims", "render_html", "run_checks", "audit"} <= rules
    assert len(rules) > 20
