"""Slips in the code of the facts: another year, row or column, one period too many, a sign, a unit.

A section's module is compiled with one thing changed and evaluated as the build does; what it gives is held
against the second computation.
"""

from __future__ import annotations

import ast
import inspect
import types
from collections.abc import Callable, Iterator
from importlib import import_module

from planting import Garden, Mutant, NoEffect

from analysis.vocabulary import UNIT_WORDS
from tracepaper.audit.checks import second_computation
from tracepaper.audit.report import Result
from tracepaper.evidence import lines
from tracepaper.problems import Place, Problem
from tracepaper.statements import facts

NEIGHBOURS = {
    "VNM": "THA",
    "THA": "MYS",
    "MYS": "IDN",
    "IDN": "PHL",
    "PHL": "SGP",
    "SGP": "BRN",
    "LAO": "KHM",
}
NEIGHBOURS |= {
    "KHM": "MMR",
    "CHN": "VNM",
    "WLD": "CHN",
    "CHN-450000": "CHN-440000",
    "KOR": "JPN",
    "ASEAN": "WLD",
}
OPPOSITES = {
    "exports": "imports",
    "imports": "exports",
    "first": "last",
    "last": "first",
    "highest": "lowest",
}
OPPOSITES |= {"lowest": "highest", "total": "exports", "mean": "weighted", "bought": "sold", "sold": "bought"}
UNIT_OF = {"USD": "CNY", "CNY": "USD", "PERCENT": "PERCENTAGE_POINTS", "PERCENTAGE_POINTS": "PERCENT"}
UNIT_OF |= {"NUMBER": "PERSONS", "PERSONS": "NUMBER", "TIMES": "PERCENT", "TEU": "NUMBER", "INDEX": "PERCENT"}
TURNED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
Edit = Callable[[ast.AST], ast.AST | None]


def sections(garden: Garden) -> dict[str, types.ModuleType]:
    """Section -> its module of facts, where SQL computes them a second time."""
    folder = garden.material.path(garden.material.analysis, "sections")
    names = sorted(file.parent.name for file in folder.glob("*/facts.py"))
    again = [name for name in names if (folder / name / "again.sql").is_file()]
    return {name: import_module(f"analysis.sections.{name}.facts") for name in again}


def edits(tree: ast.AST, edit: Edit) -> Iterator[tuple[str, ast.Module]]:
    """(what it was, the tree with it changed) of every place in which an edit has something to change."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            for at, child in enumerate(value if isinstance(value, list) else [value]):
                new = edit(child) if isinstance(child, ast.AST) else None
                if new is None:
                    continue
                ast.copy_location(new, child)
                replaced = [*value[:at], new, *value[at + 1 :]] if isinstance(value, list) else new
                setattr(node, field, replaced)
                yield f"line {getattr(child, 'lineno', 0)}, {ast.unparse(child)} -> {ast.unparse(new)}", tree
                setattr(node, field, value)


def _compiled(module: types.ModuleType, tree: ast.Module) -> types.ModuleType:
    changed = types.ModuleType(module.__name__)
    changed.__file__ = module.__file__
    exec(compile(ast.fix_missing_locations(tree), module.__file__, "exec"), changed.__dict__)
    return changed


def _slip(kind: str, edit: Edit):
    def plant(garden: Garden, rng) -> Mutant:
        while True:
            name, module = rng.choice(sorted(sections(garden).items()))
            found = [what for what, _ in edits(ast.parse(inspect.getsource(module)), edit)]
            if found:
                break
        wanted = rng.randrange(len(found))

        def run() -> list[Problem]:
            tree = ast.parse(inspect.getsource(module))
            for at, _ in enumerate(edits(tree, edit)):
                if at == wanted:
                    break
            return evaluated(garden, name, lambda: _compiled(module, tree))

        return Mutant(
            kind, f"facts of {name}, {found[wanted]}", run, ("facts.json, fact", f"sections.{name}.facts")
        )

    plant.__name__ = kind
    return plant


def evaluated(garden: Garden, name: str, module: Callable[[], types.ModuleType]) -> list[Problem]:
    """What stops the build, or what the audit finds in the facts of a section's changed module."""
    folder = garden.material.path(garden.material.analysis, "sections", name)
    definitions = facts.read_definitions(sorted(folder.glob("facts.*.yaml")))
    files = [
        garden.material.path(f"data/processed/{table}.parquet") for table in ("observations", "statements")
    ]
    try:
        found = facts.evaluate(
            [module()], garden.evidence, files, garden.material.languages, definitions, UNIT_WORDS
        )
    except Exception as problem:  # whatever it is, the build stops there
        return [Problem("build-stops", Place(), f"sections.{name}.facts: the build stops: {problem!r}")]
    known = garden.material.facts
    moved = {
        key: fact
        for key, fact in found["facts"].items()
        if key not in known or _shown(fact) != _shown(known[key])
    }
    if not moved:
        raise NoEffect
    result = Result("", 0)
    second_computation.compare_facts(garden.changed(facts={**known, **moved}), garden.second, result)
    missing = {
        key for key in known if known[key]["code"]["module"] == f"analysis.sections.{name}.facts"
    } - set(found["facts"])
    return [
        *result.problems,
        *(
            Problem("unknown-fact", Place(), f"sections.{name}.facts: there is no fact {key}")
            for key in missing
        ),
    ]


