"""Filing is all or nothing, whatever interrupts it, and never touches an old edition."""

from __future__ import annotations

import errno
import fcntl
import multiprocessing
import os

import pytest

from tracepaper.errors import InputError
from tracepaper.paths import raw_files
from tracepaper.sources import edition
from tracepaper.sources.edition import NewEdition, file_edition, filing_lock, last_edition, same_observations
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.verification import verify

CARD = {
    "publisher": {"zh": "银行", "en": "Bank"},
    "title": {"zh": "表", "en": "Table"},
    "citation": "Bank.",
    "url": "not stated",
    "licence": "not stated",
    "retrieved": "2026-11-23",
    "units": "US$",
    "basis": "as published",
    "trust": "A",
    "notes": [],
}


def new(name="2026-12", observations=b"a,b\n1,2\n", **card) -> NewEdition:
    return NewEdition(
        "bank",
        [name, f"{name}-03"],
        {"t.csv": observations, "c.csv": b"x\n"},
        {"t.csv": "a, b", "c.csv": "c"},
        CARD | card,
        ("t.csv",),
    )


def fine(root, source, name):
    read_sidecar(root / source / name / "source.yml")


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "raw"
    root.mkdir()
    with filing_lock(root):
        file_edition(root, new("2026-11"), fine)
    return root


def state(root):
    return {
        str(p.relative_to(root)): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and p.name != ".filing.lock"
    }


def test_a_second_edition_stands_beside_the_first(root):
    before = state(root)
    with filing_lock(root):
        folder = file_edition(root, new(observations=b"a,b\n1,3\n", retrieved="2026-12-01"), fine)
    assert folder.name == "2026-12" and {k: v for k, v in state(root).items() if k in before} == before
    assert last_edition(root, "bank").name == "2026-12" and len(verify(root)) == 4


def test_taken_names_are_passed_over(root):
    with filing_lock(root):
        names = [file_edition(root, new("2026-11"), fine).name for _ in range(3)]
    assert names == ["2026-11-03", "2026-11-03-2", "2026-11-03-3"]


def test_the_same_figures_are_recognised_whatever_else_differs(root):
    assert (
        same_observations(root, new()) == "2026-11"
        and same_observations(root, new(observations=b"a\n")) is None
    )


@pytest.mark.parametrize("where", ["os.fsync", "os.rename", "check", "sidecar"])
@pytest.mark.parametrize("what", [KeyboardInterrupt, OSError("disk full"), InputError("unreadable")])
def test_an_interruption_anywhere_leaves_nothing(root, monkeypatch, where, what):
    before, check, card = state(root), fine, {}

    def stop(*_):
        raise what

    if where.startswith("os."):
        monkeypatch.setattr(edition.os, where[3:], stop)
    elif where == "check":
        check = stop
    else:
        monkeypatch.setattr(edition, "_sidecar", stop)
    with pytest.raises(BaseException), filing_lock(root):  # noqa: B017
        file_edition(root, new(**card), check)
    assert state(root) == before and not (root / ".filing").exists()
    assert verify(root)


def _die_while_filing(root):
    with filing_lock(root):
        file_edition(root, new(), lambda *_: os.kill(os.getpid(), 9))


def test_a_killed_filing_is_invisible_and_cleared_by_the_next(root):
    before = state(root)
    process = multiprocessing.get_context("fork").Process(target=_die_while_filing, args=(root,))
    process.start()
    process.join()
    assert process.exitcode == -9 and (root / ".filing").is_dir()
    assert len(verify(root)) == 2 and not any(".filing" in path for path in raw_files(root))
    with filing_lock(root):
        file_edition(root, new(), fine)
    assert not (root / ".filing").exists() and {k: v for k, v in state(root).items() if k in before} == before


def test_two_at_once_are_told_apart(root):
    with filing_lock(root), pytest.raises(InputError, match="another refresh"), filing_lock(root):
        pass


def test_a_bad_sidecar_is_not_filed(root):
    before = state(root)
    with pytest.raises(InputError, match="licence"), filing_lock(root):
        file_edition(root, new(licence=""), fine)
    assert state(root) == before


def test_verification_ignores_the_inbox(root):
    (root / "inbox").mkdir()
    (root / "inbox" / "dropped.xls").write_bytes(b"x")
    assert len(verify(root)) == 2 and not any("inbox" in path for path in raw_files(root))


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_disk_without_locks_is_told_and_no_other_refresh(root, monkeypatch, code):
    def refuse(file, how):
        raise OSError(code, "no locks")

    told = []
    monkeypatch.setattr(fcntl, "flock", refuse)
    with filing_lock(root, told.append):
        pass
    assert told == [
        "this disk knows no locks (a network drive?), so nothing keeps two commands apart: run one at a time"
    ]


def test_a_disk_that_fails_otherwise_is_no_disk_without_locks(root, monkeypatch):
    def fail(file, how):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(OSError, match="broken"), filing_lock(root):
        pass
