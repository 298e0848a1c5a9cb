"""Makes .venv, the folder of packages, from requirements.lock; started by ./run when it is missing or stale.

With the word `test` it also holds the packages of requirements-test.lock, with `cluster` those that speak to
SLURM: the paper needs none of either.

Python's own library is all it needs, as there are no packages yet: the interpreter that runs it is the
one the environment will have.  The new environment is made beside the old one, in .venv.new, and takes
its place by renaming when it is complete, so that whoever is offline, or stops it, keeps what works.
uv makes it relocatable: neither that renaming nor a move of the whole project breaks it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

# a lock -> its copy in the environment: what it lists is there whole, and was put there by ./run
PAPER, TESTS = Path("requirements.lock"), Path("requirements-test.lock")
CLUSTER = Path("profiles/slurm/requirements.lock")
INSTALLED = {PAPER: "installed.lock", TESTS: "installed-test.lock", CLUSTER: "installed-cluster.lock"}
ASKED_BY = {"test": TESTS, "cluster": CLUSTER}  # a word of ./run -> the lock that it needs besides
TOOLS = ("uv", "setuptools")  # what makes the environment; they stay in it where there is work on the paper
ENVIRONMENT, WORKSHOP = Path(".venv"), Path(".venv.new")
OURS = "made-by-run"  # says the same of a workshop
# published as source only, and for newer Pythons too; neither needs a compiler (see `_variables`)
FROM_SOURCE = ("connection-pool", "immutables") if sys.version_info >= (3, 14) else ("connection-pool",)
LITTLE = 200  # megabytes: with less the largest package does not go in
REACHABLE = re.compile("INDEX|FIND_LINKS|CACHE|HTTP|TLS|CERT|HOST|KEYRING|OFFLINE|LINK_MODE|CONCURRENT")
AS_PIP = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY"}
# the folder's name may hold what means something in PYTHONPATH
COMMAND = """#!/bin/sh
bin=$(dirname -- "$(readlink -f -- "$0")")
start='import sys; sys.path.insert(0, sys.argv.pop(1)); from tracepaper.command import console; console()'
exec "$bin/python" -c "$start" "$bin/../../src" "$@"
"""


class Refused(Exception):
    """The environment cannot be made; the one sentence a person is told."""


def make(*words: str) -> None:
    """Make .venv in the current folder, unless another ./run has just done so.

    words: which packages are wanted besides the paper's: of the `test`, of a `cluster`.  Raises Refused, and
    leaves the environment that was there, if it cannot be made or is not ours.
    """
    asked = {ASKED_BY[word] for word in words}
    nameless = not_a_name(Path.cwd())
    if nameless:
        raise Refused(nameless)
    with _alone():
        _recover()
        _refuse_strangers()
        if is_ready((PAPER, *asked)):
            return
        # beside what is asked for stays what was asked for before: tests and a cluster do not take turns
        locks = [lock for lock in INSTALLED if lock == PAPER or lock in asked or (asked and _has(lock))]
        told = " and ".join(map(str, locks))
        print(f"run: making .venv from {told}, with Python {_python()}", file=sys.stderr)
        WORKSHOP.mkdir()
        (WORKSHOP / OURS).touch()
        try:
            _install(WORKSHOP / "env", locks)
            _add_command(WORKSHOP / "env/bin/tracepaper")
            for lock in locks:
                shutil.copyfile(lock, WORKSHOP / "env" / INSTALLED[lock])
            _swap()
        finally:
            _recover()


def not_a_name(folder: Path) -> str | None:
    """Why nothing can be built in this folder, if its path is no text; None if it is one."""
    path = os.fsencode(folder)
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        shown = path.decode("utf-8", "backslashreplace")
        return (
            f"{shown}: the name of this folder, or of one that it lies in, is not valid UTF-8, and Pandoc "
            "and Typst open no file there; rename it"
        )
    return None


def is_ready(locks: Sequence[Path] = (PAPER,)) -> bool:
    """Whether .venv holds what the locks say; the first lines of ./run ask the same in its own words."""
    copies = {lock: ENVIRONMENT / INSTALLED[lock] for lock in locks}
    return os.access(ENVIRONMENT / "bin/python", os.X_OK) and all(
        copy.is_file() and copy.read_bytes() == lock.read_bytes() for lock, copy in copies.items()
    )


def _has(lock: Path) -> bool:
    """Whether the environment there is holds packages of a lock that is still there."""
    return lock.is_file() and (ENVIRONMENT / INSTALLED[lock]).is_file()


def _python() -> str:
    return ".".join(map(str, sys.version_info[:3]))


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the project's folder for the one that makes its environment; others wait.

    The programs started here inherit it, so it is held until the last of them has ended.
    """
    folder = os.open(".", os.O_RDONLY)
    os.set_inheritable(folder, True)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("run: waiting for another ./run, which is making .venv", file=sys.stderr)
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(folder)


def _recover() -> None:
    """Put the old environment back if a swap was cut short, and clear the workshop."""
    if WORKSHOP.is_symlink() or (WORKSHOP.exists() and not _is_ours(WORKSHOP, OURS)):
        raise Refused(f"{WORKSHOP} was not made by ./run; move it away, as ./run needs that name")
    if (WORKSHOP / "old").exists() and not ENVIRONMENT.exists():
        (WORKSHOP / "old").rename(ENVIRONMENT)
    if WORKSHOP.exists():
        shutil.rmtree(WORKSHOP)


