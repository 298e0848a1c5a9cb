"""What outlives a build knows nothing of the project's own code, which the next save may change."""

from __future__ import annotations

from pathlib import Path

from tracepaper import paths
from tracepaper.command.rebuilding import kept_modules


def test_the_server_of_all_builds_has_no_code_of_the_project(monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[3])
    kept, all_ = set(kept_modules()), set(paths.imported_by_steps())
    assert {"pandas", "matplotlib.figure"} <= kept
    own = {name.partition(".")[0] for name in all_ - kept}
    assert {"tracepaper", "analysis"} <= own <= {"tracepaper", "analysis", "tracepaper_languages"}
