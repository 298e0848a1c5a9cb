"""Numbers that remember where they came from.

A `Traced` number behaves like a float and records, for every operation, its operands.  Placed in an
object column of a pandas DataFrame it therefore survives filters, joins, pivots, group sums and
arithmetic without the analysis doing anything: ordinary pandas code on ordinary columns, and at the
end each cell can name the observations (raw file and line) behind it and print its own formula.

Recording the graph rather than a set of ids keeps an operation at well under a microsecond and gives
the formula for free; the set is only gathered when it is asked for.  A result that is not a finite
number (x/0, a missing operand) is a plain `nan`, so that pandas' own handling of missing values applies.

pandas' mean, median, var and std turn their input into floats and so forget where it came from: write
sum() / count() instead.  `guard` refuses them, and `tables.write_table` a cell to which that has happened.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from tracepaper.errors import InputError
from tracepaper.evidence import units
from tracepaper.evidence.caller import caller
from tracepaper.evidence.ranges import Runs, runs_of, united, written

NAN = float("nan")


class LineageError(InputError):
    """The analysis does with traced numbers what they do not bear: a fault of the code, no lack of data."""


_INFIX = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "**": 4}


class Traced:
    """A value, the operation that made it, and its operands.

    `op` is "obs" (operands: one observation number), "bulk" (operands: many observation numbers, the
    operation is named by `label`), "stored" (read back from a table: observation numbers, `label` is
    the formula) or an arithmetic operation whose operands are Traced or plain numbers.
    `value` is a float, or a str for a published text.  `unit`: see `units`; "" of a text.
    """

    __slots__ = ("label", "op", "operands", "unit", "value")

    def __init__(
        self, value: Any, op: str, operands: Sequence[Any], label: str = "", unit: str = units.NUMBER
    ) -> None:
        self.value, self.op, self.operands, self.label, self.unit = value, op, operands, label, unit

    def __float__(self) -> float:
        return float(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return f"Traced({self.value!r})"

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __eq__(self, other: object) -> Any:
        return self.value == plain(other)

    def __ne__(self, other: object) -> Any:
        return self.value != plain(other)

    def __lt__(self, other: Any) -> Any:
        return self.value < comparable(other, self.unit)

    def __le__(self, other: Any) -> Any:
        return self.value <= comparable(other, self.unit)

    def __gt__(self, other: Any) -> Any:
        return self.value > comparable(other, self.unit)

    def __ge__(self, other: Any) -> Any:
        return self.value >= comparable(other, self.unit)

    def __add__(self, other: Any) -> Any:
        return _binary("+", self, other)

    def __radd__(self, other: Any) -> Any:
        return _binary("+", other, self)

    def __sub__(self, other: Any) -> Any:
        return _binary("-", self, other)

    def __rsub__(self, other: Any) -> Any:
        return _binary("-", other, self)

    def __mul__(self, other: Any) -> Any:
        return _binary("*", self, other)

    def __rmul__(self, other: Any) -> Any:
        return _binary("*", other, self)

    def __truediv__(self, other: Any) -> Any:
        return _binary("/", self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return _binary("/", other, self)

    def __pow__(self, other: Any) -> Any:
        return _binary("**", self, other)

    def __rpow__(self, other: Any) -> Any:
        return _binary("**", other, self)

    def __neg__(self) -> Traced:
        return Traced(-self.value, "neg", (self,), "", self.unit)

    def __abs__(self) -> Traced:
        return Traced(abs(self.value), "abs", (self,), "", self.unit)

    # numpy calls these methods when np.log, np.exp, np.sqrt meet an object column
    def log(self) -> Number:
        unit = units.logarithm(self.unit)
        return Traced(math.log(self.value), "ln", (self,), "", unit) if self.value > 0 else NAN

    def exp(self) -> Number:
        unit = units.exponential(self.unit)
        if unit is None:
            raise _unlike(f"exp({formula(self)}): {self.unit} cannot be an exponent")
        try:
            return Traced(math.exp(self.value), "exp", (self,), "", unit)
        except OverflowError:
            return NAN

    def sqrt(self) -> Number:
        unit = units.raised(self.unit, 0.5)
        return Traced(math.sqrt(self.value), "sqrt", (self,), "", unit) if self.value >= 0 else NAN


Number = Traced | float


def plain(value: Any) -> Any:
    """The bare value of a Traced; anything else unchanged."""
    return value.value if isinstance(value, Traced) else value


def _binary(op: str, left: Any, right: Any) -> Any:
    a, b = plain(left), plain(right)
    if isinstance(a, str) or isinstance(b, str):
        raise TypeError("a published text cannot be calculated with")
    if hasattr(a, "__len__") or hasattr(b, "__len__"):
        return NotImplemented  # an array or a column: numpy and pandas do it cell by cell
    if op == "/" and b == 0:
        return NAN  # numpy's own floats would give inf and a warning
    try:
        result = _INFIX[op](a, b)
    except (ZeroDivisionError, OverflowError):
        return NAN
    if isinstance(result, complex) or not math.isfinite(result):
        return NAN
    return Traced(result, op, (left, right), "", _unit(op, left, right))


def _unit(op: str, left: Any, right: Any) -> str:
    if op == "**":
        return units.raised(left.unit, float(right)) if isinstance(left, Traced) else units.NUMBER
    of = [
        part.unit if isinstance(part, Traced) else units.ZERO if part == 0 else units.LITERAL
        for part in (left, right)
    ]
    found = units.combined(op, *of)
    if found is None:
        told = f"{formula(left)} ({of[0]}) {op} {formula(right)} ({of[1]})"
        does = "added or subtracted" if op in "+-" else "set against each other; see across_bases"
        raise _unlike(f"{told}: unlike {'units' if op in '+-' else 'bases'} cannot be {does}")
    return found


def _unlike(message: str) -> LineageError:
    return LineageError(message, *caller())


def comparable(other: Any, unit: str) -> Any:
    """The bare value to compare with a number of a unit.  LineageError for a number of another unit."""
    if isinstance(other, Traced) and not units.may_be_compared(other.unit, unit):
        raise _unlike(f"a number in {unit} is compared with {formula(other)} in {other.unit}")
    return plain(other)


def in_unit(value: Any, unit: str) -> Any:
    """The value, said to be in a unit that arithmetic cannot know: 100 × a ratio is per cent, a ratio to a
    base year an index.  Of pure numbers only; a missing value stays missing."""
    if not isinstance(value, Traced):
        return value
    if not units.may_become(value.unit, unit):
        raise _unlike(f"{formula(value)} is in {value.unit}, which {unit} is not")
    return Traced(value.value, value.op, value.operands, value.label, unit)


def apart(value: Any, mark: Any) -> Any:
    """The distance of two numbers of one unit; a plain one is a mark that somebody chose, in that unit."""
    if isinstance(value, Traced) and not isinstance(mark, Traced):
        return abs(Traced(value.value - mark, "-", (value, mark), "", value.unit))
    return apart(mark, value) if isinstance(mark, Traced) > isinstance(value, Traced) else abs(value - mark)


def across_bases(value: Any) -> Any:
    """The number without the basis it was measured on (FOB, CIF, reconciled): for what is set against one on
    another basis on purpose, which the text around it says."""
    if not isinstance(value, Traced):
        return value
    same = copy(value)  # with its name and its key, where it has them
    same.unit = units.without_basis(value.unit)
    return same


def bare(value: Traced) -> Traced:
    """The number without its unit, where the sentence around it writes that itself (arrivals, lines)."""
    return Traced(value.value, value.op, value.operands, value.label)


def leaf(value: float | str, observation: int, unit: str = units.NUMBER) -> Traced:
    """A published number or text, by the number of its observation; unit: the one in which it is given."""
    return Traced(value, "obs", (int(observation),), "", unit)


def bulk(value: float, observations: Iterable[int], label: str, unit: str = units.NUMBER) -> Traced:
    """A number made from many observations at once by the named operation (an estimate, a count)."""
    return Traced(value, "bulk", runs_of(observations), label, unit)


def gather(values: Iterable[Any], result: float, label: str, unit: str = units.NUMBER) -> Traced:
    """`result`, computed outside arithmetic (a count, a rank, a year) from all of `values`."""
    return Traced(result, "gather", tuple(v for v in values if isinstance(v, Traced)), label, unit)


def among(values: Iterable[Any], result: float, label: str) -> Traced:
    """`result`, one of `values` or between two of them, as all of them make it (a maximum, a median): it is
    what they are, in their unit.  LineageError if they do not have the same."""
    members = tuple(v for v in values if isinstance(v, Traced))
    for member in members:
        comparable(member, members[0].unit)
    return Traced(result, "among", members, label, members[0].unit if members else units.NUMBER)


def observations_of(*values: Any) -> list[int]:
    """Sorted observation numbers behind the values (plain numbers have none)."""
    return [n for first, last in runs_behind(*values) for n in range(first, last + 1)]


def ranges_of(*values: Any) -> list[str]:
    """The observations behind the values as short text: as_ranges(observations_of(...)), but without
    writing out the hundreds of thousands of numbers behind an estimate."""
    return written(runs_behind(*values))


def has_observations(value: Traced) -> bool:
    """Whether any observation is behind a number."""
    seen: set[int] = set()
    stack = [value]
    while stack:
        node = stack.pop()
        if node.op in ("obs", "bulk", "stored"):
            if node.operands:
                return True
        elif id(node) not in seen:
            seen.add(id(node))
            stack.extend(o for o in node.operands if isinstance(o, Traced))
    return False


def runs_behind(*values: Any) -> Runs:
    """The runs of observation numbers behind the values."""
    single: set[int] = set()
    long: dict[int, Runs] = {}  # each run list once, however many numbers share it
    seen: set[int] = set()
    stack = [v for v in values if isinstance(v, Traced)]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.op == "obs":
            single.add(node.operands[0])
        elif node.op in ("bulk", "stored"):
            long[id(node.operands)] = tuple(node.operands)
        else:
            stack.extend(o for o in node.operands if isinstance(o, Traced))
    parts = [*long.values(), runs_of(single)] if single or not long else list(long.values())
    return parts[0] if len(parts) == 1 else united(run for part in parts for run in part)


def formula(value: object, longest: int = 8, characters: int = 240) -> str:
    """The calculation in numbers, e.g. "(12.3 + 4.5) / 100".

    Sums of more than `longest` terms are abbreviated to their first and last term and their count;
    in a calculation that would take more than `characters`, inner parts are shown as their result.
    """
    for deepest in (12, 6, 4, 3, 2):
        text = _formula(value, longest, 0, deepest)[0]
        if len(text) <= characters:
            break
    return text


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def _figure(value: float | str) -> tuple[str, int]:
    """A number and its rank: a negative one binds no tighter than the minus sign it starts with."""
    return _number(value), _PRECEDENCE["neg"] if not isinstance(value, str) and value < 0 else 9


def _formula(value: Any, longest: int, depth: int, deepest: int) -> tuple[str, int]:
    if not isinstance(value, Traced):
        return _figure(value)
    if value.op in ("bulk", "gather", "among"):
        return value.label, 9
    if value.op == "stored" and depth == 0:
        return value.label, 0
    if value.op in ("obs", "stored") or depth >= deepest:
        return _figure(value.value)
    if value.op == "+":
        return _sum_formula(value, longest, depth, deepest)
    if value.op in _PRECEDENCE and len(value.operands) == 2:
        rank = _PRECEDENCE[value.op]
        left, left_rank = _formula(value.operands[0], longest, depth + 1, deepest)
        right, right_rank = _formula(value.operands[1], longest, depth + 1, deepest)
        left = f"({left})" if left_rank < rank + (value.op == "**") else left  # a ** b ** c is a ** (b ** c)
        right = f"({right})" if right_rank <= rank else right
        return f"{left} {value.op} {right}", rank
    inner = _formula(value.operands[0], longest, depth + 1, deepest)[0]
    return (f"-({inner})", 3) if value.op == "neg" else (f"{value.op}({inner})", 9)


def _sum_formula(value: Traced, longest: int, depth: int, deepest: int) -> tuple[str, int]:
    terms, node = [], value
    while isinstance(node, Traced) and node.op == "+":
        terms.append(node.operands[1])
        node = node.operands[0]
    terms.append(node)
    # Python's and pandas' sums start from a 0 that nobody published
    terms = [t for t in reversed(terms) if isinstance(t, Traced) or t != 0]
    if len(terms) > longest:
        first, last = (_formula(t, longest, depth + 1, deepest)[0] for t in (terms[0], terms[-1]))
        return f"Σ({first} + … + {last}; n = {len(terms)})", 9
    return " + ".join(_formula(t, longest, depth + 1, deepest)[0] for t in terms), 1
