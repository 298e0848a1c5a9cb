import pytest

from tracepaper.errors import InputError, reported


def test_an_error_starts_with_its_place():
    assert str(InputError("found 2, expected 3")) == "found 2, expected 3"
    assert str(InputError("found 2, expected 3", "a.csv")) == "a.csv: found 2, expected 3"
    assert str(InputError("found 2, expected 3", "a.csv", 7)) == "a.csv:7: found 2, expected 3"


def test_a_mistake_is_one_line_and_exit_code_1(tmp_path, capsys):
    log = tmp_path / "log"
    with pytest.raises(SystemExit) as exit_, reported([str(log)]):
        raise InputError("found 2, expected 3", "a.csv", 7)
    assert exit_.value.code == 1
    assert capsys.readouterr().err == log.read_text() == "error: a.csv:7: found 2, expected 3\n"


def test_a_fault_of_the_program_keeps_its_traceback(tmp_path):
    log = tmp_path / "log"
    with pytest.raises(ZeroDivisionError), reported(str(log)):
        1 / 0  # noqa: B018
    assert "Traceback" in log.read_text()


def test_success_leaves_an_empty_log(tmp_path):
    with reported([str(tmp_path / "log")]):
        pass
    with reported([]):
        pass
    assert (tmp_path / "log").read_text() == ""
