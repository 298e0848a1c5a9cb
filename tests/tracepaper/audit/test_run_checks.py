"""The processes of an audit end with it, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil

PARENT = """\
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import getpid
from tracepaper.audit.run_checks import end_with_parent

if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with_parent) as pool:
        print(pool.submit(getpid).result(), flush=True)
        pool.submit(time.sleep, 60).result()
"""


def test_who_kills_an_audit_kills_its_processes(tmp_path, root):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    variables = {**os.environ, "PYTHONPATH": str(root / "src")}
    parent = subprocess.Popen([sys.executable, script], env=variables, stdout=subprocess.PIPE, text=True)
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    worker.wait(20)
