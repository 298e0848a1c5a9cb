"""Columns of Word's tables that hold their words."""

from __future__ import annotations

from lxml import etree

from tracepaper.render.docx_tables import WORD, W, fitted, mend_table


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
