"""The package can be installed by itself: everything it reads is in the wheel, and the command starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "uv", "build", "--wheel", "--no-build-isolation", "--offline", "--quiet"]
    source = tmp_path_factory.mktemp("source")
    subprocess.run(["cp", "-r", ROOT / "src", ROOT / "pyproject.toml", ROOT / "LICENSE", source], check=True)
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
    assert "tracepaper = tracepaper.command:main" in scripts


def test_the_packages_tests_need_nothing_of_the_paper(tmp_path):
    """What a test of the package would take from analysis, data or manuscript is not there."""
    for part in ("src", "tests/tracepaper", "tests/helpers"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / part, tmp_path / part, ignore=ignored)
    for file in ("tests/conftest.py", "pyproject.toml"):
        shutil.copy2(ROOT / file, tmp_path / file)
    # these take minutes, and nothing from the paper either
    slow = ("command", "sources", "audit/site/test_browser.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/tracepaper"]
    command += [f"--ignore=tests/tracepaper/{name}" for name in slow]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
