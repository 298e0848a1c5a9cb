"""Numbers quoted in one sentence: two ends of a development, and what the sentence makes of them.

"From 20.4 billion in 1995 to 982.1 billion in 2024, 48 times as much": who quotes both ends and their ratio
has said the same thing twice, and a ratio that is not theirs shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

Fact = Mapping[str, Any]
DERIVED = ("TIMES", "PERCENT", "PERCENTAGE_POINTS")


def ends_problems(quoted: Sequence[tuple[str, Fact]]) -> Iterator[str]:
    """What is wrong with a number made from the ends that are quoted beside it.

    Only where the rows of the number are just those of two quoted ends is it certain that it is made from
    them: then it must be their ratio, growth, difference or part within what rounding leaves open."""
    for name, made in quoted:
        if made["unit"] not in DERIVED or not made["observations"]:
            continue
        for (first, a), (last, b) in product(quoted, repeat=2):
            if len({name, first, last}) < 3 or a["unit"] != b["unit"] or a["unit"] == "TIMES":
                continue
            if set(a["observations"]) == set(b["observations"]):
                continue
            if set(a["observations"]) | set(b["observations"]) != set(made["observations"]):
                continue
            if not any(_fits(made, *pair) for pair in ((a, b), (b, a))) and _is_simple(made, a, b):
                yield (
                    f"{name} ({made['rounded']:g}) is neither ratio, growth, difference nor part of {first} "
                    f"and {last}, of whose rows it is made; bind the three to the same rows"
                )
                break


def _is_simple(made: Fact, a: Fact, b: Fact) -> bool:
    """Whether the ends are single rows: of sums and means other things can be made."""
    return all(len(end["observations"]) == 1 and "-" not in end["observations"][0] for end in (a, b))


def _fits(made: Fact, a: Fact, b: Fact) -> bool:
    """Whether a number is, as printed, something of two ends, as printed."""
    low, high = (made["rounded"] + side * made["step"] / 2 for side in (-1, 1))
    years = _years(made["period"])
    for x, y in product(
        *([end["value"] - end["step"] / 2, end["value"], end["value"] + end["step"] / 2] for end in (a, b))
    ):
        found = [y - x, *(([y / x, 100 * y / x, 100 * (y / x - 1)]) if x else [])]
        if x and y / x > 0 and years:
            found.append(100 * ((y / x) ** (1 / years) - 1))
        if any(low - abs(low) * 1e-9 <= value <= high + abs(high) * 1e-9 for value in found):
            return True
    return False


def _years(period: str) -> int:
    first, _, last = period.partition("-")
    return int(last) - int(first) if first.isdigit() and last.isdigit() else 0
