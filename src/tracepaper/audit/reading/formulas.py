"""The recorded formula of a number, read again: what it is made of at the top, and over how many periods.

`evidence.lineage.formula` writes "100 * ((982,074 / 20,371) ** 0.0344828 - 1)".  That text is what a reader
is shown, so it is what must fit the unit and the period of the number.  Formulas that are a name ("PPML:
estimate") say nothing here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_GROUPS = re.compile(r"(?<=\d),(?=\d{3})")
_TERMS = re.compile(r"Σ(?=\()|; n = \d+(?=\))")


def parsed(formula: str) -> ast.expr | None:
    """The syntax tree of a formula; None where it is a name and no calculation."""
    text = _TERMS.sub("", _GROUPS.sub("", formula)).replace("…", "rest").strip()
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def is_difference(tree: ast.expr) -> bool:
    """Whether the number is one quantity less another; the 1 taken from a ratio does not make it one."""
    inner = _without_sign(tree)
    return isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Sub)


def _without_sign(tree: ast.expr) -> ast.expr:
    if isinstance(tree, ast.Call) and _called(tree) == "abs":
        return _without_sign(tree.args[0])
    return _without_sign(tree.operand) if isinstance(tree, ast.UnaryOp) else tree


def is_hundredfold(tree: ast.expr) -> bool:
    """Whether something is multiplied by 100 to become it: a ratio written in per cent."""
    return any(
        isinstance(node, ast.Constant) and node.value == 100 for part in _factors(tree) for node in [part]
    )


def is_bare_ratio(tree: ast.expr) -> bool:
    """Whether it is one quantity divided by another, and nothing else."""
    return isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div) and not is_hundredfold(tree)


def sides(tree: ast.expr) -> tuple[ast.expr, ...]:
    """The two operands of a calculation with two, a sign or abs() left aside."""
    inner = _without_sign(tree)
    return (inner.left, inner.right) if isinstance(inner, ast.BinOp) else ()


def periods_of_growth(tree: ast.expr) -> list[float]:
    """Over how many periods each rate of compound growth in it is taken: n of (b / a) ** (1 / n)."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            power = node.right
            if isinstance(power, ast.Constant) and isinstance(power.value, float) and 0 < power.value < 1:
                found.append(1 / power.value)
    return found


def _factors(tree: ast.expr) -> Iterator[ast.expr]:
    """The factors of a product, those of a quotient's dividend among them."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult):
        yield from _factors(tree.left)
        yield from _factors(tree.right)
    elif isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div):
        yield from _factors(tree.left)
    else:
        yield tree


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
