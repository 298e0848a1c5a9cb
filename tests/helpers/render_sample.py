"""A small paper in both languages, with every kind of mark, for the tests of assembling and rendering."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

from tracepaper.manuscript.assemble import assemble
from tracepaper.manuscript.front_matter import Declared
from tracepaper.styles.profile import Style

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "manuscript/templates"
DATE = 1795392000

METADATA = """\
title: {zh: 贸易合作机制——以北部湾为例, en: "Trade Cooperation: The Case of the Beibu Gulf"}
keywords: {zh: [贸易, 北部湾], en: [trade, Beibu Gulf]}
jel: [F14, F15]
clc: [F752.7]
document_code: [A]
availability: {zh: 数据公开。, en: The data are public.}
"""
BIBLIOGRAPHY = """\
@article{Balassa1965, author={Balassa, Bela}, title={Trade Liberalisation},
  journal={The Manchester School}, year={1965}, volume={33}, pages={99--123}, langid={english}}
@article{Zhan2021, author={Zhan, Jin and Naminse, Eric and Cheng, Jia and Zhan, Lin},
  title={Assessing Trade}, journal={Journal}, year={2021}, langid={english}}
@article{Zheng2024,
  author={郑婉琼 and 宗会明 and 蒋学海 and 王纪元},
  author-latin={Zheng, Wanqiong and Zong, Huiming and Jiang, Xuehai and Wang, Jiyuan},
  title={贸易格局},
  title-latin={Maoyi geju [The pattern of trade]},
  journal={资源开发与市场},
  journal-latin={Ziyuan Kaifa yu Shichang},
  year={2024}, number={1},
  langid={chinese},
}
"""
SECTIONS = {
    "zh": {
        "00-abstract": "::: {.abstract}\n贸易额达到[trade-2024]{.fact}。\n\n第二段。\n:::\n",
        "01-background": (
            "# 引言 {#sec-background}\n\n指数[@Balassa1965]与**基本**研究[@Zheng2024; @Zhan2021]。\n"
            "[越南贸易额为[trade-2024]{.fact}。]{.claim #largest}"
            "见[@fig-gdp]、[@tbl-glance]与[@sec-limits]，[@sec-appendix]。^[脚注。]\n\n"
            "::: {#tbl-glance .exhibit}\n:::\n\n::: {#fig-gdp .exhibit}\n:::\n"
        ),
        "02-limits": "# 讨论\n\n## 局限 {#sec-limits}\n\n公式为\n\n"
        "$$y = 1$$\n\n$$x = \\frac{a}{b}$$ {#eq-share}\n",
        "09-appendix": "# 对照 {#sec-appendix .appendix}\n\n## 细目\n\n"
        "见[@fig-gdp; @tbl-glance]，按[@eq-share]。\n",
    },
    "en": {
        "00-abstract": ("::: {.abstract}\nTrade reached [trade-2024]{.fact}.\n\nA second paragraph.\n:::\n"),
        "01-background": (
            "# Introduction {#sec-background}\n\nThe index [@Balassa1965] and **basic** studies "
            "[@Zheng2024; @Zhan2021].\n[Viet Nam's trade is [trade-2024]{.fact}.]{.claim #largest} "
            "See [@fig-gdp], [@tbl-glance], [@sec-limits] and [@sec-appendix].^[A note.]\n\n"
            "::: {#tbl-glance .exhibit}\n:::\n\n::: {#fig-gdp .exhibit}\n:::\n"
        ),
        "02-limits": "# Discussion\n\n## Limits {#sec-limits}\n\n"
        "The formula is\n\n$$y = 1$$\n\n$$x = \\frac{a}{b}$$ {#eq-share}\n",
        "09-appendix": (
            "# What is what {#sec-appendix .appendix}\n\n## Details\n\n"
            "See [@fig-gdp; @tbl-glance], by [@eq-share].\n"
        ),
    },
}


def write_sample(folder: Path) -> Path:
    """Write the sources of the sample paper into a folder and return it."""
    for language, sections in SECTIONS.items():
        (folder / language).mkdir(parents=True, exist_ok=True)
        for name, text in sections.items():
            (folder / language / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "metadata.yaml").write_text(METADATA, encoding="utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    facts = {"trade-2024": {"text": {"zh": "9,823亿美元", "en": "US$982.3 billion"}}}
    (folder / "facts.json").write_text(json.dumps({"facts": facts}), encoding="utf-8")
    for exhibit in (_figure(), _table()):
        place = folder / "exhibits" / exhibit["id"]
        place.mkdir(parents=True, exist_ok=True)
        (place / "exhibit.json").write_text(json.dumps(exhibit), encoding="utf-8")
        (place / "data.csv").write_text("economy,gdp\nChina,17795.0\n", encoding="utf-8")
        if exhibit["kind"] == "figure":
            for language in ("zh", "en"):
                (place / f"figure.{language}.svg").write_text(_svg(), encoding="utf-8")
                (place / f"figure.{language}.png").write_bytes(_png())
    return folder


def assemble_sample(
    folder: Path, language: str, style: Style | None = None, others=tuple(SECTIONS), **declared
) -> Path:
    """Assemble one edition of a written sample, with the abstracts of other languages; returns the tree's
    file."""
    output = folder / f"{language}.json"
    assemble(
        language,
        (folder / language).glob("*.md"),
        folder / "metadata.yaml",
        sorted(folder.glob("exhibits/*/exhibit.json")),
        folder / "facts.json",
        folder / "references.bib",
        output,
        Declared(**declared),
        {o: folder / o / "00-abstract.md" for o in others if o != language},
        style,
    )
    return output


def write_origins(folder: Path) -> Path:
    """What a page of the sample tells of its one number; returns the file."""
    fact = {
        "said": "US$982.3 billion",
        "what": "trade in 2024",
        "value": 982345678901.5,
        "unit": "USD",
        "exact": "US$982,346 million",
        "step": "US$0.1 billion",
        "period": "2024",
        "formula": "491 + 491",
        "lineage": 0,
        "code": [0],
    }
    origins = {
        "facts": {"trade-2024": fact},
        "claims": {},
        "cells": {},
        "data": {},
        "exhibits": {},
        "lineages": [[2, [7]]],
        "rows": {"7": ["trade · China", 491.0, "USD", 0, 3, "CHN,491"]},
        "files": [{"file": "bank/2026/t.csv", "publisher": "Bank", "sha256": "0" * 64}],
        "code": [{"path": "workflow/analysis/a.py", "line": 3, "function": "facts", "text": "yield Fact"}],
    }
    path = folder / "origins.json"
    path.write_text(json.dumps(origins), encoding="utf-8")
    return path


def render_page(tree: Path, exhibits: Path, output: Path) -> Path:
    """The sample's web page; returns its file."""
    from tracepaper.render.html import render

    render(tree, exhibits, write_origins(output.parent), TEMPLATES, output, DATE, ["zh", "en"])
    return output


