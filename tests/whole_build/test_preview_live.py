"""Somebody writes on a small paper while its preview is open: a save, a slip, its repair, the end."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from tiny_paper import choose, file_edition, write_paper

LANGUAGES = ("zh", "en")
ROWS = ("CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")
PATIENCE = 120  # seconds for a build on a busy machine


class Reader:
    """What a browser sees and the terminal says of a preview."""

    def __init__(self, folder):
        command = [sys.executable, "-m", "tracepaper", "preview", "--no-browser"]
        variables = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "workflow"])}
        self.process = subprocess.Popen(
            command, cwd=folder, env=variables, stderr=subprocess.PIPE, text=True, bufsize=1
        )
        self.told = [self.process.stderr.readline()]
        self.address = self.told[0].partition("http://")[2].partition("/")[0]
        threading.Thread(target=lambda: self.told.extend(self.process.stderr), daemon=True).start()
        line = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        line.request("GET", "/events")
        self._events = line.getresponse()

    def until(self, wanted: Callable[[dict], bool]) -> dict:
        """The next state that is wanted; what comes before it is passed over."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            told = self._events.readline()
            if told.startswith(b"data: ") and wanted(found := json.loads(told[6:])):
                return found
        raise AssertionError(f"it never came so far: {self.told}")

    def page(self, language: str) -> str:
        line = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        line.request("GET", f"/paper.{language}.html")
        return line.getresponse().read().decode("utf-8")


def is_ready(now: dict) -> bool:
    return now["state"] == "ready"


@pytest.fixture
def paper(tmp_path):
    write_paper(tmp_path, LANGUAGES)
    file_edition(tmp_path, "2023", LANGUAGES, *ROWS)
    choose(tmp_path, "2023", LANGUAGES)
    return tmp_path


@pytest.fixture
def reader(paper):
    found = Reader(paper)
    yield found
    found.process.kill()
    found.process.wait()


def save(path, old: str, new: str) -> None:
    """As an editor does: the new text takes the place of the old one at once."""
    aside = path.with_name(f".{path.name}.new")
    text = path.read_text(encoding="utf-8")
    assert old in text
    aside.write_text(text.replace(old, new), encoding="utf-8")
    aside.replace(path)


def test_the_pages_follow_what_is_saved(paper, reader):
    section = paper / "manuscript/en/01-size.md"
    first = reader.until(is_ready)["pages"]
    assert "more than Viet Nam" in reader.page("en") and first.keys() == {"zh", "en"}

    save(section, "See [@fig-gdp]", "All of this is to be seen in [@fig-gdp]")
    second = reader.until(lambda now: is_ready(now) and now["pages"] != first)["pages"]
    page = reader.page("en")
    assert "All of this is to be seen in" in page
    assert second["en"] != first["en"] and second["zh"] == first["zh"]
    assert page == (paper / ".build/results/paper/paper.en.html").read_text(encoding="utf-8")

    save(section, "[gdp-vnm]", "[gdp-vn]")
    failed = reader.until(lambda now: now["state"] == "failed")
    assert failed["errors"][0] == {
        "place": "manuscript/en/01-size.md:3:69",
        "told": "there is no fact gdp-vn (is gdp-vnm meant?); define it in the analysis' facts",
    }
    assert reader.page("en") == page and failed["pages"] == second

    other = [sys.executable, "-m", "tracepaper", "preview", "--no-browser"]
    variables = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "workflow"])}
    refused = subprocess.run(other, cwd=paper, env=variables, capture_output=True, text=True)
    assert refused.returncode == 1
    assert f"is open already at http://{reader.address}/; look there" in refused.stderr

    save(section, "[gdp-vn]", "[gdp-vnm]")
    mended = reader.until(is_ready)
    assert (mended["errors"], mended["pages"]) == ([], second)
    assert not (paper / "results").exists(), "a preview hands nothing over"

    reader.process.send_signal(signal.SIGINT)
    assert reader.process.wait(timeout=PATIENCE) == 0
    assert reader.told[-1] == "the preview has ended; ./run builds the whole paper\n"
    assert not any("Traceback" in line for line in reader.told)
