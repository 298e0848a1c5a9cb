"""How a number was calculated, for a reader: its formula with each number named and in its unit.

"output of the north: 100 × ((US$641.5 billion (2019) / US$292.8 billion (2010))^(1/9)
− 1)" instead of "100 * ((641464734000 / 292776000000) ** 0.111111 - 1)".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracepaper.evidence.lineage import Traced, plain
from tracepaper.evidence.quantities import Named
from tracepaper.statements.wording import Head, Term, Writer

MOST_TERMS = 4  # of a sum that are written out
DEEPEST = 6  # below which a part is its result
_WEAK, _STRONG, _WHOLE = 1, 2, 3  # how tightly parts of a formula are bound
_SIGNS = {"+": ("+", _WEAK), "-": ("\N{MINUS SIGN}", _WEAK), "*": ("×", _STRONG), "/": ("/", _STRONG)}


def calculation(value: Any, writer: Writer) -> str:
    """The calculation in a writer's language; "" of a number that was not calculated from named ones."""
    leaves = list(_leaves(value))
    if not isinstance(value, Traced) or _is_leaf(value, 0) or not any(map(writer.label, leaves)):
        return ""
    head = writer.head(leaves)
    text = _written(value, writer, head, 0)[0]
    return writer.headed(head, text)


def _leaves(value: Any, depth: int = 0) -> Iterator[Any]:
    if _is_leaf(value, depth):
        yield value
    elif isinstance(value, Traced):
        for operand in value.operands:
            yield from _leaves(operand, depth + 1)


def _is_leaf(value: Any, depth: int) -> bool:
    """Whether a number is written as it is: one that has a name, was read somewhere, or lies too deep."""
    if not isinstance(value, Traced):
        return False
    named = isinstance(value, Named) and bool(value.quantity.words)
    calculated = value.op in _SIGNS or value.op in ("**", "neg", "abs", "ln", "exp", "sqrt")
    return named or not calculated or depth >= DEEPEST


def _written(value: Any, writer: Writer, head: Head, depth: int) -> tuple[str, int]:
    if not isinstance(value, Traced):
        return _number(value), _WHOLE
    if _is_leaf(value, depth):
        return writer.told(Term(value), head), _WHOLE
    if value.op == "+":
        return _sum(value, writer, head, depth)
    parts = [_written(operand, writer, head, depth + 1) for operand in value.operands]
    if value.op in _SIGNS:
        sign, rank = _SIGNS[value.op]
        left, right = (_bound(*part, rank + at) for at, part in enumerate(parts))
        return f"{left} {sign} {right}", rank
    if value.op == "**":
        (base, rank), exponent = parts[0], value.operands[1]
        return f"{_bound(base, rank, _WHOLE)}^{_power(exponent)}", _WHOLE
    inner = parts[0][0]
    if value.op == "neg":
        return f"\N{MINUS SIGN}({inner})", _STRONG
    return (f"|{inner}|" if value.op == "abs" else f"{value.op}({inner})"), _WHOLE


def _sum(value: Traced, writer: Writer, head: Head, depth: int) -> tuple[str, int]:
    terms, node = [], value
    while isinstance(node, Traced) and node.op == "+" and not _is_leaf(node, depth):
        terms.append(node.operands[1])
        node = node.operands[0]
    terms = [t for t in reversed([*terms, node]) if isinstance(t, Traced) or t != 0]
    shown = terms if len(terms) <= MOST_TERMS else [terms[0], terms[-1]]
    texts = [_written(term, writer, head, depth + 1)[0] for term in shown]
    if len(shown) < len(terms):
        return f"Σ({texts[0]} + … + {texts[1]}; n = {len(terms)})", _WHOLE
    return " + ".join(texts), _WEAK if len(texts) > 1 else _WHOLE


def _bound(text: str, rank: int, needed: int) -> str:
    return f"({text})" if rank < needed else text


def _number(value: float) -> str:
    return f"{value:,.6g}".replace("-", "\N{MINUS SIGN}")


def _power(exponent: Any) -> str:
    """An exponent, as a fraction where it is one over a whole number."""
    number = float(plain(exponent))
    whole = round(1 / number) if number else 0
    return f"(1/{whole})" if whole > 1 and abs(1 / whole - number) < 1e-12 else _number(number)
