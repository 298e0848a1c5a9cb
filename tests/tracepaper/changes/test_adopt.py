"""Editions are taken over by their own lines of the configuration; nothing else in it changes."""

from __future__ import annotations

import pytest

from tracepaper.changes.adopt import adopt, wanted_of
from tracepaper.errors import InputError

CONFIG = """# what a person may choose
languages: [zh, en]
editions:  # one a source
  bank: "2023"  # the last before the rebasing
  bank-all: 2023-10
  'ports': 2025-q1
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").write_text(CONFIG)
    for name in ("bank/2023", "bank/2024", "bank-all/2024-01", "ports/2025-q2", "weather/2024"):
        (tmp_path / "data/raw" / name).mkdir(parents=True)
        (tmp_path / "data/raw" / name / "source.yml").write_text("title: a\n")
    return tmp_path


def test_a_line_changes_and_its_remark_and_all_others_stay(project):
    told = adopt(project, ["bank=2024", "ports=2025-q2"])
    written = (project / "config/config.yaml").read_text()
    assert written == CONFIG.replace('"2023"  #', '"2024"  #').replace("2025-q1", '"2025-q2"')
    assert told.startswith("bank: 2023 -> 2024\nports: 2025-q1 -> 2025-q2\n") and "./run changes" in told
    assert [path.name for path in (project / "config").iterdir()] == ["config.yaml"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bank=2025"], "data/raw/bank: there is no edition 2025; there are 2023, 2024"),
        (["bonk=2024"], "there is no source bonk in config; there are bank, bank-all, ports"),
        (["weather=2024"], "weather is filed and the paper uses none of it: it needs a module"),
        ([], "name editions, for example"),
        (["bank"], "bank is neither SOURCE=EDITION nor the one file of a table"),
        (["bank=2024", "bank-all=1999"], "no edition 1999; there are 2024-01"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(project, words, message):
    with pytest.raises(InputError, match=message):
        adopt(project, words)
    assert (project / "config/config.yaml").read_text() == CONFIG


def test_a_line_of_another_form_is_a_persons_to_write(project):
    (project / "config/config.yaml").write_text("editions: {bank: '2023'}\n")
    with pytest.raises(InputError, match="the line of bank is not of the form “bank: EDITION”; write 2024"):
        adopt(project, ["bank=2024"])


def test_words_are_editions_or_a_table(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new=1.csv").write_text("a")
    assert wanted_of(["bank=2024", "new=1.csv"]) == ({"bank": "2024"}, str(tmp_path / "new=1.csv"))
    with pytest.raises(InputError, match="other.csv is neither"):
        wanted_of(["other.csv"])
