"""One command at a time where the disk can say so, and a word where it cannot."""

from __future__ import annotations

import errno
import fcntl
import os
import threading

import pytest

from tracepaper.alone import holding, sign, working_alone
from tracepaper.errors import InputError


def test_a_disk_without_locks_is_told_and_the_command_goes_on(tmp_path, monkeypatch):
    def refuse(file, how):
        raise OSError(errno.ENOLCK, "no locks")

    told = []
    monkeypatch.setattr(fcntl, "flock", refuse)
    with working_alone(tmp_path, "./run", told.append) as handle:
        assert handle > 0
    assert len(told) == 1 and told[0].startswith("this disk knows no locks")


def test_where_there_are_locks_nothing_is_told(tmp_path):
    told = []
    with working_alone(tmp_path, "./run", told.append):
        pass
    assert told == []


def test_a_second_one_is_told_who_holds_it_and_waits_or_is_refused(tmp_path):
    told, ended = [], []

    def second():
        with working_alone(tmp_path, "./run audit", told.append):
            ended.append(True)

    with working_alone(tmp_path, "./run", told.append):
        waiting = threading.Thread(target=second)
        waiting.start()
        with (
            pytest.raises(InputError, match="held by ./run .process"),
            holding(
                tmp_path / "lock",
                lambda holder: (_ for _ in ()).throw(InputError(f"held by {holder}")),
                told.append,
            ),
        ):
            pass
        while not told:
            waiting.join(0.01)
        assert not ended
    waiting.join(10)
    assert ended
    assert told == [f"./run (process {os.getpid()}) is at work in this folder; waiting for it to end"]


def test_who_holds_it_may_sign_later_and_shorter(tmp_path):
    with holding(tmp_path / "lock", list, list) as handle:
        sign(handle, "http://127.0.0.1:8000/")
        sign(handle, "here")
    assert (tmp_path / "lock").read_text() == "here"
