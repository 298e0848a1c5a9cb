"""The table of docs/cluster.md is what the simulation makes, which knows what can be reckoned."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks/cluster"))
from machine import Job, Machine, Step, bundle, longest_path, makespan
from simulate import made, with_table

# nothing costs anything but the steps
FREE = Machine(1, 1, 0, 0, 0, 0, 0.001, 0, 0.001, 1e12, 1, 0)


def machine(**changed) -> Machine:
    return Machine(**{**FREE.__dict__, **changed})


def seconds(steps: list[Step], **changed) -> float:
    return makespan([Job([step]) for step in steps], machine(**changed))


def test_the_pages_and_the_table_are_what_the_simulation_makes():
    assert [path.name for path, text in made().items() if path.read_text(encoding="utf-8") != text] == []


def test_both_pages_have_the_same_commands_headings_and_rows():
    root = Path(__file__).parents[1]
    pages = [(root / f"docs/cluster{tag}.md").read_text(encoding="utf-8") for tag in ("", ".zh")]
    for pattern in (r"`[^`\n]+`", r"^\./run .*", r"^(?:##+|\||-)(?= )"):
        english, chinese = (sorted(re.findall(pattern, page, re.MULTILINE)) for page in pages)
        assert english == chinese, pattern


def test_another_table_is_seen():
    page = "a\n<!-- table -->\n| 1 |\n<!-- end of table -->\nb\n"
    assert with_table(page, "| 2 |") == page.replace("1", "2") != page
    assert with_table(page.replace("| 1 |\n", ""), "| 1 |") == page


@pytest.mark.parametrize("page", ["a", "<!-- table -->\n", "<!-- table -->\n<!-- end of table -->\n" * 2])
def test_a_page_without_a_place_for_the_table_is_refused(page):
    with pytest.raises(ValueError, match="not one place"):
        with_table(page, "| 1 |")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, 8),  # two of four seconds, one after the other
        ({"nodes": 2}, 4),
        ({"processors": 2}, 4),
        ({"nodes": 2, "submission": 1}, 6),  # the second is submitted at 2
        ({"nodes": 2, "start": 1, "job": 1, "step": 1}, 7),
        ({"nodes": 2, "poll": 5, "longest": 5}, 5),  # asked at 5
        ({"nodes": 2, "poll": 1, "patience": 1, "longest": 9}, 6),  # at 1, 3, 6
        ({"nodes": 2, "stream": 1}, 8),  # the disk: 2 and 2 bytes by turns, then four seconds
        ({"nodes": 2, "stream": 1, "streams": 2}, 6),
        ({"nodes": 2, "lookup": 0.5}, 5),
    ],
)
def test_what_each_cost_does(changed, expected):
    steps = [Step(name, 4, (), 2, 2) for name in "ab"]
    assert seconds(steps, **changed) == pytest.approx(expected, abs=0.01)


def test_a_job_for_two_processors_is_overtaken_by_none():
    steps = [Step("a", 4), Step("b", 4, processors=2), Step("c", 4)]
    assert seconds(steps, processors=2) == pytest.approx(12, abs=0.01)


CHAIN = [
    Step("read/1", 2),
    Step("read/2", 3),
    Step("join", 1, ("read/1", "read/2")),
    Step("set", 1, ("join",)),
]


def test_steps_share_a_job_as_snakemake_has_them_do():
    """So many heaps of a group; what is connected in a group is one heap."""
    assert [len(job.steps) for job in bundle(CHAIN, {}, {})] == [1, 1, 1, 1]
    assert [len(job.steps) for job in bundle(CHAIN, {"read": "r"}, {"r": 2})] == [2, 1, 1]
    jobs = bundle(CHAIN, {"read": "r", "join": "w", "set": "w"}, {})
    assert [([step.name for step in job.steps], job.waits) for job in jobs] == [
        (["read/1"], set()),
        (["read/2"], set()),
        (["join", "set"], {0, 1}),
    ]
    assert makespan(jobs, machine(nodes=9)) == pytest.approx(5, abs=0.01)


def test_no_cluster_beats_the_longest_chain():
    assert longest_path(CHAIN) == 5
    assert makespan(bundle(CHAIN, {}, {}), machine(nodes=100)) >= 5
