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


@pytest.mark.parametrize(("verdict", "code"), [("missed", 1), ("met", 0), ("open", 0)])
@pytest.mark.parametrize(
    ("words", "style", "name"),
    [([], "", "working-paper"), ([], "style: aea", "aea"), (["ours"], "style: aea", "ours")],
)
def test_journal_judges_the_chosen_or_the_named_one(
    tmp_path, monkeypatch, capsys, words, style, name, verdict, code
):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").write_text(f"languages: [en]\n{style}\n")

    def made(project, targets, words, command):
        assert (targets, words) == (["journal"], ["--config", f"journal={name}"])
        folder = project / "results/journal"
        folder.mkdir(parents=True)
        (folder / f"{name}.md").write_text("# What\n")
        (folder / f"{name}.json").write_text(f'{{"languages": {{"en": [{{"verdict": "{verdict}"}}]}}}}')
        return 0

    monkeypatch.setattr(workflow, "run", made)
    assert table.COMMANDS["journal"].do(tmp_path, words) == code
    assert capsys.readouterr().out == "# What\n"
    with pytest.raises(InputError, match="one journal at a time: a, b"):
        table.COMMANDS["journal"].do(tmp_path, ["a", "b"])


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