def _both(chinese: str, english: str) -> dict[str, str]:
    return {"zh": chinese, "en": english}


def _figure() -> dict:
    return {
        "id": "fig-gdp",
        "kind": "figure",
        "title": _both("生产总值", "Output"),
        "table": None,
        "note": _both("虚线为标记。", "Dashed lines are marks."),
        "source": _both("资料来源：年鉴。", "Source: yearbook."),
        "alt": _both("折线上升。", 'A line rises & "stays".'),
    }


def _table() -> dict:
    def grid(name, group, left, right, rows):
        return {
            "align": ["left", "right", "right"],
            "widths": None,
            "rows": rows,
            "header": [[{"text": name, "rowspan": 2}, {"text": group, "colspan": 2}], [left, right]],
        }

    return {
        "id": "tbl-glance",
        "kind": "table",
        "title": _both("概览", "At a glance"),
        "note": _both("", ""),
        "source": _both("资料来源：年鉴。", "Source: yearbook."),
        "alt": _both("表", "table"),
        "table": {
            "zh": grid(
                "经济体", "生产总值", "总额", "增速", [["中国", "17,795.0", "5.2"], ["越南", "—", "5.0"]]
            ),
            "en": grid(
                "Economy", "GDP", "Total", "Growth", [["China", "17,795.0", "5.2"], ["Viet Nam", "—", "5.0"]]
            ),
        },
    }


def _svg() -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="80mm" viewBox="0 0 160 80">'
        '<path d="M0 80L160 0" stroke="black"/></svg>'
    )


def _png() -> bytes:
    """A white picture of 160 by 80 points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    rows = (b"\0" + b"\xff" * 160) * 80
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 160, 80, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
