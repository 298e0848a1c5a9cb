"""What 10, 100 and 1000 nodes would bring, and what stands in the way: one command, from measured numbers.

    python benchmarks/cluster/simulate.py

writes table.csv beside this file, and the tables of docs/cluster*.md.  measured.json holds what was measured
and what had to be assumed (see README.md); machine.py says what is simulated.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

sys.path.append(str(Path(__file__).parent))
from machine import Job, Machine, Step, bundle, longest_path, makespan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = HERE / "table.csv"
NODES = (1, 10, 100, 1000)
ROWS_A_YEAR, YEARS = 300e6 / 28, 28
ARCHIVES = 7  # as many revisions of the Harmonized System are published, of 28 years and fewer
PROCESSORS = 2  # of a node, as of the machine on which all was measured
NEVER = 1e12  # bytes a second: as if the disk cost nothing
WORDS = {
    "en": {
        "paper": "the paper",
        "baci": "BACI, 28 years",
        "archives": "BACI, 7 archives",
        "none": "none: one machine",
        "head": "work | nodes | seconds | times as fast | free scheduler | data at hand | no merge | limit",
    },
    "zh": {
        "paper": "论文",
        "baci": "BACI，28年",
        "archives": "BACI，7套数据",
        "none": "无：一台机器",
        "head": "工作 | 节点 | 秒 | 快几倍 | 调度不费时 | 数据在手边 | 不合并 | 极限",
    },
}


def read_measured() -> dict[str, Any]:
    """steps: of the paper.  cluster: what a job costs.  large: seconds of a million rows."""
    return dict(json.loads((HERE / "measured.json").read_text(encoding="utf-8")))


def paper_steps(measured: Mapping[str, Any]) -> list[Step]:
    """The paper's steps as they were measured."""
    return [
        Step(s["step"], s["seconds"], tuple(s["after"]), s["read"] + s["written"], s["files"])
        for s in measured["steps"]
    ]


def baci_steps(measured: Mapping[str, Any], archives: int = 1) -> list[Step]:
    """A job a year to read it and one to compute, then all years of an archive together."""
    large = measured["large"]
    rows = ROWS_A_YEAR / large["rows"]
    text, flows, made = (large[name] * rows for name in ("text_bytes", "flow_bytes", "index_bytes"))
    start = large["python"]
    seconds = {name: start + (large[name] - start) * rows for name in ("convert", "compute")}
    steps = []
    for archive in range(archives):
        listing = f"list_large/{archive}"
        steps.append(Step(listing, start + YEARS * large["list_year"]))
        years = [f"{archive}-{year}" for year in range(YEARS)]
        for year in years:
            converted = f"convert_large_year/{year}"
            moved = text + flows
            steps.append(Step(converted, seconds["convert"], (listing,), moved, 3, PROCESSORS))
            moved = flows + made
            steps.append(
                Step(f"compute_large_year/{year}", seconds["compute"], (converted,), moved, 9, PROCESSORS)
            )
        merging = start + YEARS * (large["merge"] - start) * rows
        after = tuple(f"compute_large_year/{year}" for year in years)
        moved = 2 * made * YEARS
        steps.append(Step(f"merge_large_years/{archive}", merging, after, moved, 8 * YEARS))
    return steps


def cluster(measured: Mapping[str, Any], nodes: int) -> Machine:
    """So many nodes like this machine, under the profile's rules; its disk serves them through a network."""
    seen, assumed, profile = measured["cluster"], measured["assumed"], read_profile()
    return Machine(
        nodes=nodes,
        processors=PROCESSORS,
        submission=seen["submission"],
        start=seen["start"],
        job=seen["snakemake"],
        step=seen["snakemake"],
        poll=profile["slurm-init-seconds-before-status-checks"],
        patience=10,  # the plug-in's own, like the next
        longest=180,
        stream=assumed["network"] * 1e6,
        streams=round(seen["stream"] / assumed["network"]),
        lookup=assumed["round_trip"],
    )


