"""The few words that the machinery itself puts into a document, in each language."""

from __future__ import annotations

from pathlib import Path

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "locale": "zh-CN",
        "abstract": "摘要：",
        "keywords": "关键词：",
        "jel": "JEL 分类号：",
        "list": "；",
        "figure": "图\u00a0%s",
        "table": "表\u00a0%s",
        "section": "第\u00a0%s\u00a0节",
        "appendix": "附录\u00a0%s",
        "references": "参考文献",
        "note": "注：",
        "source": "资料来源：",
        "and": "、",
        "last-and": "、",
        "contents": "目录",
        "authors": "，",
        "formula": "公式：",
    },
    "en": {
        "locale": "en-US",
        "abstract": "Abstract:",
        "keywords": "Keywords:",
        "jel": "JEL codes:",
        "list": "; ",
        "figure": "Figure\u00a0%s",
        "table": "Table\u00a0%s",
        "section": "Section\u00a0%s",
        "appendix": "Appendix\u00a0%s",
        "references": "References",
        "note": "Note:",
        "source": "Source:",
        "and": ", ",
        "last-and": " and ",
        "contents": "Contents",
        "authors": ", ",
        "formula": "Formula: ",
    },
}

# citation style; None: Pandoc's own, Chicago author-date
STYLES: dict[str, Path | None] = {"zh": Path(__file__).parent / "gb-t-7714-2015-numeric.csl", "en": None}
