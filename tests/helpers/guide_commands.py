"""Which test types which page's commands, and which commands no test can type, and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^ *```(?P<kind>\w*)\n(?P<code>.*?)^ *```$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"\s+# .*$")

# page -> the test that types what `to_type` gives of it
TYPED_BY = {
    "README.md": "tests/whole_build/test_readme.py",
    "docs/first-steps.md": "tests/whole_build/test_readme.py",
    "CONTRIBUTING.md": "tests/whole_build/test_readme.py",
    "docs/own-paper.md": "tests/whole_build/test_own_paper.py",
    "docs/formats.md": "tests/whole_build/test_formats.py",
    "docs/journal.md": "tests/whole_build/test_journal.py",
    "docs/add-a-year.md": "tests/whole_build/test_guide_additions.py",
    "docs/new-source.md": "tests/whole_build/test_guide_additions.py",
    "docs/language.md": "tests/whole_build/test_guide_additions.py",
    "docs/archive.md": "tests/whole_build/test_guide_requests.py",
    "docs/auditing.md": "tests/whole_build/test_guide_requests.py",
    "docs/coauthors.md": "tests/whole_build/test_guide_requests.py",
    "docs/interchange.md": "tests/whole_build/test_guide_requests.py",
    "docs/preview.md": "tests/whole_build/test_guide_requests.py",
}
# (page, command) -> another page, with which the very same words are typed
TYPED_WITH = {
    ("README.md", "./run test"): "docs/own-paper.md",
    ("docs/first-steps.md", "./run preview"): "docs/preview.md",
    ("docs/add-a-year.md", "./run what_if nile=1979"): "docs/own-paper.md",
}


class Untyped(NamedTuple):
    """why: no test can type it.  instead: the file that does the same thing otherwise."""

    why: str
    instead: str


INSTALLED = "apt-get install make texlive-xetex texlive-latex-extra texlive-lang-chinese lmodern"
NOT_TYPED = {
    ("README.md", "./run refresh"): Untyped(
        "asks publishers over the network; typed with --dry-run", "tests/tracepaper/sources/test_refresh.py"
    ),
    ("README.md", "./run refresh world-bank-wdi"): Untyped(
        "asks a publisher over the network; typed with --dry-run", "tests/tracepaper/sources/test_refresh.py"
    ),
    ("CONTRIBUTING.md", "./run test tests/test_style.py"): Untyped(
        "is one of these tests, which the gate runs", "tests/test_style.py"
    ),
    ("docs/first-steps.md", "./run what_if world-bank-wdi=2024-10-gdp"): Untyped(
        "builds the whole paper once more", "tests/whole_build/test_changes_whole.py"
    ),
    ("docs/coauthors.md", "./run revision HEAD~1 HEAD --run-its-code"): Untyped(
        "builds two states from nothing", "tests/tracepaper/changes/test_revision.py"
    ),
    ("docs/formats.md", INSTALLED): Untyped("changes the system, as root", ".ci/run"),
    ("docs/cluster.md", "./run --cluster"): Untyped(
        "needs a SLURM, root and minutes", "tests/cluster/test_on_slurm.py"
    ),
}


def blocks(text: str) -> list[tuple[str, str]]:
    """(language, code) of every block of a page."""
    return [(found["kind"], found["code"]) for found in _FENCE.finditer(text)]


def commands_of(page: str) -> list[str]:
    """Every command that a page sets apart, without its comment; where to stand (`cd`) is none by itself."""
    return commands((ROOT / page).read_text(encoding="utf-8"))


def commands(text: str) -> list[str]:
    """The same of a page's text."""
    lines = (line for kind, code in blocks(text) if kind == "sh" for line in code.splitlines())
    typed = (_COMMENT.sub("", line).strip() for line in lines)
    return [line for line in typed if line and not re.fullmatch(r"cd \S+", line)]


def to_type(page: str) -> list[str]:
    """The commands of a page that its test types, in order."""
    given = {*TYPED_WITH, *NOT_TYPED}
    return [command for command in commands_of(page) if (page, command) not in given]


def pages_of(test: str) -> list[str]:
    """The pages that a test types, as named in `TYPED_BY`."""
    return [page for page, by in TYPED_BY.items() if by == test]
