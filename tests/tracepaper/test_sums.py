"""Lists of checksums are what `sha256sum` writes."""

from __future__ import annotations

import subprocess

import pytest

from tracepaper.errors import InputError
from tracepaper.sums import as_text, inputs, read_sums, sums_of


def test_the_list_is_that_of_sha256sum(tmp_path):
    for name in ("b c.txt", "图.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    sums = sums_of(tmp_path, ["图.txt", "b c.txt", "gone.txt"])
    told = subprocess.run(
        ["sha256sum", "b c.txt", "图.txt"], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    assert as_text(sums) == told
    (tmp_path / "SUMS").write_text(told, encoding="utf-8")
    assert read_sums(tmp_path / "SUMS") == sums


@pytest.mark.parametrize("line", ["short  a.txt", "A" * 64 + "  a.txt", "a" * 64 + " a.txt"])
def test_another_line_is_refused(tmp_path, line):
    (tmp_path / "SUMS").write_text(f"{'a' * 64}  b.txt\n{line}\n")
    with pytest.raises(InputError, match="SUMS:2: expected a sum"):
        read_sums(tmp_path / "SUMS")


def test_a_file_named_twice_is_refused(tmp_path):
    (tmp_path / "SUMS").write_text(f"{'a' * 64}  b.txt\n" * 2)
    with pytest.raises(InputError, match="SUMS:2: expected"):
        read_sums(tmp_path / "SUMS")


def test_inputs_are_what_a_person_wrote_and_not_what_a_system_left(tmp_path):
    wanted = ("Snakefile", "src/a.py", "data/raw/bank/1/gdp.csv")
    left = ("src/__pycache__/a.pyc", "src/.a.py.swp", "data/raw/inbox/b.xls", "published/lock.json")
    for name in (*wanted, *left):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    assert inputs(tmp_path) == sorted(wanted)