def one_machine(measured: Mapping[str, Any]) -> Machine:
    """This machine without a cluster: Snakemake starts steps at once and hears at once that they ended."""
    seen = measured["cluster"]
    stream, lookup = seen["stream"] * 1e6, seen["lookup"]
    return Machine(1, PROCESSORS, seen["local_step"], 0, 0, 0, 0.05, 0, 0.05, stream, PROCESSORS, lookup)


def read_profile() -> dict[str, Any]:
    """The profile for SLURM: how often it asks, which steps share a job."""
    return dict(yaml.safe_load((ROOT / "profiles/slurm/config.yaml").read_text(encoding="utf-8")))


def without(steps: Sequence[Step], rule: str) -> list[Step]:
    """As if the steps of a rule cost nothing."""
    free = {"seconds": 0.0, "bytes_moved": 0.0, "files": 0}
    return [replace(step, **free) if step.name.startswith(rule) else step for step in steps]


def jobs_of(steps: Sequence[Step]) -> list[Job]:
    """As the profile puts them together."""
    profile = read_profile()
    return bundle(steps, profile["groups"], profile["group-components"])


def rows(measured: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The table: a row a work and number of nodes; 0 nodes are one machine without a cluster."""
    works = {
        "paper": (paper_steps(measured), "combine_observations"),
        "baci": (baci_steps(measured), "merge_large_years"),
        "archives": (baci_steps(measured, ARCHIVES), "merge_large_years"),
    }
    for work, (steps, merge) in works.items():
        alone = makespan(bundle(steps, {}, {}), one_machine(measured))
        limit = longest_path(steps)
        yield {"work": work, "nodes": 0, "seconds": alone, "times": 1.0, "limit": limit}
        for nodes in NODES:
            machine, jobs = cluster(measured, nodes), jobs_of(steps)
            instant = {"submission": 0, "start": 0, "job": 0, "poll": 0.05, "patience": 0, "longest": 0.05}
            seconds = makespan(jobs, machine)
            yield {
                "work": work,
                "nodes": nodes,
                "seconds": seconds,
                "times": alone / seconds,
                "free_scheduler": makespan(jobs, replace(machine, **instant)),
                "data_at_hand": makespan(jobs, replace(machine, stream=NEVER, lookup=0)),
                "no_merge": makespan(jobs_of(without(steps, merge)), machine),
                "limit": limit,
            }


PLACE = re.compile(r"(?<=<!-- table -->\n)(?:.*\n)*?(?=<!-- end of table -->)")
COLUMNS = ("work", "nodes", "seconds", "times", "free_scheduler", "data_at_hand", "no_merge", "limit")


def as_csv(table: Sequence[Mapping[str, Any]]) -> str:
    """Whole seconds, and times with one decimal; empty where a column says nothing of one machine."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table:
        writer.writerow([_told(name, row.get(name, "")) for name in COLUMNS])
    return told.getvalue()


def _told(name: str, value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.1f}" if name == "times" else f"{value:.0f}"


def as_markdown(text: str, language: str) -> str:
    """The table of a page, from the CSV."""
    words = WORDS[language]
    lines = [f"| {words['head']} |", f"|---|{'---:|' * (len(COLUMNS) - 1)}"]
    for row in csv.DictReader(io.StringIO(text)):
        row["work"], row["nodes"] = words[row["work"]], row["nodes"] if row["nodes"] != "0" else words["none"]
        lines.append(f"| {' | '.join(row[name] for name in COLUMNS)} |")
    return "\n".join(lines)


def with_table(page: str, table: str) -> str:
    """The page with this table between its marks.  Raises ValueError if it has not one place."""
    made, places = PLACE.subn(lambda _: f"{table}\n", page)
    if places != 1:
        raise ValueError("the page has not one place for the table, between <!-- table --> and its end")
    return made


def made() -> dict[Path, str]:
    """Every file that is made from the simulation, with its text."""
    text = as_csv(list(rows(read_measured())))
    found = {TABLE: text}
    for language, suffix in (("en", ""), ("zh", ".zh")):
        page = ROOT / f"docs/cluster{suffix}.md"
        found[page] = with_table(page.read_text(encoding="utf-8"), as_markdown(text, language))
    return found


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
