"""The paper as a web page in which every number, claim and table cell leads to its trace.

All languages stand in one document, block beside block, so that one page serves the Chinese, the
English and the parallel view; what differs from the published page is put into the syntax trees
before Pandoc writes them.  A fact and a table cell become links, which the keyboard and a screen reader
know how to use.  A claim is a sentence and may hold facts, and links cannot stand in links, so it is
followed by a small link of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.content_policy import with_classes

ATTRIBUTES_AT = {
    "Div": 0,
    "Span": 0,
    "Code": 0,
    "CodeBlock": 0,
    "Link": 0,
    "Image": 0,
    "Table": 0,
    "Figure": 0,
    "Header": 1,
}
SHORT = 18  # characters
NOTHING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"  # until a drawing is unpacked


def write_paper(papers: dict[str, dict[str, Any]], is_traced: Callable[[str, str, int, int], bool]) -> str:
    """The body of the paper as HTML.

    papers: language -> syntax tree of `tracepaper.manuscript.assemble`, changed in place.
    is_traced(language, exhibit, row, position): whether a printed cell of a table has a trace.
    """
    papers = {language: trees.without_translations(tree) for language, tree in papers.items()}
    for language, tree in papers.items():
        _Paper(language, is_traced).change(tree["blocks"])
    blocks = [
        _pair({language: [_title(tree)] for language, tree in papers.items()}, papers),
        *_sections(papers),
    ]
    first = next(iter(papers.values()))
    document = {**first, "meta": {}, "blocks": blocks}
    page = convert(
        json.dumps(document, ensure_ascii=False),
        "json",
        "html5",
        [
            "--mathml",
            "--wrap=none",
            "--shift-heading-level-by=1",
            "--reference-location=block",
        ],
        subject="the audit site",
    )
    page = re.sub(r"<th\b([^>]*)></th>", r"<td\1></td>", page)  # a blank cell is the head of nothing
    return with_classes(page)


def _title(tree: dict[str, Any]) -> dict[str, Any]:
    """The paper's title as the page's first heading; Pandoc's headings begin one level below it."""
    title = trees.metadata(tree)
    under = f'<span class="subtitle">{escape(title["subtitle"])}</span>' if title["subtitle"] else ""
    return {"t": "RawBlock", "c": ["html", f"<h1>{escape(title['main_title'])}{under}</h1>"]}


