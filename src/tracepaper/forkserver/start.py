"""Starting the server beside a run of Snakemake, and the command that runs a step in a fork of it."""

from __future__ import annotations

import atexit
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tracepaper import paths
from tracepaper.alone import holding
from tracepaper.forkserver import client
from tracepaper.telling import Say

SERVER = "tracepaper.forkserver.server"
RUNNING = "TRACEPAPER_FORKSERVER"  # names the socket of a server that outlives one build; empty: no forks
FOLDER = ".snakemake"  # a short name from where the steps run: a socket's may have 100 characters


def interpreter(modules: Callable[[], Iterable[str]]) -> str:
    """The command, quoted for a shell, with which Snakemake runs a Python file: a fork of the server, which
    is started if none runs and ends with this process; this interpreter where there can be none.

    modules: tells what the forks need not import any more; asked where a server is started."""
    # taken out: a step that runs Snakemake elsewhere has forks of another server
    name = os.environ.pop(RUNNING) if RUNNING in os.environ else start(modules())
    if not name:
        return shlex.quote(sys.executable)
    return shlex.join(
        [sys.executable, "-I", "-S", str(Path(client.__file__).absolute()), name, sys.executable]
    )


def at_work(folder: Path) -> Path:
    """The file that the steps which run in this folder hold locked until they have ended."""
    return folder / FOLDER / client.AT_WORK


def outlast_steps(folder: Path, say: Say) -> None:
    """Wait until every step that a killed build has left in this folder has ended; none begins after that."""

    def wait(_: str) -> None:
        say("steps of a build that was killed are still at work in this folder; waiting for them to end")

    if at_work(folder).is_file():
        with holding(at_work(folder), wait, lambda _: None):
            drop_dead_sockets(folder)


def drop_dead_sockets(folder: Path) -> None:
    """Remove the sockets of servers that were killed: a step that still looks for one is of no build."""
    for file in (folder / FOLDER).glob(f"{client.AT_WORK}.*"):
        with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
            try:
                line.connect(str(file))
            except ConnectionRefusedError:
                file.unlink()


def keep(modules: Iterable[str], folder: Path = Path()) -> None:
    """Start a server for all that is begun from now on, and tell its name where `interpreter` looks for it.

    It has the variables that steps start with, as some are only heard at the start of an interpreter; the
    date comes with each step.  modules, folder: as of `start`."""
    variables = os.environ | paths.environment(0)
    os.environ[RUNNING] = start(modules, folder, variables) or ""


def start(
    modules: Iterable[str], folder: Path = Path(), environment: Mapping[str, str] | None = None
) -> str | None:
    """Start a server for this process; returns its socket's name, None where no socket can be made.

    folder: in which steps run, and from which the name is meant.  environment: what the server starts with,
    this process' own if None."""
    name = f"{FOLDER}/{client.AT_WORK}.{os.getpid()}"
    listening = _listen(folder / name)
    if listening is None:
        return None
    reading, lifeline = os.pipe()
    with listening:
        files = (listening.fileno(), reading)
        command = [sys.executable, "-m", SERVER, *map(str, files), *modules]
        server = subprocess.Popen(
            command, pass_fds=files, stdin=subprocess.DEVNULL, cwd=folder, env=environment
        )
    os.close(reading)
    atexit.register(_stop, server, lifeline, folder / name)
    return name


def _listen(file: Path) -> socket.socket | None:
    listening = socket.socket(socket.AF_UNIX)
    try:
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        listening.bind(str(file))
        listening.listen(128)
    except OSError:  # a disk that has no sockets
        listening.close()
        return None
    return listening


def _stop(server: subprocess.Popen[bytes], lifeline: int, file: Path) -> None:
    server.terminate()
    server.wait()
    os.close(lifeline)
    file.unlink(missing_ok=True)
