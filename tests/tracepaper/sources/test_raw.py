from __future__ import annotations

import csv
import gzip
import hashlib
import io
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw_editions import TABLE, make_edition
from tracepaper.errors import InputError
from tracepaper.paths import choose_edition, edition_files
from tracepaper.sources.raw import (
    RawEdition,
    read_sidecar,
    read_sidecars,
)
from tracepaper.sources.verification import verify

COLUMNS = {"economy": "text", "year": "integer", "value": "number"}


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_edition(tmp_path, {"t.csv": TABLE})


def read(tmp_path, content: bytes, columns=COLUMNS, name="t.csv"):
    make_edition(tmp_path, {name: content})
    return RawEdition(tmp_path, "bank", "2024").table(name, columns)


def test_verify_lists_every_file(tmp_path, folder):
    assert verify(tmp_path) == [
        {"file": "bank/2024/t.csv", "sha256": hashlib.sha256(TABLE).hexdigest(), "bytes": len(TABLE)}
    ]


def test_a_changed_byte_is_found(tmp_path, folder):
    (folder / "t.csv").write_bytes(TABLE.replace(b"1.5", b"1.6"))
    with pytest.raises(InputError, match=r"bank/2024/t\.csv: the file has changed: its sha256 is"):
        verify(tmp_path)


def test_a_missing_file_is_found(tmp_path, folder):
    (folder / "t.csv").unlink()
    with pytest.raises(InputError, match=r"t\.csv: the file is missing"):
        verify(tmp_path)


def test_an_unlisted_file_is_found(tmp_path, folder):
    (folder / "more.csv").write_bytes(b"a\n")
    with pytest.raises(InputError, match=r"more\.csv: source\.yml does not list this file"):
        verify(tmp_path)


def test_what_a_system_leaves_behind_is_no_data(tmp_path, folder):
    before = verify(tmp_path), edition_files(tmp_path, "bank", {})
    for place in (tmp_path, folder.parent, folder):
        (place / ".DS_Store").write_bytes(b"\0")
        (place / "._t.csv").write_bytes(b"\0")
    (folder.parent / ".Trashes").mkdir()
    assert (verify(tmp_path), edition_files(tmp_path, "bank", {})) == before


def test_a_file_outside_an_edition_is_found(tmp_path, folder):
    (tmp_path / "bank" / "stray.csv").write_bytes(b"a\n")
    with pytest.raises(InputError, match=r"stray\.csv: a file outside an edition"):
        verify(tmp_path)


def test_a_missing_sidecar_is_found(tmp_path, folder):
    (folder / "source.yml").unlink()
    with pytest.raises(InputError, match=r"source\.yml: the sidecar is missing; begin it with ./run seal "):
        verify(tmp_path)


def test_carriers_must_exist(tmp_path):
    make_edition(tmp_path, {"t.csv": TABLE}, changes={"carriers": "../../carriers/undated/list.csv"})
    with pytest.raises(InputError, match=r"source\.yml: carriers names \.\./\.\./carriers"):
        verify(tmp_path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"checksum": "x"}, r"source\.yml: .*'checksum' was unexpected.*known keys are basis"),
        ({"licence": None}, r"source\.yml: .*'licence' is a required property"),
        ({"files": [{"name": "t.csv", "content": "a table"}]}, r"files\.0: 'sha256' is a required property"),
        (
            {"files": [{"name": "t.csv", "content": "x", "sha256": "abc"}]},
            r"files\.0\.sha256: 'abc' does not",
        ),
        ({"trust": "D"}, r"trust: 'D' is not one of"),
        ({"publisher": {"English": "Bank"}}, r"publisher: 'English' does not match"),
        ({"publisher": {}}, r"publisher: .* should be non-empty"),
        ({"edition": "2023"}, r"edition is '2023' but the folder is named '2024'"),
    ],
)
def test_a_bad_sidecar_is_told(tmp_path, changes, message):
    folder = make_edition(tmp_path, {"t.csv": TABLE}, changes=changes)
    with pytest.raises(InputError, match=message) as caught:
        read_sidecar(folder / "source.yml")
    assert "\n" not in str(caught.value)


def test_a_sidecar_that_is_not_yaml_is_told_with_its_line(tmp_path, folder):
    (folder / "source.yml").write_text("source: bank\nnotes: [a\n")
    with pytest.raises(InputError, match=r"source\.yml:\d+: this is not YAML"):
        read_sidecar(folder / "source.yml")


