"""The archive of a small paper, unpacked elsewhere, says what it lacks and then makes the same bytes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from helpers import edit, run
from tiny_paper import choose, file_edition, write_paper

RAW = "data/raw/bank/2023/gdp.csv"
SUMS = "results/SHA256SUMS"


def test_the_unpacked_archive_builds_the_same_bytes(tmp_path):
    paper = write_paper(tmp_path / "paper", ["en"])
    file_edition(paper, "2023", ["en"], "CHN,2022,17", "CHN,2023,18", "VNM,2022,4", "VNM,2023,5")
    edit(paper / "data/raw/bank/2023/source.yml", "licence: CC0", "licence: not stated")
    choose(paper, "2023", ["en"])
    (paper / ".env").write_text("ZENODO_TOKEN=a-secret\n", encoding="utf-8")
    run(paper, "build", "all", "archive")
    (archive,) = (paper / "results/archive").glob("*.zip")
    shutil.unpack_archive(archive, tmp_path)
    other: Path = tmp_path / archive.stem
    assert (other / SUMS).read_bytes() == (paper / SUMS).read_bytes()
    assert not (other / ".env").exists() and not (other / RAW).exists()
    said = run(other, code=1).strip().splitlines()
    assert len(said) == 1 and said[0].startswith(f"error: {RAW}: 1 raw file could not be passed on")
    assert "https://example.org" in said[0]
    shutil.copyfile(paper / RAW, other / RAW)
    shutil.rmtree(other / "results")
    run(other)
    assert (other / SUMS).read_bytes() == (paper / SUMS).read_bytes()
    subprocess.run(["sha256sum", "-c", "--quiet", SUMS], cwd=other, check=True)
