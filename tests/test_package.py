"""The package can be installed by itself: everything it reads is in the wheel, and the command starts."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tracepaper.closure import code_files
from tracepaper.starting.shipped import OUTSIDE, SHARE, shipped

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "uv", "build", "--wheel", "--no-build-isolation", "--offline", "--quiet"]
    source = tmp_path_factory.mktemp("source")
    outside = {name.split("/")[0] for name in OUTSIDE}
    subprocess.run(
        ["cp", "-r", *(ROOT / name for name in sorted({"src", "pyproject.toml", *outside})), source],
        check=True,
    )
    subprocess.run([*command, "--python", sys.executable, "--out-dir", folder, source], check=True)
    return next(folder.glob("tracepaper-*.whl"))


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    files = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path)
    }
    assert len(files) > 100
    assert files - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_command_of_the_wheel_starts_without_the_paper(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    place = str(tmp_path / "site")
    code = f"import sys; sys.path.insert(0, {place!r}); from tracepaper.command import main; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, text=True, capture_output=True, check=False
    )
    assert done.returncode == 1 and "there is no Snakefile here" in done.stderr
    scripts = (
        zipfile.ZipFile(wheel).read(f"{wheel.name.split('-py3')[0]}.dist-info/entry_points.txt").decode()
    )
    assert "tracepaper = tracepaper.command:console" in scripts


def test_a_paper_begun_by_the_wheel_has_this_project_s_rules(wheel, tmp_path):
    """What lies outside the package is in it by one list more, that of pyproject.toml: the two are equal."""
    place = tmp_path / "site"
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--target"]
    subprocess.run([*command, place, "--python", sys.executable, wheel], check=True)
    code = (
        f"import sys; sys.path.insert(0, {str(place)!r}); from tracepaper.command import console; console()"
    )
    words = ["new", "paper", "--languages", "en"]
    subprocess.run([sys.executable, "-I", "-c", code, *words], cwd=tmp_path, check=True)
    rules = shipped()
    assert {name: (tmp_path / "paper" / name).read_bytes() for name in rules} == rules
    shared = [name for name in zipfile.ZipFile(wheel).namelist() if SHARE in name]
    assert len(shared) > 40


def test_the_packages_tests_lead_to_nothing_of_the_paper():
    """No module of theirs imports the analysis, by whatever way; what they open is heard while they run
    (tests/tracepaper/conftest.py)."""
    roots = [ROOT / name for name in ("src", "workflow", "tests/helpers", "tests/tracepaper")]
    starts = sorted((ROOT / "tests/tracepaper").rglob("*.py"))
    assert len(starts) > 100
    assert not [name for name in code_files(roots, *starts) if Path(name).is_relative_to(ROOT / "workflow")]


OPENS = """
from pathlib import Path

def test_opens():
    Path("{path}").read_bytes()
"""


@pytest.mark.parametrize("name, heard", [("data/raw/a.csv", True), ("README.md", False)])
def test_a_test_of_the_package_that_opens_a_file_of_the_paper_is_heard(tmp_path, name, heard):
    folder = tmp_path / "tests/tracepaper"
    folder.mkdir(parents=True)
    shutil.copy2(ROOT / "tests/tracepaper/conftest.py", folder)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("1")
    (folder / "test_one.py").write_text(OPENS.format(path=tmp_path / name))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]
    done = subprocess.run(command, cwd=tmp_path, text=True, capture_output=True, check=False)
    assert (done.returncode == 1) is heard, done.stdout
    assert ("opened files of the paper" in done.stdout) is heard
