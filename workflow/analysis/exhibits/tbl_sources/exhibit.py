"""The sources of the paper and what it takes from each, counted from the lineage of its results.

Publisher, edition, licence and trust are those of the sidecars.  A source that nothing comes from has a row
of zeros in the data and none in the table; the note names it.
"""

from __future__ import annotations

from functools import partial

from tracepaper.exhibits.captions import Value, listed
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

READS = ("results",)
LICENCES_ZH = {
    "not stated": "未说明",
    "that of each component": "从各组成部分",
    "MIT for the derived indicators; that of the tables is not stated": "衍生指标为MIT；原表未说明",
}
TRUST = {"A": 0, "B": 1, "C": 2}
KEYS = ("source", "edition")
WRITTEN = ("publisher_zh", "publisher_en", "title_zh", "title_en", "licence", "trust")
USES = ("numbers", "texts", "values", "exhibits", "facts", "claims")
COUNTS = ("files", *USES)


def data(evidence):
    """One row per source: source, edition, publisher_zh, publisher_en, title_zh, title_en, licence, trust,
    files (number), numbers and texts (how many of its observations and published texts stand behind some
    result), values (their sum), exhibits, facts, claims (how many results of each kind draw on
    the source)."""
    import pandas as pd

    cards = pd.DataFrame(
        {
            "source": source,
            "edition": edition,
            **{
                f"{key}_{language}": card[key][language]
                for key in ("publisher", "title")
                for language in ("zh", "en")
            },
            "licence": card["licence"],
            "trust": _trust(card),
            "files": len(card["files"]),
        }
        for (source, edition), card in evidence.sidecars.items()
    )
    usage = evidence.usage()
    usage["values"] = usage["numbers"] + usage["texts"]
    frame = cards.merge(usage, on=["source", "edition"], how="left")
    frame = frame.fillna(dict.fromkeys(USES, 0)).astype(dict.fromkeys(USES, int))
    order = frame["trust"].str[0].map(TRUST)
    return frame.assign(order=order).sort_values(["order", "source"], kind="stable").drop(columns="order")


def _trust(card: dict) -> str:
    """The grade, or the best and the worst where files differ ("B-C")."""
    grades = sorted({card["trust"]} | {file["trust"] for file in card["files"] if "trust" in file})
    return grades[0] if len(grades) == 1 else f"{grades[0]}-{grades[-1]}"


def used(data):
    """The rows of sources that something comes from."""
    return data[data["values"] > 0]


def values(data) -> dict:
    shown = used(data)
    unused = data.drop(shown.index)
    return {
        "sources": Value(len(shown)),
        "best": Value((shown["trust"] == "A").sum()),
        "numbers": Value(shown["numbers"].sum()),
        "unused-count": Value(len(unused)),
        "unused": listed([partial(_title, row) for row in unused.itertuples()], heavy=True),
    }


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["发布者与名称", "版次", "许可", "可信", "观测", "图表", "数字", "命题"],
        "en": ["Publisher and title", "Edition", "Licence", "Trust", "Values", "Exhibits", "Facts", "Claims"],
    }[language]
    rows = [
        [
            _title(row, language),
            _edition(str(row.edition), language),
            _licence(row.licence, language),
            row.trust.replace("-", "–"),
            *(format_cell(count, 0, language) for count in (row.values, row.exhibits, row.facts, row.claims)),
        ]
        for row in used(data).itertuples()
    ]
    align = ["left"] * 3 + ["center"] + ["right"] * 4
    return Grid(align, [header], rows, widths=[4.2, 1.2, 2.0, 0.8, 1.1, 0.9, 0.8, 0.8])


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
        ("UNCTADstat terms (free with attribution)", "UNCTADstat条款（注明来源可免费使用）"),
        ("WITS terms (attribution)", "WITS条款（注明来源）"),
    ):
        text = text.replace(english, chinese)
    return LICENCES_ZH.get(text, text)
