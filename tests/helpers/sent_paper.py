"""A small finished paper in both languages whose Word files come back edited."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from edited_word import EditedWord
from render_sample import BIBLIOGRAPHY, DATE, METADATA, write_sample
from tracepaper.manuscript.assemble import assemble
from tracepaper.render.docx import render
from tracepaper.returning.reading import Returned, Wanted, read_returned

FACTS = {
    "trade-total": ("9,823亿美元", "US$982.3 billion", "total trade with the group"),
    "trade-share": ("31.4%", "31.4%", "share of the group in total trade"),
    "trade-low": ("2.5%", "2.5%", "lowest rate of the members"),
    "trade-high": ("7.5%", "7.5%", "highest rate of the members"),
    "trade-count": ("6个", "6", "number of members that grew"),
}
SECTIONS = {
    "en": {
        "00-abstract": "::: {.abstract}\nTrade reached [trade-total]{.fact}. It's said to matter.\n:::\n",
        "01-background": (
            "# Introduction {#sec-background}\n\n"
            "The index [@Balassa1965] and **basic** studies [@Zheng2024; @Zhan2021] agree.\n"
            "[Trade rose to [trade-total]{.fact}, a share of [trade-share]{.fact}.]{.claim #rose}\n"
            "Rates ran from [trade-low]{.fact} to [trade-high]{.fact} in [trade-count]{.fact} members.\n"
            "Nothing here is *bound* to data.\n"
            "See [@fig-gdp], [@tbl-glance] and [@sec-limits].^[A note of the authors.]\n\n"
            "A second paragraph stands here so that it can be taken out, moved or joined.\n"
            "It has two sentences of its own.\n\n"
            "::: {#tbl-glance .exhibit}\n:::\n\n"
            "After the table come words about openness and about its sources.\n\n"
            "::: {#fig-gdp .exhibit}\n:::\n"
        ),
        "02-limits": (
            "# Discussion\n\n## Limits {#sec-limits}\n\nThe formula is $x+y$ in a line, unlike [@eq-z].\n\n"
            "$$z = a$$ {#eq-z}\n\n"
            "- The first item speaks of weights.\n- The second item speaks of measures.\n"
        ),
    },
    "zh": {
        "00-abstract": "::: {.abstract}\n贸易额达到[trade-total]{.fact}。据说这很重要。\n:::\n",
        "01-background": (
            "# 引言 {#sec-background}\n\n"
            "指数[@Balassa1965]与**基本**研究[@Zheng2024; @Zhan2021]一致。"
            "[贸易额升至[trade-total]{.fact}，占[trade-share]{.fact}。]{.claim #rose}"
            "各国增速从[trade-low]{.fact}到[trade-high]{.fact}不等，共[trade-count]{.fact}成员。"
            "这一句*不*涉及数据。"
            "见[@fig-gdp]、[@tbl-glance]与[@sec-limits]。^[作者的脚注。]\n\n"
            "第二段放在这里，可以删去、移动或合并。它有两个句子。\n\n"
            "::: {#tbl-glance .exhibit}\n:::\n\n"
            "表后的文字谈到开放程度及其资料来源。\n\n"
            "::: {#fig-gdp .exhibit}\n:::\n"
        ),
        "02-limits": (
            "# 讨论\n\n## 局限 {#sec-limits}\n\n公式为$x+y$，写在行内，与[@eq-z]不同。\n\n"
            "$$z = a$$ {#eq-z}\n\n"
            "- 第一项说的是权数的取法。\n- 第二项说的是衡量的办法。\n"
        ),
    },
}
CAPTIONS = {
    ("fig_gdp", "en"): "# Output\n\nDashed lines are marks.\n\n::: {.alt}\nA line.\n:::\n",
    ("fig_gdp", "zh"): "# 生产总值\n\n虚线为标记。\n\n::: {.alt}\n折线。\n:::\n",
    ("tbl_glance", "en"): "# At a glance\n\n::: {.alt}\nA table.\n:::\n",
    ("tbl_glance", "zh"): "# 概览\n\n::: {.alt}\n表。\n:::\n",
}


def write_paper(folder: Path) -> Path:
    """The project as it is after a build."""
    for language, sections in SECTIONS.items():
        for name, text in sections.items():
            _write(folder / f"manuscript/{language}/{name}.md", text)
    for (exhibit, language), text in CAPTIONS.items():
        _write(folder / f"workflow/analysis/exhibits/{exhibit}/caption.{language}.md", text)
        _write(folder / f"workflow/analysis/exhibits/{exhibit}/exhibit.py", "")
    _write(folder / "config/config.yaml", "languages: [zh, en]\n")
    _write(folder / "manuscript/metadata.yaml", METADATA)
    _write(folder / "manuscript/references.bib", BIBLIOGRAPHY)
    write_sample(folder / "sample")
    (folder / "results").mkdir()
    (folder / "sample/exhibits").rename(folder / "results/exhibits")
    code = {"module": "analysis.sections.background.facts"}
    facts = {
        name: {"text": {"zh": zh, "en": en}, "definition": {"zh": words, "en": words}, "code": code}
        for name, (zh, en, words) in FACTS.items()
    }
    _write(folder / "results/facts.json", json.dumps({"facts": facts}))
    for language in SECTIONS:
        build(folder, language)
    return folder


def build(folder: Path, language: str) -> None:
    """Its tree and its Word file, as the build makes them."""
    tree = folder / f"data/processed/manuscript/{language}.json"
    tree.parent.mkdir(parents=True, exist_ok=True)
    assemble(
        language,
        sorted((folder / "manuscript" / language).glob("*.md")),
        folder / "manuscript/metadata.yaml",
        sorted(folder.glob("results/exhibits/*/exhibit.json")),
        folder / "results/facts.json",
        folder / "manuscript/references.bib",
        tree,
    )
    (folder / "results/paper").mkdir(exist_ok=True)
    render(tree, folder / "results/exhibits", word_file(folder, language), DATE)


def word_file(folder: Path, language: str) -> Path:
    return folder / f"results/paper/paper.{language}.docx"


def edited(paper: Path, language: str, edit: Callable[[EditedWord], object], name: str = "back") -> Path:
    """The Word file as it comes back."""
    word = EditedWord(word_file(paper, language))
    edit(word)
    return word.save(paper / f"{name}.docx")


def came_back(paper: Path, language: str, edit: Callable[[EditedWord], object], **wanted) -> Returned:
    """What is read of the Word file as it comes back."""
    return read_returned(paper, Wanted(edited(paper, language, edit), **wanted))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
