"""All that is wrong with the raw files is told in one go, a sentence each."""

from __future__ import annotations

import pytest

from raw_editions import TABLE, make_edition
from tracepaper.errors import InputError
from tracepaper.sources.verification import verify


def told(root):
    with pytest.raises(InputError) as found:
        verify(root)
    return [line.replace(f"{root}/", "") for line in str(found.value).split("\n")]


def test_every_fault_of_every_source_is_told(tmp_path):
    first = make_edition(tmp_path, {"a.csv": TABLE, "b.csv": TABLE})
    (first / "a.csv").write_bytes(b"changed")
    (first / "b.csv").unlink()
    (first / "c.csv").write_bytes(b"new")
    make_edition(tmp_path, {"a.csv": TABLE}, "customs", changes={"carriers": "list.csv", "edition": "2023"})
    make_edition(tmp_path, {"a.csv": TABLE}, "fund", changes={"licence": None, "checksum": "x"})
    (make_edition(tmp_path, {"a.csv": TABLE}, "press") / "source.yml").write_text("a: [", encoding="utf-8")
    (make_edition(tmp_path, {"a.csv": TABLE}, "union") / "source.yml").unlink()
    (tmp_path / "stray.csv").touch()
    begun = [line.partition(";")[0] for line in told(tmp_path)]
    expected = [
        "bank/2024/a.csv: the file has changed: its sha256 is",
        "bank/2024/b.csv: the file is missing, though source.yml lists it",
        "bank/2024/c.csv: source.yml does not list this file",
        "customs/2024/source.yml: edition is '2023' but the folder is named '2024'",
        "customs/2024/source.yml: carriers names list.csv, which is not there",
        "fund/2024/source.yml: the sidecar: ",
        "fund/2024/source.yml: the sidecar: ",
        "press/2024/source.yml:",
        "stray.csv: a file outside SOURCE/EDITION",
        "union/2024/source.yml: the sidecar is missing",
    ]
    assert len(begun) == len(expected)
    assert all(line.startswith(words) for line, words in zip(begun, expected, strict=True)), begun


def test_a_file_nobody_lists_is_told_with_the_command_that_does(tmp_path):
    (make_edition(tmp_path, {"a.csv": TABLE}) / "new.csv").touch()
    [line] = told(tmp_path)
    assert "(./run seal bank/2024)" in line
