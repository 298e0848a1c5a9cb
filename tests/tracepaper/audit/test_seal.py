"""Only what a passing audit saw, byte for byte, may be published."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tracepaper.audit.seal import REPORT, SEAL, require_sealed, write_seal
from tracepaper.errors import InputError
from tracepaper.sums import read_sums

DOCX, DATA, PROSE = "results/paper/paper.en.docx", "results/exhibits/fig-a/data.csv", "manuscript/en/01-a.md"
RAW = "data/raw/bank/1/gdp.csv"
PROMISED = (DOCX, DATA, "data/processed/observations.parquet")


def report(failures=(), not_evaluated=(), checks=1):
    check = {"id": "a", "count": 1, "failures": list(failures), "not_evaluated": list(not_evaluated)}
    return json.dumps({"checks": [check] * checks})


@pytest.fixture
def audited(tmp_path) -> Path:
    """A project of five files, audited and passed."""
    for name in (*PROMISED, PROSE, RAW, REPORT, "published/lock.json", "results/changes/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("17\n", encoding="utf-8")
    return sealed(tmp_path)


def sealed(project: Path, text: str = report()) -> Path:
    (project / REPORT).write_text(text, encoding="utf-8")
    write_seal(project, [*PROMISED, REPORT], project / SEAL)
    return project


def test_an_audit_of_these_bytes_lets_through(audited):
    sums = require_sealed(audited, PROMISED)
    assert set(sums) == {DOCX, DATA, PROSE, RAW, REPORT} and sums == read_sums(audited / SEAL)
    subprocess.run(["sha256sum", "--check", "--quiet", SEAL], cwd=audited, check=True)


def test_what_is_no_part_of_the_state_may_change(audited):
    (audited / "published/lock.json").write_text("18\n")
    (audited / "results/changes/index.html").write_text("18\n")
    (audited / "manuscript/en/.01-a.md.swp").write_text("18\n")
    assert require_sealed(audited, PROMISED)


@pytest.mark.parametrize("name", [DOCX, DATA, PROSE, RAW, REPORT])
def test_a_file_changed_by_hand_is_refused(audited, name):
    (audited / name).write_text((audited / name).read_text().replace("1", "2"))
    with pytest.raises(InputError, match=f"^{name}: this file is not as the audit saw it.*run ./run audit"):
        require_sealed(audited, PROMISED)


@pytest.mark.parametrize("name", [DOCX, RAW])
def test_a_file_that_went_is_refused(audited, name):
    (audited / name).unlink()
    with pytest.raises(InputError, match=f"^{name}: this file is missing"):
        require_sealed(audited, PROMISED)


def test_a_file_that_came_since_is_refused(audited):
    (audited / "manuscript/en/02-b.md").write_text("more")
    with pytest.raises(InputError, match="^manuscript/en/02-b.md: the audit did not see this file"):
        require_sealed(audited, PROMISED)


def test_a_line_taken_out_of_the_seal_does_not_help(audited):
    kept = [line for line in (audited / SEAL).read_text().splitlines(True) if not line.endswith(f"{DOCX}\n")]
    (audited / SEAL).write_text("".join(kept))
    (audited / DOCX).write_text("18\n")
    with pytest.raises(InputError, match=f"^{DOCX}: the audit did not see this file"):
        require_sealed(audited, PROMISED)


def test_a_seal_that_is_none_is_refused(audited):
    (audited / SEAL).write_text("17\n")
    with pytest.raises(InputError, match="SHA256SUMS:1: expected a sum"):
        require_sealed(audited, PROMISED)
    (audited / SEAL).unlink()
    with pytest.raises(InputError, match="this state was not audited; run ./run audit"):
        require_sealed(audited, PROMISED)


@pytest.mark.parametrize(
    "found, told",
    [
        (report(failures=[{}, {}]), "2 failed and 0 not evaluated"),
        (report(not_evaluated=[{}]), "0 failed and 1 not evaluated"),
        (report(checks=0), "in 0 checks"),
    ],
)
def test_an_audit_that_did_not_pass_is_refused(audited, found, told):
    sealed(audited, found)
    with pytest.raises(InputError, match=told):
        require_sealed(audited, PROMISED)
