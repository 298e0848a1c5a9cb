"""Every call of Pandoc goes through here: same settings everywhere, and errors in one sentence."""

from __future__ import annotations

import os
import re
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

    The user's own Pandoc folder is not looked at.  source_date_epoch: the date for formats that
    hold one, seconds since 1970.  Raises InputError naming `subject`.
    """
    import pypandoc

    os.environ["SOURCE_DATE_EPOCH"] = str(source_date_epoch)  # Pandoc takes it from nowhere else

    settings = ["--data-dir=.pandoc-none", "--fail-if-warnings", "--eol=lf", *arguments]
    try:
        return pypandoc.convert_text(
            source,
            write,
            read,
            settings,
            verify_format=False,
            outputfile=None if output is None else str(output),
        )
    except RuntimeError as problem:
        raise InputError(f"{subject}: {first_problem(str(problem))}") from None


def first_problem(message: str) -> str:
    """The sentence that matters in what Pandoc and its filters print."""
    message = re.sub(r"^Pandoc died with exitcode .*? during conversion:\s*", "", message)
    warning = re.search(r"\[WARNING\]\s*(.+?)(?=\n\S|\Z)", message, re.DOTALL)
    if warning:
        return " ".join(warning.group(1).split())
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith(("Error running filter", "stack traceback"))]
    return lines[0] if lines else "Pandoc failed without saying why"
