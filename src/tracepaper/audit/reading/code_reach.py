"""What a function of the analysis reaches: the files of the functions it calls, and the names it asks for.

An indicator, an exhibit or a series is asked for by its name, a string; a module is reached by an import.  So
the strings and the names in a function, in whatever it calls inside the project, and so on, say on what its
number depends.  Of a function that yields many facts only the statements that lead to one are followed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tracepaper.closure import parse


@dataclass
class Reach:
    """files: relative to the project's folder.  texts: string constants."""

    files: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


class Code:
    """The project's Python files.  folder: the project's; roots: where imports start, relative to it."""

    def __init__(self, folder: Path, roots: Iterable[Path]) -> None:
        self.folder, self.roots = folder, [folder / root for root in roots]
        self._modules: dict[Path, tuple[dict[str, list[ast.stmt]], dict[str, tuple[Path, str]]]] = {}

    def file_of(self, module: str) -> Path | None:
        """The file of a dotted name; None outside the project."""
        parts = module.split(".")
        found = (root.joinpath(*parts[:-1], f"{parts[-1]}.py") for root in self.roots)
        packages = (root.joinpath(*parts, "__init__.py") for root in self.roots)
        return next((path for path in [*found, *packages] if path.is_file()), None)

    def reach(self, file: Path, names: Iterable[str], line: int | None = None) -> Reach:
        """What some top-level names of a file reach; line: of the one statement in them that counts."""
        found, seen = Reach(), set()
        waiting = [(file, name, line) for name in names]
        while waiting:
            path, name, at = waiting.pop()
            if (path, name) in seen:
                continue
            seen.add((path, name))
            found.files.add(path.relative_to(self.folder).as_posix())
            own, imported = self._module(path)
            if name in imported:
                other, wanted = imported[name]
                waiting += [
                    (other, inner, None) for inner in ([wanted] if wanted else self._module(other)[0])
                ]
                continue
            for node in own.get(name, ()):
                for part in _leading_to(node, at):
                    found.texts |= set(_texts(part))
                    waiting += [
                        (path, inner, None) for inner in _names(part) if inner in own or inner in imported
                    ]
        return found

    def _module(self, path: Path) -> tuple[dict[str, list[ast.stmt]], dict[str, tuple[Path, str]]]:
        """Top-level names of a file -> their statements, and imported names -> (file, name there)."""
        if path not in self._modules:
            own: dict[str, list[ast.stmt]] = {}
            imported: dict[str, tuple[Path, str]] = {}
            for node in parse(path).body:
                if isinstance(node, (ast.Import, ast.ImportFrom)):
                    imported |= dict(self._imports(node))
                for name in _targets(node):
                    own.setdefault(name, []).append(node)
            self._modules[path] = own, imported
        return self._modules[path]

    def _imports(self, node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, tuple[Path, str]]]:
        for alias in node.names:
            if isinstance(node, ast.Import):
                file = self.file_of(alias.name)
                if file and alias.asname:
                    yield alias.asname, (file, "")
                continue
            inner = self.file_of(f"{node.module}.{alias.name}")
            outer = self.file_of(node.module or "")
            if inner:
                yield alias.asname or alias.name, (inner, "")
            elif outer:
                yield alias.asname or alias.name, (outer, alias.name)


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _targets(node: ast.AST) -> set[str]:
    """The names a statement gives a meaning to."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.For, ast.NamedExpr))
        else []
    )
    return {name for target in targets for name in _names(target)}


def _leading_to(node: ast.stmt, line: int | None) -> list[ast.AST]:
    """The parts of a function that lead to the statement in a line; all of it without one."""
    inside = [n for n in ast.walk(node) if isinstance(n, ast.stmt) and n is not node]
    at = [n for n in inside if line and n.lineno <= line <= (n.end_lineno or n.lineno)]
    if not at:
        return [node]
    start = min(at, key=lambda n: (n.end_lineno or n.lineno) - n.lineno)
    chosen, wanted = [start, *(n.iter for n in at if isinstance(n, ast.For))], set()
    while True:
        wanted = {name for part in chosen for name in _names(part)}
        more = [n for n in inside if _targets(n) & wanted and not isinstance(n, ast.For) and n not in chosen]
        if not more:
            return list(chosen)
        chosen += more
