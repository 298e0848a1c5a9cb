"""A few accidents of each campaign: afterwards a plain build gives the bytes of one without an accident."""

from __future__ import annotations

import random

import module_places  # noqa: F401
import pytest
from accidents import (
    a_file_where_a_folder_belongs,
    clock,
    disk_full,
    everything_killed,
    killed_between_edits,
)
from small_source import small_paper
from workplace import Outcome, Workplace, can_mount, different

mounts = pytest.mark.skipif(not can_mount(), reason="file systems cannot be made here")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Workplace:
    folder = tmp_path_factory.mktemp("accidents")
    return Workplace(small_paper(folder / "source"), folder)


@pytest.mark.parametrize(
    "accident",
    [everything_killed, killed_between_edits, clock(400), pytest.param(disk_full, marks=mounts)],
    ids=lambda accident: accident.__name__,
)
def test_the_same_bytes_after(place, accident):
    outcome = accident(place, random.Random("moment"))
    assert outcome.faults == [], "\n".join(outcome.told)


@pytest.mark.parametrize("name", ["logs", ".build"])
def test_a_file_where_a_folder_belongs_is_named(place, name):
    outcome = a_file_where_a_folder_belongs(name)(place, random.Random(1))
    assert outcome.faults == [] and outcome.code == 1
    assert outcome.told == [f"error: {name}: should be a folder, and is a file; move it away"]


@mounts
def test_a_disk_that_is_full_at_once_says_so(place):
    class Least(random.Random):
        def uniform(self, a, b):
            return a

    outcome = disk_full(place, Least())
    assert outcome.faults == [] and "is full" in outcome.last and "goes on from here" in outcome.last


def test_faults_are_seen():
    good = Outcome("kind", "what", 0, ["error: a sentence"], again=0)
    assert good.faults == []
    assert Outcome("kind", "what", 0, [], again=1).faults == ["a plain build afterwards ends with 1"]
    assert Outcome("kind", "what", 0, ["Traceback (most recent call last):"], again=0).faults != []
    assert Outcome("kind", "what", 0, [], again=0, different=["results/a"]).faults == [
        "1 files differ, results/a"
    ]
    assert different({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == ["b", "c"]
