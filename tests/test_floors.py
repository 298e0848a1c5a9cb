"""The two floors of the house and the size of its rooms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MACHINERY, ANALYSIS = ROOT / "src" / "tracepaper", ROOT / "workflow" / "analysis"
SMALL_PAPER = MACHINERY / "starting/paper"
CODE = [
    ROOT / "Snakefile",
    ROOT / "run",
    *sorted(
        path
        for folder in ("src", "workflow", "tests", "manuscript")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".smk", ".lua", ".typ", ".js", ".css"}
    ),
]
PYTHON = [path for path in CODE if path.suffix == ".py"]
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
DYNAMIC = {"import_module", "__import__", "run_module"}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def imported(source: str) -> set[str]:
    """Top-level packages a module imports, by statement or by a written name given to import_module."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Call) and _called(node) in DYNAMIC:
            for text in ast.walk(node.args[0]) if node.args else ():
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found.add(text.value.split(".")[0])
    return found


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def long_functions(source: str) -> list[str]:
    return [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]


def of_machinery() -> list[Path]:
    """The package's modules; the small paper in it, which a new one begins as, is no machinery."""
    return [path for path in MACHINERY.rglob("*.py") if not path.is_relative_to(SMALL_PAPER)]


def importers(files: Iterable[Path], forbidden: set[str]) -> dict[str, list[str]]:
    uses = {str(path.relative_to(ROOT)): imported(text_of(path)) & forbidden for path in files}
    return {path: sorted(names) for path, names in uses.items() if names}


def rooms(page: str) -> list[str]:
    """The package's rooms in the order in which docs/house.md lists them."""
    table = page.partition("## The rooms of the package")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


def imports_of_rooms(order: list[str], sources: dict[str, str]) -> list[str]:
    """What goes against the order: "ROOM imports ROOM", of sources by path inside the package."""
    wrong = []
    for path, source in sources.items():
        room = path.split("/")[0].removesuffix(".py")
        names = set(re.findall(r"^\s*(?:from|import) tracepaper\.(\w+)", source, re.MULTILINE))
        for line in re.findall(r"^\s*from tracepaper import (.+)$", source, re.MULTILINE):
            names |= set(re.findall(r"\w+", line))
        wrong += [f"{room} imports {n}" for n in names - {room} if order.index(n) > order.index(room)]
    return sorted(set(wrong))


def test_a_room_imports_only_rooms_before_it():
    order = rooms(text_of(ROOT / "docs/house.md"))
    found = {path.relative_to(MACHINERY).as_posix(): text_of(path) for path in MACHINERY.rglob("*.py")}
    doors = {"__init__.py", "__main__.py"}
    assert {path.split("/")[0].removesuffix(".py") for path in found.keys() - doors} == set(order)
    assert imports_of_rooms(order, {p: text for p, text in found.items() if p not in doors}) == []


def test_an_import_of_a_later_room_is_seen():
    later = {"files.py": "def f():\n    from tracepaper.audit import x\n", "audit/y.py": "import re\n"}
    assert imports_of_rooms(["files", "audit"], later) == ["files imports audit"]
    assert imports_of_rooms(["files", "audit"], {"files.py": "from tracepaper import audit"}) != []


def test_the_package_is_tested_in_rooms_of_the_same_names():
    tests, names = ROOT / "tests/tracepaper", set(rooms(text_of(ROOT / "docs/house.md")))
    folders = {path.name for path in tests.iterdir() if path.is_dir() and path.name != "__pycache__"}
    alone = {path.stem.removeprefix("test_") for path in tests.glob("test_*.py")}
    assert folders | alone <= names and all((MACHINERY / f"{name}.py").is_file() for name in alone)


@pytest.mark.parametrize(
    "source",
    [
        "import analysis.measures",
        "from analysis import measures",
        "import os, analysis as a",
        "def f():\n    from analysis.sections import x",
        "import_module('analysis.sections')",
        "importlib.import_module(f'analysis.{name}')",
        "import_module('analysis.' + name)",
    ],
)
def test_every_way_to_import_the_analysis_is_seen(source):
    assert "analysis" in imported(source)


def test_machinery_knows_no_analysis():
    assert len(of_machinery()) > 10
    assert importers(of_machinery(), {"analysis", "scripts"}) == {}


def words_of_the_paper(text: str) -> list[str]:
    """Words of this paper's subject in a text of the package."""
    return re.findall(r"\b(?:TEU|VISITS|ASEAN|RCEP|HS|SITC|Beibu\w*|asean\w*|beibu\w*)\b|北部湾|东盟", text)


def lists_of_languages(source: str) -> list[str]:
    """Lists and tables of languages that are written down: ("zh", "en"), {"zh": ..., "en": ...}."""
    found = []
    for node in ast.walk(ast.parse(source)):
        items = node.elts if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else getattr(node, "keys", ())
        codes = {item.value for item in items or () if isinstance(item, ast.Constant)}
        if {"zh", "en"} <= codes:
            found.append(ast.unparse(node))
    return found


def test_machinery_has_no_word_of_the_paper():
    texts = {str(p.relative_to(ROOT)): p for p in CODE if p.is_relative_to(MACHINERY)}
    found = {name: words_of_the_paper(text_of(path)) for name, path in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert words_of_the_paper("in TEU or by HS chapter") == ["TEU", "HS"]


def test_languages_are_listed_nowhere_in_the_machinery():
    found = {str(p.relative_to(ROOT)): lists_of_languages(text_of(p)) for p in of_machinery()}
    assert {name: lists for name, lists in found.items() if lists} == {}
    assert len(lists_of_languages("a = ('zh', 'en')\nb = {'en': 1, 'zh': 2}\nc = 'zh'")) == 2


def test_analysis_knows_no_documents_workflow_or_processes():
    assert importers(ANALYSIS.rglob("*.py"), {"pypandoc", "snakemake", "subprocess", "typst"}) == {}


def test_scripts_only_bind_a_rule_to_a_function():
    """No script defines anything: what it would define belongs to one of the floors."""
    scripts = sorted((ROOT / "workflow" / "scripts").glob("*.py"))
    assert scripts
    definitions = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    defining = [
        path.name
        for path in scripts
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, definitions)
    ]
    assert defining == []


def test_no_file_is_too_long():
    lengths = {str(path.relative_to(ROOT)): len(text_of(path).splitlines()) for path in CODE}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    found = {str(path.relative_to(ROOT)): long_functions(text_of(path)) for path in PYTHON}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_long_function_is_seen():
    assert long_functions("def f():\n" + "    x = 1\n" * 49) == []
    assert long_functions("class A:\n  def f(self):\n" + "    x = 1\n" * 50) == ["f: 51 lines"]


def test_no_module_is_a_drawer_for_everything():
    vague = {"utils", "util", "misc"}
    assert [str(path) for path in CODE if path.stem in vague] == []
