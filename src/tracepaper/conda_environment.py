"""The locked environment for people who use conda: environment.yml, made from requirements.lock.

    PYTHONPATH=src python -m tracepaper.conda_environment > environment.yml

Conda gives the interpreter; the packages come through pip with the lock's exact versions, so that both
ways lead to the same environment.  The packages the project names itself come first.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.markers import Marker

PYTHON = "3.11"
_HEAD = f"""\
# Made from requirements.lock; do not edit. To make it again:
#   PYTHONPATH=src python -m tracepaper.conda_environment > environment.yml
name: beibu-gulf-trade-paper
channels:
  - conda-forge
dependencies:
  - python={PYTHON}
  - pip
  - pip:
"""


def pins(lock: str) -> dict[str, str]:
    """Package -> its line of the lock without hashes ("babel==2.18.0", with a marker if it has one).

    Only what Python 3.11 installs; markers that name the operating system stay.
    """
    found = {}
    for line in lock.splitlines():
        match = re.match(r"([a-z0-9][a-z0-9.-]*)==([^\s;]+)\s*(?:;\s*(.+?))?\s*\\?$", line)
        if not match:
            continue
        name, version, marker = match.groups()
        if marker and re.fullmatch(r"python_full_version \S+ '[^']+'", marker):
            if not Marker(marker).evaluate({"python_full_version": f"{PYTHON}.0"}):
                continue
            marker = None
        if name in found:
            raise ValueError(f"requirements.lock: two versions of {name} would suit Python {PYTHON}")
        found[name] = f"{name}=={version}" + (f" ; {marker}" if marker else "")
    return found


def named(requirements: str) -> list[str]:
    """The packages requirements.in names, in its order, spelt as in the lock."""
    words = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements.splitlines())
    return [re.sub(r"[-_.]+", "-", word.group()).lower() for word in words if word]


def environment_file(requirements: str, lock: str) -> str:
    """The text of environment.yml, from the texts of requirements.in and requirements.lock."""
    every = pins(lock)
    direct = named(requirements)
    rest = [name for name in every if name not in direct]
    lines = [
        "      # named in requirements.in",
        *(f"      - {every[name]}" for name in direct),
        "      # what these need",
        *(f"      - {every[name]}" for name in rest),
    ]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(
        environment_file(
            Path("requirements.in").read_text(encoding="utf-8"),
            Path("requirements.lock").read_text(encoding="utf-8"),
        )
    )
