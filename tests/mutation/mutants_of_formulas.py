"""Mutants of the analysis' own code: a sign turned round in a formula."""

from __future__ import annotations

import ast
import inspect
import sys
import types

from planting import Garden, Mutant
from slips_in_evidence import csv_of

from analysis import measures
from tracepaper.audit.checks import second_computation
from tracepaper.audit.report import Result
from tracepaper.evidence.evidence import Evidence
from tracepaper.problems import Place, Problem

_TURNED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
_NOT_FORMULAS = {"caption", "draw", "cells"}  # what they show is read back elsewhere


class _Turn(ast.NodeTransformer):
    """Turns round the sign of the operation at one place."""

    def __init__(self, place: tuple[int, int]):
        self.place = place

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if (node.lineno, node.col_offset) == self.place and type(node.op) in _TURNED:
            node.op = _TURNED[type(node.op)]()
        return node


def _formulas(module, reached: set[str]) -> list[ast.BinOp]:
    """Operations on numbers in the functions that compute, not in those that write or draw."""
    tree = ast.parse(inspect.getsource(module))
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in reached:
            found += [
                op
                for op in ast.walk(node)
                if isinstance(op, ast.BinOp)
                and type(op.op) in _TURNED
                and not any(
                    isinstance(side, (ast.JoinedStr, ast.List))
                    or (isinstance(side, ast.Constant) and isinstance(side.value, str))
                    for side in (op.left, op.right)
                )
            ]
    return found


def _called_from_data(module) -> set[str]:
    """Names of the module's functions that `data` reaches."""
    functions = {
        node.name: node
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.FunctionDef)
    }
    reached, waiting = set(), ["data"]
    while waiting:
        name = waiting.pop()
        if name in functions and name not in reached | _NOT_FORMULAS:
            reached.add(name)
            waiting += [n.id for n in ast.walk(functions[name]) if isinstance(n, ast.Name)]
    return reached


def _used_measures(module) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "measures"
    }


def formula_sign(garden: Garden, rng) -> Mutant:
    """A sign in an exhibit's data function, or in a measure; a measure is seen in any exhibit with it."""
    names = [name for name in sorted(garden.second.files) if name in garden.material.modules]
    own = rng.random() < 0.5
    while True:
        module = garden.material.modules[rng.choice(names)]
        formulas = (
            _formulas(module, _called_from_data(module))
            if own
            else _formulas(measures, _used_measures(module))
        )
        if formulas:
            break
    target, operation = module if own else measures, rng.choice(formulas)
    place = (operation.lineno, operation.col_offset)
    seen_in = (
        [name for name in names if garden.material.modules[name] is module]
        if own
        else [name for name in names if _touches(garden.material.modules[name], place)]
    )

    def run() -> list:
        return next((found for name in seen_in if (found := _run(garden, name, target, place))), [])

    return Mutant(
        "formula's sign",
        f"{target.__name__}:{place[0]}, {ast.unparse(operation)}, seen in {', '.join(seen_in)}",
        run,
        tuple(f"{name}/data.csv" for name in seen_in),
    )


def _touches(module, place: tuple[int, int]) -> bool:
    """Whether a module uses the measure in which the operation stands, itself or through another."""
    functions = {
        node.name: node
        for node in ast.parse(inspect.getsource(measures)).body
        if isinstance(node, ast.FunctionDef)
    }
    reached, waiting = set(), [name for name in _used_measures(module) if name in functions]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [
            n.id
            for n in ast.walk(functions[name])
            if isinstance(n, ast.Name) and n.id in functions and n.id not in reached
        ]
    return any(functions[n].lineno <= place[0] <= functions[n].end_lineno for n in reached)


def _turned(target, place) -> types.ModuleType:
    tree = ast.fix_missing_locations(_Turn(place).visit(ast.parse(inspect.getsource(target))))
    module = types.ModuleType(target.__name__)
    module.__file__ = target.__file__
    exec(compile(tree, target.__file__, "exec"), module.__dict__)
    return module


def _run(garden: Garden, name: str, target, place) -> list:
    wrong, module = _turned(target, place), garden.material.modules[name]
    kept = getattr(module, "measures", None)
    if target is measures:
        module.measures = wrong
    else:
        module = wrong
    try:
        sys.modules.setdefault(module.__name__, module)
        text = csv_of(module, Evidence(**garden.inputs("indicators")))
    except Exception as problem:
        return [Problem("build-stops", Place(f"{name}/data.csv"), f"the build stops: {problem!r}")]
    finally:
        if kept is not None and target is measures:
            garden.material.modules[name].measures = kept
    result = Result("", 0)
    changed = garden.changed(csv_texts={**garden.material.csv_texts, name: text})
    second_computation.compare_exhibit(changed, garden.second, name, result)
    return result.problems
