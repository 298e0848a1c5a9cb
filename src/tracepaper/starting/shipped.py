"""The rules: every file that all papers have in common, found where this package lies."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.paths import visible

PACKAGE = Path(__file__).resolve().parents[1]
LOGGER = PACKAGE.parent / "snakemake_logger_plugin_tracepaper"  # beside it wherever it is installed
SHARE = "share/tracepaper/"  # where a wheel puts what lies outside the package
PROGRAMS = ("run", ".ci/elsewhere")
# outside the package, as patterns in the project's folder; pyproject.toml puts the same into a wheel
OUTSIDE = (
    "Snakefile",
    "run",
    "LICENSE",
    "requirements.in",
    "requirements.lock",
    "requirements-test.in",
    "requirements-test.lock",
    "config/schema.yaml",
    "profiles/*/*",
    "workflow/rules/*.smk",
    "workflow/scripts/*.py",
    ".ci/elsewhere",
)
# what a rule says for the paper alone that the package lies in stands between two such comments
_ALONE = re.compile(rb"^ *# for this paper alone\b.*?^ *# for all papers\n", re.DOTALL | re.MULTILINE)
_SCRIPT = re.compile(r'"\.\./scripts/(\w+\.py)"')
THEIRS = {"LICENSE": "src/tracepaper/LICENSE"}  # a paper has a licence of its own


def shipped() -> dict[str, bytes]:
    """Path in a paper's folder -> content, of all rules, sorted.  InputError if they are nowhere."""
    outside = {THEIRS.get(name, name): path for name, path in _outside().items()}
    inside = {
        f"src/{path.relative_to(PACKAGE.parent).as_posix()}": path
        for folder in (PACKAGE, LOGGER)
        for path in visible(folder.rglob("*"))
        if path.is_file() and not is_left_over(path)
    }
    found = {name: _common(name, path.read_bytes()) for name, path in sorted((inside | outside).items())}
    asked = {
        name for rules in found if rules.endswith(".smk") for name in _SCRIPT.findall(found[rules].decode())
    }
    # a script that no common rule starts is the paper's whose package this is
    return {
        name: it for name, it in found.items() if not _is_script(name) or name.rpartition("/")[2] in asked
    }


def _common(name: str, content: bytes) -> bytes:
    """A rule without what it says for one paper alone."""
    return _ALONE.sub(b"", content) if name.endswith(".yaml") else content


def _is_script(name: str) -> bool:
    return name.startswith("workflow/scripts/")


def is_left_over(path: Path) -> bool:
    """Whether Python, or another tool, left it there."""
    return any(
        part == "__pycache__" or part.startswith(".") for part in path.relative_to(PACKAGE.parent).parts
    )


def _outside() -> Mapping[str, Path]:
    project = PACKAGE.parents[1]
    if (project / "workflow/rules").is_dir() and (project / "Snakefile").is_file():
        return {
            path.relative_to(project).as_posix(): path
            for pattern in OUTSIDE
            for path in visible(project.glob(pattern))
            if path.is_file()
        }
    found = dict(_installed())
    if "Snakefile" not in found:
        raise InputError(
            "the rules of a paper are not beside this package; install it from its wheel, or clone its "
            "repository and use .venv/bin/tracepaper there",
            PACKAGE,
        )
    return found


def _installed() -> Iterator[tuple[str, Path]]:
    """What the wheel of this package put into share/."""
    try:
        listed = files("tracepaper") or ()
    except PackageNotFoundError:
        return
    for file in listed:
        _, share, name = file.as_posix().partition(SHARE)
        if share:
            yield name, Path(str(file.locate()))


def digest(content: bytes) -> str:
    """The sha256 of a file's content."""
    return hashlib.sha256(content).hexdigest()
