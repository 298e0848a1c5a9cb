"""The edition with two languages side by side: blocks are found over columns and pages, slips named."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.facing_text import missed
from tracepaper.audit.reading.paper_text import Stretch, Unit
from tracepaper.render.pdf import compile_typst

LONG = "In this stretch of years trade grew by 15.2% and the share rose from 7.3% to 10.0%. " * 6
LANG = "这一时期的贸易年均增长15.2%，份额由7.3%升至10.0%。" * 9
X = '#math.equation(alt: "x", $x$)'


def units(heading: str, paragraph: str, name: str, before: str, after: str) -> list[Unit]:
    """An edition of a heading, a long paragraph, a row of a table and a sentence around a formula."""
    formula = (Stretch(before), Stretch("x", "formula"), Stretch(after))
    cells = [Unit("cell", (Stretch(text),)) for text in (name, "1", "9")]
    return [
        Unit("heading", (Stretch(heading),)),
        Unit("paragraph", (Stretch(paragraph),)),
        *cells,
        Unit("paragraph", formula),
    ]


ZH = units("引言", LANG, "中国", "设", "为年份")
EN = units("Introduction", LONG, "China", "Let ", " be a year")


def typst(zh: str = LANG, en: str = LONG, rest: str = "") -> str:
    pair = "#grid(columns: (1fr, 1fr), column-gutter: 5mm, [{}], [{}])\n\n"
    table = "#table(columns: 3, table.header([], [A], [B]), [中国 China], [1], [9])\n\n"
    return (
        '#set document(title: "A paper")\n#set page(width: 12cm, height: 7cm, margin: 8mm)\n'
        + '#set text(font: ("Libertinus Serif", "Noto Sans SC"), hyphenate: true)\n#set par(justify: true)\n'
        + pair.format("引言", "Introduction")
        + pair.format(zh, en)
        + table
        + pair.format(f"设{X}为年份", f"Let {X} be a year")
        + rest
    )


@pytest.fixture
def read(tmp_path):
    def read_back(source: str, before: tuple[Unit, ...] = ()):
        path = tmp_path / "paper.parallel.pdf"
        path.write_bytes(compile_typst({"main.typ": source.encode()}, 1700000000, "paper.parallel.pdf"))
        return list(missed([[*before, *ZH], [*before, *EN]], path))

    return read_back


def test_blocks_over_columns_and_pages_are_found(read):
    assert read(typst()) == []


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        (LANG.replace("15.2", "15.3", 1), LONG, "zh"),
        (LANG[:-20], LONG, "zh"),
        (LANG, LONG.replace("rose", "fell", 1), "en"),
        (LANG, LONG[40:], "en"),
        (LANG, LONG[:200] + LONG[260:], "en"),  # a line that the end of a page swallowed
    ],
)
def test_a_changed_digit_a_word_and_a_lost_line_are_named(read, zh, en, kind):
    (found,) = read(typst(zh, en))
    assert found.unit is (ZH if kind == "zh" else EN)[1] and found.place.startswith(("page", "the doc"))


def test_what_is_no_block_of_the_paper_is_told(read):
    (found,) = read(typst(rest="A sentence that somebody put there."))
    assert found.unit is None and "somebody" in found.text


def test_an_author_of_one_name_in_both_languages_stands_on_either_side(read):
    author = Unit("title", (Stretch("Ann Author"),))
    assert read(typst(rest="Ann Author #h(1fr) Ann Author"), (author,)) == []
    (found,) = read(typst(rest="Ann Author"), (author,))
    assert found.unit is author


def test_two_cells_are_not_one_number(read):
    found = read(typst().replace("[1], [9]", "[19], []"))
    assert [one.unit.text for one in found] == ["1", "9"]
