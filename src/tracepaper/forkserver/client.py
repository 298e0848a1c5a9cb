"""`python -I -S client.py SOCKET PYTHON SCRIPT`: run a step's script in a fork of the server at SOCKET.

Ends as the fork ends, with its code, or killed.  Becomes `PYTHON SCRIPT` if no fork takes the script.
Nothing but the standard library is imported, and little of that: this starts once a step.
"""

import json
import os
import signal
import socket
import sys

TAKEN = b"+"  # what a fork answers before it begins; then its code, when it has ended


def main(name: str, python: str, *script: str) -> None:
    """Hand the script over and end as it does.  name: of the socket.  script: its file, and no more."""
    with socket.socket(socket.AF_UNIX) as line:
        if len(script) != 1 or not _is_taken(line, name, script[0]):
            os.execv(python, [python, *script])
        told = line.recv(16)
    if not told:  # it ended without a word: somebody killed it, and whoever waits is to see that
        os.kill(os.getpid(), signal.SIGKILL)
    sys.exit(int(told))


def _is_taken(line: socket.socket, name: str, script: str) -> bool:
    asked = {"script": script, "folder": os.getcwd(), "variables": dict(os.environ)}
    try:
        line.connect(name)
        socket.send_fds(line, [TAKEN], [0, 1, 2])
        line.sendall(json.dumps(asked).encode() + b"\n")
        return line.recv(1) == TAKEN
    except OSError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
