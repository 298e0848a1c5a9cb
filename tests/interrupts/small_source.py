"""The papers on which accidents are tried, not yet built."""

from __future__ import annotations

from pathlib import Path

from helpers import copy_project
from tiny_paper import choose, file_edition, write_paper

LANGUAGES = ("zh", "en")
ROWS = ("CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")


def small_paper(folder: Path) -> Path:
    """One source, a figure, a table, a section in two languages: built in seconds, by every stage."""
    paper = write_paper(folder, LANGUAGES)
    file_edition(paper, "2023", LANGUAGES, *ROWS)
    choose(paper, "2023", LANGUAGES)
    return paper


def this_paper(folder: Path) -> Path:
    """This one."""
    return copy_project(folder)
