"""Tables made to harm: each is refused in one sentence, within seconds, with little memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import tracepaper
from hostile_tables import HOSTILE, one_cell, sheet, workbook
from tracepaper.errors import InputError
from tracepaper.sources.packed import gunzip, open_zip
from tracepaper.sources.spreadsheet import MOST_BYTES, read_sheets

MOST_SECONDS, MOST_MEMORY = 10, 1_500_000_000
READ = """
import json, resource, sys, time
from tracepaper.errors import InputError
from tracepaper.sources.spreadsheet import read_sheets
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
for path in sys.argv[2:]:
    start = time.process_time()
    try:
        read_sheets(path)
        said = "read"
    except InputError as problem:
        said = str(problem)
    except BaseException as problem:
        said = "traceback " + repr(problem)
    print(json.dumps([path, said, time.process_time() - start]), flush=True)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """File name -> (sentence, seconds), all read by one process that may not take much memory."""
    found_by = os.environ | {"PYTHONPATH": str(Path(tracepaper.__file__).parent.parent)}
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in HOSTILE.items():
        (folder / name).write_bytes(make())
    (folder / "huge.csv").touch()
    with open(folder / "huge.csv", "r+b") as file:
        file.truncate(1 << 30)  # one line of a gigabyte, which takes no room on the disk
    (folder / "folder.xlsx").mkdir()
    (folder / "to.csv").symlink_to("/etc/passwd")
    files = [str(path) for path in sorted(folder.iterdir())]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(MOST_MEMORY), *files],
        capture_output=True,
        text=True,
        timeout=300,
        env=found_by,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(files), done.stderr
    return {Path(path).name: (said, seconds) for path, said, seconds in rows}


CASES = [(name, said) for name, (_, said) in HOSTILE.items()] + [
    ("huge.csv", f"more than the {MOST_BYTES} a table may have"),
    ("folder.xlsx", "this is a folder"),
    ("to.csv", "this is a link"),
]


@pytest.mark.parametrize("name, pattern", CASES)
def test_a_hostile_file_is_refused_in_one_sentence(outcomes, name, pattern):
    said, seconds = outcomes[name]
    assert re.search(pattern, said) and name in said and "\n" not in said and not said.startswith("traceback")
    assert seconds < MOST_SECONDS


def test_a_large_but_honest_workbook_is_read(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook([[f"城市{r}", *range(40)] for r in range(2_000)]))
    assert len(read_sheets(path)[0].rows) == 2_000


def test_rows_formatted_to_the_end_of_the_sheet_do_no_harm(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(sheet(one_cell("B2").replace("</sheetData>", '<row r="1048576" ht="20"/></sheetData>')))
    assert read_sheets(path)[0].rows == [["", ""], ["", "1"]]


def _gzip(content: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(content) + packer.flush()


def test_gzip_is_unpacked_as_far_as_a_raw_file_may_reach():
    parts = _gzip(b"a" * 3_000_000) + _gzip(b"b")
    assert gunzip(parts, "x.gz") == b"a" * 3_000_000 + b"b"
    with pytest.raises(InputError, match=r"x\.gz: this unpacks to more than 3000000 bytes"):
        gunzip(parts, "x.gz", 3_000_000)


@pytest.mark.parametrize(
    "content, said", [(b"", "empty"), (b"no gzip", "not a gzip file"), (_gzip(b"abc")[:-6], "too early")]
)
def test_damaged_gzip_is_told(content, said):
    with pytest.raises(InputError, match=said):
        gunzip(content, "x.gz")


def test_an_honest_archive_is_opened():
    assert "xl/workbook.xml" in open_zip(workbook(), "t.xlsx").namelist()
