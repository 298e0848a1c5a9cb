"""What the original paper states and what the data say: every statement that could be checked.

The verdict of a row is computed from the figures beside it (`verdicts`), so that it changes when they do;
where no source can decide, the row says why.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from analysis.dates import in_words
from analysis.exhibits.tbl_original import verdicts
from analysis.exhibits.tbl_original.words import WORDS
from analysis.vocabulary import UNIT_WORDS
from tracepaper.exhibits.captions import Value
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell, format_value

READS = ("city_gdp",)
VERDICTS = {
    verdicts.CONFIRMED: {"zh": "证实", "en": "Confirmed"},
    verdicts.CONTRADICTED: {"zh": "不符", "en": "Contradicted"},
    verdicts.SUPERSEDED: {"zh": "已被取代", "en": "Superseded"},
    verdicts.UNTESTED: {"zh": "无法检验", "en": "Cannot be tested"},
}
COLUMNS = ("stated", "first", "second", "third", "found", "since", "until", "verdict")
KEYS, WRITTEN = ("item", "since", "until"), ("verdict",)


def data(evidence):
    """One row per statement, in the order of the original: item, section, quote (Traced text), stated,
    first, second, third (Traced figures in base units), found (Traced text), since, until (years), each
    None where the row has none, and verdict (a key of VERDICTS).  What the figures are: `verdicts`.
    """
    import pandas as pd

    passages = evidence.text(verdicts.ORIGINAL, "passages").set_index("item")
    members = evidence.text(verdicts.GULF, "membership")
    events = evidence.text(verdicts.GULF, "events")
    reports = evidence.text(verdicts.PRESS, "reports").set_index("item")
    gdp = evidence.table("city_gdp").set_index("year")
    founded = list(verdicts.founding(evidence, events, members))
    states = next(row["second"] for row in founded if row["item"] == "founding-states")
    rows = [
        *founded,
        *verdicts.cluster_gdp(evidence, gdp),
        *verdicts.policy(evidence, events, reports, states),
        *verdicts.mechanisms(evidence, events, reports, states),
        *verdicts.structures(evidence),
    ]
    frame = pd.DataFrame(rows).set_index("item").loc[[item for item in passages.index if item in WORDS]]
    frame = frame.reindex(columns=list(COLUMNS))
    for at, field in enumerate(("section", "quote")):
        frame.insert(at, field, passages.loc[frame.index, field])
    years = frame[["since", "until"]].astype("Int64")
    frame = frame.astype(object)
    frame = frame.where(frame.notna(), None).assign(since=years["since"], until=years["until"])
    return frame.reset_index()


def values(data) -> dict:
    counts = {verdict: Value((data["verdict"] == verdict).sum()) for verdict in VERDICTS}
    return {"statements": Value(len(data)), **counts}


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["节", "原文论断", "数据与资料", "判断"],
        "en": ["Section", "The original states", "Data and sources say", "Verdict"],
    }[language]
    rows = []
    for row in data.itertuples():
        shown = {name: Written(getattr(row, name), language) for name in COLUMNS}
        said, found = (text.format_map(shown) for text in WORDS[row.item][language])
        rows.append([row.section, said, found, VERDICTS[row.verdict][language]])
    return Grid(["left"] * 4, [header], rows, widths=[0.9, 3.6, 5.2, 1.9])


@dataclass(frozen=True)
class Written:
    """A cell of the data that a template writes in one of the WAYS: {first:money}; as a count without."""

    value: object
    language: str

    def __format__(self, way: str) -> str:
        return WAYS[way or "count"](self.value, self.language)


WAYS = {
    "count": lambda value, language: format_cell(value, 0, language),
    "rate": lambda value, language: format_cell(value, 2, language),
    "jump": lambda value, language: format_cell(value, 1, language),
    "index": lambda value, language: format_cell(value, 3, language),
    "money": lambda value, language: format_value(value, "CNY", 1e8, language),
    "dollars": lambda value, language: format_value(value, "USD", 1e2, language),
    "mark": lambda value, language: format_value(value, "CNY", 10 ** math.floor(math.log10(value)), language),
    "visits": lambda value, language: format_value(value, "VISITS", 1e2, language, UNIT_WORDS),
    "many": lambda value, language: format_value(value, "VISITS", 1e4, language, UNIT_WORDS),
    "base": lambda value, language: format_value(value, "VISITS", 1, language, UNIT_WORDS),
    "year": lambda value, language: f"{value:.0f}",
    "day": in_words,
    "first-number": lambda value, language: re.findall(r"\d+", value)[0],  # of "14个...成员城市"
}
