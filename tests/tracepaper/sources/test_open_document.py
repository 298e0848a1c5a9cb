"""OpenDocument tables: what is stored is read, what is hidden, merged, raised or missing is known."""

from __future__ import annotations

import pytest

from open_document import cell, flat, number, ods, row, table
from tracepaper.errors import InputError
from tracepaper.sources.spreadsheet import read_sheets

WIDE = 'table:number-columns-spanned="3"'
BODY = (
    '<table:table-column table:number-columns-repeated="2"/>'
    '<table:table-column table:visibility="collapse"/>'
    + row([cell("各市地区生产总值", 1, WIDE), "<table:covered-table-cell/>", "<table:covered-table-cell/>"])
    + row([cell(), cell("2023年"), cell("2024年")], 'table:number-rows-repeated="1"')
    + row([cell("湛江市"), number(3793.59, "3,794"), number(3900.5)], 'table:visibility="filter"')
    + row([cell("", 16384)], 'table:number-rows-repeated="1000000"')
)
GRID = [["各市地区生产总值"] * 3, ["", "2023年", "2024年"], ["湛江市", "3793.59", "3900.5"]]


@pytest.mark.parametrize("name, made", [("t.ods", ods), ("t.fods", flat), ("t.xls", ods)])
def test_merged_repeated_and_hidden_cells(tmp_path, name, made):
    path = tmp_path / name
    path.write_bytes(made(table(BODY) + table(row([cell("x")]), "hidden", 'table:style-name="off"')))
    [sheet] = read_sheets(path)
    assert sheet.rows == GRID and sheet.name == "Sheet1"
    assert [told.rpartition(": ")[2] for told in sheet.told] == ["row 3", "column 3"]


@pytest.mark.parametrize(
    "made, read",
    [
        (cell('3839.49<text:span text:style-name="T1">1</text:span>'), "3839.49¹"),
        (cell('3839.49<text:span text:style-name="T2">1</text:span>'), "3839.49¹"),
        (cell("湛江<text:s text:c='2'/>市"), "湛江  市"),
        (cell("a\n   b"), "a b"),
        (cell("a</text:p>\n  <text:p>b"), "a\nb"),
        (
            cell("湛江</text:p><office:annotation><text:p>9</text:p></office:annotation><text:p>市"),
            "湛江\n市",
        ),
        (cell("Dec 24", 1, 'office:value-type="date" office:date-value="2024-12-31"'), "2024-12-31"),
        (cell("7 %", 1, 'office:value-type="percentage" office:value="0.0717"'), "0.0717"),
        (cell("5", 1, 'table:formula="of:=[.A1]" office:value-type="float" office:value="5"'), "5"),
    ],
)
def test_a_cell_is_what_is_stored(tmp_path, made, read):
    (tmp_path / "t.ods").write_bytes(ods(table(row([made]))))
    assert read_sheets(tmp_path / "t.ods")[0].rows == [[read]]


def test_a_formula_without_a_value_is_refused(tmp_path):
    body = row([cell("a")]) + row([cell(), cell("", 1, 'table:formula="of:=SUM([.B1])"')])
    (tmp_path / "t.ods").write_bytes(ods(table(body)))
    with pytest.raises(InputError, match="Sheet1, row 2, column 2 is a formula without a stored value"):
        read_sheets(tmp_path / "t.ods")
