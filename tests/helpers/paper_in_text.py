"""A small paper as a syntax tree, and the same as the pieces of a document."""

from __future__ import annotations

from typing import Any

SENTENCES = (
    "Trade rose from US$20.4 billion in 1995 to US$982.1 billion in 2024.",
    "Vietnam is the largest partner of China among the ten members.",
    "Nobody knows which part of it the agreements brought about in these years.",
)


def words(text: str) -> list[dict[str, Any]]:
    return [{"t": "Str", "c": text}]


def para(*inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Para", "c": list(inlines)}


def span(kind: str, name: str, inlines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Span", "c": [["", [kind], [[f"data-{kind}", name]]], inlines]}


def _row(*texts: str) -> list[Any]:
    cells = [[["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": words(t)}]] for t in texts]
    return [["", [], []], cells]


HEADER = ("Economy", "GDP (US$ billion)", "Population (million)")
ROWS = (("China", "19,498.0", "1,406.6"), ("Indonesia", "1,445.6", "285.7"), ("Vietnam", "514.7", "101.6"))


def exhibit() -> dict[str, Any]:
    caption = [None, [{"t": "Plain", "c": words("Table 1 The members at a glance, 2025")}]]
    head, body = [["", [], []], [_row(*HEADER)]], [["", [], []], 0, [], [_row(*row) for row in ROWS]]
    table = {"t": "Table", "c": [["tbl-a", [], []], caption, [], head, [body], [["", [], []], []]]}
    note = para(*words("Note: the latest year for which all of them have the figure."))
    notes = {"t": "Div", "c": [["", ["exhibit-notes"], []], [note]]}
    return {"t": "Div", "c": [["tbl-a", ["exhibit", "table"], [["exhibit", "tbl-a"]]], [table, notes]]}


def tree() -> dict[str, Any]:
    fact = span("fact", "trade-latest", words("US$982.1 billion"))
    first = [*words("Trade rose from US$20.4 billion in 1995 to "), fact, *words(" in 2024. ")]
    claim = span("claim", "vietnam-largest", words(SENTENCES[1]))
    blocks = [
        {"t": "Header", "c": [1, ["sec-a", [], []], words("1 Opening up")]},
        para(*first, claim, *words(" " + SENTENCES[2])),
        exhibit(),
        para(*words("Openness has grown since, and the sources of it are named in the appendix at the end.")),
        para(*words("Gaps in income between the members became narrower in most of the years in between.")),
    ]
    section = {"t": "Div", "c": [["", ["section-file"], [["file", "03-opening"]]], blocks]}
    meta = {"title": "Trade of the Gulf: a small paper about it", "lang": "en-GB"}
    return {
        "meta": {key: {"t": "MetaString", "c": value} for key, value in meta.items()},
        "blocks": [section],
    }


def pieces() -> list[tuple[str, str]]:
    """The paper as a document in blocks says it, with the place of each."""
    from tracepaper.audit.reading.paper_text import units_of

    return [(f"paragraph {n}", unit.text) for n, unit in enumerate(units_of(tree(), "docx"), 1)]


def page() -> list[tuple[str, str]]:
    """The paper as a page of a PDF: lines that break anywhere, the table before the text."""
    lines = [text for _, text in pieces()]
    title, heading, paragraph, rest = lines[:2], lines[2], lines[3], lines[4:]
    cut = paragraph.index("1995")
    table, after = rest[:-2], rest[-2:]
    middle = [paragraph[: cut + 4], *table, paragraph[cut + 4 :]]
    return [("page 1", "\n".join([*title, heading, *middle, *after]))]
