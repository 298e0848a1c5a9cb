"""Handing results over is done whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal

import pytest

from tracepaper.command import staging


def test_an_interruption_in_the_middle_of_handing_over_waits_for_its_end(tmp_path, monkeypatch):
    project, build = tmp_path, tmp_path / staging.FOLDER
    for root, text in ((project, "old"), (build, "new")):
        for name in ("results/exhibits/a.txt", "results/exhibits/b.txt", "data/processed/c.txt"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    copy = shutil.copyfile

    def interrupted(source, target):
        os.kill(os.getpid(), signal.SIGINT)
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", interrupted)
    old, new = staging.fingerprints(project), staging.fingerprints(build)
    with pytest.raises(KeyboardInterrupt), staging.undisturbed():
        staging.hand_over(project, build, old, new)
    assert staging.fingerprints(project) == new
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_a_step_no_longer_makes_is_not_handed_over():
    before, made = {"results/a": "1", "results/changes/figures/b": "2"}, {"results/a": "3"}
    assert staging.still_made(before, made) == {"results/a": "1"}
