"""One command at a time where the disk can say so, and a word where it cannot."""

from __future__ import annotations

import errno
import fcntl

from tracepaper.command.lock import working_alone


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
