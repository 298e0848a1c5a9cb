"""Which files a step depends on through its code: everything its script imports, and what lies beside.

A rule that names its code by hand is wrong a month later: a module is split, a template moves, and an
edit no longer runs the step again, or runs forty that have nothing to do with it.  So the list is computed
from the import statements, as far as they lead inside the project.  A file that is not Python (a Lua
filter, a template, a schema) belongs to the module that names it: a string constant, or the end of one,
that is the name of a file or folder beside it.  A folder that is a package keeps what is its own modules'.
"""

from __future__ import annotations

import ast
import atexit
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError

_QUOTED = re.compile(r"""["']/?([\w./-]+\.\w+)["']""")  # dofile(here .. '/widths.lua'), import "paper.typ"
_NAME = re.compile(r"[\w./-]{1,80}")
KEPT = Path(".snakemake/code.json")  # what was found in files of which content
_used: set[str] = set()
_READ_FURTHER = {".lua", ".typ"}
# modules that import others by a name that is only known when they run: file -> patterns
_BY_NAME = {"tracepaper/languages/language.py": ("tracepaper/languages/*.py", "tracepaper_languages/*.py")}


def code_files(roots: Iterable[Path], *starts: Path) -> list[str]:
    """The starts and every project file they lead to, sorted, as texts.

    roots: folders from which modules are imported ("src", "workflow"), relative to the working folder.
    starts: Python files.  Raises InputError for one that is missing or is not Python.
    """
    roots = tuple(roots)
    found: set[Path] = set()
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _next_files(roots, path)
    return sorted(map(str, found))


def imported_modules(roots: Iterable[Path], *starts: Path) -> list[str]:
    """Dotted names of what these Python files, or project files they lead to, import anywhere, sorted."""
    roots = tuple(roots)
    return sorted({name for file in _python_files(roots, *starts) for name, _ in _imports(roots, file)})


def names_in(roots: Iterable[Path], *starts: Path, but: Path) -> set[str]:
    """What may be a name of something, of the texts in these Python files and project files they lead to.

    but: a file that names things for another reason, and is left out."""
    files = (file for file in _python_files(roots, *starts) if file != but)
    return {text for file in files for text in _telling(file)[1]}


def _python_files(roots: Iterable[Path], *starts: Path) -> list[Path]:
    return [Path(file) for file in code_files(roots, *starts) if file.endswith(".py")]


@cache
def _next_files(roots: tuple[Path, ...], path: Path) -> tuple[Path, ...]:
    if path.suffix == ".py":
        imported = (
            file
            for name, members in _imports(roots, path)
            for module in (name, *members)  # of `from a import b` both a and a.b, as b may be a module
            for file in _files_of(module, roots)
        )
        return tuple(dict.fromkeys([*imported, *_by_name(path, roots), *_beside(path, _telling(path)[1])]))
    if path.suffix in _READ_FURTHER:
        return tuple(_beside(path, _QUOTED.findall(path.read_text(encoding="utf-8"))))
    return ()


def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file; InputError with its line if it is missing or is not Python."""
    try:
        return ast.parse(_content(path), str(path))
    except (SyntaxError, ValueError) as problem:
        message = getattr(problem, "msg", str(problem))
        raise InputError(f"this is not Python: {message}", path, getattr(problem, "lineno", None)) from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("this file is missing; restore it or take out what names it", path) from None


@cache
def _telling(path: Path) -> tuple[list[list[Any]], list[str]]:
    """Of a Python file what tells where it leads: imports as [level, module, names], and constants.

    Kept by content from run to run: it takes a second to read all of the code."""
    key = sha256(_reader() + _content(path)).hexdigest()
    if key not in _kept():
        _kept()[key] = _read(parse(path))
        atexit.unregister(_keep)
        atexit.register(_keep)
    _used.add(key)
    imports, constants = _kept()[key]
    return imports, constants


def _read(tree: ast.Module) -> tuple[list[list[Any]], list[str]]:
    imports: list[list[Any]] = []
    constants: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imports += ([0, alias.name, []] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imports.append([node.level, node.module, [alias.name for alias in node.names]])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _NAME.fullmatch(node.value):
            constants.append(node.value.lstrip("/"))
    return imports, constants


@cache
def _reader() -> bytes:
    """What is found depends on this module, and on the Python that parses."""
    return Path(__file__).read_bytes() + sys.version.encode()


@cache
def _kept() -> dict[str, Any]:
    try:
        return dict(json.loads(KEPT.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # not there, or cut short
        return {}


def _keep() -> None:
    """Write what was found, for the next run; nothing where Snakemake keeps nothing."""
    if KEPT.parent.is_dir():
        unfinished = KEPT.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            unfinished.write_text(json.dumps({key: _kept()[key] for key in _used}), encoding="utf-8")
            unfinished.replace(KEPT)


@cache
def _imports(roots: tuple[Path, ...], path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(dotted name, dotted names below it) of what a module imports, in functions too."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for level, module, names in _telling(path)[0]:
        package = ".".join([*_package(path, roots, level), *filter(None, [module])])
        found.append((package, tuple(f"{package}.{name}" for name in names)))
    return tuple(found)


def _package(path: Path, roots: tuple[Path, ...], level: int) -> tuple[str, ...]:
    """The package that a relative import of this level starts from; () for an absolute one."""
    if not level:
        return ()
    root = next(root for root in roots if path.is_relative_to(root))
    return path.relative_to(root).parent.parts[: -(level - 1) or None]


@cache
def _files_of(name: str, roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """Files that importing a dotted name runs: the packages' __init__ on the way, and the module."""
    parts = name.split(".")
    for root in roots:
        if not (root / parts[0]).is_dir() and not (root / f"{parts[0]}.py").is_file():
            continue
        files = [root.joinpath(*parts[:n], "__init__.py") for n in range(1, len(parts) + 1)]
        files.append(root.joinpath(*parts[:-1], f"{parts[-1]}.py"))
        return tuple(file for file in files if file.is_file())
    return ()


def _by_name(path: Path, roots: tuple[Path, ...]) -> Iterator[Path]:
    root = next(root for root in roots if path.is_relative_to(root))
    for pattern in _BY_NAME.get(path.relative_to(root).as_posix(), ()):
        yield from (file for root in roots for file in sorted(root.glob(pattern)))


def _beside(path: Path, names: Iterable[str]) -> Iterator[Path]:
    here = _listing(path.parent)
    for name in names:
        first = name.split("/", 1)[0]
        if first not in here:
            continue
        file = path.parent / name
        if (file / "__init__.py").is_file():
            continue  # a package of that name: what lies there is of its own modules, if they are imported
        if file.is_dir():
            yield from sorted(p for p in file.rglob("*") if _is_material(p))
        elif _is_material(file) or (
            file.is_file() and file.suffix == ".py"
        ):  # a script that is named is handed on as it is
            yield file


@cache
def _listing(folder: Path) -> frozenset[str]:
    return frozenset(p.name for p in folder.iterdir())


def _is_material(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".py", ".pyc"} and not path.name.startswith(".")
