"""Finding the code that made a number: the statement or function at a line of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath

LONGEST = 60


class SourceCode:
    """The modules of the analysis; files: their paths, as the reader is to see them."""

    def __init__(self, files: Iterable[StrPath]) -> None:
        self.texts = {
            Path(file).as_posix(): Path(file).read_text(encoding="utf-8") for file in sorted(map(str, files))
        }
        self._trees: dict[str, ast.Module] = {}
        self._statements: dict[str, list[ast.stmt]] = {}

    def _tree(self, path: str) -> ast.Module:
        if path not in self._trees:
            self._trees[path] = ast.parse(self.texts[path])
        return self._trees[path]

    def path(self, module: str) -> str:
        """analysis.sections.trade.facts -> workflow/analysis/sections/trade/facts.py"""
        tail = f"{module.replace('.', '/')}.py"
        return next((path for path in self.texts if path.endswith(f"/{tail}")), tail)

    def statement(self, module: str, line: int, function: str) -> dict[str, Any]:
        """The smallest statement around a line: where it is and its text."""
        path = self.path(module)
        if path not in self.texts:
            return {"path": path, "line": line, "function": function, "first": line, "text": ""}
        if path not in self._statements:
            self._statements[path] = [n for n in ast.walk(self._tree(path)) if isinstance(n, ast.stmt)]
        around = [node for node in self._statements[path] if node.lineno <= line <= _last_line(node)]
        node = min(around, key=lambda n: _last_line(n) - n.lineno, default=None)
        return self._entry(path, line, function, node)

    def function(self, path: str, name: str) -> dict[str, Any] | None:
        """What a module means by a name: the function, decorators included, or the statement that gives it
        a value, in the module that it is imported from if it is; None if neither is known."""
        if path not in self.texts:
            return None
        for node in reversed(self._tree(path).body):
            if (isinstance(node, ast.FunctionDef) and node.name == name) or name in _given(node):
                return self._entry(path, node.lineno, name, node)
            if isinstance(node, ast.ImportFrom) and node.module:
                meant = {alias.asname or alias.name: alias.name for alias in node.names}
                if name in meant:
                    return self.function(self.path(node.module), meant[name])
        return None

    def _entry(self, path: str, line: int, function: str, node: ast.stmt | None) -> dict[str, Any]:
        lines = self.texts[path].split("\n")
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) if node else line
        last = _last_line(node) if node else line
        text = lines[first - 1 : last]
        if len(text) > LONGEST:
            text = [*text[:LONGEST], "    ..."]
        return {"path": path, "line": line, "function": function, "first": first, "text": "\n".join(text)}


def _given(node: ast.stmt) -> set[str]:
    """The names that a statement gives a value."""
    places = node.targets if isinstance(node, ast.Assign) else ()
    return {place.id for place in places if isinstance(place, ast.Name)}


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