def _refuse_strangers() -> None:
    if ENVIRONMENT.is_symlink():
        raise Refused(f"{ENVIRONMENT} is a symbolic link, and ./run replaces only what it made; move it away")
    if ENVIRONMENT.exists() and not _is_ours(ENVIRONMENT, INSTALLED[PAPER]):
        raise Refused(f"{ENVIRONMENT} was not made by ./run (it has no {INSTALLED[PAPER]}); move it away")


def _is_ours(folder: Path, mark: str) -> bool:
    return folder.is_dir() and ((folder / mark).is_file() or not any(folder.iterdir()))


def _swap() -> None:
    if ENVIRONMENT.exists():
        ENVIRONMENT.rename(WORKSHOP / "old")
    (WORKSHOP / "env").rename(ENVIRONMENT)


def _install(target: Path, locks: Sequence[Path]) -> None:
    """Install the locks' packages into a new environment: pip installs uv, uv installs the rest."""
    # Python itself makes no environment in a folder whose name has one of these
    elsewhere = None if re.search(r"[:\n\r]", os.getcwd()) else WORKSHOP
    with tempfile.TemporaryDirectory(dir=elsewhere) as folder:
        maker = Path(folder)
        for package in TOOLS:
            (maker / package).write_text(locked(package), encoding="utf-8")
        _call([sys.executable, "-I", "-m", "venv", maker / "env"], f"{sys.executable} cannot make a venv")
        pip: list[str | Path] = [maker / "env/bin/python", "-I", "-m", "pip"]
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        told = "could not be installed; is a package index reachable?"
        _call([*pip, "install", *options, "--requirement", maker / "uv"], f"uv {told}")
        settings = subprocess.run([*pip, "config", "list"], capture_output=True, text=True).stdout
        variables = uv_variables(dict(os.environ), settings)
        for words in _uv_commands(target, maker / "setuptools", locks):
            _call([maker / "env/bin/uv", "--quiet", *words], f"the packages of {locks[-1]} {told}", variables)


def _add_command(path: Path) -> None:
    """The command of the package that lies in src, which no lock has; both may be moved."""
    path.write_text(COMMAND, encoding="utf-8")
    path.chmod(0o755)


def _uv_commands(target: Path, builder: Path, locks: Sequence[Path]) -> Iterator[list[str | Path]]:
    """What uv is asked in turn: an environment, what builds from source, everything else."""
    into: list[str | Path] = ["--python", target / "bin/python", "--require-hashes"]
    from_source = [word for name in FROM_SOURCE for word in ("--no-binary", name)]
    yield ["venv", "--python", sys.executable, "--relocatable", "--no-project", "--prompt", "paper", target]
    yield ["pip", "install", *into, "--requirement", builder]
    yield ["pip", "sync", *into, "--only-binary", ":all:", *from_source, "--no-build-isolation", *locks]


def locked(package: str) -> str:
    """One package's lines of the lock that has it."""
    text = "".join(lock.read_text(encoding="utf-8") for lock in (PAPER, TESTS))
    return "".join(re.findall(rf"^{re.escape(package)}==(?:.*\\\n)*.*\n", text, re.MULTILINE))


def uv_variables(given: dict[str, str], pip_settings: str) -> dict[str, str]:
    """The variables uv runs with: of its own only those that say how an index is reached.

    The others would choose another Python, folder or version.  uv reads no settings of pip's, so those
    that say the same (`pip_settings`, as `pip config list` prints them) are handed on.  immutables, where
    it comes as source, has a part in C and the same in Python; a compiler that does nothing leaves that.
    """
    kept = {k: v for k, v in given.items() if not k.startswith("UV_") or REACHABLE.search(k)}
    line = rf"^(?:global|install|:env:)\.({'|'.join(AS_PIP)})='(.*)'$"
    as_pip = {AS_PIP[key]: value for key, value in re.findall(line, pip_settings, re.MULTILINE)}
    authorities = ssl.get_default_verify_paths()
    if authorities.cafile or authorities.capath:  # those of this machine, a company's own among them
        as_pip["UV_SYSTEM_CERTS"] = "true"
    return as_pip | kept | {"CC": "true", "LDSHARED": "true"}


def _call(command: list[str | Path], told: str, variables: dict[str, str] | None = None) -> None:
    # the folder that _alone holds is handed on
    if subprocess.run(command, env=variables, stdout=sys.stderr, close_fds=False).returncode:
        raise Refused(full_disk() or told)


def full_disk() -> str | None:
    """Which disk has no room for the packages, of those that they are written to; None if all have some."""
    for folder in (Path.cwd(), Path(tempfile.gettempdir()), Path.home()):  # at home lies the cache of uv
        free = shutil.disk_usage(folder).free // 10**6 if folder.is_dir() else LITTLE
        if free < LITTLE:
            return (
                f"the disk of {folder} is full ({free} MB are left, the packages take 1000); make some room"
            )
    return None


if __name__ == "__main__":
    try:
        make(*sys.argv[1:])
    except Refused as problem:
        sys.exit(f"run: {problem}")
    except OSError as problem:  # a full disk, a checkout that can only be read
        sys.exit(f"run: {full_disk() or f'{problem.filename or Path.cwd()}: {problem.strerror}'}")
    except KeyboardInterrupt:
        sys.exit("run: stopped; what was there before is as it was")
