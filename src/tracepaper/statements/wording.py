"""How a condition is written out in a language: each number with its name and its unit.

The sign between two numbers is the one that is true of them, whatever the claim would have: what a
claim that does not hold shows is how things are.  Comparisons that differ only in whom or when they are of
are summed up: how many there are, and the two that are nearest to and farthest from being otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

from tracepaper.evidence.lineage import Traced, plain
from tracepaper.evidence.quantities import Named, Quantity, quantity_of
from tracepaper.languages.number_format import UnitWords, format_value, round_to_step
from tracepaper.statements.naming import Name, Namer, common_parts, is_number

DIGITS = 3  # significant digits of a number whose unit is not known
MOST_DECIMALS = 3  # of a mark that is written in full
MOST_MORE = 6  # more digits than usual, at most, where two numbers would otherwise look the same
FEW = 3  # so many comparisons of one form are all said


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


def _by_code(code: Any, _language: str, _column: str) -> str:
    return "" if isinstance(code, frozenset) else str(code)


@dataclass(frozen=True)
class Writer:
    """Writes conditions in a language.  name(code, language, column) -> what a code (an economy, a product)
    is called, as `Namer` asks for it.  own_units: the patterns of the paper's own units."""

    language: str
    name: Callable[[Any, str, str], str] = _by_code
    own_units: UnitWords | None = None

    @cached_property
    def _namer(self) -> Namer:
        return Namer(self.language, self.name)

    def write(self, sentences: Sentences) -> str:
        """Sentences of terms and signs as text, those that are alike summed up."""
        groups = self._groups(sentences)
        said = [
            text
            for group in groups
            for text in ([self._summed_up(group)] if len(group) > FEW else map(self._sentence, group))
        ]
        return self._namer.words("semicolon").join(dict.fromkeys(said))

    def one_by_one(self, sentences: Sentences) -> list[str]:
        """Every sentence, where `write` sums some of them up; else none."""
        if all(len(group) <= FEW for group in self._groups(sentences)):
            return []
        return list(dict.fromkeys(map(self._sentence, sentences)))

    def label(self, value: Any) -> str:
        """What a value is called; "" if it has no name."""
        return self._namer.text(self._namer.name(value))

    def distance(self, gap: object) -> str:
        """How far a value is from its threshold, in its unit; "" where there is no such thing."""
        if gap is None:
            return ""
        known = quantity_of(gap)
        if known and known.unit == "YEAR":
            years = int(plain(gap))
            return self._namer.words("year-apart" if years == 1 else "years-apart", n=years)
        step = self._steps([gap, 0], known)[0]
        unit = "PERCENTAGE_POINTS" if known and known.unit == "PERCENT" else known.unit if known else "NUMBER"
        return format_value(plain(gap), unit, step or 1.0, self.language, self.own_units)

    def head(self, values: Sequence[Any]) -> Head:
        """What several values have in common."""
        return self._head([Term(value) for value in values])

    def headed(self, head: Head, text: str) -> str:
        """A text after what is said once for all its numbers."""
        return self._namer.words("head", head=head.text, rest=text) if head.text else text

    def told(self, term: Term, head: Head) -> str:
        """A number with what is still to be said of it once the head is known."""
        return self._told(term, self._numbers([term.value])[0], head)

    def _groups(self, sentences: Sentences) -> list[list[Sentence]]:
        found: dict[tuple[object, ...], list[Sentence]] = {}
        for sentence in sentences:
            found.setdefault(self._form(sentence), []).append(sentence)
        return list(found.values())

    def _form(self, sentence: Sentence) -> tuple[object, ...]:
        """What sentences that are alike have in common: their signs, quantities and marks."""
        return tuple(
            part if isinstance(part, str) else plain(part.value) if _is_mark(part) else self._what(part.value)
            for part in sentence
        )

    def _what(self, value: Any) -> tuple[str, ...]:
        name = self._namer.name(value)
        return (name.what if name else "",)

    def _sentence(self, sentence: Sentence, said: Head | None = None) -> str:
        """said: what has been said of all of a group, and need not be said again."""
        terms = [part for part in sentence if isinstance(part, Term)]
        head = said or self._head(terms)
        numbers = iter(self._numbers([term.value for term in terms]))
        text = " ".join(
            part if isinstance(part, str) else self._told(part, next(numbers), head) for part in sentence
        )
        return text if said else self.headed(head, text)

    def _told(self, term: Term, number: str, head: Head) -> str:
        rest = self._rest(term, head)
        return self._namer.words("told", number=number, rest=rest) if rest else number

    def _rest(self, term: Term, head: Head) -> str:
        """What is still to be said of a term once the head is known."""
        name = self._namer.name(term.value)
        if name is None:
            return "" if term.key is None else self._key(term.key)
        left = name.without(head.parts)
        return self._namer.rest(left) if name.what == head.what else self._namer.text(left)

    def _key(self, key: Any) -> str:
        from tracepaper.evidence.quantities import Part

        keys = key if isinstance(key, tuple) else (key,)
        return self._namer.listed(self._namer.part(Part("", one)) for one in keys)

    def _head(self, terms: Sequence[Term]) -> Head:
        names = [name for term in terms if (name := self._namer.name(term.value))]
        if not names:
            return Head("", "", ())
        common = common_parts(names)
        what = names[0].what if len({name.what for name in names}) == 1 else ""
        return Head(self._namer.text(Name(what, common)), what, common)

    def _summed_up(self, group: Sequence[Sentence]) -> str:
        terms = [[part for part in sentence if isinstance(part, Term)] for sentence in group]
        head = self._head([term for one in terms for term in one])
        free = [at for at, term in enumerate(terms[0]) if not _is_mark(term)]
        words = self._namer.words
        if len(free) == 1:
            told, key = self._range(group, terms, free[0], head), "values"
        else:
            ordered = sorted(group, key=_apart)
            near, far = (self._sentence(one, head) for one in (ordered[0], ordered[-1]))
            told, key = words("ends", near=near, far=far), "comparisons"
        count = self._namer.listed([head.text, words(key, n=len(group))])
        return words("head", head=count, rest=told)

    def _range(self, group: Sequence[Sentence], terms: Sequence[Sequence[Term]], at: int, head: Head) -> str:
        """All values of a group that has marks beside them, from the least to the greatest."""
        ordered = sorted((one[at] for one in terms), key=lambda term: plain(term.value))
        marks = [term for term in terms[0] if _is_mark(term)]
        ends = (ordered[0], ordered[-1])
        numbers = self._numbers([term.value for term in (*ends, *marks)])
        low, high = (self._told(*pair, head) for pair in zip(ends, numbers, strict=False))
        both, rest = self._namer.words("range", low=low, high=high), iter(numbers[2:])
        return " ".join(
            part if isinstance(part, str) else next(rest) if _is_mark(part) else both for part in group[0]
        )

    def _numbers(self, values: list[Any]) -> list[str]:
        """The values of one sentence as texts, in the unit they share, with as many digits as it takes
        to tell them apart."""
        shared = next((found for found in map(quantity_of, values) if found), None)
        steps = self._steps(values, shared)
        likened = next((value for value in values if quantity_of(value)), None)
        return [self._number(value, shared, step, likened) for value, step in zip(values, steps, strict=True)]

    def _steps(self, values: list[Any], shared: Quantity | None) -> list[float | None]:
        different = len({plain(value) for value in values})
        for more in range(MOST_MORE):
            steps = [_step(value, shared, more) for value in values]
            if len(set(map(_rounded, values, steps))) == different:
                break
        return steps

    def _number(self, value: Any, shared: Quantity | None, step: float | None, likened: Any = None) -> str:
        """likened: the value whose unit one without its own takes."""
        if step is None:
            return self.name(plain(value), self.language, "")
        if not isinstance(value, Traced) and value == 0:
            return "0"  # is nothing in any unit
        own = quantity_of(value)
        unit = _unit(own, value) if own else _unit(shared, likened) if shared else "NUMBER"
        return format_value(plain(value), unit, step, self.language, self.own_units)


