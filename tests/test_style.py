"""The code is clean by the tools that look at every commit, and these see what they should."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tracepaper.files import read_yaml

ROOT = Path(__file__).resolve().parent.parent
HOOKS = {
    hook["id"]: hook["entry"].split()
    for repository in read_yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    for hook in repository["hooks"]
}
FAULTS = {
    "ruff-check": ("a.py", "import os\n"),
    "ruff-format": ("a.py", "x = [ 1 ]\n"),
    "snakefmt": ("Snakefile", "rule a:\n  output:  'b'\n"),
    "mypy": ("src/tracepaper/a.py", "def double(x: int) -> str:\n    return 2 * x\n"),
}


def run(hook: str, folder: Path) -> subprocess.CompletedProcess:
    """The hook as pre-commit runs it, with the Python of the tests."""
    command = [sys.executable, *HOOKS[hook][1:]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("hook", HOOKS)
def test_the_project_is_clean(hook):
    done = run(hook, ROOT)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_planted_fault_is_seen(hook, tmp_path):
    (tmp_path / "src/tracepaper").mkdir(parents=True)
    for folder in ("rules", "own"):
        (tmp_path / "workflow" / folder).mkdir(parents=True)
    (tmp_path / "workflow/analysis").mkdir()
    for folder in ("src/tracepaper", "workflow/analysis"):
        (tmp_path / folder / "__init__.py").write_text('"""Nothing yet."""\n')
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (tmp_path / "Snakefile").write_text("# nothing\n")
    name, text = FAULTS[hook]
    assert run(hook, tmp_path).returncode == 0
    (tmp_path / name).write_text(text)
    assert run(hook, tmp_path).returncode != 0


def of_one_name(paths: Iterable[Path]) -> list[str]:
    """pytest knows a module of tests by its name alone, and of two it runs one."""
    return [name for name, count in Counter(path.name for path in paths).items() if count > 1]


def test_no_two_modules_of_tests_have_one_name():
    assert of_one_name((ROOT / "tests").rglob("test_*.py")) == []
    assert of_one_name([Path("a/test_b.py"), Path("c/test_b.py"), Path("c/test_d.py")]) == ["test_b.py"]
