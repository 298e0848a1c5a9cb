"""The environment is replaced when the new one is complete, and only if it was made here."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tracepaper.environment import make as making
from tracepaper.environment.make import CLUSTER, PAPER, TESTS, Refused, is_ready, locked, make, uv_variables


def can_mount() -> bool:
    """Whether this process may make file systems (root, and not in every container)."""
    words = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(words, capture_output=True).returncode == 0


UV = "uv==2 ; os_name != 'x' \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
LOCK = "a==1 \\\n    --hash=sha256:aa\nz==1\n"
TEST_LOCK = f"uv-build==3\n{UV}y==1\n"
LOCKS = ["requirements-test.lock", "requirements.lock"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """A project with its locks and without an environment, as the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.lock").write_text(LOCK, encoding="utf-8")
    (tmp_path / "requirements-test.lock").write_text(TEST_LOCK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def installs(monkeypatch):
    """Installing stands still at a folder with an interpreter, the names of the locks and the time."""

    def install(target: Path, locks) -> None:
        (target / "bin").mkdir(parents=True)
        (target / "bin/python").symlink_to(sys.executable)
        (target / "made").write_text(" ".join(map(str, locks)), encoding="utf-8")

    monkeypatch.setattr(making, "_install", install)


@pytest.fixture
def offline(monkeypatch):
    def install(target: Path, locks) -> None:
        (target / "bin").mkdir(parents=True)
        raise Refused("no index")

    monkeypatch.setattr(making, "_install", install)


def environment(folder: Path, lock: str = LOCK) -> Path:
    """An environment made earlier, from `lock`."""
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (folder / ".venv/installed.lock").write_text(lock, encoding="utf-8")
    (folder / ".venv/earlier").touch()
    return folder / ".venv"


def test_it_is_made_where_there_is_none(folder, installs):
    make()
    assert is_ready() and sorted(p.name for p in folder.iterdir()) == [".venv", *LOCKS]
    assert (folder / ".venv/made").read_text() == "requirements.lock"


def test_the_packages_of_the_tests_are_added_when_they_are_asked_for(folder, installs):
    make()
    assert is_ready() and not is_ready([PAPER, TESTS])
    make("test")
    assert is_ready([PAPER, TESTS]) and is_ready()
    assert (folder / ".venv/made").read_text() == "requirements.lock requirements-test.lock"


def test_where_the_tests_can_run_the_paper_can(folder, installs, monkeypatch):
    make("test")
    monkeypatch.setattr(making, "_install", lambda *_: pytest.fail("there was nothing to make"))
    make()
    make("test")


def test_another_lock_of_the_tests_is_no_matter_for_the_paper(folder, installs):
    make("test")
    (folder / "requirements-test.lock").write_text(f"{UV}y==2\n", encoding="utf-8")
    assert is_ready() and not is_ready([PAPER, TESTS])


def test_tests_and_a_cluster_do_not_take_turns(folder, installs):
    (folder / CLUSTER).parent.mkdir(parents=True)
    (folder / CLUSTER).write_text("s==1\n", encoding="utf-8")
    make("cluster")
    assert (folder / ".venv/made").read_text() == f"{PAPER} {CLUSTER}"
    make("test")
    assert is_ready([PAPER, TESTS, CLUSTER])
    (folder / "requirements.lock").write_text(f"{LOCK}b==1\n", encoding="utf-8")
    make()  # who only builds gets what the paper needs, and no more
    assert (folder / ".venv/made").read_text() == str(PAPER)


def test_in_a_folder_whose_name_is_no_text_none_is_made(folder, installs, monkeypatch):
    nameless = folder / os.fsdecode(b"pa\xffper")
    nameless.mkdir()
    monkeypatch.chdir(nameless)
    with pytest.raises(Refused, match="not valid UTF-8"):
        make()
    assert not any(nameless.iterdir())


def test_one_that_is_ready_is_kept(folder, offline):
    environment(folder)
    make()
    assert (folder / ".venv/earlier").exists()


@pytest.mark.parametrize("change", ["another lock", "no interpreter"])
def test_one_that_is_stale_is_replaced(folder, installs, change):
    old = environment(folder, "a==0\n" if change == "another lock" else LOCK)
    if change == "no interpreter":
        (old / "bin/python").unlink()
    make()
    assert is_ready() and not (folder / ".venv/earlier").exists()
    assert not (folder / ".venv.new").exists()


def test_offline_the_old_one_stays(folder, offline):
    environment(folder, "a==0\n")
    with pytest.raises(Refused, match="no index"):
        make()
    assert (folder / ".venv/earlier").exists() and not (folder / ".venv.new").exists()
    (folder / "requirements.lock").write_text("a==0\n", encoding="utf-8")
    assert is_ready()


def test_after_a_kill_in_the_middle_of_installing_it_is_made_again(folder, installs):
    environment(folder, "a==0\n")
    (folder / ".venv.new/env/bin").mkdir(parents=True)
    (folder / ".venv.new/made-by-run").touch()
    make()
    assert is_ready() and not (folder / ".venv.new").exists()


def test_after_a_kill_in_the_middle_of_the_swap_the_old_one_is_back(folder, offline):
    environment(folder, "a==0\n")
    (folder / ".venv.new").mkdir()
    (folder / ".venv.new/made-by-run").touch()
    (folder / ".venv").rename(folder / ".venv.new/old")
    with pytest.raises(Refused, match="no index"):
        make()
    assert (folder / ".venv/earlier").exists() and not (folder / ".venv.new").exists()


@pytest.mark.parametrize("name", [".venv", ".venv.new"])
def test_a_strangers_folder_is_refused(folder, installs, name):
    (folder / name).mkdir()
    (folder / name / "theirs").touch()
    with pytest.raises(Refused, match=rf"^\{name} was not made by ./run"):
        make()
    assert (folder / name / "theirs").exists()


@pytest.mark.parametrize("name", [".venv", ".venv.new"])
def test_a_link_is_refused_and_not_followed(folder, tmp_path_factory, installs, name):
    theirs = tmp_path_factory.mktemp("theirs")
    (theirs / "installed.lock").write_text("a==0\n", encoding="utf-8")
    (theirs / "made-by-run").touch()
    (folder / name).symlink_to(theirs)
    with pytest.raises(Refused, match=rf"^\{name} "):
        make()
    assert sorted(path.name for path in theirs.iterdir()) == ["installed.lock", "made-by-run"]


def test_an_empty_folder_is_nobodys(folder, installs):
    (folder / ".venv").mkdir()
    make()
    assert is_ready()


def test_of_two_at_once_the_second_waits_and_finds_it_made(folder, offline, capsys):
    held = os.open(".", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    second = threading.Thread(target=make)
    second.start()
    time.sleep(0.2)
    assert second.is_alive()
    environment(folder)
    os.close(held)
    second.join(10)
    assert not second.is_alive() and "waiting for another ./run" in capsys.readouterr().err


def test_the_lines_of_one_package():
    assert locked("uv") == UV
    assert locked("z") == "z==1\n" and locked("y") == "y==1\n"


def test_uv_is_told_how_to_reach_an_index_and_nothing_else():
    given = {
        "UV_PYTHON": "/theirs",
        "UV_TARGET": "/theirs",
        "UV_EXCLUDE_NEWER": "2020-01-01",
        "UV_CACHE_DIR": "/cache",
        "UV_HTTP_TIMEOUT": "9",
        "https_proxy": "http://proxy",
    }
    settings = "global.index-url='http://mirror'\nglobal.user='true'\n:env:.cert='/c.pem'\n"
    told = uv_variables(given, settings)
    names = {name for name in told if name.startswith("UV_")} - {"UV_SYSTEM_CERTS"}
    assert names == {"UV_CACHE_DIR", "UV_HTTP_TIMEOUT", "UV_DEFAULT_INDEX"}
    assert told["https_proxy"] == "http://proxy" and told["UV_DEFAULT_INDEX"] == "http://mirror"
    assert told["SSL_CERT_FILE"] == "/c.pem"


def test_what_is_set_for_uv_itself_goes_before_what_is_set_for_pip():
    told = uv_variables({"UV_DEFAULT_INDEX": "http://own"}, "global.index-url='http://mirror'\n")
    assert told["UV_DEFAULT_INDEX"] == "http://own"


@pytest.mark.parametrize(
    ("free", "told"), [(50, "is full (50 MB are left, the packages take 1000)"), (5000, "no index")]
)
def test_a_full_disk_is_not_taken_for_an_index_out_of_reach(monkeypatch, free, told):
    monkeypatch.setattr(making.shutil, "disk_usage", lambda folder: SimpleNamespace(free=free * 10**6))
    with pytest.raises(Refused, match=re.escape(told)):
        making._call(["false"], "no index")


@pytest.mark.skipif(not can_mount(), reason="file systems cannot be made here")
def test_a_checkout_that_can_only_be_read_is_told_in_a_sentence(folder):
    """The real thing, on a file system of its own."""
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" && exec "$2" -I "$3"'
    words = ["unshare", "-m", "sh", "-c", script, "sh", folder, sys.executable, making.__file__]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert done.stderr.splitlines()[-1] == "run: .venv.new: Read-only file system"


def test_without_an_index_one_sentence_and_nothing_left(folder):
    """The real thing: the interpreter that runs the tests makes a venv, pip finds no index."""
    variables = {"PATH": os.environ["PATH"], "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    done = subprocess.run(
        [sys.executable, "-I", making.__file__], env=variables, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert done.stderr.splitlines()[-1] == "run: uv could not be installed; is a package index reachable?"
    assert sorted(path.name for path in folder.iterdir()) == LOCKS


@pytest.mark.usefixtures("installs")
def test_the_command_beside_the_interpreter_is_the_package_s_in_src(folder, tmp_path):
    package = folder / "src/tracepaper/command"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__init__.py").write_text("import sys\n\ndef console(): print(sys.argv[1:])\n")
    make()
    moved = (folder / "a:b $(x)").resolve()
    moved.mkdir()
    for part in ("src", ".venv"):
        (folder / part).rename(moved / part)
    words = [moved / ".venv/bin/tracepaper", "new", "a b"]
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert said == "['new', 'a b']\n"
