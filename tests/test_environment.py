"""environment.yml offers conda users exactly what requirements.lock installs."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version

import pytest
import yaml
from packaging.requirements import Requirement

from tracepaper.environment.conda import named, of_project, pins

MACHINES = [
    {"sys_platform": system, "platform_machine": processor}
    for system in ("linux", "darwin")
    for processor in ("x86_64", "arm64")
]
PYTHONS = ["3.11.2", "3.11.7", "3.12.1", "3.13.0", "3.14.0"]


@pytest.fixture(scope="module")
def texts(root) -> tuple[str, str]:
    return tuple((root / f"requirements.{kind}").read_text(encoding="utf-8") for kind in ("in", "lock"))


@pytest.fixture(scope="module")
def project(root) -> dict[str, str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {**settings["project"], "name": settings["tool"]["tracepaper"]["environment"]}


@pytest.fixture(scope="module")
def conda(root) -> dict:
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def requirements(conda) -> list[Requirement]:
    return [Requirement(line) for line in conda["dependencies"][2]["pip"]]


def test_environment_file_is_made_from_the_lock(root):
    assert (root / "environment.yml").read_text(encoding="utf-8") == of_project(root)


def test_it_pins_each_package_of_the_lock_and_none_of_the_tests(root, requirements):
    """Independent of the parser of the lock: names and versions are read off its lines again."""
    lines = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {line.split(";")[0].rstrip(" \\") for line in lines if "==" in line and line[0] != " "}
    assert {f"{r.name}{r.specifier}" for r in requirements} == locked
    assert {"pytest", "playwright", "uv"}.isdisjoint(r.name for r in requirements)


def test_conda_gives_the_python_that_the_project_asks_for(conda, project):
    assert conda["channels"] == ["conda-forge"]
    assert conda["dependencies"][:2] == ["python >=3.11,<3.15", "pip"]
    assert project["requires-python"] == ">=3.11,<3.15" and conda["name"] == project["name"]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("machine", MACHINES, ids=str)
def test_every_package_has_at_most_one_version_anywhere(requirements, python, machine):
    asked = {"python_full_version": python, "python_version": python.rpartition(".")[0], **machine}
    names = [r.name for r in requirements if not r.marker or r.marker.evaluate(asked)]
    assert len(names) == len(set(names)) > 50


def test_pins_are_the_versions_installed_here(root, requirements):
    """Independent of the parser of the lock: the interpreter that runs the tests is asked."""
    tests = pins((root / "requirements-test.lock").read_text(encoding="utf-8"))
    different = []
    for requirement in [*requirements, *(Requirement(line) for lines in tests.values() for line in lines)]:
        if requirement.marker and not requirement.marker.evaluate():
            continue
        try:
            installed = version(requirement.name)
        except PackageNotFoundError:
            installed = "nothing"
        if installed == "nothing" or not requirement.specifier.contains(installed, True):
            different.append(f"{requirement}, here {installed}")
    assert different == []


def test_named_packages_come_first(texts, requirements):
    direct = named(texts[0])
    assert list(dict.fromkeys(requirement.name for requirement in requirements))[: len(direct)] == direct


def test_a_version_for_each_python_is_kept_with_its_marker():
    lock = (
        "numpy==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "numpy==2.0 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb\n"
        "babel==2.18.0 \\\n    --hash=sha256:cc\n"
    )
    assert pins(lock) == {
        "numpy": ["numpy==1.0 ; python_full_version < '3.12'", "numpy==2.0 ; python_full_version >= '3.12'"],
        "babel": ["babel==2.18.0"],
    }
