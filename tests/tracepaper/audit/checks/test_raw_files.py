"""Every changed, missing or unlisted raw file is a failure of its own, and sound ones are none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from raw_editions import TABLE, make_edition
from tracepaper.audit.checks import raw_files


@pytest.fixture
def material(tmp_path):
    raw = tmp_path / "data/raw"
    for source in ("bank", "fund"):
        make_edition(raw, {"a.csv": TABLE, "b.csv": TABLE}, source)
    (raw / "inbox").mkdir()
    (raw / "inbox/README.md").touch()
    return SimpleNamespace(root=tmp_path, raw=raw, editions={"bank": "2024", "fund": "2024"})


def test_sound_files_are_counted(material):
    result = raw_files.check(material)
    assert result.count == 4 and result.problems == []


def test_one_fault_hides_no_other(material):
    bank = material.raw / "bank/2024"
    (bank / "a.csv").write_bytes(b"changed")
    (bank / "b.csv").unlink()
    (material.raw / "fund/2024/c.csv").touch()
    (material.raw / "fund/stray.csv").touch()
    material.editions["bank"] = "2025"
    found = [(problem.kind, problem.place.file) for problem in raw_files.check(material).problems]
    assert sorted(found) == [
        ("edition-differs", "data/raw/bank/2024/a.csv"),
        ("edition-differs", "data/raw/bank/2024/b.csv"),
        ("edition-differs", "data/raw/fund/2024/c.csv"),
        ("edition-missing", "config/config.yaml"),
        ("stray-file", "data/raw/fund/stray.csv"),
    ]
