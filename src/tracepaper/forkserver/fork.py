"""What starts the steps, itself a fork of the server: who builds again and again imports Snakemake once."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tracepaper.forkserver.client import ask


class Fork:
    """A module that runs in a fork, in a session of its own; as much of a `subprocess.Popen` as is needed.

    It ends, with all that it has started, when this process does.
    """

    stdout = None

    def __init__(self, line: socket.socket, pid: int):
        self._line, self.pid = line, pid

    def terminate(self) -> None:
        """Ask it, and none of what it has started, to end."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)

    def wait(self) -> int:
        """Its exit code, when it has ended; that of a killed process if it could say none."""
        told = b""
        while part := self._line.recv(16):
            told += part
        self._line.close()
        return int(told) if told else -signal.SIGKILL


def begin(
    name: Path,
    words: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    standard: Sequence[int],
    further: Mapping[str, int],
) -> Fork | None:
    """Start a module with its words in a fork of the server at `name`; None if there is no such server.

    folder, variables, standard, further: as in `client.ask`."""
    line = socket.socket(socket.AF_UNIX)
    # a socket's name may be no longer than a hundred letters, so it is told from here
    asked = os.path.relpath(name), [*words], {**variables}, [*standard], str(folder.absolute()), {**further}
    if not ask(line, *asked, alone=True):
        line.close()
        return None
    number = b""
    while not number.endswith(b"\n") and (part := line.recv(1)):
        number += part
    return Fork(line, int(number))
