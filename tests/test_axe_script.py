"""The script of accessibility has several sources, so that no test is lost with one package."""

from __future__ import annotations

import importlib.util
from types import SimpleNamespace

import pytest

import axe_script as found_by


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Of packages only these are installed, each a folder with these files."""

    def only(**packages: str):
        def spec(name):
            folder = tmp_path / name
            if name not in packages:
                return None
            (folder / packages[name]).parent.mkdir(parents=True, exist_ok=True)
            (folder / packages[name]).touch()
            return SimpleNamespace(origin=str(folder / "__init__.py"))

        monkeypatch.setattr(importlib.util, "find_spec", spec)
        monkeypatch.setattr(found_by, "FOLDERS", found_by.FOLDERS[:1])

    return only


def test_the_locked_package_brings_it(root):
    if importlib.util.find_spec("axe_playwright_python") is None:
        pytest.skip("not installed here")
    script = found_by.axe_script(root)
    assert script.parent.name == "axe_playwright_python" and "axe" in script.read_text(encoding="utf-8")[:200]


def test_without_it_another_package_does(installed, tmp_path):
    installed(axe_core_python="static/axe.min.js")
    assert found_by.axe_script(tmp_path) == tmp_path / "axe_core_python/static/axe.min.js"


def test_without_any_npm_does(installed, tmp_path):
    installed()
    assert found_by.axe_script(tmp_path) is None
    (tmp_path / "node_modules/axe-core").mkdir(parents=True)
    (tmp_path / "node_modules/axe-core/axe.min.js").touch()
    assert found_by.axe_script(tmp_path) == tmp_path / "node_modules/axe-core/axe.min.js"


def test_a_package_without_the_script_does_not_stand_in_the_way(installed, tmp_path):
    installed(axe_playwright_python="other.js", axe_selenium_python="axe.min.js")
    assert found_by.axe_script(tmp_path).parent.name == "axe_selenium_python"
