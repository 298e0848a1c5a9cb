"""The unit of a number, as far as arithmetic can know it.

A unit is a text: "USD", "USD/PERSONS", "PERCENT^2", "ln(INDEX)"; a number without one is "NUMBER".  Sums and
differences ask for like units, products and powers combine them.  Units at current and at constant prices,
of different currencies, are different units, and no factor turns one into the other.

A unit may name the basis on which it was measured: "USD@FOB", "USD@CIF".  Adding up keeps the bases
("USD@CIF+FOB", a country's total trade); dividing and comparing ask for the same ones on both sides, and a
number without a basis goes with any.  `lineage.across_bases` takes the basis off where two are compared on
purpose.

Why no library: a library of units converts between them, which nothing here may do in silence (a base unit a
quantity is the rule), starts in a third of a second in each of the build's hundred steps, and knows neither
points from per cent nor one year's prices from another's.  Texts with a table of the combinations that were
met cost a tenth of a microsecond an operation.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

NUMBER, PERCENT, POINTS, YEAR = "NUMBER", "PERCENT", "PERCENTAGE_POINTS", "YEAR"
# what a plain number in the code may be added to: it has no unit of its own
PURE = frozenset({NUMBER, PERCENT, POINTS, YEAR, "TIMES", "SHARE", "INDEX", "SCORE", "RANK"})
PLAIN_NUMBERS = frozenset({NUMBER, "TIMES", "SHARE", "INDEX", "SCORE", "RANK"})  # written as bare numbers
LITERAL, ZERO = "a plain number", "0"
_SUMS = {
    ("-", PERCENT, PERCENT): POINTS,
    ("+", PERCENT, POINTS): PERCENT,
    ("+", POINTS, PERCENT): PERCENT,
    ("-", PERCENT, POINTS): PERCENT,
    ("-", YEAR, YEAR): NUMBER,
    ("-", "RANK", "RANK"): NUMBER,
}
_BASIS = re.compile(r"@[\w+]+")
_LONGEST_DENOMINATOR = 1000  # of powers: a cube root of a square is exact


@cache
def combined(op: str, left: str, right: str) -> str | None:
    """The unit of a sum, difference, product or quotient; None if units, or their bases, are unlike.

    op: + - * /.  left, right: units, or LITERAL or ZERO for a number of the code."""
    if op in "+-":
        return _sum(op, left, right) if left == right else _sum_over_bases(op, left, right)
    powers = _powers(left)
    for symbol, power in _powers(right).items():
        powers[symbol] = powers.get(symbol, Fraction(0)) + (power if op == "*" else -power)
    return _name(powers) if _cancel(powers) else None


@cache
def raised(unit: str, exponent: float) -> str:
    """The unit of a power."""
    by = Fraction(exponent).limit_denominator(_LONGEST_DENOMINATOR)
    return _name({symbol: power * by for symbol, power in _powers(unit).items()})


def logarithm(unit: str) -> str:
    """Of a measured quantity it is one only up to a constant, which the difference of two takes out."""
    return NUMBER if unit == NUMBER else f"ln({unit})"


def exponential(unit: str) -> str | None:
    """The inverse of `logarithm`; None for what cannot be an exponent."""
    if unit.startswith("ln("):
        return unit[3:-1]
    return NUMBER if unit in PLAIN_NUMBERS else None


@cache
def may_be_written(unit: str, declared: str) -> bool:
    """Whether a number of a unit may be written in the declared one: itself; a bare number for what has no
    unit to write; an amount per head or per anything as the amount, which the sentence goes on to say."""
    bare = without_basis(unit)
    return declared == bare or (declared in PLAIN_NUMBERS and bare in PLAIN_NUMBERS) or declared == over(bare)


@cache
def may_be_compared(unit: str, other: str) -> bool:
    """Whether a number may stand beside one of another unit: in like units, measured on like bases."""
    mine, its = _BASIS.findall(unit), _BASIS.findall(other)
    like = not mine or not its or mine == its
    return like and may_be_written(unit, without_basis(other))


def without_basis(unit: str) -> str:
    """USD of USD@FOB."""
    return _BASIS.sub("", unit)


def on_basis(unit: str, basis: str) -> str:
    """USD@FOB of USD and FOB; the unit itself of no basis."""
    return f"{unit}@{basis}" if basis else unit


def over(unit: str) -> str:
    """What stands over the line of a quotient, whatever its basis."""
    return without_basis(unit).partition("/")[0]


def may_become(unit: str, declared: str) -> bool:
    """Whether arithmetic may leave it to the author what a number is: of pure numbers only."""
    return unit == declared or (unit in PURE and declared in PURE)


def _sum_over_bases(op: str, left: str, right: str) -> str | None:
    """The sum has the bases of both."""
    found = _sum(op, without_basis(left), without_basis(right))
    names = {
        name for unit in (left, right) for basis in _BASIS.findall(unit) for name in basis[1:].split("+")
    }
    return on_basis(found, "+".join(sorted(names))) if found and "/" not in found else found


def _cancel(powers: dict[str, Fraction]) -> bool:
    """Take what was measured on some basis and what on none out against each other; False if one stands over
    another basis."""
    for symbol in [symbol for symbol in powers if "@" not in symbol]:
        for other in [other for other in powers if other.startswith(f"{symbol}@")]:
            if powers[symbol] * powers[other] < 0:
                powers[other] += powers.pop(symbol)
                break
    left = [(symbol.partition("@")[0], power) for symbol, power in powers.items() if "@" in symbol and power]
    return all(mine * its > 0 for symbol, mine in left for other, its in left if symbol == other)


def _sum(op: str, left: str, right: str) -> str | None:
    if (op, left, right) in _SUMS:
        return _SUMS[op, left, right]
    if left == right:
        return NUMBER if op == "-" and left.startswith("ln(") else left
    for one, other in ((left, right), (right, left)):
        if one == ZERO or (one == LITERAL and other in PURE):
            return other
    return None


def _powers(unit: str) -> dict[str, Fraction]:
    """Symbol -> power.  Points are per cent in a product: only their sums differ."""
    if unit in (NUMBER, LITERAL, ZERO):
        return {}
    found: dict[str, Fraction] = {}
    for side, sign in zip(_split(unit, "/"), (1, -1), strict=False):
        for part in _split(side, "*"):
            symbol, _, power = part.partition("^") if not part.startswith("ln(") else (part, "", "")
            if symbol != "1":
                symbol = PERCENT if symbol == POINTS else symbol
                found[symbol] = found.get(symbol, Fraction(0)) + sign * Fraction(power or 1)
    return found


def _split(text: str, mark: str) -> list[str]:
    """The parts between marks that stand in no brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == mark and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _name(powers: dict[str, Fraction]) -> str:
    over, under = (
        "*".join(_power(symbol, sign * power) for symbol, power in sorted(powers.items()) if sign * power > 0)
        for sign in (1, -1)
    )
    return f"{over or 1}/{under}" if under else over or NUMBER


def _power(symbol: str, power: Fraction) -> str:
    if power == 1:
        return symbol
    return f"{symbol}^{power.numerator}" if power.denominator == 1 else f"{symbol}^{float(power)}"
