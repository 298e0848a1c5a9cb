"""Archives that are wrong, each refused in one sentence with the member and the line."""

from __future__ import annotations

import zipfile

import pytest

from analysis.large import convert
from analysis.large.archive import Archive
from analysis.large.catalogue import product_codes
from analysis.large.convert import convert_year
from small_archive import YEARS, catalogued, changed
from tracepaper.errors import InputError

YEAR = YEARS[1]
FLOWS = f"Y{YEAR}"


@pytest.fixture
def converted(archive, large, tmp_path):
    """Convert a copy of the archive with members changed; returns where it wrote, and the copy."""

    def convert(**members):
        copy = changed(archive, tmp_path / "copy", **members)
        out = tmp_path / "flows.parquet"
        convert_year(copy, YEAR, product_codes(large / "products.parquet"), out)
        return out, copy

    return convert


def line(number: int, change):
    """Change one line of a text; 1-based."""

    def edited(text: str) -> str:
        lines = text.splitlines(keepends=True)
        lines[number - 1] = change(lines[number - 1])
        return "".join(lines)

    return edited


def cell(column: int, value: str):
    def edited(row: str) -> str:
        cells = row.rstrip("\n").split(",")
        cells[column] = value
        return ",".join(cells) + "\n"

    return edited


def lost_zeros(text: str) -> str:
    """As a program leaves it that takes codes for numbers."""
    rows = [row.split(",") for row in text.splitlines()]
    return "\n".join(",".join([*r[:3], r[3].lstrip("0"), *r[4:]]) for r in rows) + "\n"


