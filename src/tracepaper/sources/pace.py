"""How far a download is, and what is left of it, for a person who waits."""

from __future__ import annotations

from collections.abc import Callable

_EVERY_S = 5.0  # between two lines about one answer


class Pace:
    """Counts the answers of one source.  clock: seconds.  expected: how many there will be, or 0."""

    def __init__(self, clock: Callable[[], float], expected: int = 0) -> None:
        self._clock, self._expected = clock, expected
        self._began, self._done = clock(), 0

    def passed(self) -> None:
        """One more answer is there, or was refused."""
        self._done += 1

    def of_all(self, size: int) -> str:
        """Which answer it was, its size in bytes, and how long the others will take at this pace."""
        if not self._expected or self._done > self._expected:
            return in_bytes(size)
        left = (self._clock() - self._began) / max(1, self._done) * (self._expected - self._done)
        rest = f", {in_time(left)} left" if self._done < self._expected else ""
        return f"{self._done} of {self._expected}, {in_bytes(size)}{rest}"


class Progress:
    """Of one answer.  announced: bytes it will have, 0 if not known; done: those that were there before."""

    def __init__(self, clock: Callable[[], float], announced: int, done: int) -> None:
        self._clock, self._announced, self._before = clock, announced, done
        self._began = self._told = clock()

    def line(self, done: int) -> str:
        """What to tell, now and then; "" in between."""
        now = self._clock()
        if now - self._told < _EVERY_S:
            return ""
        self._told = now
        if not self._announced:
            return f"{in_bytes(done)} so far"
        speed = (done - self._before) / (now - self._began)
        rest = f", {in_time((self._announced - done) / speed)} left" if speed > 0 else ""
        return f"{in_bytes(done)} of {in_bytes(self._announced)}{rest}"


def in_bytes(size: float) -> str:
    """A size as a person reads it: "812 B", "34 kB", "2.3 GB"."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= factor:
            return f"{size / factor:.{0 if size >= 10 * factor else 1}f} {unit}"
    return f"{size:.0f} B"


def in_time(seconds: float) -> str:
    """A length of time as a person reads it: "40 s", "3 min", "2 h 5 min"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
