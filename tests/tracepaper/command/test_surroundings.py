"""What a machine does to a command is told in one sentence that says what to do."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections import namedtuple

import pytest

from tracepaper import command
from tracepaper.command.mistakes import sentences
from tracepaper.command.surroundings import nearly_full, sentence, stop_when_told

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def free(monkeypatch):
    """Megabytes that are left on the disk of a folder; plenty on others."""

    def left(**megabytes: int):
        def usage(folder):
            return Usage(0, 0, megabytes.get(os.path.basename(folder), 10**6) * 10**6)

        monkeypatch.setattr(shutil, "disk_usage", usage)

    return left


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_named_with_what_is_left(tmp_path, free, number):
    free(**{tmp_path.name: 3})
    told = sentence(OSError(number, "No space"), tmp_path)
    assert told == (
        f"the disk of {tmp_path} is full (3 MB are left); make some room, the same command goes on from here"
    )


def test_a_disk_with_room_is_not_named_unless_something_said_it_is_full(tmp_path, free):
    free(**{tmp_path.name: 40})
    assert nearly_full(tmp_path) is None
    assert "is full (40 MB are left)" in nearly_full(tmp_path, always=True)


def test_the_disk_of_temporary_files_may_be_the_full_one(tmp_path, free, monkeypatch):
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/elsewhere/tmp")
    free(tmp=0)
    assert "the disk of /elsewhere/tmp is full" in nearly_full(tmp_path)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "logs: lies on a disk that can only be read"),
        (errno.EACCES, "logs: may not be written or read by you"),
        (errno.EEXIST, "logs: should be a folder, and is a file; move it away"),
        (errno.ENOTDIR, "logs: should be a folder, and is a file; move it away"),
        (errno.EISDIR, "logs: should be a file, and is a folder; move it away"),
        (errno.EIO, "logs: lies on a disk that answers with errors"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, number, words):
    assert sentence(OSError(number, "words of the system", str(tmp_path / "logs")), tmp_path) == words


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOENT, "no", "x"), OSError("no number"), OSError(errno.EIO, "no")]
)
def test_what_is_no_fault_of_the_machine_keeps_its_traceback(tmp_path, error):
    assert sentence(error, tmp_path) is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "no", ".build"), "error: .build: may not be written or read by you"),
        (
            ModuleNotFoundError("No module named 'yaml'", name="yaml"),
            "error: there is no package yaml in the",
        ),
    ],
)
def test_the_command_tells_it_without_a_traceback(monkeypatch, capsys, error, told):
    def fail(*_):
        raise error

    monkeypatch.setattr(command, "_dispatch", fail)
    monkeypatch.setattr(command, "stop_when_told", lambda: None)
    with pytest.raises(SystemExit) as end:
        command.main([])
    assert end.value.code == 1 and capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "no", "x"),
        ModuleNotFoundError("no", name="tracepaper.x"),
        EOFError("x"),
    ],
)
def test_a_fault_of_the_program_keeps_its_traceback(monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(command, "_dispatch", fail)
    monkeypatch.setattr(command, "stop_when_told", lambda: None)
    with pytest.raises(type(error)):
        command.main([])


def test_a_step_without_its_package_says_what_to_do(tmp_path):
    log = tmp_path / "logs/step.log"
    log.parent.mkdir()
    log.write_text("Traceback\nModuleNotFoundError: No module named 'duckdb'\n", encoding="utf-8")
    failed = [{"rule_name": "step", "log": ["logs/step.log"]}]
    assert (
        "there is no package duckdb in the environment; mend the name"
        in sentences(failed, [], tmp_path, "x")[0]
    )
    (tmp_path / "workflow/duckdb").mkdir(parents=True)
    assert "(in the step step; the traceback is in" in sentences(failed, [], tmp_path, "x")[0]


def test_clocks_that_disagree_are_told_behind_snakemakes_last_words(tmp_path):
    said = [
        "WorkflowError in rule a: Output b has older modification time (2025) than input c (2026).",
        "Exiting because a job execution failed. Look above for error messages",
        "WorkflowError:\nAt least one job did not complete successfully.",
    ]
    assert sentences([], said, tmp_path, "x") == [
        "the clocks of this machine and of its disk disagree; set them right, then run this again"
    ]
    assert "ended from outside" in sentences([], said[1:], tmp_path, "x")[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_shutdown_is_heard_like_ctrl_c_unless_it_is_ignored(number):
    before = signal.getsignal(number)
    try:
        signal.signal(number, signal.SIG_DFL)
        stop_when_told()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
        signal.signal(number, signal.SIG_IGN)
        stop_when_told()
        os.kill(os.getpid(), number)
    finally:
        signal.signal(number, before)
