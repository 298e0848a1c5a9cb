"""The processes in which checks are run do not outlive the one that started them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

PROGRAM = """\
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from tracepaper.audit.run_checks import end_with_parent

if __name__ == "__main__":
    first = end_with_parent if sys.argv[1] == "ends" else None
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver"), initializer=first) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks processes up in /proc")
@pytest.mark.parametrize("kind, ended", [("ends", True), ("stays", False)])
def test_a_worker_ends_when_its_parent_was_killed(tmp_path, kind, ended):
    (tmp_path / "program.py").write_text(PROGRAM)
    command = [sys.executable, tmp_path / "program.py", kind]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=variables)
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    until = time.monotonic() + (60 if ended else 1)
    while _lives(worker) and time.monotonic() < until:
        time.sleep(0.05)
    lives = _lives(worker)
    if lives:
        os.kill(worker, 9)
    assert lives != ended


def _lives(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
