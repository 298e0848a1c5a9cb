"""The sources in use, made from their sidecars: publisher, edition, licence, trust.

Nothing here is typed twice: a new edition or another licence shows as soon as its sidecar says so.
"""

from __future__ import annotations

from tracepaper.exhibits.captions import Value
from tracepaper.exhibits.exhibit import Grid

LICENCES_ZH = {
    "not stated": "未说明",
    "that of each component": "从各组成部分",
    "MIT for the derived indicators; that of the tables is not stated": "衍生指标为MIT；原表未说明",
}
# What a source is used for, in a few words; a source that is not listed shows the basis of its sidecar
USED_FOR = {
    "adb-mrio": {"zh": "国内销售（引力模型）", "en": "domestic sales (gravity model)"},
    "beibu-gulf": {
        "zh": "城市群GDP、人口、港口、成员、事件",
        "en": "GDP, population, ports, members and events of the cluster",
    },
    "desta-agreements": {
        "zh": "其他贸易协定（引力模型）",
        "en": "other trade agreements (gravity model)",
    },
    "gacc-country-table": {"zh": "中国进口，2023—2024", "en": "China's imports, 2023–2024"},
    "harvard-atlas-totals": {"zh": "调整后的贸易总额", "en": "reconciled total trade"},
    "harvard-atlas-world-products": {"zh": "世界出口的商品构成", "en": "world exports by product"},
    "imf-dots-exports": {"zh": "各国双边出口；引力模型", "en": "bilateral exports; gravity model"},
    "imf-dots-exports-monthly": {
        "zh": "印度尼西亚、日本等的出口",
        "en": "exports of Indonesia, Japan and others",
    },
    "imf-dots-imports-china": {"zh": "中国进口，2010—2022", "en": "China's imports, 2010–2022"},
    "imf-dots-imports-monthly": {"zh": "中国进口，2009年以前", "en": "China's imports to 2009"},
    "imf-dots-world": {"zh": "世界进口总额（贸易结合度）", "en": "world imports (trade intensity)"},
    "oec-rcep-sections": {"zh": "按HS类的进出口份额", "en": "shares by HS section"},
    "open-trade-statistics": {"zh": "双边流量的商品份额", "en": "product shares of bilateral flows"},
    "original-paper": {"zh": "被对照的论断", "en": "the statements compared"},
    "press-reports": {"zh": "与原文论断有关的报道", "en": "reports on those statements"},
    "rcep-annex-1-china-asean": {"zh": "RCEP降税", "en": "RCEP tariff cuts"},
    "rcep-tracker": {"zh": "2020年以来的出口", "en": "exports since 2020"},
    "un-comtrade-with-china": {"zh": "镜像核对", "en": "mirror comparison"},
    "wits-trade-summary": {"zh": "出口构成与关税", "en": "export structure and tariffs"},
    "world-bank-economies": {"zh": "经济体代码", "en": "codes of economies"},
    "world-bank-lpi": {"zh": "物流绩效", "en": "logistics performance"},
    "world-bank-wdi": {"zh": "十一国宏观指标", "en": "macroeconomic indicators of the eleven"},
    "world-bank-wdi-all": {
        "zh": "各国GDP与人口（引力模型）",
        "en": "GDP and population of all economies (gravity)",
    },
    "world-bank-wgi": {"zh": "治理指标", "en": "governance indicators"},
    "yotov-2016-gravity": {"zh": "估计程序的基准检验", "en": "benchmark of the estimator"},
}
TRUST = {"A": 0, "B": 1, "C": 2}


def data(evidence):
    """One row per source in use: source, edition, publisher_zh, publisher_en, title_zh, title_en,
    use_zh, use_en, licence, trust, files (number)."""
    import pandas as pd

    rows = [
        {
            "source": source,
            "edition": edition,
            **{
                f"{key}_{language}": card[key][language]
                for key in ("publisher", "title")
                for language in ("zh", "en")
            },
            **_use(source, card),
            "licence": card["licence"],
            "trust": _trust(card),
            "files": len(card["files"]),
        }
        for (source, edition), card in evidence.sidecars.items()
    ]
    frame = pd.DataFrame(rows)
    order = frame["trust"].str[0].map(TRUST)
    return frame.assign(order=order).sort_values(["order", "source"], kind="stable").drop(columns="order")


def _use(source: str, card: dict) -> dict:
    words = USED_FOR.get(source, {"zh": card["basis"], "en": card["basis"]})
    return {f"use_{language}": text for language, text in words.items()}


def _trust(card: dict) -> str:
    """The grade, or the best and the worst where files differ ("B-C")."""
    grades = sorted({card["trust"]} | {file["trust"] for file in card["files"] if "trust" in file})
    return grades[0] if len(grades) == 1 else f"{grades[0]}-{grades[-1]}"


def values(data) -> dict:
    return {"sources": Value(len(data)), "best": Value((data["trust"] == "A").sum())}


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["发布者与名称", "用途", "版次", "许可", "可信"],
        "en": ["Publisher and title", "Used for", "Edition", "Licence", "Trust"],
    }[language]
    rows = [
        [
            _title(row, language),
            getattr(row, f"use_{language}"),
            _edition(str(row.edition), language),
            _licence(row.licence, language),
            row.trust.replace("-", "–"),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left"] * 4 + ["center"], [header], rows, widths=[4.6, 3.0, 1.4, 2.2, 0.9])


def _edition(text: str, language: str) -> str:
    return {"zh": "未注明", "en": "undated"}[language] if text == "undated" else text


def _title(row, language: str) -> str:
    return (
        f"{row.publisher_zh}《{row.title_zh}》"
        if language == "zh"
        else f"{row.publisher_en[:1].upper()}{row.publisher_en[1:]}, {row.title_en}"
    )


def _licence(text: str, language: str) -> str:
    if language == "en":
        return text[:1].upper() + text[1:]
    for english, chinese in (
        ("IMF terms of use (free with attribution)", "IMF使用条款（注明来源可免费使用）"),
        ("UN Comtrade terms (attribution)", "UN Comtrade条款（注明来源）"),
        ("WITS terms (attribution)", "WITS条款（注明来源）"),
    ):
        text = text.replace(english, chinese)
    return LICENCES_ZH.get(text, text)
