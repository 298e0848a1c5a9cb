"""The reference as Markdown, a page a subject: made of what the code says of itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracepaper.files import read_yaml
from tracepaper.guide.words import Words
from tracepaper.languages import load_language
from tracepaper.markdown_table import table

PACKAGE = Path(__file__).resolve().parents[1]
# rooms of which an analysis imports, and modules that say what files of a paper hold
ROOMS = ("sources", "evidence", "exhibits", "statements", "languages")
FORMATS = (
    "marks",
    "manuscript/markup",
    "exhibits/captions",
    "exhibits/exhibit",
    "statements/facts",
    "statements/claims",
    "sources/raw",
    "sources/edition",
    "vocabulary",
)
_RULE = re.compile(r"^(?:use )?rule (?:\w+ as )?(\w+)(?: with)?:\n(.*?)(?=^\S)", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r"^\s*from (tracepaper[\w.]*) import (\([^)]*\)|.*)", re.MULTILINE)
_MESSAGE = re.compile(r'message:\s*((?:"[^"\n]*"\s*)+)')


def reference(project: Path, commands: Mapping[str, tuple[str, str]], words: Words) -> dict[str, str]:
    """Name of a page -> Markdown, in the language of the words.

    commands: name -> (what may follow, what it does)."""
    return {
        "reference-commands": _commands(commands, words),
        "reference-config": _config(read_yaml(project / "config/schema.yaml"), words),
        "reference-rules": _rules(sorted((project / "workflow").glob("*/*.smk")), words),
        "reference-checks": _checks(words),
        "reference-formats": _modules((PACKAGE / f"{name}.py" for name in FORMATS), words, "formats"),
        "reference-package": _modules(_public(project), words, "package"),
    }


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", *parts]) + "\n"


def _commands(commands: Mapping[str, tuple[str, str]], words: Words) -> str:
    rows = [
        (f"`{f'./run {name} {further}'.strip()}`", words.of("commands", name, line))
        for name, (further, line) in commands.items()
    ]
    return _page(words["commands"], [words["commands-note"], table(words.heads("command"), rows)])


def _config(schema: Mapping[str, Any], words: Words) -> str:
    def rows(properties: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str, str]]:
        for key, entry in properties.items():
            said = entry.get("description", "")
            yield f"`{above}{key}`", _kind(entry), words.of("config", f"{above}{key}", said)
            yield from rows(entry.get("properties", {}), f"{above}{key}.")

    return _page(
        words["config"], [words["config-note"], table(words.heads("config"), rows(schema["properties"]))]
    )


def _kind(entry: Mapping[str, Any]) -> str:
    kinds = (
        entry.get("enum") or entry.get("type") or [part.get("type", "") for part in entry.get("anyOf", ())]
    )
    return ", ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)


def _rules(files: Iterable[Path], words: Words) -> str:
    parts = [words["rules-note"]]
    for file in files:
        found = _RULE.findall(file.read_text(encoding="utf-8") + "\nend\n")
        told = [(f"`{name}`", _message(body)) for name, body in found]
        parts += [f"## {file.stem}", table(words.heads("rule"), told)]
    return _page(words["rules"], parts)


def _message(body: str) -> str:
    said = _MESSAGE.search(body)
    return "".join(re.findall(r'"([^"\n]*)"', said[1])).replace("{", "`{").replace("}", "}`") if said else ""


def _checks(words: Words) -> str:
    from tracepaper.audit.run_checks import CHECKS

    language = load_language(words.language)
    rows = [(f"`{name}`", language.checks[name], language.assurance[f"how-{name}"]) for name in CHECKS]
    return _page(words["checks"], [words["checks-note"], table(words.heads("check"), rows)])


def _public(project: Path) -> list[Path]:
    """The modules that an analysis imports: this paper's, or that of the small one in the package."""
    files = [*(project / "workflow/analysis").rglob("*.py"), *(PACKAGE / "starting/paper").rglob("*.py")]
    names = set()
    for file in files:
        for module, imported in _IMPORT.findall(file.read_text(encoding="utf-8")):
            names |= {module, *(f"{module}.{name}" for name in re.findall(r"\w+", imported))}
    paths = (PACKAGE.parent / f"{name.replace('.', '/')}.py" for name in sorted(names))
    return [path for path in paths if path.is_file() and path.relative_to(PACKAGE).parts[0] in ROOMS]


def _modules(files: Iterable[Path], words: Words, subject: str) -> str:
    parts = [words[f"{subject}-note"]]
    for file in files:
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        said = [_quoted(ast.get_docstring(tree))]
        if subject == "package":
            said += [text for node in tree.body for text in _definition(node)]
        parts += [f"## {name}", *filter(None, said)]
    return _page(words[subject], parts)


def _definition(node: ast.stmt) -> Iterator[str]:
    """What a public function or class of a module is called, takes and says of itself."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
        said = ast.get_docstring(node)
        if said:
            yield f"### {node.name}"
            if isinstance(node, ast.FunctionDef):
                gives = f" -> {ast.unparse(node.returns)}" if node.returns else ""
                yield f"```python\n{node.name}({ast.unparse(node.args)}){gives}\n```"
            yield _quoted(said)


def _quoted(docstring: str | None) -> str:
    """A docstring as it stands: its lines are no Markdown."""
    return f"```text\n{docstring}\n```" if docstring else ""
