"""How a condition is written out in a language: each number with its name and its unit.

The sign between two numbers is the one that is true of them, whatever the claim would have: what a
claim that does not hold shows is how things are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tracepaper.evidence.lineage import Traced, plain
from tracepaper.evidence.quantities import Named, Quantity, quantity_of
from tracepaper.languages.number_format import UnitWords, format_value, round_to_step

DIGITS = 4  # significant digits of a number whose unit is not known
MOST_MORE = 6  # more digits than usual, at most, where two numbers would otherwise look the same
LONGEST_NAME = 120  # characters; a calculation with a longer name shows its result only
_SIGNS = {"+": "+", "-": "\N{MINUS SIGN}", "*": "×", "/": "/"}


@dataclass(frozen=True)
class Term:
    """A value in a condition.  key: what tells it from others of its series, where it has no name."""

    value: object
    key: object = None


Sentence = tuple[Term | str, ...]  # terms, and the signs between them
Sentences = tuple[Sentence, ...]


def compared(*terms: Term) -> Sentence:
    """One sentence: the terms with the true sign between each two."""
    found: list[Term | str] = [terms[0]]
    for left, right in pairwise(terms):
        a, b = plain(left.value), plain(right.value)
        found += ["=" if a == b else ">" if a > b else "<", right]
    return tuple(found)


@dataclass(frozen=True)
class Writer:
    """Writes conditions in a language.  name(code, language) -> what a code (an economy, a product) is
    called.  own_units: the patterns of the paper's own units."""

    language: str
    name: Callable[[object, str], str] = lambda code, _: str(code)
    own_units: UnitWords | None = None

    def write(self, sentences: Sentences) -> str:
        """Sentences of terms and signs as text."""
        return "; ".join(map(self._sentence, sentences))

    def _sentence(self, parts: Sentence) -> str:
        terms = [part for part in parts if isinstance(part, Term)]
        numbers = iter(self._numbers([term.value for term in terms]))
        befores = iter([None, *terms])
        return " ".join(
            self._labelled(part, next(befores), next(numbers)) if isinstance(part, Term) else part
            for part in parts
        )

    def _labelled(self, term: Term, before: Term | None, number: str) -> str:
        label = self.label(term.value) or ("" if term.key is None else self.name(term.key, self.language))
        if before and _measure_the_same(before.value, term.value):
            label = _without_common_start(self.label(before.value), label)
        return f"{label}: {number}" if label else number

    def label(self, value: Any) -> str:
        """What a value is called: its quantity and key, or its calculation in such names; "" if it has
        neither, or one that is too long to read."""
        text = self._label(value)
        return text if len(text) <= LONGEST_NAME else ""

    def _label(self, value: Any) -> str:
        if _has_words(value):
            words = value.quantity.words
            called = words.get(self.language) or next(iter(words.values()))
            return " ".join(filter(None, [called, *(self.name(part, self.language) for part in value.key)]))
        if isinstance(value, Traced) and value.op == "among":  # a largest one is called what it is
            return next((self._label(part) for part in value.operands if part.value == value.value), "")
        if not isinstance(value, Traced) or value.op not in (*_SIGNS, "neg", "abs"):
            return ""
        parts = [self._operand(part) for part in value.operands]
        if not all(parts):
            return ""
        if value.op not in _SIGNS:
            inner = self._label(value.operands[0])
            return f"|{inner}|" if value.op == "abs" else f"{_SIGNS['-']}({inner})"
        left, right = parts
        if _measure_the_same(*value.operands):
            right = _without_common_start(left, right)
        return f"{left} {_SIGNS[value.op]} {right}"

    def _operand(self, value: Any) -> str:
        if not isinstance(value, Traced):
            return f"{value:g}"
        text = self._label(value)
        return f"({text})" if text and value.op in _SIGNS and not _has_words(value) else text

    def _numbers(self, values: list[Any]) -> list[str]:
        """The values of one sentence as texts, in the unit they share, with as many digits as it takes
        to tell them apart."""
        shared = next((found for found in map(quantity_of, values) if found), None)
        different = len({plain(value) for value in values})
        for more in range(MOST_MORE):
            steps = [_step(value, shared, more) for value in values]
            if len(set(map(_rounded, values, steps))) == different:
                break
        return [self._number(value, shared, step) for value, step in zip(values, steps, strict=True)]

    def _number(self, value: Any, shared: Quantity | None, step: float | None) -> str:
        if step is None:
            return str(value)
        own = quantity_of(value) or shared
        return format_value(plain(value), own.unit if own else "NUMBER", step, self.language, self.own_units)


def _step(value: Any, shared: Quantity | None, more: int) -> float | None:
    """The step a number is written with; None for a text.  A mark that somebody chose is written in full."""
    bare = plain(value)
    if not isinstance(bare, (int, float)):
        return None
    mark = None if isinstance(value, Traced) else _exact_step(bare)
    own = quantity_of(value) or shared
    step = own.step if own else _step_of(bare)
    return mark or float(Decimal(repr(float(step))).scaleb(-more))


def _rounded(value: Any, step: float | None) -> Any:
    return plain(value) if step is None else round_to_step(plain(value), step)


def _has_words(value: Any) -> bool:
    return isinstance(value, Named) and bool(value.quantity.words)


def _measure_the_same(first: Any, second: Any) -> bool:
    """Whether the names of both values begin with the same quantity."""
    while isinstance(first, Traced) and not _has_words(first) and first.operands:
        first = first.operands[0]
    while isinstance(second, Traced) and not _has_words(second) and second.operands:
        second = second.operands[0]
    return _has_words(first) and _has_words(second) and first.quantity.words == second.quantity.words


def _without_common_start(first: str, second: str) -> str:
    """The second name without the words it begins with like the first: "GDP China 2023 − 2000"."""
    words, others = second.split(" "), first.split(" ")
    while len(words) > 1 and others and words[0] == others[0]:
        words, others = words[1:], others[1:]
    return " ".join(words)


def _exact_step(value: float) -> float | None:
    """The step at which a mark that somebody chose (0.5, 2e12) is written in full; None if there is none."""
    exponent = int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
    return float(Decimal(1).scaleb(exponent)) if exponent > -DIGITS else None


def _step_of(value: float) -> float:
    """The step that leaves a few significant digits; whole numbers stay whole."""
    if float(value).is_integer():
        return 1.0
    return float(Decimal(1).scaleb(Decimal(repr(float(value))).adjusted() - DIGITS + 1))
