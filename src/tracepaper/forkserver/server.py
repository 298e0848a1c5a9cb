"""The interpreter that the steps of a build are forks of.

`python -m tracepaper.forkserver.server LISTENER LIFELINE MODULE...`: two open files, by their numbers, and
what is imported beforehand.  It serves until the other end of LIFELINE is closed, which happens when
whoever started it ends, in whatever way, and then takes its socket away.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from tracepaper.forkserver.client import FURTHER, TAKEN

# what Snakemake puts before a script imports these
_ALWAYS = ("pickle", "snakemake.logging", "snakemake.iocontainers")


def main(listener: int, lifeline: int, modules: Iterable[str]) -> None:
    """Serve until the lifeline is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the steps, and for Snakemake
    with socket.socket(fileno=listener) as listening:
        for name in (*_ALWAYS, *modules):
            _import(name)
        gc.collect()
        signal.signal(signal.SIGCHLD, lambda *_: _reap())
        gc.freeze()  # a collection in a fork would copy every page that it looks at
        waiting: list[int] = [listening.fileno(), lifeline]
        while lifeline not in select.select(waiting, [], [])[0]:
            line, _ = listening.accept()
            with line:
                if os.fork() == 0:
                    listening.close()
                    os.close(lifeline)
                    _serve(line)
        with suppress(OSError):
            os.unlink(listening.getsockname())


def _import(name: str) -> None:
    with suppress(Exception):  # the step that needs it says what is wrong with it, in its own log
        import_module(name)


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _serve(line: socket.socket) -> NoReturn:
    """In the fork: run what the client asks for, and tell it how that ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = 1
    try:
        asked = _receive(line)
        line.sendall(TAKEN)
        if asked["alone"]:
            os.setsid()
            line.sendall(b"%d\n" % os.getpid())
        threading.Thread(target=_end_with, args=(line, asked["alone"]), daemon=True).start()
        code = _run(asked)
    finally:
        with suppress(OSError):
            line.sendall(str(code).encode())
        os._exit(code & 0xFF)


def _receive(line: socket.socket) -> dict[str, Any]:
    """The request; the client's standard files become this process's own, and its variables tell the numbers
    of the other files that it hands over."""
    told, files, _, _ = socket.recv_fds(line, 1, 3 + FURTHER)
    for number, file in enumerate(files[:3]):
        os.dup2(file, number)
        os.close(file)
    while not told.endswith(b"\n"):
        more = line.recv(1 << 16)
        if not more:  # the client was killed before it had asked
            raise ConnectionError
        told += more
    asked = dict(json.loads(told[len(TAKEN) :]))
    for name, file in zip(asked["files"], files[3:], strict=True):
        asked["variables"][name] = str(file)
    return asked


def _end_with(line: socket.socket, alone: bool) -> None:
    """End this process when the client has: somebody killed it.  alone: and all that it has started."""
    with suppress(OSError):
        line.recv(1)
    (os.killpg if alone else os.kill)(os.getpid(), signal.SIGKILL)


def _run(asked: dict[str, Any]) -> int:
    """Run the script as a fresh interpreter would; returns the exit code."""
    os.environ.clear()
    os.environ.update(asked["variables"])
    time.tzset()
    os.chdir(asked["folder"])
    sys.argv = asked["words"]
    sys.path[0] = os.path.dirname(asked["words"][0])
    code = _code_of(asked["words"][0])
    with suppress(Exception):
        threading._shutdown()  # type: ignore[attr-defined]  # waits for threads, as an interpreter's end does
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    return code


def _code_of(script: str) -> int:
    """script: a file, or a module's name."""
    try:
        if script.endswith(".py"):
            runpy.run_path(script, run_name="__main__")
        else:
            runpy.run_module(script, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
