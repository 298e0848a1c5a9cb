"""Two clean builds in different circumstances give the same bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpers import copy_environment, copy_project, edit, mend_checksum, run, snakemake
from tiny_paper import choose, file_edition, write_paper

KINDS = {".pdf", ".docx", ".html", ".svg", ".png", ".csv", ".json", ".parquet"}


def checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("results", "data/processed")
        for path in sorted((folder / part).rglob("*"))
        if path.suffix in KINDS
    }


# what a file system allows in a name and a shell, a path list, a pattern or a template has a meaning for
FOLDER = '另一个 目录\'s "paper" $(touch x) ;&?*[a]{n}%:\\\n'


def test_another_directory_time_zone_locale_umask_and_hash_seed_give_the_same_bytes(built, tmp_path):
    other = copy_project(tmp_path / FOLDER)
    done = snakemake(
        other,
        "--cores",
        "2",
        "--nolock",  # Snakemake takes {n} in its own folder's name for a wildcard
        umask=0o077,
        python=copy_environment(other),
        environment={
            "TZ": "America/St_Johns",
            "LC_ALL": "C",
            "LANG": "zh_CN.UTF-8",
            "PYTHONHASHSEED": "4711",
            "HOME": str(tmp_path),
            "OMP_NUM_THREADS": "7",
        },
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert not list(tmp_path.rglob("x")), "the folder's name was run as a command"
    first, second = checksums(built), checksums(other)
    assert len(first) > 40
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()


def test_a_corrected_figure_reaches_the_document_in_one_build(tmp_path):
    """A raw value changes (with its checksum): one `./run` later the exhibit and its quotes have it."""
    project = write_paper(tmp_path / "paper", ("en",))
    file_edition(project, "2023", ("en",), "CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")
    choose(project, "2023", ("en",))
    run(project)
    raw = project / "data/raw/bank/2023"
    edit(raw / "gdp.csv", "CHN,2023,17.8", "CHN,2023,19.3")
    mend_checksum(raw)
    run(project)
    assert "19300000000000" in (project / "results/exhibits/fig-gdp/data.csv").read_text(encoding="utf-8")
    assert "US$19.3 trillion" in (project / "results/paper/paper.en.html").read_text(encoding="utf-8")
