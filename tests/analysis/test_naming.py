"""What the Chinese texts call economies: the names that publishing in China requires, in every place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ANALYSIS = ROOT / "workflow/analysis"
# pattern -> what to write; a law's or an institution's own name keeps its form
RULES = {
    r"(?<!中国)(?<!内地与)(香港(?!交易所)|澳门|台湾)": "中国香港, 中国澳门, 中国台湾",
    r"[出进]口国(?!（地区）|内)": "出口国（地区）, 进口国（地区）: some of them are no countries",
    r"国家对(?=固定|项|聚类|（|的固定)": "国家（地区）对",
    r"转口地": "转口港",
    r"领先项|超前项|提前项": "前置项",
}
# connectors and sources hold names as publishers write them
NO_PROSE = {"connectors", "sources"}


def chinese_texts() -> list[Path]:
    """The files whose Chinese is printed: sections, captions, definitions, words on drawings."""
    modules = [path for path in ANALYSIS.rglob("*.py") if not NO_PROSE & set(path.parts)]
    texts = [*ANALYSIS.rglob("caption.zh.md"), *ANALYSIS.rglob("*.zh.yaml"), *modules]
    return sorted([*(ROOT / "manuscript/zh").glob("*.md"), *texts])


def wrong_names(text: str) -> list[tuple[int, str, str]]:
    """(line, what stands there, what to write)."""
    return [
        (text[: match.start()].count("\n") + 1, match.group(), advice)
        for pattern, advice in RULES.items()
        for match in re.finditer(pattern, text)
    ]


@pytest.mark.parametrize("path", chinese_texts(), ids=lambda path: str(path.relative_to(ROOT)))
def test_economies_are_called_by_their_names(path):
    assert wrong_names(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经香港转口", ["香港"]),
        ("中国香港、澳门和中国台湾", ["澳门"]),
        ("各出口国\n台湾省", ["台湾", "出口国"]),
        ("出口国—年份项", ["出口国"]),
        ("按国家对聚类", ["国家对"]),
        ("经中国香港转口的出口国（地区），国家（地区）对固定效应，出口国内附加值", []),
        ("国家对口岸的投资；香港交易所；《内地与香港关于建立更紧密经贸关系的安排》", []),
    ],
)
def test_a_wrong_name_is_seen(text, found):
    assert [word for _, word, _ in wrong_names(text)] == found