def test_the_edition_is_the_pinned_or_the_only_one(tmp_path, folder):
    assert choose_edition(tmp_path, "bank", {}) == "2024"
    make_edition(tmp_path, {"t.csv": TABLE}, edition="2025")
    assert choose_edition(tmp_path, "bank", {"bank": "2024"}) == "2024"
    with pytest.raises(InputError, match="found the editions 2024, 2025; pin one"):
        choose_edition(tmp_path, "bank", {})
    with pytest.raises(InputError, match="pins the edition 2030, which is not there; found 2024, 2025"):
        choose_edition(tmp_path, "bank", {"bank": "2030"})
    with pytest.raises(InputError, match="no edition of this source"):
        choose_edition(tmp_path, "office", {})


def test_files_and_sidecars_of_the_chosen_editions(tmp_path, folder):
    assert [Path(p).name for p in edition_files(tmp_path, "bank", {})] == ["source.yml", "t.csv"]
    assert read_sidecars(tmp_path, {"bank": "2024"})["bank", "2024"]["title"]["zh"] == "表"
    with pytest.raises(
        InputError, match=r"bank.2024.source.yml: publisher has no text in the language fr; add it"
    ):
        read_sidecars(tmp_path, {"bank": "2024"}, ["zh", "fr"])


def test_a_table_has_its_columns_and_its_lines(tmp_path):
    frame = read(tmp_path, TABLE)
    assert list(frame.columns) == ["economy", "year", "value", "file", "line"]
    assert frame["economy"].tolist() == ["CHN", "VNM"]
    assert frame["year"].tolist() == [2023, 2024]
    assert frame["value"][0] == 1.5 and math.isnan(frame["value"][1])
    assert frame["file"].tolist() == ["bank/2024/t.csv"] * 2
    assert frame["line"].tolist() == [2, 3] and frame["line"].dtype == "int32"


def test_lines_are_physical_lines(tmp_path):
    content = b'economy,year,value\r\n"C\nHN",2023,1\r\n\r\nVNM,2024,2\r\n'
    frame = read(tmp_path, content)
    assert frame["line"].tolist() == [2, 5]
    assert frame["economy"].tolist() == ["C\nHN", "VNM"]


def test_columns_come_in_the_order_asked_for_whatever_the_file_has(tmp_path):
    frame = read(tmp_path, b"\xef\xbb\xbfvalue,economy,year\n1,CHN,2023")
    assert frame[["economy", "value", "line"]].values.tolist() == [["CHN", 1.0, 2]]


def test_a_compressed_file_reads_the_same(tmp_path):
    frame = read(tmp_path, gzip.compress(TABLE), name="t.csv.gz")
    assert frame["line"].tolist() == [2, 3]


def test_text_is_left_alone(tmp_path):
    frame = read(tmp_path, b"hs8,note\n01012100,NA\n", {"hs8": "text", "note": "text"})
    assert frame.iloc[0][["hs8", "note"]].tolist() == ["01012100", "NA"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"economy,year,value,more\nCHN,2023,1,2\n",
            r"t\.csv:1: unknown column more; expected economy, year",
        ),
        (b"economy,year\nCHN,2023\n", r"t\.csv:1: missing column value"),
        (b"economy,year,value\nCHN,2023,1\nVNM,2024,n/a\n", r"t\.csv:3: value is 'n/a', expected a number"),
        (b"economy,year,value\nCHN,2023,nan\n", r"t\.csv:2: value is 'nan', expected a number"),
        (b"economy,year,value\nCHN,2023,inf\n", r"t\.csv:2: value is 'inf', expected a number"),
        (b'economy,year,value\nCHN,2023,"1,234"\n', r"t\.csv:2: value is '1,234', expected a number"),
        (b"economy,year,value\nCHN,2023.5,1\n", r"t\.csv:2: year is '2023.5', expected a whole number"),
        (b"economy,year,value\nCHN,,1\n", r"t\.csv:2: year is '', expected a whole number"),
        (b"economy,year,value\nCHN,2023,1\nVNM,2024\n", r"t\.csv:3: found 2 cells, expected 3"),
        (b"economy,year,value\nCHN,2023,1,\n", r"t\.csv:2: found 4 cells, expected 3"),
        (
            b'economy,year,value\nCHN,2023,1\n"VNM,2024,2\nLAO,2024,3\n',
            r"t\.csv:3: a quotation mark in this row",
        ),
        (b"economy,year,value\nCH\xff,2023,1\n", r"t\.csv: this is not CSV in UTF-8"),
    ],
)
def test_a_bad_table_is_told_with_file_and_line(tmp_path, content, message):
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, content)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_not_compressed(tmp_path):
    make_edition(tmp_path, {"t.csv.gz": TABLE})
    edition = RawEdition(tmp_path, "bank", "2024")
    with pytest.raises(InputError, match=r"t\.csv\.gz: this is not a gzip file"):
        edition.table("t.csv.gz", COLUMNS)
    with pytest.raises(InputError, match=r"u\.csv: the file is missing"):
        edition.table("u.csv", COLUMNS)


