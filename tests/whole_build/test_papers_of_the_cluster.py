"""What the tests on a cluster build can be built: they are run seldom, and what they copy moves meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import run

sys.path.append(str(Path(__file__).parents[1] / "cluster"))

from trial import held_paper, large_paper


@pytest.mark.parametrize(("words", "rule"), [((), "render_pdf"), (("build", "large"), "compute_large_year")])
def test_its_steps_are_known(tmp_path, words, rule):
    archive = tmp_path / "archive.zip"
    archive.touch()
    paper = large_paper(tmp_path, archive, (1995, 1996)) if words else held_paper(tmp_path / "paper")
    assert rule in run(paper, *words, "-n")
