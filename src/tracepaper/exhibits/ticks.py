"""Numbers at ticks that a drawing leaves to matplotlib, in the writing of a language.

matplotlib would take the decimal mark from the locale of the computer, or write a point.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axis import Axis
from matplotlib.ticker import Formatter, ScalarFormatter, StrMethodFormatter

from tracepaper.languages.number_format import decimal_mark


def in_language(axis: Axis, language: str) -> None:
    """Give the ticks of an axis the language's decimal mark; those labelled one by one stay as they are."""
    written, mark = axis.get_major_formatter(), decimal_mark(language)
    if mark != "." and isinstance(written, ScalarFormatter | StrMethodFormatter):
        axis.set_major_formatter(_Marked(written, mark))


class _Marked(Formatter):
    """What another formatter writes, with another decimal mark."""

    def __init__(self, written: Formatter, mark: str):
        self._written, self._mark = written, mark

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self._written(x, pos).replace(".", self._mark)

    def set_locs(self, locs: Sequence[float]) -> None:
        self._written.set_locs(locs)  # type: ignore[arg-type]

    def get_offset(self) -> str:
        return self._written.get_offset().replace(".", self._mark)
