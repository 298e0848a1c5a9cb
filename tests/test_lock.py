"""The locks install the same bytes from any package index, and each holds what it is for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

import pytest

from tracepaper.environment.conda import named
from tracepaper.environment.locking import beyond, entries

PAPER, TESTS = "requirements.lock", "requirements-test.lock"
CLUSTER = "profiles/slurm/requirements.lock"
# named though no module imports them: two are programs; fonttools and httpcore look for the others themselves
NOT_IMPORTED = {"pypandoc-binary", "brotli", "socksio", "manimgx-fonts-cjk"}
OF_SNAKEMAKE = {"snakemake-interface-logger-plugins"}  # comes with it, at the version it wants


def pins(root: Path, name: str) -> dict[str, str]:
    """ "package==version ; marker" -> everything that belongs to it, continued lines joined."""
    joined = (root / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return {line.split("--hash")[0].strip(): line for line in lines}


def asked(root: Path, name: str) -> list[str]:
    return named((root / name).read_text(encoding="utf-8"))


def imported(root: Path, *folders: str) -> set[str]:
    """Distributions whose modules the code under these folders imports, at the top or later."""
    files = [path for folder in folders for path in (root / folder).rglob("*.py")]
    ours = [root / "src", root / "workflow", root / "tests/helpers", *(path.parent for path in files)]
    ours += (root / "benchmarks").glob("*/")
    modules = {
        name
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in modules_of(node)
    }
    own = {name for name in modules for place in ours if is_module(place / name)} | {"tracepaper_languages"}
    providers = packages_distributions()
    foreign = modules - own - set(sys.stdlib_module_names)
    return {spelt(dist) for module in foreign for dist in providers.get(module, ["? " + module])}


def modules_of(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module.split(".")[0]]
    return []


def is_module(path: Path) -> bool:
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", [PAPER, TESTS, CLUSTER])
def test_lock_names_no_place_to_download_from(root, name):
    lock = (root / name).read_text(encoding="utf-8")
    assert re.findall(r"\w+://|--index|--extra-index|--find-links| @ ", lock) == []


@pytest.mark.parametrize("name", [PAPER, TESTS, CLUSTER])
def test_every_entry_is_an_exact_version_with_hashes(root, name):
    found = pins(root, name)
    assert len(found) > (1 if name == CLUSTER else 50)
    for pin, line in found.items():
        assert re.match(r"[a-z0-9.-]+==[\w.+!]+( ; .+)?$", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), f"{pin} has no hash"


@pytest.mark.parametrize("name", [PAPER, TESTS, CLUSTER])
def test_everything_named_by_hand_is_locked(root, name):
    locked = {pin.split("==")[0] for lock in (PAPER, name) for pin in pins(root, lock)}
    direct = asked(root, name.replace(".lock", ".in"))
    assert len(direct) > (0 if name == CLUSTER else 10)
    assert [package for package in direct if package not in locked] == []


def test_the_locks_agree(root):
    """A package that is in both has one version there: both can be installed into one environment."""
    first, *others = ({pin.split(" ;")[0] for pin in pins(root, name)} for name in (PAPER, TESTS, CLUSTER))
    names = {pin.split("==")[0] for pin in first}
    for name, other in zip((TESTS, CLUSTER), others, strict=True):
        assert {pin for pin in other if pin.split("==")[0] in names} <= first
        assert not set(pins(root, PAPER)) & set(pins(root, name)), "in both, word for word"


def test_a_cluster_asks_for_little(root):
    """What speaks to SLURM leans on what the paper has anyway."""
    names = [pin.split("==")[0] for pin in pins(root, CLUSTER)]
    assert names == ["snakemake-executor-plugin-slurm", "snakemake-executor-plugin-slurm-jobstep"]


def test_the_paper_installs_what_its_code_imports_and_no_more(root):
    direct = set(asked(root, "requirements.in"))
    used = imported(root, "src", "workflow")
    assert used - OF_SNAKEMAKE - direct == set()
    assert direct - used == NOT_IMPORTED


def test_what_tests_import_is_named_in_one_of_the_two(root):
    direct = set(asked(root, "requirements.in")) | set(asked(root, "requirements-test.in"))
    assert imported(root, "tests") - OF_SNAKEMAKE - direct == set()


def test_the_package_by_itself_names_what_it_imports(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = set(named("\n".join(project["dependencies"])))
    used = imported(root, "src")
    assert used - OF_SNAKEMAKE - direct == set()
    assert direct - used - NOT_IMPORTED == set()


def test_what_is_heavy_is_weighed(root):
    """docs/packages.md says of every package of the paper above 10 MB why it stays."""
    page = (root / "docs/packages.md").read_text(encoding="utf-8")
    weighed = set(
        re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([^|]+) \| [\d, ]+ \|", page, re.MULTILINE)))
    )
    paper = {pin.split("==")[0] for pin in pins(root, PAPER)}
    heavy = {spelt(dist.name) for dist in distributions() if weight(dist) > 10e6}
    assert "pyarrow" in weighed & heavy and (heavy & paper) - weighed == set()
    assert weighed - paper == set()


def weight(distribution: Distribution) -> int:
    """Bytes of its files, without bytecode."""
    files = (Path(file.locate()) for file in distribution.files or () if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in files if path.is_file())


def test_an_import_that_is_named_nowhere_is_seen(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text("def f():\n    import pytest\n    from nowhere.x import y\n")
    assert imported(tmp_path, "src") == {"pytest", "? nowhere"}


def test_the_second_lock_continues_the_first():
    """One that the first has for some machines only is in it once more, for all."""
    shared, greenlet = "a==1 \\\n    --hash=sha256:aa\n", "greenlet==3{} \\\n    --hash=sha256:gg\n"
    some, every = greenlet.format(" ; platform_machine == 'x86_64'"), greenlet.format("")
    pytest = "pytest==9 \\\n    --hash=sha256:pp\n"
    assert entries(shared + every + pytest) == [shared, every, pytest]
    assert beyond(shared + every + pytest, shared + some) == every + pytest
