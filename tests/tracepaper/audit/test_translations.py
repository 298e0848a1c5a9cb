"""Nothing is accepted unseen: what changed is shown with what it was, and who accepts it is on record."""

from __future__ import annotations

import subprocess

import pytest

from tracepaper.audit import acceptance, translations
from tracepaper.audit.checks import parity
from tracepaper.audit.material import Material
from tracepaper.errors import InputError

TEXTS = {
    "zh": "# 贸易\n\n出口上升。\n\n进口上升。\n",
    "en": "# Trade\n\nExports rose.\n\nImports rose.\n",
}


def git(folder, *words):
    who = ("-c", "user.name=Ann Author", "-c", "user.email=ann@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "state")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A paper of one section in two languages, every pair reviewed by Ann."""
    for key in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(key, "Ann Author")
    for key in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(key, "ann@example.org")
    for key in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(key, "2026-03-04T12:00:00+0000")
    for language, text in TEXTS.items():
        (tmp_path / "manuscript" / language).mkdir(parents=True)
        (tmp_path / "manuscript" / language / "01-trade.md").write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    accept(tmp_path, "01-trade")
    commit(tmp_path)
    return tmp_path


def accept(folder, *words):
    return translations.accept(Material(folder, ("zh", "en"), {}), words)


def change(folder, old: str, new: str, language: str = "en"):
    path = folder / "manuscript" / language / "01-trade.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def stale(folder) -> list[str]:
    return [str(problem.place) for problem in parity.check(Material(folder, ("zh", "en"), {})).problems]


def lock(folder) -> str:
    return (folder / parity.LOCK).read_text(encoding="utf-8")


def test_who_and_when_are_on_record(project):
    assert stale(project) == []
    assert lock(project).count(" 2026-03-04 Ann Author\n") == 3


def test_what_changed_is_shown_with_what_it_was_and_the_rest_keeps_its_record(project, capsys, monkeypatch):
    change(project, "Exports rose.", "Exports fell.")
    assert stale(project) == ["manuscript/zh/01-trade.md:3"]
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Bob Other")
    assert accept(project, "manuscript/en/01-trade.md:3") == (1, 0)
    told = capsys.readouterr().out
    assert "Exports [-rose-]{+fell+}." in told and "as reviewed: 出口上升。" in told
    assert "Imports" not in told
    assert [line.split(" ", 4)[-1] for line in lock(project).splitlines()[1:]] == [
        "Ann Author",
        "Bob Other",
        "Ann Author",
    ]
    assert stale(project) == []


def test_both_sides_are_found_when_both_changed(project, capsys):
    change(project, "Exports rose.", "Exports fell.")
    change(project, "出口上升", "出口下降", "zh")
    accept(project, "01-trade.md")
    told = capsys.readouterr().out
    assert "[-rose-]{+fell+}" in told and "出口[-上升-]{+下降+}。" in told


def test_without_names_and_a_terminal_nothing_is_accepted(project):
    change(project, "rose", "fell")
    before = lock(project)
    with pytest.raises(InputError, match=r"nothing is accepted unseen.*\n  manuscript/zh/01-trade.md:3"):
        accept(project)
    with pytest.raises(InputError, match="02-other is no changed pair of blocks; changed are: manuscript/zh"):
        accept(project, "02-other")
    assert lock(project) == before and len(stale(project)) == 2


def test_one_by_one_with_yes_no_and_quit(project, capsys):
    items = [acceptance.Item(name, frozenset(), (f"shown {name}",)) for name in "abcd"]
    answers = iter(["n", "what", "y", "q"])
    assert [item.name for item in acceptance.asked(items, lambda _: next(answers))] == ["b"]
    told = capsys.readouterr().out
    assert "shown c" in told and "shown d" not in told


def test_who_leaves_the_terminal_has_accepted_what_came_before():
    items = [acceptance.Item(name, frozenset(), (name,)) for name in "ab"]
    answers = iter(["y"])

    def ask(_: str) -> str:
        for answer in answers:
            return answer
        raise EOFError

    assert [item.name for item in acceptance.asked(items, ask)] == ["a"]


def test_all_at_once_is_shown_and_said_to_be_so(project, capsys):
    change(project, "rose", "fell")
    assert accept(project, "--all") == (2, 0)
    assert capsys.readouterr().out.count("[-rose-]{+fell+}") == 2
    assert lock(project).count("Ann Author (all at once)\n") == 2


def test_a_pair_that_is_left_stays_stale_and_keeps_its_old_line(project):
    old = lock(project).splitlines()
    change(project, "rose", "fell")
    assert accept(project, "manuscript/zh/01-trade.md:3") == (1, 1)
    assert stale(project) == ["manuscript/zh/01-trade.md:5"]
    assert old[3] in lock(project)


def test_languages_that_do_not_correspond_are_not_accepted(project):
    change(project, "Imports rose.", "- Imports rose.")
    with pytest.raises(InputError, match="the languages do not correspond, so nothing is accepted: manuscr"):
        accept(project, "--all")


def test_one_language_alone_has_nothing_to_accept(tmp_path):
    with pytest.raises(InputError, match="names one language, so there is nothing to compare"):
        translations.accept(Material(tmp_path, ("en",), {}))


def test_somebody_has_to_accept(tmp_path):
    with pytest.raises(InputError, match="git does not say who accepts"):
        acceptance.record(tmp_path)
