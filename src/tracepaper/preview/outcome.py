"""What a build of the pages comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracepaper import paths

Count = Callable[[int, int], None]  # steps done, of how many
Wrong = Callable[[Sequence[str]], None]  # sentences that `./run` would say
PAPERS = f"{paths.RESULTS}/paper"


@dataclass(frozen=True)
class Outcome:
    """pages: language -> its page; none where something is wrong.  errors: the sentences `./run` would say.
    seconds: how long it took.  changed: the files that were not as they were at the build before."""

    pages: dict[str, bytes] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    seconds: float = 0.0
    changed: tuple[str, ...] = ()


def built_pages(folder: Path) -> dict[str, bytes]:
    """Language -> its page, as it lies in a folder that builds write to; in no order."""
    found = sorted((folder / PAPERS).glob("paper.*.html"))
    return {path.name.split(".")[1]: path.read_bytes() for path in found}
