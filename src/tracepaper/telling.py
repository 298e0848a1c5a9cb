"""A line to a person who waits for a command."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tracepaper.screening import shown

Say = Callable[[str], None]  # one sentence for a person


def say(line: str) -> None:
    """Tell it at once, beside what the command prints; in one piece, as two threads may tell at a time."""
    sys.stderr.write(f"{shown(line)}\n")
    sys.stderr.flush()