def _sections(papers: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Blocks side by side where all languages have the same, else whole sections."""
    sections = {language: [_section(block) for block in tree["blocks"]] for language, tree in papers.items()}
    names = list(dict.fromkeys(name for found in sections.values() for name, _ in found))
    for name in names:
        blocks = {
            language: [block for n, inner in found if n == name for block in inner]
            for language, found in sections.items()
        }
        if len({tuple(b["t"] for b in inner) for inner in blocks.values()}) == 1:
            for at in range(len(next(iter(blocks.values())))):
                yield _pair({language: [inner[at]] for language, inner in blocks.items()}, papers)
        else:
            yield _pair(blocks, papers)


def _section(block: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    if block["t"] == "Div" and "section-file" in block["c"][0][1]:
        return dict(block["c"][0][2]).get("file", ""), block["c"][1]
    return "", [block]


def _pair(blocks: dict[str, list[dict[str, Any]]], papers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    sides = [
        {
            "t": "Div",
            "c": [
                [
                    "",
                    ["side", language, load_language(language).script],
                    [["lang", trees.metadata(papers[language])["lang"]]],
                ],
                inner,
            ],
        }
        for language, inner in blocks.items()
    ]
    return {"t": "Div", "c": [["", ["pair"], []], sides]}


def _link(inlines: list[Any], target: str, classes: list[str], attributes: dict[str, str]) -> dict[str, Any]:
    return {"t": "Link", "c": [["", classes, list(map(list, attributes.items()))], inlines, [target, ""]]}


class _Paper:
    """The changes to the tree of one language."""

    def __init__(self, language: str, is_traced: Callable[[str, str, int, int], bool]) -> None:
        self._language, self._is_traced = language, is_traced
        self._words = load_language(language).site

    def change(self, node: Any) -> None:
        """Change a block, an inline or a list of them in place, from the inside out."""
        if isinstance(node, list):
            for at, child in enumerate(node):
                self.change(child)
                if isinstance(child, dict) and child.get("t") == "Span":
                    node[at] = self._span(child)
        elif isinstance(node, dict):
            for child in node.values():
                self.change(child)
            self._element(node)

    def _element(self, node: dict[str, Any]) -> None:
        kind = node.get("t")
        if kind not in ATTRIBUTES_AT:
            return
        attributes = node["c"][ATTRIBUTES_AT[kind]]
        if attributes[0]:
            attributes[0] = f"{self._language}-{attributes[0]}"
        if kind == "Link" and node["c"][2][0].startswith("#") and "/" not in node["c"][2][0]:
            node["c"][2][0] = f"#{self._language}-{node['c'][2][0][1:]}"
        elif kind == "Image":
            attributes[2].append(["data-drawing", f"exhibits/{node['c'][2][0]}"])
            node["c"][2][0] = NOTHING
        elif kind == "Header" or "equation" in attributes[1]:
            attributes[2] = []
        elif kind == "Div" and "exhibit" in attributes[1]:
            self._exhibit(node)

    def _span(self, span: dict[str, Any]) -> dict[str, Any]:
        (_, classes, pairs), inlines = span["c"]
        given = dict(pairs)
        if "fact" in classes and "data-fact" in given:
            return _link(inlines, f"#fact/{given['data-fact']}", ["fact"], {"data-fact": given["data-fact"]})
        if "claim" in classes and "data-claim" in given:
            name = given["data-claim"]
            inlines.append(
                _link(
                    [{"t": "Str", "c": "\N{WHITE DIAMOND}"}],
                    f"#claim/{name}",
                    ["claim-mark"],
                    {
                        "data-claim": name,
                        "aria-label": self._words["evidence"],
                        "title": self._words["evidence"],
                    },
                )
            )
        return span

    def _exhibit(self, div: dict[str, Any]) -> None:
        given = dict(div["c"][0][2])
        name = given["exhibit"]
        main = div["c"][1][0]
        main["c"][0][0] = ""
        div["c"][0] = [f"{self._language}-{name}", div["c"][0][1], [["data-exhibit", name]]]
        if main["t"] == "Table":
            self._table(div, main, name, given["label"])
        div["c"][1].append(self._downloads(name, main["t"] == "Figure"))

    def _table(self, div: dict[str, Any], table: dict[str, Any], name: str, label: str) -> None:
        """The caption above the box in which a wide table scrolls, and a link in each traced cell."""
        caption = {"t": "Div", "c": [["", ["caption"], []], table["c"][1][1]]}
        table["c"][1] = [None, []]
        table["c"][2] = [[align, {"t": "ColWidthDefault"}] for align, _ in table["c"][2]]
        above = ""
        for r, row in enumerate(row for body in table["c"][4] for row in body[3]):
            above = _head_of_row(row[1][0], above)
            for c, cell in enumerate(row[1]):
                _keep_short(cell)
                if self._is_traced(self._language, name, r, c):
                    _link_cell(cell, f"#printed/{self._language}/{name}/{r}/{c}")
        box = {
            "t": "Div",
            "c": [
                ["", ["table-box"], [["role", "region"], ["tabindex", "0"], ["aria-label", label]]],
                [table],
            ],
        }
        div["c"][1][0:1] = [caption, box]

    def _downloads(self, name: str, is_figure: bool) -> dict[str, Any]:
        files = {"CSV": "data.csv"}
        if is_figure:
            files["SVG"] = f"figure.{self._language}.svg"
        links = [_link([{"t": "Str", "c": self._words["origin"]}], f"#exhibit/{name}", ["trace"], {})]
        for kind, file in files.items():
            links += [
                {"t": "Space"},
                _link([{"t": "Str", "c": kind}], f"#file/exhibits/{name}/{file}", ["download"], {}),
            ]
        return {"t": "Div", "c": [["", ["downloads"], []], [{"t": "Plain", "c": links}]]}


def _head_of_row(cell: list[Any], above: str) -> str:
    """A blank cell at the head of a row stands for the one above it: say so to a screen reader."""
    text = _text(cell[4]).strip()
    if not text and above:
        cell[4] = [
            {"t": "Plain", "c": [{"t": "Span", "c": [["", ["unseen"], []], [{"t": "Str", "c": above}]]}]}
        ]
    return text or above


def _keep_short(cell: list[Any]) -> None:
    """On a narrow screen a short cell is better read by scrolling than broken into characters."""
    if 0 < len(_text(cell[4])) <= SHORT:
        for block in cell[4]:
            if block["t"] in ("Plain", "Para"):
                block["c"] = [{"t": "Span", "c": [["", ["short"], []], block["c"]]}]


def _text(node: Any) -> str:
    """The text of a cell, a block or an inline."""
    if isinstance(node, dict):
        if node["t"] in ("Space", "SoftBreak", "LineBreak"):
            return " "
        return node["c"] if node["t"] == "Str" else _text(node.get("c"))
    return "".join(map(_text, node)) if isinstance(node, list) else ""


def _link_cell(cell: list[Any], target: str) -> None:
    """Make the cell's text a link, unless it holds one (a fact) or nothing."""
    if next(trees.elements(cell, "Link"), None) is not None:
        return
    for block in cell[4]:
        if block["t"] in ("Plain", "Para") and block["c"]:
            block["c"] = [_link(block["c"], target, ["cell"], {})]
