"""`python -I -S client.py SOCKET PYTHON SCRIPT`: run a step's script in a fork of the server at SOCKET.

Ends as the fork ends, with its code, or killed.  Becomes `PYTHON SCRIPT` if no fork takes the script.
Nothing but the standard library is imported, and little of that: this starts once a step.

A step may outlive its build: who kills Snakemake kills no step, and what that writes late would be old
results in the next build.  So a step shares a lock, for which the next build waits; and one that comes to it
after its build, whose socket is gone, does not begin.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import sys
from contextlib import suppress

TAKEN = b"+"  # what a fork answers before it begins; then its code, when it has ended
AT_WORK = "steps"  # a file beside the socket, which the steps that have not ended hold locked
FURTHER = 2  # open files at most that are handed over besides the three standard ones


def main(name: str, python: str, *script: str) -> None:
    """Hand the script over and end as it does.  name: of the socket.  script: its file, and no more."""
    at_work = _begin_work(os.path.join(os.path.dirname(name), AT_WORK))
    if not os.path.exists(name):
        sys.exit("the build that this step is of has ended")
    with socket.socket(socket.AF_UNIX) as line:
        if len(script) != 1 or not _is_taken(line, name, script[0], at_work):
            os.set_inheritable(at_work, True)
            os.execv(python, [python, *script])
        told = line.recv(16)
    if not told:  # it ended without a word: somebody killed it, and whoever waits is to see that
        os.kill(os.getpid(), signal.SIGKILL)
    sys.exit(int(told))


def _begin_work(name: str) -> int:
    """An open file whose lock is shared by all steps, and goes with the last process that has it open."""
    file = os.open(name, os.O_RDWR | os.O_CREAT, 0o666)
    with suppress(OSError):  # a disk without locks: the next build says so
        fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _is_taken(line: socket.socket, name: str, script: str, at_work: int) -> bool:
    return ask(line, name, [script], dict(os.environ), [0, 1, 2], further={"TRACEPAPER_AT_WORK": at_work})


def ask(
    line: socket.socket,
    name: str,
    words: list[str],
    variables: dict[str, str],
    standard: list[int],
    folder: str = "",
    further: dict[str, int] | None = None,
    alone: bool = False,
) -> bool:
    """Ask the server at the socket `name` for a fork; returns whether one has begun.

    words: a script or a module, and what it is given.  standard: its three files.  folder: where it runs, if
    not here.  further: files that it gets as well, by the variables that tell it their numbers.  alone: it is
    no step but what starts them: it has a session of its own, and first answers with its number on a line."""
    files = further or {}
    asked = {
        "words": words,
        "folder": folder or os.getcwd(),
        "variables": variables,
        "files": list(files),
        "alone": alone,
    }
    try:
        line.connect(name)
        socket.send_fds(line, [TAKEN], [*standard, *files.values()])
        line.sendall(json.dumps(asked).encode() + b"\n")
        return line.recv(1) == TAKEN
    except OSError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
