"""Every call of Pandoc goes through here: same settings everywhere, and errors in one sentence."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tracepaper.errors import InputError

MARKDOWN = "markdown+east_asian_line_breaks-auto_identifiers-implicit_figures"


def convert(
    source: str,
    read: str,
    write: str,
    arguments: Iterable[str],
    output: Path | None = None,
    subject: str = "the manuscript",
    source_date_epoch: int = 0,
) -> str:
    """Convert text with Pandoc; any warning is an error, as a paper with holes is worse than none.

    Nothing of the user's own is looked at: no other Pandoc, no folder, no variable.
    source_date_epoch: the date for formats that hold one, seconds since 1970.  Raises InputError
    naming `subject`.
    """
    command = [_program(), f"--from={read}", f"--to={write}", f"--output={output or '-'}"]
    command += ["--data-dir=.pandoc-none", "--fail-if-warnings", "--eol=lf", *arguments]
    done = subprocess.run(
        command,
        input=source,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        # Pandoc takes the date from nowhere else; Python's own writers must not see it
        env={"SOURCE_DATE_EPOCH": str(source_date_epoch), "LC_ALL": "C.UTF-8", "HOME": "/"},
    )
    if done.returncode:
        raise InputError(f"{subject}: {first_problem(done.stderr)}")
    return done.stdout


def _program() -> str:
    """The Pandoc that is locked: the one inside its package, which a newer one in PATH never replaces."""
    package = importlib.util.find_spec("pypandoc")
    if package is None or package.origin is None:
        raise InputError("the package pypandoc_binary, which brings Pandoc, is missing; ./run installs it")
    return str(Path(package.origin).parent / "files" / "pandoc")


def first_problem(message: str) -> str:
    """The sentence that matters in what Pandoc and its filters print."""
    warning = re.search(r"\[WARNING\]\s*(.+?)(?=\n\S|\Z)", message, re.DOTALL)
    if warning:
        return " ".join(warning.group(1).split())
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith(("Error running filter", "stack traceback"))]
    return lines[0] if lines else "Pandoc failed without saying why"
