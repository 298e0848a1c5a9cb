"""environment.yml offers conda users exactly what requirements.lock installs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest
import yaml
from packaging.requirements import Requirement

from tracepaper.conda_environment import environment_file, named, pins


@pytest.fixture(scope="module")
def texts(root) -> tuple[str, str]:
    return tuple((root / f"requirements.{kind}").read_text(encoding="utf-8") for kind in ("in", "lock"))


@pytest.fixture(scope="module")
def conda(root) -> dict:
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


def test_environment_file_is_made_from_the_lock(root, texts):
    assert (root / "environment.yml").read_text(encoding="utf-8") == environment_file(*texts)


def test_conda_gives_the_python_that_the_project_asks_for(root, conda):
    assert conda["channels"] == ["conda-forge"]
    assert conda["dependencies"][:2] == ["python=3.11", "pip"]
    assert 'requires-python = ">=3.11,<3.12"' in (root / "pyproject.toml").read_text(encoding="utf-8")


def test_every_pin_is_a_requirement_pip_understands_and_stands_once(conda):
    names = [Requirement(line).name for line in conda["dependencies"][2]["pip"]]
    assert len(names) == len(set(names)) > 50


def test_pins_are_the_versions_installed_here(conda):
    """Independent of the parser of the lock: the interpreter that runs the tests is asked."""
    different = []
    for line in conda["dependencies"][2]["pip"]:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate():
            continue
        try:
            installed = version(requirement.name)
        except PackageNotFoundError:
            installed = "nothing"
        if not requirement.specifier.contains(installed if installed != "nothing" else "0", True):
            different.append(f"{line}, here {installed}")
    assert different == []


def test_named_packages_come_first(texts, conda):
    direct = named(texts[0])
    assert [Requirement(line).name for line in conda["dependencies"][2]["pip"]][: len(direct)] == direct


def test_of_two_versions_the_one_for_this_python_is_taken():
    lock = (
        "numpy==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "numpy==2.0 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb\n"
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"
    )
    assert pins(lock) == {"numpy": "numpy==1.0", "colorama": "colorama==0.4.6 ; sys_platform == 'win32'"}


def test_two_versions_for_this_python_are_refused():
    with pytest.raises(ValueError, match="two versions of numpy"):
        pins("numpy==1.0 ; sys_platform == 'linux'\nnumpy==2.0 ; sys_platform == 'win32'\n")
