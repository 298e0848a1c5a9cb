"""A section's numbers and conditions stand in a folder of the section's name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tracepaper.manuscript.markup import marks, read_blocks
from tracepaper.paths import find_sections
from tracepaper.statements import claims

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "workflow/analysis/sections"


def named(language: str, kind: str) -> dict[str, set[str]]:
    """Section's name -> the facts (or claims) that its file in a language marks."""
    found = {}
    for path in sorted((ROOT / "manuscript" / language).glob("[0-9]*-*.md")):
        blocks = read_blocks(path.read_text(encoding="utf-8"), path.name)
        found[path.stem.partition("-")[2]] = {mark.name for mark in marks(blocks, kind)}
    return found


def strays(folders, sections) -> list[str]:
    """Folders that no section is named like."""
    return sorted(set(folders) - set(sections))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_folder_is_named_like_a_section_that_needs_it(language):
    folders = [path.name for path in FOLDER.iterdir() if path.name[0] not in "._"]
    assert len(folders) > 10 and strays(folders, named(language, "fact")) == []
    for part in ("facts", "claims"):
        marked = {section for section, names in named(language, part.removesuffix("s")).items() if names}
        assert strays(find_sections(FOLDER, part), marked) == []


def test_a_stray_folder_is_seen():
    assert strays(["history", "histroy"], {"history", "opening"}) == ["histroy"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_claim_has_its_condition_in_its_sections_folder(language):
    for section, names in named(language, "claim").items():
        if section not in find_sections(FOLDER, "claims"):
            assert names == set()
            continue
        module = import_module(f"analysis.sections.{section}.claims").__name__
        assert {name for name, c in claims.CLAIMS.items() if c.condition.__module__ == module} == names


def test_sections_with_facts_have_a_second_computation():
    """The gravity estimates cannot be repeated in SQL: config/exemptions.yml says why."""
    without = [name for name in find_sections(FOLDER, "facts") if not (FOLDER / name / "again.sql").is_file()]
    assert without == ["agreements"]
