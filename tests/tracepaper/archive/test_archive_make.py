"""The archive of a paper that looks built: its bytes, its README, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from archived import RESULT, TOP, archived, mirror
from tracepaper.archive.make import asked_of
from tracepaper.archive.missing import refuse_missing
from tracepaper.archive.readme import words_of, written_in
from tracepaper.archive.times import RECORD, Step, measured, remember
from tracepaper.errors import InputError

ROOT = Path(__file__).resolve().parents[3]


def read(target: Path, name: str) -> str:
    with zipfile.ZipFile(target) as archive:
        return archive.read(f"{TOP}/{name}").decode()


def test_the_same_bytes_from_any_folder_at_any_time(project, tmp_path):
    first = archived(project).read_bytes()
    shutil.copytree(project, tmp_path / "else where", symlinks=True)
    for path in (tmp_path / "else where").rglob("*"):
        os.utime(path, (1, 1))
    assert archived(tmp_path / "else where").read_bytes() == first


def test_sums_modes_and_dates(project, tmp_path):
    with zipfile.ZipFile(archived(project)) as archive:
        entries = archive.infolist()
        archive.extractall(tmp_path)
    assert {entry.date_time for entry in entries} == {(2026, 11, 23, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    modes = {entry.filename: entry.external_attr >> 16 for entry in entries}
    assert modes.pop(f"{TOP}/run") == 0o100755 and set(modes.values()) == {0o100644}
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / TOP)
    listed = (tmp_path / TOP / "SHA256SUMS").read_text().count("\n")
    assert done.returncode == 0 and listed == len(entries) - 1


def test_the_unpacked_archive_archives_itself_to_the_same_bytes(project, tmp_path, monkeypatch):
    target = archived(project)
    subprocess.run(["unzip", "-q", str(target), "-d", str(tmp_path)], check=True)
    other = tmp_path / TOP
    shutil.copy(project / "data/raw/closed/2024/gdp.csv", other / "data/raw/closed/2024/gdp.csv")
    shutil.copytree(project / ".build/data/processed", other / ".build/data/processed")
    shutil.copytree(other / "results", other / ".build/results")
    mirror(other)
    monkeypatch.chdir(other / ".build")
    shutil.copy(project / ".build/results/exhibits/tbl-gdp/exhibit.json", "results/exhibits/tbl-gdp")
    assert archived(other).read_bytes() == target.read_bytes()


def test_the_readme_says_what_is_missing_and_how_to_get_it(project):
    target = archived(project)
    for name in ("REPLICATION.md", "REPLICATION.zh.md"):
        text = read(target, name)
        assert "data/raw/closed/2024/gdp.csv" in text and "https://example.org/closed" in text
        assert (
            "./run refresh closed" in text and "A_KEY" in text and "exhibit.py:4" in text and "$" not in text
        )
    assert "Table 1" in read(target, "REPLICATION.md") and "表1" in read(target, "REPLICATION.zh.md")
    assert json.loads(read(target, "left-out.json"))["files"][0]["sha256"]


def test_the_build_in_the_unpacked_archive_says_what_is_missing(project, tmp_path):
    with zipfile.ZipFile(archived(project)) as archive:
        archive.extractall(tmp_path)
    with pytest.raises(InputError) as told:
        refuse_missing(tmp_path / TOP)
    assert str(told.value).startswith("data/raw/closed/2024/gdp.csv: 1 raw file could not be passed on")
    assert "https://example.org/closed" in str(told.value) and "\n" not in str(told.value)
    shutil.copy(project / "data/raw/closed/2024/gdp.csv", tmp_path / TOP / "data/raw/closed/2024/gdp.csv")
    refuse_missing(tmp_path / TOP)


def test_a_result_changed_since_the_build_is_refused(project):
    (project / ".build" / RESULT).write_text("a,b\n1,3\n")
    with pytest.raises(InputError, match=f"{RESULT}: this file is not as the build made it"):
        archived(project)


def test_times_are_believed_of_these_files_only(project):
    build = project / ".build"
    assert "No record of a build" in read(archived(project), "REPLICATION.md")
    remember(build, [Step("make_table", (RESULT,), 12.3), Step("verify_raw", ("results/facts.json",), 61.0)])
    text = read(archived(project), "REPLICATION.md")
    assert "| reading the raw data | 1 | 61 |" in text and "took 73 seconds" in text
    record = json.loads((build / RECORD).read_text())
    record["steps"]["results/facts.json"]["made"]["results/facts.json"] = "0" * 64  # of another build
    (build / RECORD).write_text(json.dumps(record))
    sums = dict.fromkeys([RESULT], record["steps"][RESULT]["made"][RESULT])
    assert measured(build, sums).seconds == {"make_table": 12.3}
    assert "| reading the raw data | 1 | 61 |" not in read(archived(project), "REPLICATION.md")


def test_what_no_input_names_is_a_reason_to_pack_again(project):
    before = asked_of(project)
    (project / ".env").write_text("TOKEN=abc")
    assert asked_of(project) == before
    (project / "LICENSE").write_text("another\n")
    changed = asked_of(project)
    remember(project / ".build", [Step("make_table", (RESULT,), 1.0)])
    assert len({before, changed, asked_of(project)}) == 3


def test_every_stage_has_a_name_in_every_language():
    stages = {path.stem for path in (ROOT / "workflow/rules").glob("*.smk")}
    for language in written_in():
        assert stages <= set(words_of(language)["stages"])
    first, *others = [words_of(language) for language in written_in()]
    assert all(one.keys() == first.keys() for one in others)
