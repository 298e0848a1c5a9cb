"""What is built here: the small paper of tests/whole_build, and an archive that benchmarks/scale makes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / "tests/whole_build"), str(ROOT / "benchmarks/scale")]

from small_slurm import SmallSlurm, small_slurm  # noqa: E402


@pytest.fixture(scope="module")
def slurm(tmp_path_factory) -> Iterator[SmallSlurm]:
    with small_slurm(tmp_path_factory.mktemp("slurm")) as slurm:
        yield slurm
