"""The conditions of claims, read from the analysis' sources without running them.

What a condition says is in its function, in the functions and constants of the analysis that it uses, as
far as they lead, in its kind and in the rivals named for it.  All of that has one digest, in which comments,
docstrings and the form of the code do not count: when it changes, the condition says something else.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tracepaper.files import StrPath


@dataclass(frozen=True)
class Definition:
    """A name that a module of the analysis defines.  file: from the folder of the code."""

    file: str
    name: str
    node: ast.stmt

    @property
    def text(self) -> str:
        """Its code in one form, without comments and docstrings."""
        return ast.unparse(_plain(self.node))


@dataclass(frozen=True)
class Condition:
    """name: of the claim.  file: from the project's folder, with the line.  parts: what it consists of."""

    name: str
    file: str
    line: int
    parts: tuple[Definition, ...]

    @cached_property
    def digest(self) -> str:
        """The first 12 hex digits of the hash of all its parts."""
        text = "\n".join(f"{part.file} {part.text}" for part in self.parts)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]

    @property
    def text(self) -> str:
        """The function itself, with its kind."""
        return self.parts[0].text

    @cached_property
    def constants(self) -> set[float]:
        """The numbers that stand in any of its parts."""
        return {
            float(node.value)
            for part in self.parts
            for node in ast.walk(part.node)
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        }


class Conditions:
    """root: the project's folder.  code: the folder in it from which the analysis' modules are imported."""

    def __init__(self, root: StrPath, code: str = "workflow") -> None:
        self._root, self._code = Path(root), code
        self._modules: dict[str, _Module] = {}

    @cached_property
    def by_claim(self) -> dict[str, Condition]:
        """Claim -> its condition, of every module claims.py of the sections."""
        found = {}
        for path in sorted((self._root / self._code).glob("*/sections/*/claims.py")):
            file = path.relative_to(self._root / self._code).as_posix()
            for node in self._module(file).functions("claim"):
                name = node.name.replace("_", "-")
                parts = tuple(self._parts(file, node))
                found[name] = Condition(name, f"{self._code}/{file}", node.lineno, parts)
        return found

    def _parts(self, file: str, function: ast.FunctionDef) -> Iterator[Definition]:
        """The function, then all it leads to, then the rivals named for it and what they lead to."""
        rivals = [
            node
            for node in self._module(file).functions("rival")
            if function.name in (_arguments(node, "rival") or ())
        ]
        waiting = [Definition(file, node.name, node) for node in (function, *rivals)]
        seen = {(one.file, one.name) for one in waiting}
        while waiting:
            part = waiting.pop(0)
            yield part
            for used in self._used(part):
                if (used.file, used.name) not in seen:
                    seen.add((used.file, used.name))
                    waiting.append(used)

    def _used(self, part: Definition) -> Iterator[Definition]:
        module = self._module(part.file)
        for node in ast.walk(part.node):
            if isinstance(node, ast.Name):
                yield from self._find(module, node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                source = module.imports.get(node.value.id)
                whole = self._file(f"{source[0]}.{source[1]}") if source else None
                if whole:
                    yield from self._find(self._module(whole), node.attr)

    def _find(self, module: _Module, name: str) -> Iterator[Definition]:
        if name in module.definitions:
            yield Definition(module.file, name, module.definitions[name])
        elif name in module.imports:
            source, original = module.imports[name]
            file = self._file(source)
            if file:
                yield from self._find(self._module(file), original)

    def _file(self, module: str) -> str | None:
        """The file of a module of the analysis; None for any other module."""
        file = module.replace(".", "/") + ".py"
        return file if (self._root / self._code / file).is_file() else None

    def _module(self, file: str) -> _Module:
        if file not in self._modules:
            self._modules[file] = _Module(file, (self._root / self._code / file).read_text(encoding="utf-8"))
        return self._modules[file]


class _Module:
    """definitions: name -> the statement.  imports: name -> (module, what it is called there)."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.definitions: dict[str, ast.stmt] = {}
        self.imports: dict[str, tuple[str, str]] = {}
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.definitions[node.name] = node
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = (n for target in targets for n in ast.walk(target) if isinstance(n, ast.Name))
                self.definitions.update(dict.fromkeys((name.id for name in names), node))
            elif isinstance(node, ast.ImportFrom) and node.module:
                self.imports |= {
                    alias.asname or alias.name: (node.module, alias.name) for alias in node.names
                }

    def functions(self, decorator: str) -> list[ast.FunctionDef]:
        """Its functions under a decorator of this name, called with something."""
        found = (node for node in self.definitions.values() if isinstance(node, ast.FunctionDef))
        return [node for node in found if _arguments(node, decorator) is not None]


def _arguments(function: ast.FunctionDef, decorator: str) -> list[str] | None:
    """The names among the arguments of a function's decorator; None if it has no such decorator."""
    for call in function.decorator_list:
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == decorator:
            return [argument.id for argument in call.args if isinstance(argument, ast.Name)]
    return None


def _plain(node: ast.stmt) -> ast.stmt:
    """The statement without docstrings."""
    copy = ast.parse(ast.unparse(node)).body[0]
    for inner in ast.walk(copy):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(inner) is not None:
            inner.body = inner.body[1:] or [ast.Pass()]
    return copy
