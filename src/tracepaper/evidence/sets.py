"""What a set of numbers gives as a whole: its largest, its median, how many of it, a running sum.

Each result depends on every member, also on those that it is not equal to: another value of any of them
could have made it another number.  Python's and pandas' own `max`, `median`, `rank`, `rolling` name the
winner only, or nobody.  Where a member is missing the result is
missing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tracepaper.evidence.lineage import NAN, Number, Traced, among, gather, plain

SHOWN = 3  # members of a set that a formula writes out


def largest_of(values: Iterable[Any]) -> Number:
    """The largest of all values; of plain numbers a plain one."""
    return _of_all(values, max, "max")


def smallest_of(values: Iterable[Any]) -> Number:
    """The smallest of all values."""
    return _of_all(values, min, "min")


def median_of(values: Iterable[Any]) -> Number:
    """The middle value, or the mean of the two in the middle."""
    from statistics import median

    return _of_all(values, median, "median")


def counted(values: Iterable[Any], which: Iterable[bool], words: str) -> Traced:
    """How many of the values are such; it depends on those that are not, too.

    which: of each value whether it counts.  words: what is counted."""
    return gather(values, sum(map(bool, which)), words)


def ranked(values: Sequence[Any]) -> list[Number]:
    """The rank of each value among all, 1 = largest; equal values share the better rank."""
    numbers = [float(value) for value in values]
    missing = any(map(math.isnan, numbers))
    return [
        NAN
        if missing
        else gather(values, 1.0 + sum(other > own for other in numbers), f"rank among {len(numbers)}")
        for own in numbers
    ]


def cumulative(values: Iterable[Any]) -> list[Any]:
    """The running sums, each of all values up to its own; missing from the first missing value on."""
    sums: list[Any] = []
    for value in values:
        sums.append(sums[-1] + value if sums else value)
    return sums


def rolling_sum(values: Sequence[Any], length: int) -> list[Any]:
    """The sum of each value and the length - 1 before it; missing where there are fewer."""
    spans = (values[at + 1 - length : at + 1] if at + 1 >= length else () for at in range(len(values)))
    return [cumulative(span)[-1] if len(span) else NAN for span in spans]


def clipped(value: Any, low: float = -math.inf, high: float = math.inf) -> Number:
    """The value, but no less than low and no more than high, which are the author's."""
    if math.isnan(value):
        return NAN
    bounds = " and ".join(f"{bound:g}" for bound in (low, high) if math.isfinite(bound))
    return among([value], min(max(plain(value), low), high), f"{plain(value):.6g} kept within {bounds}")


def absent_as_zero(published: Any, keys: Sequence[Any]) -> Any:
    """A published structure (a Series by product, by sector) over all keys, in their order: a part that it
    does not have is a zero, which depends on all that it has.  Only for what is published whole: its parts
    add up to its total."""
    import pandas as pd

    parts = list(published)
    zero = among(parts, 0.0, f"0: none of the {len(parts)} parts published")
    return pd.Series([published.get(key, zero) for key in keys], index=list(keys), dtype=object)


def _of_all(values: Iterable[Any], operation: Callable[[list[Any]], Any], name: str) -> Number:
    members = list(values)
    numbers = [NAN if value is None else float(value) for value in members]
    if not numbers or any(map(math.isnan, numbers)):
        return NAN
    result: float = operation(numbers)
    if not any(isinstance(value, Traced) for value in members):
        return result
    shown = [f"{number:.6g}" for number in numbers[:SHOWN]]
    listed = ", ".join(shown) + (", …" if len(numbers) > SHOWN else "")
    return among(members, result, f"{name}({listed})")
