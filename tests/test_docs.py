"""The documentation as a site: every link leads somewhere, every page is reached, both languages are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracepaper.command.table import COMMANDS
from tracepaper.files import read_yaml
from tracepaper.guide.site import MAP, broken, pages, site
from tracepaper.guide.words import FOLDER

ROOT = Path(__file__).resolve().parent.parent
TOLD = {name: (command.words, command.line) for name, command in COMMANDS.items()}


@pytest.fixture(scope="module")
def all_pages():
    return pages(ROOT, TOLD)


@pytest.fixture(scope="module")
def files(all_pages):
    return site(all_pages)


def test_every_link_leads_to_a_page_a_place_or_a_file(files):
    assert broken(files, ROOT) == []
    assert broken({"a.html": '<a href="updating.html#nowhere">'} | files, ROOT) == [
        "a.html: updating.html#nowhere"
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_map_leads_to_every_page_of_its_language(all_pages, language):
    text = next(page.text for page in all_pages if (page.name, page.language) == (MAP, language))
    linked = set(re.findall(r"\]\(([\w-]+)(?:\.\w+)?\.md[#)]", text)) - {MAP}
    written = {path.name.partition(".")[0] for path in (ROOT / "docs").glob("*.md")} - {MAP}
    assert linked == written


def test_what_the_code_says_in_english_is_said_in_chinese_too():
    words = read_yaml(FOLDER / "zh.yaml")
    schema = read_yaml(ROOT / "config/schema.yaml")["properties"]
    inner = {f"{key}.{part}" for key, entry in schema.items() for part in entry.get("properties", {})}
    assert set(words["commands-said"]) == set(COMMANDS)
    assert set(words["config-said"]) == set(schema) | inner