WRONG = {
    "another year": (line(9, cell(0, "2018")), 9, "t is 2018", f"the year of the file, {YEAR}"),
    "no such exporter": (line(5, cell(1, "999")), 5, "i is 999", "country_codes"),
    "no such importer": (line(6, cell(2, "9999")), 6, "j is 9999", "country_codes"),
    "no importer": (line(6, cell(2, "")), 6, "j is blank", "country_codes"),
    "to itself": (line(4, lambda row: cell(2, row.split(",")[1])(row)), 4, "j is 4", "another economy"),
    "no such product": (line(7, cell(3, "999999")), 7, "k is 999999", "product_codes"),
    "a leading zero lost": (lost_zeros, 2, "k is 60110", "whose leading zero has been lost"),
    "below zero": (line(8, cell(4, "-1.000")), 8, "v is -1.000", "not below 0"),
    "no value": (line(8, cell(4, "")), 8, "v is blank", "thousand US$"),
    "value NA": (line(8, cell(4, "NA")), 8, "v is NA", "thousand US$"),
    "not finite": (line(8, cell(4, "nan")), 8, "nan", "thousand US$"),
    "too large": (line(8, cell(4, "1e17")), 8, "v is 1e17", "thousand US$"),
    "a word": (line(8, cell(4, "much")), 8, "much", "as numbers"),
    "quantity below zero": (line(8, cell(5, "-3.0")), 8, "q is -3.0", "or NA"),
    "a quantity in words": (line(8, cell(5, "none")), 8, "none", "as numbers"),
    "a column less": (line(8, lambda row: row.rpartition(",")[0] + "\n"), 8, f"{YEAR},", "t,i,j,k,v,q"),
    "a column more": (line(8, lambda row: row.replace("\n", ",1\n")), 8, f"{YEAR},", "t,i,j,k,v,q"),
    "an empty line": (line(8, lambda row: "\n" + row), 8, "t is blank in ''", "fetch"),
    "a decimal comma": (line(8, lambda row: row.replace(".", ",")), 8, f"{YEAR},", "t,i,j,k,v,q"),
    "cut in a row": (lambda text: text[: len(text) // 2].rpartition(",")[0], None, f"{YEAR},", "t,i,j,k,v,q"),
    "other columns": (line(1, lambda row: "t,j,i,k,v,q\n"), 1, "t,j,i,k,v,q", "expected t,i,j,k,v,q"),
    "no header": (line(1, lambda row: ""), 1, f"{YEAR},", "expected t,i,j,k,v,q"),
    "no rows": (lambda text: "t,i,j,k,v,q\n", None, f"no flow of {YEAR}", "fetch"),
    "nothing": (lambda text: "", 1, "the header ''", "expected t,i,j,k,v,q"),
    "a row twice": (line(12, lambda row: row + row), 13, "the flow of line 12 comes again", "once"),
    "a row again far below": (
        lambda text: text + text.splitlines()[30] + "\n",
        None,
        "the flow of line 31 comes again",
        "once",
    ),
    "twice with other values": (
        line(12, lambda row: row + cell(4, "7")(row)),
        13,
        "line 12 comes again",
        "once",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_row_is_refused_by_its_line(converted, fault):
    change, number, found, expected = WRONG[fault]
    with pytest.raises(InputError) as refused:
        converted(**{FLOWS: change})
    said = refused.value
    assert found in said.message and expected in said.message, said
    assert said.file.endswith(f"_Y{YEAR}_V202401b.csv") and (number is None or said.line == number), said


@pytest.mark.parametrize("number", range(30, 36))
def test_a_row_twice_is_seen_from_one_block_to_the_next(converted, monkeypatch, number):
    monkeypatch.setattr(convert, "BLOCK", 64)  # two rows
    with pytest.raises(InputError, match=f"the flow of line {number} comes again") as refused:
        converted(**{FLOWS: line(number, lambda row: row + row)})
    assert refused.value.line == number + 1


@pytest.mark.parametrize("number", range(30, 36))
def test_a_wrong_row_has_its_line_in_any_block(converted, monkeypatch, number):
    monkeypatch.setattr(convert, "BLOCK", 64)
    with pytest.raises(InputError, match="k is 999999") as refused:
        converted(**{FLOWS: line(number, cell(3, "999999"))})
    assert refused.value.line == number


HARMLESS = {
    "padded codes": lambda text: text.replace(f"\n{YEAR},4,", f"\n{YEAR}, 4,"),
    "a mark of the order of bytes": lambda text: "\ufeff" + text,
    "lines as Windows ends them": lambda text: text.replace("\n", "\r\n"),
    "no end of the last line": lambda text: text.rstrip("\n"),
    "blank quantities": lambda text: text.replace("        NA", ""),
    "unpadded quantities": lambda text: text.replace("        NA", "NA"),
    "padded values": lambda text: "\n".join(
        ",".join([*row.split(",")[:4], row.split(",")[4].rjust(12), row.split(",")[5]]) if n else row
        for n, row in enumerate(text.splitlines())
    ),
    "fewer decimals": lambda text: text.replace(".000,", ","),
    "further decimals": line(8, lambda row: cell(4, row.split(",")[4] + "0001")(row)),
}


@pytest.mark.parametrize("edit", HARMLESS)
def test_what_is_only_written_otherwise_is_read_alike(converted, large, edit):
    out, _ = converted(**{FLOWS: HARMLESS[edit]})
    assert out.read_bytes() == (large / "flows" / f"{YEAR}.parquet").read_bytes()


def test_rows_in_another_order_are_read_if_none_comes_twice(converted, archive):
    def turned(text: str) -> str:
        head, *rows = text.splitlines()
        return "\n".join([head, *rows[::-1]]) + "\n"

    out, _ = converted(**{FLOWS: turned})
    assert out.is_file()


def test_an_archive_that_is_cut_off(archive, tmp_path):
    for part in (0.1, 0.5, 0.99):
        cut = tmp_path / archive.name
        cut.write_bytes(archive.read_bytes()[: int(archive.stat().st_size * part)])
        with pytest.raises(InputError, match="no whole zip .*: was it cut off"):
            Archive.at(cut)


def test_an_archive_with_damaged_bytes(archive, large, tmp_path):
    """What the checksum of the zip alone tells: the rows still look like rows, or are none."""
    body = bytearray(archive.read_bytes())
    start = body.index(FLOWS.encode()) + 200
    body[start : start + 8] = bytes(byte ^ 0x55 for byte in body[start : start + 8])
    damaged = tmp_path / archive.name
    damaged.write_bytes(body)
    with pytest.raises(InputError, match="fetch the archive again"):
        convert_year(damaged, YEAR, product_codes(large / "products.parquet"), tmp_path / "flows.parquet")


def test_a_missing_archive(tmp_path):
    with pytest.raises(InputError, match=r"no such file; say where BACI's archive lies with large\.archive"):
        Archive.at(tmp_path / "BACI.zip")


def test_a_missing_year(archive, tmp_path):
    with pytest.raises(InputError, match=r"has no file of 2021: found 2019-2020; change large\.years"):
        catalogued(archive, tmp_path, years=(2019, 2020, 2021))


@pytest.mark.parametrize("name", ["old/BACI_HS92_Y2019_V202401b.csv", "BACI_HS96_Y2021_V202401b.csv"])
def test_a_year_twice_or_of_another_revision(archive, tmp_path, name):
    copy = changed(archive, tmp_path)
    with zipfile.ZipFile(copy, "a") as more:
        more.writestr(name, "t,i,j,k,v,q\n")
    with pytest.raises(InputError, match="not laid out as BACI is"):
        Archive.at(copy)


@pytest.mark.parametrize("part", ["Y2019", "country_codes", "product_codes"])
def test_members_of_two_versions_or_missing(archive, tmp_path, part):
    def repacked(name: str) -> str:
        return name.replace("202401b", "202401") if part in name else name

    two, less = tmp_path / "two.zip", tmp_path / "less.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(two, "w") as new:
        for name in old.namelist():
            new.writestr(repacked(name), old.read(name))
    with pytest.raises(InputError, match="not laid out as BACI is"):
        Archive.at(two)
    if part != "Y2019":
        with pytest.raises(InputError, match="not laid out as BACI is"):
            Archive.at(changed(archive, less.with_suffix(""), **{part: None}))


CODES = {
    "a code twice": ("country_codes", line(4, lambda row: "8" + row[row.index(",") :]), "comes twice", 4),
    "a code in letters": ("country_codes", line(4, lambda row: "DZ" + row), "expected a number", 4),
    "a long code": ("country_codes", line(4, lambda row: "70000" + row[row.index(",") :]), "up to four", 4),
    "no codes": ("country_codes", lambda text: text.replace("country_code,", "code,"), "no column", 1),
    "zeros lost": ("product_codes", line(2, lambda row: row[1:]), "have leading zeros been lost", 2),
}


@pytest.mark.parametrize("fault", CODES)
def test_wrong_lists_of_codes(archive, tmp_path, fault):
    part, change, found, number = CODES[fault]
    copy = changed(archive, tmp_path / "copy", **{part: change})
    with pytest.raises(InputError, match=found) as refused:
        catalogued(copy, tmp_path / "out")
    assert refused.value.line == number


def test_another_archive_than_the_one_that_was_sealed(archive, tmp_path):
    with pytest.raises(InputError, match=r"its sha256 is \w{64}, expected 00"):
        catalogued(archive, tmp_path, expected="00")