def test_a_check_of_the_figures(tmp_path, folder):
    edition = RawEdition(tmp_path, "bank", "2024")
    edition.require(True, "never told", "t.csv")
    with pytest.raises(InputError, match=r"t\.csv:3: the parts do not add up"):
        edition.require(False, "the parts do not add up", "t.csv", 3)


def test_a_cell_without_meaning_is_told(tmp_path, folder):
    edition = RawEdition(tmp_path, "bank", "2024")
    frame = edition.table("t.csv", COLUMNS)
    assert edition.translate(frame, "economy", {"CHN": "a", "VNM": "b"}).tolist() == ["a", "b"]
    with pytest.raises(InputError, match=r"t\.csv:3: economy is 'VNM', expected one of 'CHN'"):
        edition.translate(frame, "economy", {"CHN": "a"})


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=6
)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.none()


@given(st.lists(st.tuples(cells, st.integers(-9999, 9999), numbers), min_size=1, max_size=8), st.booleans())
def test_any_table_reads_back_with_the_line_of_each_row(tmp_path_factory, rows, ends_open):
    """Cells may hold commas, quotes and line breaks; `line` is where the row begins in the file."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    starts = []
    for name, year, value in rows:
        starts.append(written.getvalue().count("\n") + 1)
        writer.writerow([name, year, "" if value is None else repr(value)])
    content = written.getvalue().encode()
    frame = read(tmp_path_factory.mktemp("raw"), content[:-1] if ends_open else content)
    assert frame["economy"].tolist() == [name for name, _, _ in rows]
    assert frame["year"].tolist() == [year for _, year, _ in rows]
    assert [None if math.isnan(v) else v for v in frame["value"]] == [value for _, _, value in rows]
    assert frame["line"].tolist() == starts


@pytest.mark.parametrize("name", ["../../t.csv", "/etc/passwd", "C:\\t.csv", "~/t.csv", "con", "a\\b"])
def test_a_sidecar_names_no_file_but_those_beside_it(tmp_path, name):
    entry = {"name": name, "sha256": "0" * 64, "content": "a table"}
    make_edition(tmp_path, {"t.csv": TABLE}, changes={"files": [entry]})
    with pytest.raises(InputError, match=r"2024/source\.yml: files\.0\.name is .* expected the plain name"):
        verify(tmp_path)


@pytest.mark.parametrize("name", ["../../../outside.csv", "/etc/passwd", "..\\x"])
def test_carriers_lie_among_the_raw_files(tmp_path, name):
    (tmp_path / "outside.csv").write_bytes(TABLE)
    make_edition(tmp_path / "raw", {"t.csv": TABLE}, changes={"carriers": name})
    with pytest.raises(InputError, match=r"source\.yml: carriers is"):
        verify(tmp_path / "raw")


def test_a_raw_file_that_is_a_link_out_is_refused(tmp_path):
    (tmp_path / "outside.csv").write_bytes(TABLE)
    folder = make_edition(tmp_path / "raw", {"t.csv": TABLE})
    (folder / "t.csv").unlink()
    (folder / "t.csv").symlink_to(tmp_path / "outside.csv")
    with pytest.raises(InputError, match=r"t\.csv: this is a link to .*none of the paper's own files"):
        verify(tmp_path / "raw")


@pytest.mark.parametrize("line", ["edition: 2024", "retrieved: 2026-11-23"])
def test_an_edition_or_a_day_without_quotes_is_itself(folder, line):
    text = (folder / "source.yml").read_text(encoding="utf-8")
    key = line.partition(":")[0]
    lines = [line if old.startswith(f"{key}:") else old for old in text.splitlines()]
    (folder / "source.yml").write_text("\n".join(lines), encoding="utf-8")
    assert read_sidecar(folder / "source.yml")[key] == line.partition(": ")[2]


@pytest.mark.parametrize(
    "line, said",
    [
        ("edition: 2024.10", "2024.1 .*; without quotes YAML reads it as a number, write it in quotes"),
        ("licence: no", "licence: False .*; without quotes YAML reads it as a switch"),
        ("notes: [2026-12-03]", "notes.0: .*; without quotes YAML reads it as a date"),
        ("url:", "url: None .*; without quotes YAML reads it as nothing"),
        ("retrieved: 2026-11-23 10:00:00", "write it in quotes"),
        ("retrieved: '9999-99-99'", "retrieved: 9999-99-99 is no day"),
        ("retrieved: '2026-02-30'", "is no day"),
        ("retrieved: '9999-12-31'", "is no day"),
    ],
)
def test_what_yaml_would_lose_or_is_no_day_is_explained(folder, line, said):
    text = (folder / "source.yml").read_text(encoding="utf-8")
    key = line.partition(":")[0]
    lines = [line if old.startswith(f"{key}:") else old for old in text.splitlines()]
    (folder / "source.yml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_sidecar(folder / "source.yml")
