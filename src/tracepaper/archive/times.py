"""How long each step took, as the builds of this folder wrote it down beside what they made.

A build does again only what it must, so a step's time is that of the last build that did it, together with
the sums of what it made then.  Of a record only what has the sums of the present files is believed: another
paper's, or an older state's, tells nothing of this one.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tracepaper.files import write_json
from tracepaper.sums import sums_of

RECORD = "times.json"  # in the working folder


class Step(NamedTuple):
    """A step that ended well.  outputs: its files, in the working folder.  seconds: from its start to its end
    as a person would have measured them."""

    rule: str
    outputs: tuple[str, ...]
    seconds: float


def remember(build: Path, steps: Iterable[Step]) -> None:
    """Write down what was measured, over what was known of the same files."""
    known = _read(build / RECORD)["steps"]
    for step in steps:
        made = sums_of(build, step.outputs)
        if made:
            known[step.outputs[0]] = {"rule": step.rule, "seconds": round(step.seconds, 2), "made": made}
    unfinished = build / f".{RECORD}.unfinished"
    write_json({"machine": machine(), "steps": known}, unfinished)
    os.replace(unfinished, build / RECORD)


def _read(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {"machine": dict(record["machine"]), "steps": dict(record["steps"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"machine": {}, "steps": {}}


@dataclass(frozen=True)
class Measured:
    """machine: processor, cores, memory_gb, system, python.  seconds: rule -> of all its steps together.
    counted, of: steps with a time that is theirs, and all steps."""

    machine: Mapping[str, Any]
    seconds: Mapping[str, float]
    counted: int
    of: int


def measured(build: Path, made: Mapping[str, str]) -> Measured:
    """What the record of the working folder says of exactly these files.

    made: built file -> sum.  A step whose files have other sums, or are not among them, is not counted.
    """
    record = _read(build / RECORD)
    seconds: dict[str, float] = {}
    covered: set[str] = set()
    for entry in record["steps"].values():
        if entry["made"] and all(made.get(name) == digest for name, digest in entry["made"].items()):
            seconds[entry["rule"]] = seconds.get(entry["rule"], 0.0) + float(entry["seconds"])
            covered |= set(entry["made"])
    return Measured(record["machine"], dict(sorted(seconds.items())), len(covered & set(made)), len(made))


def machine() -> dict[str, Any]:
    """This machine, as far as the system tells."""
    return {
        "processor": _processor() or platform.machine(),
        "cores": os.cpu_count() or 1,
        "memory_gb": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _memory() -> int:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 10**9)
    except (ValueError, OSError):
        return 0
