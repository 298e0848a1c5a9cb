"""Every call of Pandoc goes through here: same settings everywhere, and errors in one sentence."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.kept import kept

# what the manuscript's grammar has and no more: whatever else looks like Markdown is text
_FORMS = """
    all_symbols_escapable backtick_code_blocks blank_before_header bracketed_spans citations
    east_asian_line_breaks escaped_line_breaks fancy_lists fenced_divs header_attributes inline_notes
    intraword_underscores smart space_in_atx_header startnum tex_math_dollars
"""
_NONE_OF = "-raw_html-shortcut_reference_links-spaced_reference_links"
MARKDOWN = "+".join(["markdown_strict", *_FORMS.split()]) + _NONE_OF
# as Pandoc would read the same if nobody stopped it: in this the gate sees what a slip would become
GENEROUS = (
    "markdown+east_asian_line_breaks-auto_identifiers-implicit_figures-subscript-superscript"  # 1~2, 3~4
)


def convert(
    source: str,
    read: str,
    write: str,
    arguments: Iterable[str],
    output: Path | None = None,
    subject: str = "the manuscript",
) -> str:
    """Convert text with Pandoc; any warning is an error, as a paper with holes is worse than none.

    Nothing of the user's own is looked at: no other Pandoc, no folder, no variable.  Pandoc's sandbox is on:
    whatever a text says, it opens no file but those named in `arguments`, and asks no network.
    A format that holds a date has that of 1970, as its writer sees no clock.  Raises InputError naming
    `subject`.
    """
    command = [_program(), f"--from={read}", f"--to={write}", f"--output={output or '-'}"]
    command += ["--sandbox", "--data-dir=.pandoc-none", "--fail-if-warnings", "--eol=lf", *arguments]
    done = subprocess.run(
        command,
        input=source,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={"LC_ALL": "C.UTF-8", "HOME": "/"},
    )
    if done.returncode:
        raise InputError(f"{subject}: {first_problem(done.stderr)}")
    return done.stdout


def read_once(source: str, read: str) -> str:
    """The tree of a text as JSON, for which Pandoc is asked once: the gate reads every language at each edit
    of one.  Raises InputError as `convert` does, each time."""
    program = Path(_program()).stat()
    settings = Path(__file__).read_text(encoding="utf-8")
    made_of = [f"{program.st_size} {program.st_mtime_ns}", settings, read, source]
    made = kept(
        (part.encode("utf-8") for part in made_of), lambda: convert(source, read, "json", []).encode()
    )
    return made.decode("utf-8")


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
