"""What a number is called in a language: the quantity it measures, and what tells it from others of it.

A number of a table is called by its quantity and its key ("GDP per head", Singapore, 2025).  One that was
calculated is called by how it was made, in the names of what it was made of: "growth a year of GDP" of China
from 2000 to 2024.  What all of these have in common (the economy, the year) is said once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracepaper.evidence.lineage import Traced
from tracepaper.evidence.quantities import Made, Named, Part, member_of
from tracepaper.languages import load_language
from tracepaper.languages.periods import period_text

LONGEST = 160  # characters; a calculation with a longer name has none
SAID = "said"  # the column of a part that is words already
LARGEST_DENOMINATOR = 12  # of a multiple that is written as a fraction
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Name:
    """what: the quantity, in words.  parts: what tells a number from others of it."""

    what: str
    parts: tuple[Part, ...] = ()

    def without(self, parts: Iterable[Part]) -> Name:
        left = tuple(part for part in self.parts if part not in set(parts))
        return Name(self.what, left)


def common_parts(names: Sequence[Name]) -> tuple[Part, ...]:
    """The parts that all of the names have, in the order of the first."""
    return tuple(part for part in names[0].parts if all(part in name.parts for name in names))


def is_number(value: object) -> bool:
    """Whether it is a bare number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass(frozen=True)
