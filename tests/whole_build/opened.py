"""Which files the steps of a build opened that their rules do not name: a change in one would go unseen.

`python opened.py FOLDER` for a folder in which `openings` was heard; ends with 1 if there are any.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

OPENED = "opened.jsonl"
LEAST = 20  # rules: where fewer are heard, the build was not
# not inputs: what a build makes, the workflow itself (its rules are compared by Snakemake), Python's own
MADE = ("data/processed/", "results/", "logs/", ".snakemake/", "Snakefile", "workflow/rules/", "profiles/")
NOT_NAMED = ("src/sitecustomize.py", "src/snakemake_logger_plugin_tracepaper/", OPENED, "record.json")


def steps(folder: Path) -> dict[str, dict[str, set[str]]]:
    """Rule -> inputs and opened files of all its steps, relative to the project."""
    lines = [json.loads(line) for line in (folder / OPENED).read_text(encoding="utf-8").splitlines()]
    rule_of = {line["process"]: line["rule"] for line in lines if line["rule"]}
    found: dict[str, dict[str, set[str]]] = {}
    for line in lines:
        rule = line["rule"] or rule_of.get(line["parent"])
        if rule:
            step = found.setdefault(rule, {"inputs": set(), "opened": set()})
            for kind in step:
                step[kind] |= {source_of(name, folder) for name in line[kind]} - {None}
    return found


def source_of(name: str, folder: Path) -> str | None:
    """The file as its rule would name it: the module for its bytecode; None outside the project."""
    path = Path(name)
    if not path.is_relative_to(folder) or not path.is_file():
        return None
    if path.parent.name == "__pycache__":
        path = path.parent.parent / f"{path.name.split('.')[0]}.py"
    return path.relative_to(folder).as_posix()


def unnamed(heard: Mapping[str, Mapping[str, set[str]]]) -> dict[str, list[str]]:
    """Rule -> files of the project that its `steps` opened and it does not name."""
    found = {}
    for rule, step in heard.items():
        extra = {n for n in step["opened"] - step["inputs"] if not n.startswith((*MADE, *NOT_NAMED))}
        if extra:
            found[rule] = sorted(extra)
    return found


if __name__ == "__main__":
    heard = steps(Path(sys.argv[1]).resolve())
    wrong = unnamed(heard)
    for rule, names in wrong.items():
        print(f"{rule} opens what it does not name: {', '.join(names)}")
    print(f"the files that the steps of {len(heard)} rules open were compared with what is named")
    sys.exit(bool(wrong) or len(heard) < LEAST)
