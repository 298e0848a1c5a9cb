"""Columns of Word's tables that hold their words, and rows that stay together."""

from __future__ import annotations

import pytest
from lxml import etree

from tracepaper.render.docx_tables import MOST_ROWS_KEPT_TOGETHER, WORD, W, fitted, mend_table


def test_a_narrow_column_takes_from_those_with_room():
    assert fitted([100, 500, 400], [300, 200, 300]) == [300, 350, 350]
    assert fitted([100, 500], [90, 500]) == [100, 500]


def test_where_not_all_can_have_it_nothing_changes():
    assert fitted([100, 500], [400, 400]) == [100, 500]


def test_the_longest_word_of_a_column_fits():
    def cell(text):
        return f"<w:tc><w:tcPr/><w:p><w:pPr/><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = f"<w:tr>{cell('Enlargement')}{cell('a b c d')}</w:tr>"
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{WORD}"><w:tblPr/><w:tblGrid><w:gridCol w:w="400"/><w:gridCol w:w="7500"/>'
        f"</w:tblGrid>{rows}</w:tbl>"
    )
    mend_table(table)
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert widths[0] >= 1260 and 9060 < sum(widths) <= 9072
    assert [int(width.get(f"{W}w")) for width in table.iter(f"{W}tcW")] == widths


@pytest.mark.parametrize(
    ("count", "loose"),
    [
        (MOST_ROWS_KEPT_TOGETHER - 1, []),  # all of it on one page, with its note
        (40, list(range(4, 37))),  # the head with four rows, and the last four with the note
    ],
)
def test_no_page_ends_with_a_head_or_begins_with_a_note(count, loose):
    cell = "<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val='Compact'/></w:pPr></w:p></w:tc>"
    rows = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}</w:tr>" + f"<w:tr>{cell}</w:tr>" * count
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{WORD}"><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>{rows}</w:tbl>'
    )
    mend_table(table)
    kept = [row.find(f".//{W}keepNext") is not None for row in table.iter(f"{W}tr")]
    assert [at for at, whether in enumerate(kept) if not whether] == loose
