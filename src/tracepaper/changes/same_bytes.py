"""Whether a build has the bytes of the published state, where it is made of the same inputs.

The same inputs and versions give the same bytes anywhere.  Other versions, or a processor for which libraries
choose other instructions, may change the last digits of a sum: that is said, and is no fault.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracepaper import paths
from tracepaper.changes.state import SUMS
from tracepaper.files import read_json
from tracepaper.sums import as_text, inputs, read_sums, sums_of

LOCK = "requirements.lock"
MADE_WITH = f"{paths.PUBLISHED}/made_with.json"


def made_with(root: Path) -> dict[str, str]:
    """What the bytes of results depend on: sums of the inputs and of the locked packages, Python, system,
    processor with what numpy uses of it."""
    return {"inputs": _sum_of_inputs(root), **_machine(root)}


@dataclass(frozen=True)
class Verdict:
    """may_be: whether it is no fault.  told: in a sentence."""

    may_be: bool
    told: str


def compared(root: Path, built: Mapping[str, str]) -> Verdict | None:
    """A whole build against the published state; None where that is of other inputs, or there is none.

    built: file -> sha256 of what was built."""
    if not (root / MADE_WITH).is_file():
        return None
    then = read_json(root / MADE_WITH)
    if then["inputs"] != _sum_of_inputs(root):
        return None
    sums = read_sums(root / paths.PUBLISHED / SUMS)
    published = {name: sum_ for name, sum_ in sums.items() if _is_of_a_build(name)}
    others = [name for name, digest in published.items() if built.get(name) != digest]
    if not others:
        return Verdict(True, f"the same bytes as the published state ({len(published)} files)")
    now = _machine(root)
    differences = [f"{key} {then[key]}, here {now[key]}" for key in now if then[key] != now[key]]
    count = f"{len(others)} of {len(published)} files have other bytes than in the published state"
    if differences:
        told = f"{count}, the first {others[0]}; that was built with {'; '.join(differences)}"
        return Verdict(True, told)
    return Verdict(
        False,
        f"{others[0]}: {count}, though inputs, versions and processor are the same; compare them "
        "(./run changes), and publish what is right",
    )


def _is_of_a_build(name: str) -> bool:
    """Whether every whole build makes it: an audit's report is not of these."""
    return name.startswith((f"{paths.RESULTS}/", f"{paths.PROCESSED}/")) and not name.startswith(
        tuple(paths.REQUESTED)
    )


def _sum_of_inputs(root: Path) -> str:
    return hashlib.sha256(as_text(sums_of(root, inputs(root))).encode()).hexdigest()


def _machine(root: Path) -> dict[str, str]:
    from numpy import show_config

    simd = show_config(mode="dicts")["SIMD Extensions"]
    return {
        "packages": sums_of(root, [LOCK]).get(LOCK, "none locked")[:12],
        "Python": platform.python_version(),
        "system": platform.system(),
        "processor": " ".join([platform.machine(), *_model(), *simd.get("found", [])]),
    }


def _model() -> list[str]:
    """Maker, family and model, by which libraries of linear algebra choose; as far as the system tells."""
    try:
        first = Path("/proc/cpuinfo").read_text(encoding="utf-8").partition("\n\n")[0]
    except OSError:
        return []
    return re.findall(r"^(?:vendor_id|cpu family|model)\s*:\s*(\S+)$", first, re.MULTILINE)