@dataclass(frozen=True)
class Head:
    """What is said once for all numbers of a sentence: text of the quantity and the parts they share."""

    text: str
    what: str
    parts: tuple[Any, ...]


def _is_mark(term: Term) -> bool:
    """Whether somebody chose the number."""
    return term.key is None and not isinstance(term.value, Traced)


def _apart(sentence: Sentence) -> float:
    """How far the first two numbers of a sentence are from each other, relative to the second."""
    a, b = [float(plain(part.value)) for part in sentence if isinstance(part, Term)][:2]
    return abs(a - b) / (abs(b) or 1.0)


def _unit(quantity: Quantity | None, value: Any) -> str:
    """The unit a value is written in: what lies between two percentages is percentage points."""
    unit = quantity.unit if quantity else "NUMBER"
    return "PERCENTAGE_POINTS" if unit == "PERCENT" and _is_difference(value) else unit


def _is_difference(value: Any) -> bool:
    if isinstance(value, Named):
        return bool(value.made and value.made.how == "spread")
    if not isinstance(value, Traced):
        return False
    if value.op == "-":
        return all(isinstance(operand, Traced) for operand in value.operands)
    return value.op in ("neg", "abs", "*", "/", "+") and any(map(_is_difference, value.operands))


def _step(value: Any, shared: Quantity | None, more: int) -> float | None:
    """The step a number is written with; None for a text.  A mark that somebody chose is written in full."""
    bare = plain(value)
    if not is_number(bare):
        return None
    mark = None if isinstance(value, Traced) else _exact_step(bare)
    own = quantity_of(value) or shared
    step = own.step if own else _step_of(bare)
    return mark or float(Decimal(repr(float(step))).scaleb(-more))


def _rounded(value: Any, step: float | None) -> Any:
    return plain(value) if step is None else round_to_step(plain(value), step)


def _exact_step(value: float) -> float | None:
    """The step at which a mark that somebody chose (0.5, 2e12) is written in full; None if there is none."""
    exponent = int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
    return float(Decimal(1).scaleb(exponent)) if exponent >= -MOST_DECIMALS else None


def _step_of(value: float) -> float:
    """The step that leaves a few significant digits; whole numbers stay whole."""
    if float(value).is_integer():
        return 1.0
    return float(Decimal(1).scaleb(Decimal(repr(float(value))).adjusted() - DIGITS + 1))