def _shown(fact: dict) -> tuple:
    return fact["text"], f"{fact['value']:.9e}", fact["unit"]


def _constant(change: Callable[[object], object]) -> Edit:
    def edit(node):
        new = change(node.value) if isinstance(node, ast.Constant) else None
        return None if new is None else ast.Constant(new)

    return edit


def _attribute(node):
    if isinstance(node, ast.Attribute) and node.attr in OPPOSITES:
        return ast.Attribute(node.value, OPPOSITES[node.attr], node.ctx)
    return None


def _sign(node):
    numbers = isinstance(node, ast.BinOp) and type(node.op) in TURNED
    return ast.BinOp(node.left, TURNED[type(node.op)](), node.right) if numbers else None


def _upside_down(node):
    return (
        ast.BinOp(node.right, node.op, node.left)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
        else None
    )


def _arguments(node):
    """The first two arguments of a call the other way round: share(whole, part), growth(last, first)."""
    if (
        isinstance(node, ast.Call)
        and len(node.args) == 2
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("share", "growth", "change", "ratio")
    ):
        return ast.Call(node.func, node.args[::-1], node.keywords)
    return None


def periods(garden: Garden, rng) -> Mutant:
    """Growth over n + 1 periods, in one section."""
    name, module = rng.choice(sorted(sections(garden).items()))

    def run() -> list[Problem]:
        right = lines.compound_growth
        lines.compound_growth = lambda first, last, years: right(first, last, years + 1)
        try:
            return evaluated(garden, name, lambda: module)
        finally:
            lines.compound_growth = right

    return Mutant("growth over n + 1 periods", f"facts of {name}", run, ("facts.json, fact",))


SLIPS = [
    _slip(
        "fact of the year beside",
        _constant(lambda v: v + 1 if isinstance(v, int) and 1990 < v < 2024 else None),
    ),
    _slip(
        "fact of the neighbouring row", _constant(lambda v: NEIGHBOURS.get(v) if isinstance(v, str) else None)
    ),
    _slip("fact of another column", _constant(lambda v: OPPOSITES.get(v) if isinstance(v, str) else None)),
    _slip("fact's unit", _constant(lambda v: UNIT_OF.get(v) if isinstance(v, str) else None)),
    _slip("first for last, highest for lowest", _attribute),
    _slip("sign of a fact's formula", _sign),
    _slip("ratio upside down", _upside_down),
    _slip("part and whole, first and last swapped", _arguments),
    periods,
]
