"""What is kept is what would be made, whatever happened to the place where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper import kept as keeping
from tracepaper.kept import FOLDER, MOST, kept


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".snakemake").mkdir()
    return tmp_path


class Maker:
    def __init__(self):
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"content"


def test_a_thing_is_made_once_for_the_same_and_again_for_anything_else(here):
    make = Maker()
    assert [kept([b"ab", b"c"], make) for _ in range(3)] == [b"content"] * 3 and make.made == 1
    for other in ([b"a", b"bc"], [b"abc"], [b"ab", b"c", b""]):
        kept(other, make)
    assert make.made == 4


@pytest.mark.parametrize(
    "harm", [lambda old: old[:-1], lambda old: old + b"!", lambda old: b"", bytes.swapcase]
)
def test_what_was_cut_short_or_altered_is_made_again(here, harm):
    make = Maker()
    kept([b"a"], make)
    [file] = FOLDER.iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert [kept([b"a"], make) for _ in range(2)] == [b"content"] * 2 and make.made == 2


def test_nothing_is_kept_where_snakemake_keeps_nothing_or_nothing_can_be_written(here, monkeypatch):
    make = Maker()
    Path(".snakemake").rmdir()
    kept([b"a"], make)
    assert list(here.iterdir()) == []
    Path(".snakemake").write_bytes(b"")
    assert kept([b"a"], make) == b"content"
    Path(".snakemake").unlink()
    FOLDER.parent.mkdir()
    FOLDER.write_bytes(b"")  # no folder
    assert kept([b"a"], make) == b"content" and make.made == 3


def test_what_was_asked_for_last_stays(here, monkeypatch):
    clock = iter(range(1, 10_000))
    utime = keeping.os.utime
    monkeypatch.setattr(keeping.os, "utime", lambda file: utime(file, (10**6, 10**6 + next(clock))))
    make = Maker()
    for n in range(MOST):
        kept([b"%d" % n], make)
        kept([b"%d" % n], make)  # dated by the clock of this test
    kept([b"0"], make)
    kept([b"more"], make)
    assert len(list(FOLDER.iterdir())) == MOST
    made = make.made
    kept([b"0"], make)
    assert make.made == made
    kept([b"1"], make)
    assert make.made == made + 1
