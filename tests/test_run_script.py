"""`run` finds its project, the newest Python and the packages, whatever the folder and the surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKE = "src/tracepaper/environment/make.py"
NAMES = [
    "my paper",
    "it's",
    'a "quoted" name',
    "q$(touch x)",
    "q`touch x`; touch x & #",
    "论文",
    "two\nlines",
    "ends in a line\n",
    "-rf",
    "a:b",
    "{n}[a]*?%",
    "back\\slash",
]
SETTINGS = [
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONOPTIMIZE",
    "PYTHONDONTWRITEBYTECODE",
    "PIP_TARGET",
    "MPLCONFIGDIR",
    "MATPLOTLIBRC",
    "PYPANDOC_PANDOC",
    "TYPST_FONT_PATHS",
    "SNAKEMAKE_PROFILE",
    "TRACEPAPER_PROJECT",
]
# stands for the environment's interpreter: says where it was started, with what
TOLD = '#!/bin/sh\nprintf "%s|" "$PWD" "$@"\n'


@pytest.fixture
def tools(tmp_path) -> Path:
    """A folder for PATH with what `run` calls and no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("sh", "env", "sed", "cmp", "readlink", "mkdir"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def project(folder: Path, interpreter: str = TOLD) -> Path:
    """A project whose environment is ready, unless `interpreter` is empty."""
    (folder / MAKE).parent.mkdir(parents=True)
    shutil.copy(ROOT / "run", folder)
    shutil.copy(ROOT / MAKE, folder / MAKE)
    (folder / "requirements.lock").write_text("a==1\n", encoding="utf-8")
    if interpreter:
        (folder / ".venv/bin").mkdir(parents=True)
        shutil.copy(folder / "requirements.lock", folder / ".venv/installed.lock")
        program(folder / ".venv/bin/python", interpreter)
    return folder


def program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def python(folder: Path, name: str, suits: bool) -> None:
    """A Python that says it is asked whether it suits, and its name when it is to make the environment."""
    program(
        folder / name,
        f'#!/bin/sh\n[ "$2" = -c ] && exit {0 if suits else 1}\necho "{name} $*"; exit 3\n',
    )


def run(*command, tools: Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={"PATH": str(tools), **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name(tmp_path, tools, name):
    folder = project(tmp_path / name)
    for command, cwd in (["./run"], folder), ([folder / "run"], tmp_path), (["sh", "run"], folder):
        done = run(*command, "a b", "$(touch x)", tools=tools, cwd=cwd)
        assert done.returncode == 0, done.stderr
        words = done.stdout.split("|")
        assert words[0] == str(folder) and words[-3:] == ["a b", "$(touch x)", ""]
    assert not list(tmp_path.rglob("x"))


def test_through_a_link_the_project_is_where_the_file_is(tmp_path, tools):
    folder = project(tmp_path / "paper")
    other = tmp_path / "other"
    (other / ".venv").mkdir(parents=True)
    (other / ".venv/theirs").touch()
    (other / "run").symlink_to(Path("..") / "paper" / "run")
    (other / "again").symlink_to("run")
    for link in ("./run", "./again"):
        done = run(link, tools=tools, cwd=other, CDPATH=f"{tmp_path}:/")
        assert done.stdout.startswith(f"{folder}|"), done.stderr
    assert (other / ".venv/theirs").exists()


def test_without_its_run_bit(tmp_path, tools):
    folder = project(tmp_path / "paper")
    (folder / "run").chmod(0o644)
    assert run("sh", "run", tools=tools, cwd=folder).stdout.startswith(f"{folder}|")


def test_a_persons_own_settings_stay_outside(tmp_path, tools):
    own = dict.fromkeys(SETTINGS, "theirs")
    kept = {"http_proxy": "http://proxy", "PIP_INDEX_URL": "http://mirror", "two_lines": "a\nPYTHONPATH=b"}
    folder = project(tmp_path / "paper", "#!/bin/sh\nexec env\n")
    done = run("./run", tools=tools, cwd=folder, **own, **kept)
    seen = dict(line.partition("=")[::2] for line in done.stdout.splitlines())
    assert done.returncode == 0 and not set(own) & set(seen) - {"PYTHONPATH"}  # the one in two_lines
    assert seen["http_proxy"] == "http://proxy" and seen["PIP_INDEX_URL"] == "http://mirror"
    assert seen["PYTHONUTF8"] == "1"


@pytest.mark.parametrize("home", [None, "/nonexistent"])
def test_without_a_home_that_can_be_written(tmp_path, tools, home):
    folder = project(tmp_path / "paper", '#!/bin/sh\necho "$HOME"\n')
    done = run("./run", tools=tools, cwd=folder, **({} if home is None else {"HOME": home}))
    assert done.stdout == f"{folder}/.home\n" and (folder / ".home").is_dir()
    assert run("./run", tools=tools, cwd=folder, HOME=str(tmp_path)).stdout == f"{tmp_path}\n"


def test_the_newest_python_that_can_make_an_environment_makes_it(tmp_path, tools):
    folder = project(tmp_path / "paper", interpreter="")
    for name, suits in (("python3.14", False), ("python3.13", True), ("python3.12", True), ("python", True)):
        python(tools, name, suits)
    done = run("./run", tools=tools, cwd=folder)
    assert done.stdout == f"python3.13 -I {MAKE}\n" and done.returncode == 3
    (tools / "python3.13").unlink()
    assert run("./run", tools=tools, cwd=folder).stdout == f"python3.12 -I {MAKE}\n"


def test_no_python_is_told(tmp_path, tools):
    folder = project(tmp_path / "paper", interpreter="")
    python(tools, "python3", suits=False)
    done = run("./run", tools=tools, cwd=folder)
    assert done.returncode != 0 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "Python 3.11 to 3.14" in done.stderr


@pytest.mark.parametrize("change", ["lock", "interpreter", "link"])
def test_an_environment_that_is_not_ready_is_made(tmp_path, tools, change):
    folder = project(tmp_path / "paper")
    python(tools, "python3.12", suits=True)
    if change == "lock":
        (folder / "requirements.lock").write_text("a==2\n", encoding="utf-8")
    elif change == "interpreter":  # that it was made from was removed, or renamed by an upgrade
        (folder / ".venv/bin/python").unlink()
        (folder / ".venv/bin/python").symlink_to("/nowhere/python3.12")
    else:
        (folder / ".venv").rename(tmp_path / "theirs")
        (folder / ".venv").symlink_to(tmp_path / "theirs")
    assert run("./run", tools=tools, cwd=folder).stdout == f"python3.12 -I {MAKE}\n"


def test_the_packages_of_the_tests_are_made_for_the_tests_only(tmp_path, tools):
    folder = project(tmp_path / "paper")
    (folder / "requirements-test.lock").write_text("b==1\n", encoding="utf-8")
    python(tools, "python3.12", suits=True)
    for words in [], ["audit"], ["figure", "test"]:
        assert run("./run", *words, tools=tools, cwd=folder).stdout.startswith(f"{folder}|")
    asked = run("./run", "test", "tests/test_lock.py", tools=tools, cwd=folder)
    assert asked.stdout == f"python3.12 -I {MAKE} test\n"
    shutil.copy(folder / "requirements-test.lock", folder / ".venv/installed-test.lock")
    assert run("./run", "test", tools=tools, cwd=folder).stdout.startswith(f"{folder}|")
    (folder / "requirements-test.lock").write_text("b==2\n", encoding="utf-8")
    assert run("./run", "test", tools=tools, cwd=folder).returncode == 3
    assert run("./run", tools=tools, cwd=folder).returncode == 0


def test_the_packages_of_a_cluster_are_made_where_one_is_asked_for(tmp_path, tools):
    folder = project(tmp_path / "paper")
    lock = folder / "profiles/slurm/requirements.lock"
    lock.parent.mkdir(parents=True)
    lock.write_text("s==1\n", encoding="utf-8")
    python(tools, "python3.12", suits=True)
    for words in ["--cluster"], ["audit", "--cluster"]:
        assert run("./run", *words, tools=tools, cwd=folder).stdout == f"python3.12 -I {MAKE} cluster\n"
    assert run("./run", "audit", "cluster", tools=tools, cwd=folder).stdout.startswith(f"{folder}|")
    shutil.copy(lock, folder / ".venv/installed-cluster.lock")
    assert run("./run", "--cluster", tools=tools, cwd=folder).stdout.startswith(f"{folder}|")


def test_the_pythons_it_takes_are_those_of_the_project():
    script = (ROOT / "run").read_text(encoding="utf-8")
    project_file = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.15"' in project_file
    assert "(3, 11) <= sys.version_info < (3, 15)" in script
    assert "python3.14 python3.13 python3.12 python3.11" in script


def test_a_clone_made_for_windows_keeps_its_line_endings(tmp_path):
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a clone")
    options = ["-c", "core.autocrlf=true", "--no-hardlinks", "--depth=1"]
    subprocess.run(["git", "clone", "-q", *options, ROOT.as_uri(), tmp_path / "clone"], check=True)
    told = subprocess.run(
        ["git", "-C", tmp_path / "clone", "ls-files", "--eol"], check=True, capture_output=True, text=True
    ).stdout
    assert len(told.splitlines()) > 100 and "w/crlf" not in told and "w/mixed" not in told


def test_nothing_in_it_needs_more_than_a_plain_shell():
    assert not shutil.which("dash") or subprocess.run(["dash", "-n", ROOT / "run"], check=True)
    assert os.access(ROOT / "run", os.X_OK)
