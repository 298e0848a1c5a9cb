"""environment.yml from requirements.lock: conda gives the interpreter, pip the packages.

conda-forge lacks some of the packages, and one of several packages that agree is not the paper's own
set of versions; pip inside the conda environment installs the lock's exact versions, so that both
ways lead to the same environment.  The packages the project names itself come first.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_HEAD = """\
# Made from requirements.lock by tracepaper.environment.locking; do not edit.
# What the tests need besides: pip install -r requirements-test.lock
name: {name}
channels:
  - conda-forge
dependencies:
  - python {requires-python}
  - pip
  - pip:
"""


def pins(lock: str) -> dict[str, list[str]]:
    """Package -> its lines of the lock without hashes ("babel==2.18.0", with a marker if it has one).

    A package has several lines where the lock holds one version for some Pythons and one for others.
    """
    found: dict[str, list[str]] = {}
    for line in lock.splitlines():
        match = re.match(r"([a-z0-9][a-z0-9.-]*)(==[^\s;]+)\s*(?:;\s*(.+?))?\s*\\?$", line)
        if match:
            name, version, marker = match.groups()
            found.setdefault(name, []).append(f"{name}{version}" + (f" ; {marker}" if marker else ""))
    return found


def named(requirements: str) -> list[str]:
    """The packages requirements.in names, each once, in its order, spelt as in the lock."""
    words = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements.splitlines())
    return list(dict.fromkeys(re.sub(r"[-_.]+", "-", word.group()).lower() for word in words if word))


def environment_file(project: dict[str, str], requirements: str, lock: str) -> str:
    """The text of environment.yml.

    project: the name of the environment and the Pythons (requires-python) that conda gets.
    requirements, lock: the texts of requirements.in and requirements.lock.
    """
    every = pins(lock)
    direct = named(requirements)
    rest = [name for name in every if name not in direct]
    lines = [
        "      # named in requirements.in",
        *(f"      - {pin}" for name in direct for pin in every[name]),
        "      # what these need",
        *(f"      - {pin}" for name in rest for pin in every[name]),
    ]
    return _HEAD.format_map(project) + "\n".join(lines) + "\n"


def of_project(project: Path) -> str:
    """The text of environment.yml for the project in this folder."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    named_so = {**settings["project"], "name": settings["tool"]["tracepaper"]["environment"]}
    texts = ((project / f"requirements.{kind}").read_text(encoding="utf-8") for kind in ("in", "lock"))
    return environment_file(named_so, *texts)
