"""Another state begins with what was built of the same files, and with nothing if its files are others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracepaper.changes.head_start import drop_what_was_taken, take_what_is_built

OLD = 1_600_000_000
MADE = ("results/facts.json", "results/exhibits/fig-a/data.csv", "data/processed/observations/bank.parquet")
NOTE = ".snakemake/metadata/a"


@pytest.fixture
def states(tmp_path) -> tuple[Path, Path]:
    """This state, built; and the files of another in which a raw figure is not the same."""
    here, there = tmp_path / "here", tmp_path / "there"
    files = {"Snakefile": "1", "config/config.yaml": "a: 1", "data/raw/bank/1/a.csv": "x", "src/m.py": "y"}
    for root in (here, there):
        for name, text in files.items():
            put(root / name, text)
            os.utime(root / name, (OLD, OLD) if root == here else None)
    for name in (*MADE, NOTE, ".snakemake/locks/0", "results/paper/paper.en.pdf"):
        put(here / name, "made")
        os.utime(here / name, (OLD + 9, OLD + 9))
    put(there / "data/raw/bank/1/a.csv", "z")
    return here, there


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def date(path: Path) -> int:
    return int(path.stat().st_mtime)


def test_what_changed_is_newer_than_what_was_made_and_all_else_older(states):
    here, there = states
    assert take_what_is_built(here, there)
    assert {date(there / name) for name in (*MADE, NOTE)} == {OLD + 9}
    assert date(there / "src/m.py") == date(there / "config/config.yaml") == OLD
    assert date(there / "data/raw/bank/1/a.csv") > OLD + 9
    assert (there / "data/raw/bank/1/a.csv").read_text() == "z"
    assert not (there / ".snakemake/locks").exists() and not (there / "results/paper").exists()


@pytest.mark.parametrize(
    "name, text",
    [("config/config.yaml", "a: 2"), ("workflow/analysis/exhibits/fig_b/exhibit.py", "")],
    ids=["another configuration", "another exhibit"],
)
def test_another_shape_of_paper_is_built_from_the_beginning(states, name, text):
    here, there = states
    put(there / name, text)
    assert not take_what_is_built(here, there)
    assert not (there / "results").exists() and not (there / ".snakemake").exists()


def test_an_exhibit_that_the_other_state_does_not_have_is_not_taken(states):
    here, there = states
    put(here / "workflow/analysis/exhibits/fig_b/exhibit.py", "")
    assert not take_what_is_built(here, there)


def test_without_a_build_there_is_nothing_to_take(states):
    here, there = states
    (here / NOTE).unlink()
    for folder in (".snakemake/locks", ".snakemake/metadata", ".snakemake"):
        for file in (here / folder).iterdir():
            file.unlink()
        (here / folder).rmdir()
    assert not take_what_is_built(here, there)


def test_what_was_taken_can_be_dropped(states):
    here, there = states
    take_what_is_built(here, there)
    drop_what_was_taken(there)
    assert not any((there / name).exists() for name in (*MADE, NOTE))
    assert (there / "data/raw/bank/1/a.csv").is_file()