class Namer:
    """Names numbers in a language.  called(code, language, column) -> what a code is called; a frozenset of
    codes is a group, for which "" means that it has no name of its own."""

    language: str
    called: Callable[[Any, str, str], str]

    def words(self, key: str, **values: object) -> str:
        """A pattern of the language's table of conditions with its values put in."""
        return load_language(self.language).conditions[key].format(**values)

    def listed(self, texts: Iterable[str]) -> str:
        return self.words("comma").join(dict.fromkeys(filter(None, texts)))

    def text(self, name: Name | None) -> str:
        """A name as words; "" for none."""
        return "" if name is None else self.listed([name.what, *map(self.part, name.parts)])

    def rest(self, name: Name) -> str:
        """The parts of a name as words."""
        return self.listed(map(self.part, name.parts))

    def part(self, part: Part) -> str:
        """A code as words, in its column."""
        if part.column == SAID:
            return str(part.code)
        if isinstance(part.code, frozenset):
            known = self.called(part.code, self.language, part.column)
            return known or self.words("together", n=len(part.code))
        return period_text(part.code, self.language) or self.called(part.code, self.language, part.column)

    def name(self, value: Any) -> Name | None:
        """What a value is called; None if it has no name, or one that is too long to read."""
        found = self._name(value)
        return found if found and len(self.text(found)) <= LONGEST else None

    def _name(self, value: Any) -> Name | None:
        if isinstance(value, Named) and value.quantity.words:
            words = value.quantity.words
            called = words.get(self.language) or next(iter(words.values()))
            return Name(called, tuple(sorted(value.key, key=self._is_period)))
        if isinstance(value, Named) and value.made:
            return self._made(value.made)
        if not isinstance(value, Traced):
            return None
        if value.op == "+":
            return self._sum(value)
        if value.op in ("-", "/", "*"):
            return self._pair(value)
        if value.op in ("neg", "abs"):
            return self._single(value)
        if member := member_of(value):  # a largest one is called what it is
            return self._name(member[0])
        return None

    def _is_period(self, part: Part) -> bool:
        return period_text(part.code, self.language) is not None

    def _made(self, made: Made) -> Name | None:
        found = self._names(made.of)
        if not found:
            return None
        common = common_parts(found)
        if made.how == "share":
            return self._share(found, common)
        if len({name.what for name in found}) > 1:
            return None
        what = self.words(made.how, what=found[0].what)
        if made.how == "growth":
            return Name(what, (*common, *self._span(found, common)))
        return Name(what, common if len(found) > 1 else tuple(p for p in common if not self._is_period(p)))

    def _names(self, values: Iterable[Any]) -> list[Name]:
        """The names of all values; none if one has none."""
        found = [self._name(value) for value in values]
        return [name for name in found if name] if all(found) else []

    def _share(self, names: Sequence[Name], common: tuple[Part, ...]) -> Name:
        part, whole = (name.without(common) for name in names)
        if part.what == whole.what:
            said = self.words("share", part=self.rest(part), whole=self.rest(whole))
            return Name(part.what, (*common, Part(SAID, said)))
        return Name(self.words("share", part=self._inner(part), whole=self._inner(whole)), common)

    def _inner(self, name: Name) -> str:
        """A name within another one."""
        rest = self.rest(name)
        return self.words("of", what=name.what, rest=rest) if rest else name.what

    def _span(self, names: Sequence[Name], common: tuple[Part, ...]) -> tuple[Part, ...]:
        """The stretch between the periods of two names that differ in nothing else."""
        rests = [name.without(common).parts for name in names]
        if not all(len(rest) == 1 and self._is_period(rest[0]) for rest in rests):
            return ()
        (first,), (last,) = rests
        return (Part("period", f"{first.code}-{last.code}"),)

    def _sum(self, value: Traced) -> Name | None:
        terms = [term for term in _terms(value) if not (is_number(term) and term == 0)]
        found = self._names(terms)
        if not found:
            return None
        common = common_parts(found)
        whats = list(dict.fromkeys(name.what for name in found))
        rests = [[n.without(common).parts for n in found if n.what == what] for what in whats]
        if len(whats) > 1 and any(set(other) != set(rests[0]) for other in rests):
            return Name(" + ".join(self._inner(n.without(common)) for n in found), common)
        together = rests[0]
        if len(together) == 1:
            return Name(" + ".join(whats), (*common, *together[0]))
        columns = {part.column for rest in together for part in rest}
        if all(len(rest) == 1 for rest in together) and len(columns) == 1:
            group = Part(columns.pop(), frozenset(rest[0].code for rest in together))
            return Name(" + ".join(whats), (*common, group))
        return Name(" + ".join(whats), (*common, Part(SAID, self.words("together", n=len(together)))))

    def _pair(self, value: Traced) -> Name | None:
        left, right = value.operands
        if is_number(left) or is_number(right):
            return self._with_number(value.op, left, right)
        found = self._names((left, right))
        if not found:
            return None
        sign, common = {"-": MINUS, "*": "×", "/": "/"}[value.op], common_parts(found)
        first, second = (name.without(common) for name in found)
        if first.what != second.what:
            return Name(f"{self._inner(first)} {sign} {_bracketed(self._inner(second))}", common)
        ends = sorted(found, key=lambda name: [str(part.code) for part in name.parts if part not in common])
        span = self._span(ends, common) if value.op == "-" else ()
        if span:  # less what came later, it is a fall
            how = "change" if ends[0] is found[1] else "fall"
            return Name(self.words(how, what=first.what), (*common, *span))
        return Name(first.what, (*common, Part(SAID, f"{self.rest(first)} {sign} {self.rest(second)}")))

    def _with_number(self, op: str, left: Any, right: Any) -> Name | None:
        """The name of a multiple, or of a value and so much more or less."""
        found = self._name(right if is_number(left) else left)
        if found is None:
            return None
        number = left if is_number(left) else right
        number = f"{number:g}" if op == "-" else _factor(number)
        sign = {"-": MINUS, "*": "×", "/": "/"}[op]
        if is_number(left) or op == "*":
            return Name(f"{number} {sign} {found.what}", found.parts)
        return Name(f"{found.what} {sign} {number}", found.parts)

    def _single(self, value: Traced) -> Name | None:
        found = self._name(value.operands[0])
        if found is None:
            return None
        if value.op == "abs":
            return Name(f"|{found.what}|", found.parts)
        return Name(f"{MINUS}({found.what})", found.parts)


def _bracketed(text: str) -> str:
    """A calculation within another one."""
    return f"({text})" if any(f" {sign} " in text for sign in ("+", MINUS, "×", "/")) else text


def _terms(value: Any) -> list[Any]:
    """The terms of a sum, in their order."""
    found: list[Any] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, Traced) and one.op == "+" and not (isinstance(one, Named) and one.quantity.words):
            stack += reversed(one.operands)
        else:
            found.append(one)
    return found


def _factor(number: float) -> str:
    """A number somebody chose: 1.5, 2/3."""
    near = Fraction(number).limit_denominator(LARGEST_DENOMINATOR)
    if near.denominator > 2 and abs(float(near) - number) < 1e-9:
        return f"{near.numerator}/{near.denominator}"
    return f"{number:g}"
