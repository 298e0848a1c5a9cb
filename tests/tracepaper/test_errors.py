import runpy

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


def told_by(tmp_path, monkeypatch, text: str) -> str:
    """What is told of what a function `facts` of the analysis raises."""
    file = tmp_path / "workflow/analysis/sections/size/facts.py"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit), reported("log"):
        runpy.run_path(str(file))["facts"]()
    return (tmp_path / "log").read_text(encoding="utf-8")


ABOUT = "from tracepaper.errors import InputError\n"


def test_a_mistake_without_a_place_has_that_of_the_analysis(tmp_path, monkeypatch):
    told = told_by(tmp_path, monkeypatch, ABOUT + "def facts():\n    raise InputError('found 2')\n")
    assert told == "error: workflow/analysis/sections/size/facts.py:3: found 2\n"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("None", "error: workflow/analysis/sections/size/facts.py:4: fact a: found 2\n"),
        ("'a.csv', 7", "error: fact a: a.csv:7: found 2\n"),
    ],
)
def test_so_has_one_that_is_told_again_unless_it_had_a_place(tmp_path, monkeypatch, place, told):
    again = (
        ABOUT
        + f"def facts():\n    try:\n        raise InputError('found 2', {place})\n"
        + "    except InputError as problem:\n        raise InputError(f'fact a: {problem}') from None\n"
    )
    assert told_by(tmp_path, monkeypatch, again) == told


def test_a_mistake_met_while_another_is_mended_is_told_by_itself(tmp_path, monkeypatch):
    other = (
        ABOUT
        + "def facts():\n    try:\n        raise InputError('found 2', 'a.csv')\n"
        + "    except InputError:\n        raise InputError('found 3')\n"
    )
    assert told_by(tmp_path, monkeypatch, other).endswith("facts.py:6: found 3\n")


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
