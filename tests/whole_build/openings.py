"""Put into a copied project as sitecustomize: each step of a build writes down which files it opened.

One line of JSON per process into opened.jsonl: the rule, the inputs that the rule names, the files opened.
"""

import atexit
import json
import os
import sys

_opened = set()
_here = os.getcwd()


def _hear(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and not (arguments[2] or 0) & os.O_WRONLY:
        _opened.add(arguments[0])


def _write():
    step = getattr(sys.modules.get("__main__"), "snakemake", None)
    line = {
        "rule": getattr(step, "rule", None),
        "process": os.getpid(),
        "parent": os.getppid(),
        "inputs": [os.path.abspath(str(name)) for name in getattr(step, "input", [])],
        "opened": [os.path.abspath(os.path.join(_here, name)) for name in sorted(_opened)],
    }
    with open(os.path.join(_here, "opened.jsonl"), "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


sys.addaudithook(_hear)
atexit.register(_write)
