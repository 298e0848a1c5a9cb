"""Chinese in simplified characters.

The constants are explained in `tracepaper.languages.language.Language`.
"""

NAME = "中文"
TAG = "zh-CN"
PANDOC = "zh-Hans"  # it has no words for zh-CN
LOCALE = "zh_Hans"
SCRIPT = "han"
CITATION_STYLE = "gb-t-7714-2015-numeric.csl"

LARGE_FORM = "short"  # the only one CLDR has: 亿 is as short as it is long
LARGE_FROM = 10**4
# CLDR's currency formats would give US$ and CN¥, which no Chinese journal prints
UNITS = {
    "USD": "{}美元",
    "CNY": "{}元",
    "PERCENT": "{}%",
    "PERCENTAGE_POINTS": "{}个百分点",
    "PERSONS": "{}人",
    "TIMES": "{}倍",
    "NUMBER": "{}",
    "YEAR": "{}",
}
UNITS_AFTER_SCALE = {}

WORDS = {
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
    "sources-between": "；",
    "sources-end": "。",
    "source-name": "{publisher}《{title}》（{edition}版）",
    "source-name-undated": "{publisher}《{title}》（版次未注明）",
    "and": "、",
    "last-and": "、",
    "none": "无",
    "contents": "目录",
    "authors": "，",
    "before-subtitle": "——",
    "citation-and": "和",
    "citation-et-al": "等",
}
