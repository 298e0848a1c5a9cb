"""Tables as they come: encodings, merged cells, disguises, and what is a number."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from excel97 import xls, xls_in_gbk
from tracepaper.errors import InputError
from tracepaper.sources.cells import clean, number_in
from tracepaper.sources.grid import plain
from tracepaper.sources.spreadsheet import read_sheets

ROWS = [["各市地区生产总值", "", ""], ["城市", "2023年", "2024年"], ["湛江市", 3793.59, 3900.5]]
TEXT = [
    ["各市地区生产总值", "各市地区生产总值", "各市地区生产总值"],
    ["城市", "2023年", "2024年"],
    ["湛江市", "3793.59", "3900.5"],
]


def write(tmp_path, name, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_xls_with_merged_cells(tmp_path):
    [sheet] = read_sheets(write(tmp_path, "t.xls", xls(ROWS, [(0, 0, 0, 2)])))
    assert sheet.rows == TEXT


@pytest.mark.parametrize("codepage", [936, 1252, 0])
@pytest.mark.parametrize("name", ["t.xls", "t.et"])
def test_an_old_xls_in_gbk_whatever_it_says_of_itself(tmp_path, codepage, name):
    [sheet] = read_sheets(write(tmp_path, name, xls_in_gbk(ROWS, codepage)))
    assert sheet.rows[1:] == TEXT[1:] and sheet.name == "表"


def test_xlsx_with_merged_cells_even_if_it_is_called_xls(tmp_path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.save(tmp_path / "t.xlsx")
    path = (tmp_path / "t.xlsx").rename(tmp_path / "t.xls")
    assert read_sheets(path)[0].rows == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_in_utf8_and_gbk(tmp_path, encoding):
    content = "\n".join(",".join(map(str, row)) for row in ROWS).encode(encoding)
    assert read_sheets(write(tmp_path, "t.csv", content))[0].rows[2] == TEXT[2]


@pytest.mark.parametrize("sign, number", [("\t", "3,793.59"), (";", "3793,59"), (",", '"3,793.59"')])
def test_what_parts_the_cells_is_what_parts_all_rows_alike(tmp_path, sign, number):
    rows = ["各市地区生产总值，单位：亿元", f"城市{sign}2023年{sign}2024年"]
    rows += [f"{city}{sign}{number}{sign}{number}" for city in ("湛江市", "茂名市", "北海市")]
    [sheet] = read_sheets(write(tmp_path, "t.csv", "\n".join(rows).encode()))
    assert sheet.rows[2] == ["湛江市", number.strip('"'), number.strip('"')]


def test_a_row_of_csv_that_lacks_a_cell_is_refused(tmp_path):
    table = "Trade of 2025\nname,exports,imports\nViet Nam,1,2\nLaos,3\nsource: customs\n"
    with pytest.raises(InputError, match=r"t\.csv:4: this row has 2 cells and others have 3"):
        read_sheets(write(tmp_path, "t.csv", table.encode()))
    assert read_sheets(write(tmp_path, "t.csv", table.replace("Laos,3", "Laos,3,").encode()))


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("t.xls", b"<html><table><tr><td>1</td></tr></table>", "web page under another name"),
        ("t.xlsx", b"PK\x03\x04 broken", "damaged or locked"),
        ("t.xls", b"\xd0\xcf\x11\xe0 broken", "damaged or locked"),
        ("t.pdf", b"%PDF-1.4", "no .xls, .xlsx, .ods or .csv"),
        ("t.csv", b"\xff\xfe\x81", "neither UTF-8 nor GBK"),
        ("t.csv", b"a\x00b", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path, name, content, said):
    with pytest.raises(InputError, match=said):
        read_sheets(write(tmp_path, name, content))


def test_a_formula_without_value_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["城市", "=1+1"])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(InputError, match="Sheet!B1 is a formula without a stored value"):
        read_sheets(tmp_path / "t.xlsx")


@pytest.mark.parametrize(
    "cell, value",
    [
        ("1,234.50", "1234.50"),
        (" １２３４.５ ", "1234.5"),
        ("3793.59①", "3793.59"),
        ("12.5*", "12.5"),
        ("-3.1", "-3.1"),
        ("1.2E+4", "1.2E+4"),
        ("", None),
        ("—", None),
        ("…", None),
        ("...", None),
        ("-", None),
    ],
)
def test_figures(cell, value):
    assert number_in(cell) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("cell", ["#REF!", "约300", "1.234.5", "12,34", "300亿元", "2023-01-01T00:00:00"])
def test_what_is_no_figure_is_never_guessed(cell):
    with pytest.raises(ValueError):
        number_in(cell)


def test_labels_and_numbers_are_written_plainly():
    assert clean(" 湛 江　市① ") == "湛江市" and clean("国别（地区）") == "国别(地区)"
    assert plain(Decimal("3900.500")) == "3900.5" and plain(Decimal("1E+3")) == "1000"


decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=4)
labels = st.text(st.sampled_from("南宁市北海abc 12.,;\"'"), max_size=8)


@given(decimals)
def test_a_number_written_plainly_reads_back(number):
    assert number_in(plain(number)) == number
    assert number_in(f"{number:,f}") == number and number_in(f" {plain(number)}① ") == number


@given(
    st.lists(st.lists(labels, min_size=4, max_size=4) | st.tuples(labels).map(list), min_size=1, max_size=5),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_a_table_of_texts_reads_back(tmp_path_factory, rows, encoding):
    """Whatever the encoding; a title, which is alone in its row, is filled up."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["a", "b", "c", "d"], *rows])  # the comma is the commonest mark
    path = tmp_path_factory.mktemp("typed") / "t.csv"
    path.write_bytes(written.getvalue().encode(encoding))
    assume(written.getvalue().count(",") > written.getvalue().count(";"))
    [sheet] = read_sheets(path)
    assert sheet.rows[1:] == [row + [""] * (4 - len(row)) for row in rows]


@given(
    st.lists(
        st.lists(labels | decimals.map(lambda number: float(f"{number:.15g}")), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_a_sheet_reads_back(tmp_path_factory, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path_factory.mktemp("sheet") / "t.xlsx"
    book.save(path)
    [sheet] = read_sheets(path)
    for row, found in zip(rows, sheet.rows, strict=False):
        for cell, text in zip(row, found, strict=False):
            assert text == cell if isinstance(cell, str) else float(text) == cell


def test_raised_runs_of_a_cell_stay_raised_and_hidden_rows_are_told(tmp_path):
    book = openpyxl.Workbook()
    small = InlineFont(vertAlign="superscript")
    book.active.append(["城市", CellRichText("2024", TextBlock(small, "1"))])
    book.active.append(["湛江", CellRichText("3839.49", TextBlock(small, "2"))])
    book.active.append([CellRichText("北海", TextBlock(small, "a)")), datetime.date(2024, 12, 31)])
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("notes").sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    [sheet] = read_sheets(tmp_path / "t.xlsx")
    assert sheet.rows == [["城市", "2024¹"], ["湛江", "3839.49²"], ["北海ᵃ⁾", "2024-12-31T00:00:00"]]
    assert sheet.told == ["hidden in the sheet and read like the others: row 3"]
    assert number_in(sheet.rows[1][1]) == Decimal("3839.49")


def test_csv_in_utf16_is_read(tmp_path):
    content = "\n".join("\t".join(map(str, row)) for row in ROWS).encode("utf-16")
    assert read_sheets(write(tmp_path, "t.csv", content))[0].rows[2] == TEXT[2]
