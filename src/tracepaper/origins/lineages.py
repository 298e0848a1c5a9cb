"""Lineages, each kept once: many cells of a figure come from the same rows.

A site that listed every row behind every number would be larger than the raw data.  A long lineage is
shown as ranges of observation numbers, how many there are of each series, and its first rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tracepaper.evidence.ranges import as_array
from tracepaper.origins.evidence_rows import EvidenceRows

if TYPE_CHECKING:
    import numpy as np


MOST_ROWS = 100
MOST_RANGES = 60


class Lineages:
    """The distinct lineages met so far; `add` gives each its place in `entries`.

    An entry: count; ranges (the first of them, as texts) and more (how many are left out); shown (how
    many observations, counted from the first, are shown as rows); groups, as pairs of a place in
    `groups` ((source, edition, series or table)) and a count.
    """

    def __init__(self, rows: EvidenceRows, most_rows: int = MOST_ROWS) -> None:
        self._rows, self._most_rows = rows, most_rows
        self._places: dict[tuple[str, ...], int] = {}
        self._group_places: dict[tuple[str, str, str], int] = {}
        self.entries: list[dict[str, Any]] = []
        self._used: list[Any] = []  # arrays of numbers: sets of hundreds of thousands would take seconds
        self.shown: set[int] = set()

    @property
    def groups(self) -> list[tuple[str, str, str]]:
        """The groups in the order of their places."""
        return list(self._group_places)

    def add(self, ranges: Iterable[str]) -> int | None:
        """Place of a lineage given as texts ("12-14", "20"); None for an empty one."""
        key = tuple(ranges or ())
        if not key:
            return None
        if key not in self._places:
            self._places[key] = len(self.entries)
            self.entries.append(self._entry(key))
        return self._places[key]

    def _entry(self, key: tuple[str, ...]) -> dict[str, Any]:
        numbers, listed = as_array(key), key[:MOST_RANGES]
        first = numbers if listed == key else as_array(listed)
        shown = first[: self._most_rows].tolist()
        self._used.append(numbers)
        self.shown.update(shown)
        groups = [
            [self._group_places.setdefault((source, edition, series), len(self._group_places)), count]
            for source, edition, series, count in self._rows.groups(numbers)
        ]
        return {
            "count": len(numbers),
            "ranges": ",".join(listed),
            "more": len(key) - len(listed),
            "shown": len(shown),
            "groups": groups,
        }

    @property
    def used(self) -> np.ndarray:
        """Numbers of every observation behind anything, shown or not, sorted."""
        import numpy as np

        return np.unique(np.concatenate(self._used)) if self._used else np.array([], dtype="int64")

    def groups_of(self, place: int) -> list[tuple[str, str, str]]:
        """(source, edition, series or table) behind an entry."""
        groups = self.groups
        return [groups[group] for group, _ in self.entries[place]["groups"]]
