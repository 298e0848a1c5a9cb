"""Which saves count, however an editor writes, and that many of them are one."""

from __future__ import annotations

import os
import shutil
import time

import pytest
import watchfiles

from tracepaper.preview import saves
from tracepaper.preview.saves import Saves, is_saved


@pytest.fixture
def paper(tmp_path):
    for part in ("manuscript/en", "config", "data/raw/inbox"):
        (tmp_path / part).mkdir(parents=True)
    (tmp_path / "manuscript/en/01.md").write_text("one\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("manuscript/en/01-background.md", True),
        ("workflow/analysis/exhibits/fig_a/caption.zh.md", True),
        ("data/raw/wdi/2024/gdp.csv", True),
        ("config/config.yaml", True),
        ("manuscript/zh/北部湾.md", True),
        ("manuscript/en/.01.md.swp", False),
        ("manuscript/en/01.md~", False),
        ("manuscript/en/#01.md#", False),
        ("manuscript/en/.#01.md", False),
        ("manuscript/en/4913", False),
        ("manuscript/en/01.md.bak", False),
        ("src/tracepaper/__pycache__/paths.cpython-311.pyc", False),
        ("data/raw/.unfinished/x.csv", False),
        ("data/raw/inbox/table.xlsx", False),
    ],
)
def test_what_editors_and_systems_leave_beside_a_file_is_no_save(tmp_path, name, counts):
    assert is_saved(tmp_path, str(tmp_path / name)) is counts


def test_a_folder_above_the_paper_may_have_any_name(tmp_path):
    assert is_saved(tmp_path / ".hidden/paper~", str(tmp_path / ".hidden/paper~/manuscript/en/01.md"))


def atomically(paper) -> None:
    """As most editors save: write aside, rename over it; with a backup, as some do."""
    aside = paper / "manuscript/en/.01.md.unfinished"
    aside.write_text("two\n")
    shutil.copy(paper / "manuscript/en/01.md", paper / "manuscript/en/01.md~")
    os.replace(aside, paper / "manuscript/en/01.md")


def checkout(paper) -> None:
    for n in range(60):
        (paper / f"manuscript/en/{n:02}.md").write_text(f"{n}\n")


def saved(paper, act) -> list[str]:
    """What is waited for when somebody has done something during a build."""
    with Saves(paper, pytest.fail) as waiting:
        assert "manuscript" in waiting.wait(), "what was saved before anything was watched"
        act(paper)
        time.sleep(0.6)
        return waiting.wait()


def test_an_atomic_save_is_one_save_of_one_file(paper):
    assert saved(paper, atomically) == ["manuscript/en/01.md"]


def test_a_checkout_is_one_save(paper):
    assert len(saved(paper, checkout)) == 60


def test_a_folder_that_another_took_the_place_of_is_watched_too(paper):
    def replaced(paper) -> None:
        shutil.rmtree(paper / "manuscript")
        (paper / "manuscript/en").mkdir(parents=True)
        time.sleep(1.4)
        (paper / "manuscript/en/02.md").write_text("new\n")

    assert "manuscript/en/02.md" in saved(paper, replaced)


def test_a_system_that_watches_no_more_files_is_told_and_all_are_looked_at(paper, monkeypatch):
    real, told = watchfiles.watch, []

    def full(*folders, force_polling=None, **settings):
        if not force_polling:
            raise OSError("OS file watch limit reached.")
        return real(*folders, force_polling=True, **settings)

    monkeypatch.setattr(watchfiles, "watch", full)
    monkeypatch.setattr(saves, "POLL", 50)
    monkeypatch.setattr(saves, "LOOK", 100)
    with Saves(paper, told.append) as waiting:
        waiting.wait()
        (paper / "manuscript/en/01.md").write_text("other words\n")
        os.utime(paper / "manuscript/en/01.md", (2_000_000_000, 2_000_000_000))
        assert waiting.wait() == ["manuscript/en/01.md"]
        assert waiting.wait() == ["manuscript/en/01.md"], "it may have been saved again in the same second"
    limit = "OS file watch limit reached."
    assert told == [f"the system does not tell of saved files ({limit}); looking at all of them instead"]
