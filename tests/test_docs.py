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


TWINS = sorted((ROOT / "docs").glob("*.zh.md"))
ENGLISH_ONLY = {"third-party-licences.md"}  # made from what packages say of themselves


def english_of(path: Path) -> Path:
    return path.with_name(path.name.replace(".zh.", "."))


def test_every_page_is_there_in_both_languages():
    names = {path.name for path in (ROOT / "docs").glob("*.md")} - {path.name for path in TWINS}
    assert {english_of(path).name for path in TWINS} == names - ENGLISH_ONLY


def shape(text: str) -> dict[str, object]:
    """What two languages of a page have alike: headings, rows of tables, blocks of code, what is linked."""
    prose = re.sub(r"^```.*?^```\n", "", text, flags=re.DOTALL | re.MULTILINE)
    links = (re.sub(r"(\.zh)?\.md(#.*)?$", "", link) for link in re.findall(r"\]\(([^)#][^)]*)\)", prose))
    return {
        "headings": re.findall(r"^(#+) ", prose, re.MULTILINE),
        "rows": len(re.findall(r"^ *\|", prose, re.MULTILINE)),
        "items": len(re.findall(r"^(?:- |\d+\. )", prose, re.MULTILINE)),
        "code": re.findall(r"^```(\w+)", text, re.MULTILINE),
        "links": sorted(links),
    }


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.name)
def test_both_languages_of_a_page_have_the_same_parts(path):
    text = path.read_text(encoding="utf-8")
    assert shape(text) == shape(english_of(path).read_text(encoding="utf-8"))
    assert f"\n\nEnglish: [{english_of(path).name}]({english_of(path).name})\n" in text
    for target in re.findall(r"\]\(([\w-]+\.md)", text):  # a reader of Chinese stays in Chinese
        assert target in ENGLISH_ONLY | {english_of(path).name}, target


def test_a_part_that_one_language_lacks_is_seen():
    text = "# A\n\n- b [c](d.md)\n\n| e |\n|---|\n\n```sh\n# f\n```\n"
    assert shape(text) == shape(text.replace("d.md", "d.zh.md#g").replace("# f", "# h"))
    for without in ("# A", "- b", "| e |\n", "```sh\n# f\n```\n", "[c](d.md)"):
        assert shape(text.replace(without, "")) != shape(text)


def test_a_claim_has_one_name_in_the_paper_and_one_wherever_any_paper_is_meant():
    """docs/terms.md: 命题 in this paper's text, where 论断 are the original's; 论断 in guide and program."""
    general = [
        *TWINS,
        ROOT / "README.zh.md",
        *(ROOT / "src").rglob("zh*.py"),
        *(ROOT / "src").rglob("*zh.md"),
    ]
    for path in [*general, *(ROOT / "src").rglob("*zh.yaml")]:
        assert path.name == "terms.zh.md" or "命题" not in path.read_text(encoding="utf-8"), path
    sections = (ROOT / "manuscript/zh").glob("*.md")
    speak = {path.name for path in sections if "论断" in path.read_text(encoding="utf-8")}
    assert speak <= {"00-abstract.md", "14-original.md"}  # of the original
