"""A tiny set of evidence that the tests of the machinery share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from tiny_evidence import OBSERVATION_COLUMNS, OBSERVATIONS, TEXT_COLUMNS, TEXTS, UNITS
from tracepaper.evidence.evidence import Evidence

ROOT = Path(__file__).resolve().parent.parent
# the same examples in every run; --hypothesis-profile=search looks for new ones
settings.register_profile("paper", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("search", max_examples=400, deadline=None)
settings.load_profile("paper")

# a shell that starts the tests in the background has them ignore Ctrl-C, which some of them send
signal.signal(signal.SIGINT, signal.default_int_handler)

# tests serve pages to themselves, which a proxy that this machine goes through would not find
for variable in ("no_proxy", "NO_PROXY"):
    os.environ[variable] = ",".join(filter(None, ("localhost,127.0.0.1", os.environ.get(variable))))


# what builds or alters whole papers: `./run test` leaves it to `./run test long`
_BUILDS = ("whole_build", "interrupts", "mutation", "test_package.py", "tracepaper/command/test_building.py")
LONG = [ROOT / "tests" / name for name in (*_BUILDS, "tracepaper/audit/site/test_hostile_texts.py")]
# modules that take minutes, the longest first: one that came last would have a process wait for it
_MINUTES = (
    *("every_page", "own_paper", "mutation", "readme", "changes_whole", "interrupts"),
    *("mutants_of_drawings", "rebuild_graph", "archive_offline"),
)
ORDER = {f"test_{name}.py": place for place, name in enumerate(_MINUTES)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process waits for another at the end."""
    for item in items:
        if any(item.path.is_relative_to(part) for part in LONG):
            item.add_marker(pytest.mark.long)
    of_whole_papers = ROOT / "tests/whole_build"
    items.sort(
        key=lambda item: (
            ORDER.get(item.path.name, len(ORDER)),
            not item.path.is_relative_to(of_whole_papers),
        )
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def evidence_files(tmp_path_factory) -> tuple[Path, Path]:
    """observations.parquet and statements.parquet: observations 0-6, statements 7-9."""
    folder = tmp_path_factory.mktemp("evidence")
    observations = pd.DataFrame(OBSERVATIONS, columns=OBSERVATION_COLUMNS)
    texts = pd.DataFrame(TEXTS, columns=TEXT_COLUMNS)
    observations.insert(0, "obs", pd.Series(range(len(observations)), dtype="int32"))
    texts.insert(0, "obs", pd.Series(range(len(observations), len(observations) + len(texts)), dtype="int32"))
    texts["trust"] = "B"
    paths = folder / "observations.parquet", folder / "statements.parquet"
    for frame, path in zip((observations, texts), paths, strict=True):
        frame["file"] = frame["source"] + "/" + frame["edition"] + "/table.csv"
        frame["line"] = frame["line"].astype("int32")
        words = [c for c in frame.columns if c not in ("obs", "line", "value")]
        frame.astype(dict.fromkeys(words, "category")).to_parquet(path, compression="zstd")
    return paths


@pytest.fixture
def evidence(evidence_files) -> Evidence:
    return Evidence(*evidence_files, UNITS)
