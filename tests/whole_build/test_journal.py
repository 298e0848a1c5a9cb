"""A paper of one language with a journal of its own: built in its form, and told what it misses, by the
commands of docs/journal.md."""

from __future__ import annotations

import json

import pytest
from helpers import edit, run
from tiny_paper import choose, file_edition, write_paper

from accepting import accept_everything
from guide_commands import to_type

pytestmark = pytest.mark.long
OURS = """
title: Ours
counts: {keywords: {at-least: 1, source: convention}}
statements: {ethics: {source: convention}}
"""


def test_a_paper_says_what_its_journal_misses_until_it_is_mended(tmp_path):
    folder = write_paper(tmp_path / "paper", ("en",))
    file_edition(folder, "2023", ("en",), "CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")
    choose(folder, "2023", ("en",))
    accept_everything(folder, ("en",))
    config = folder / "config/config.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "style: ours\n", encoding="utf-8")
    assert "there is no style ours; known are aea, chinese-journal, working-paper" in run(
        folder, "journal", code=1
    )
    (folder / "manuscript/styles").mkdir()
    (folder / "manuscript/styles/ours.yaml").write_text(OURS, encoding="utf-8")
    said = run(folder, "journal", code=1)
    assert "- ethics; found: nothing; expected: a statement; mend in `config/config.yaml`" in said
    edit(config, "style: ours", "style: ours\nethics: None was due.")
    chosen, other = (command.split()[1:] for command in to_type("docs/journal.md"))
    assert "0 missing, 3 met" in run(folder, *chosen)
    assert "JEL" in run(folder, *other, code=1)
    verdicts = json.loads((folder / "results/journal/ours.json").read_text(encoding="utf-8"))["languages"]
    assert list(verdicts) == ["en"] and {v["verdict"] for v in verdicts["en"]} == {"met"}
