"""A refresh that is killed in the middle, for real: nothing half-written, and the next one goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from test_world_bank import SOURCE, Bank

from refreshing import ROOT, fingerprint

PROGRAM = """
import sys
from pathlib import Path
import analysis
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.download import Manners
from tracepaper.sources.refresh import refresh
raw, cache, url = sys.argv[1:]
known = Catalogue(analysis)
refresh(raw, cache, known.connectors(), known.read_back, print, wanted="world-bank-wdi",
        base_urls={"world-bank-wdi": url}, manners=Manners(pause_s=0.0, jitter_s=0))
"""


def test_a_killed_refresh_goes_on_from_what_it_had(project, httpserver):
    project.bring(f"{SOURCE}/2026-07")
    bank = Bank(httpserver, project.raw / SOURCE / "2026-07")
    bank.values["NY.GDP.MKTP.CD"].append(("VNM", "2026", 5.1e11))
    before, stuck = fingerprint(project.raw), []

    def stick(code, page, content):
        if code == "PA.NUS.FCRF" and not stuck:
            stuck.append(code)
            time.sleep(1.5)
        return content

    bank.spoil = stick
    command = [sys.executable, "-c", PROGRAM, str(project.raw), str(project.cache), bank.url]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'workflow'}"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    while not stuck and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    first, bank.asked = list(bank.asked), []
    assert fingerprint(project.raw) == before and len(first) > 10
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert not {a for a in first if a[0] != "PA.NUS.FCRF"} & set(bank.asked)
    after = fingerprint(project.raw)
    assert {k: after[k] for k in before} == before and f"{SOURCE}/2026-11/source.yml" in after
