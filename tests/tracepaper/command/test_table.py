"""What a person types becomes the configuration that the schema asks for."""

from __future__ import annotations

import pytest

from tracepaper.command import table, workflow
from tracepaper.errors import InputError


@pytest.mark.parametrize(
    ("words", "config"),
    [
        (["bank=2024"], ['what_if={"bank": "2024"}']),
        (["bank=2024", "--accept-changes"], ['what_if={"bank": "2024"}', "accept_changes=true"]),
        (["a b.csv"], ["what_if={}", "what_if_table={folder}/a b.csv"]),
    ],
)
def test_what_if_gives_no_empty_setting(tmp_path, monkeypatch, words, config):
    (tmp_path / "a b.csv").touch()
    monkeypatch.chdir(tmp_path)
    given = []
    monkeypatch.setattr(
        workflow, "run", lambda project, targets, words, name: given.extend([targets, words]) or 1
    )
    assert table.COMMANDS["what_if"].do(tmp_path, words) == 1
    assert given == [["what_if"], ["--config", *(one.replace("{folder}", str(tmp_path)) for one in config)]]


@pytest.mark.parametrize("words", [["HEAD", "--published"], ["--published", "HEAD"]])
def test_the_options_of_changes_stand_anywhere(tmp_path, monkeypatch, words):
    given = []
    monkeypatch.setattr(workflow, "run", lambda project, targets, words, name: given.extend(words) or 1)
    assert table.COMMANDS["changes"].do(tmp_path, words) == 1
    assert given == ["--config", "against_by=published", "against=HEAD"]
    with pytest.raises(InputError, match="one state at a time: a, b"):
        table.COMMANDS["changes"].do(tmp_path, ["a", "b"])


def test_without_a_published_state_changes_says_how_to_have_one(tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(workflow, "run", lambda project, targets, words, name: asked.append(words) or 1)
    assert table.COMMANDS["changes"].do(tmp_path, []) == 0 and not asked
    assert "nothing is published yet" in capsys.readouterr().out
    (tmp_path / "published").mkdir()
    (tmp_path / "published/lock.json").write_text("{}")
    assert table.COMMANDS["changes"].do(tmp_path, []) == 1 and asked == [[]]
