"""An edition made by hand is sealed in two looks: all that is wrong at once, then whole."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
import yaml

from raw_editions import TABLE, make_edition
from tracepaper.errors import InputError
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.seal_edition import examine, seal
from tracepaper.sources.verification import verify

TODAY = date(2026, 12, 3)


def run(root, *words, answer=None):
    told = []
    code = seal(root, [*words], told.append, None if answer is None else lambda question: answer, TODAY)
    return code, told


@pytest.fixture
def new(tmp_path):
    """A new edition's folder beside a sealed one, with the files and no sidecar."""
    make_edition(tmp_path, {"t.csv": TABLE})
    folder = tmp_path / "bank" / "2025"
    folder.mkdir()
    (folder / "t.csv").write_bytes(TABLE + b"VNM,2025,3\n")
    return folder


def test_the_files_and_the_last_edition_make_the_sidecar(tmp_path, new):
    code, told = run(tmp_path, "bank/2025", "--yes")
    card = read_sidecar(new / "source.yml")
    assert code == 0 and len(verify(tmp_path)) == 2
    assert (card["edition"], card["retrieved"], card["publisher"]["en"]) == ("2025", "2026-12-03", "Bank")
    assert card["files"][0]["sha256"] == hashlib.sha256((new / "t.csv").read_bytes()).hexdigest()
    assert any(line.startswith("taken over from the last edition, look at it: publisher") for line in told)
    assert run(tmp_path, "bank/2025")[0] == 0, "what is whole is left alone"


def test_all_that_is_wrong_is_told_at_once(tmp_path, new):
    (new / "unknown.csv").write_bytes(b"a\n")
    (new / "inner").mkdir()
    (new / "source.yml").write_text(
        "source: bnak\nedition: 2025\nretrieved: 2026-02-03\ntrust: D\n"
        "carriers: ../../../out.csv\ncolour: red\n"
        f"files:\n- {{name: t.csv, sha256: {'0' * 64}, content: a table}}\n"
        "- {name: gone.csv, sha256: x, content: y}\n",
        encoding="utf-8",
    )
    found = examine(tmp_path, "bank", "2025", TODAY)
    wrong = "\n".join(found.wrong)
    for said in (
        "inner is a folder",
        "t.csv has changed",
        "colour",
        "trust: 'D'",
        "leads out of",
        "citation",
    ):
        assert said in wrong, said
    assert any("source: bank (the name of its folder, was 'bnak')" in line for line in found.did)
    assert any("gone.csv: taken out of the list" in line for line in found.did)


def test_a_first_edition_is_written_as_far_as_it_goes_and_the_rest_is_asked_for(tmp_path):
    folder = tmp_path / "press" / "2026"
    folder.mkdir(parents=True)
    (folder / "t.csv").write_bytes(TABLE)
    code, told = run(tmp_path, "press/2026", "--yes")
    asked = [line for line in told if line.startswith("to mend by hand")]
    assert code == 1 and any("'publisher' is a required property" in line for line in asked)
    assert any("'content' is a required property" in line for line in asked)
    card = yaml.safe_load((folder / "source.yml").read_text(encoding="utf-8"))
    full = card | dict.fromkeys(("citation", "url", "licence", "units", "basis"), "x")
    full |= {"publisher": {"en": "P"}, "title": {"en": "T"}, "trust": "B", "notes": []}
    full["files"][0]["content"] = "a table"
    (folder / "source.yml").write_text(yaml.safe_dump(full), encoding="utf-8")
    assert run(tmp_path, "press/2026")[0] == 0 and verify(tmp_path)


def test_a_sealed_file_that_changed_needs_a_word(tmp_path):
    folder = make_edition(tmp_path, {"t.csv": TABLE})
    (folder / "t.csv").write_bytes(TABLE.replace(b"1.5", b"1.6"))
    assert run(tmp_path, "bank/2024", "--yes")[0] == 1
    with pytest.raises(InputError, match="has changed"):
        verify(tmp_path)
    assert run(tmp_path, "bank/2024", "--yes", "--accept-changes")[0] == 0 and verify(tmp_path)


@pytest.mark.parametrize("answer, written", [("y", True), ("n", False), ("", False)])
def test_nothing_is_written_before_a_person_has_looked(tmp_path, new, answer, written):
    code, _ = run(tmp_path, "bank/2025", answer=answer)
    assert (new / "source.yml").exists() is written and code == (0 if written else 1)


def test_without_a_terminal_it_wants_a_word(tmp_path, new):
    with pytest.raises(InputError, match="nothing was written; look at the list and say --yes"):
        run(tmp_path, "bank/2025")
    assert not (new / "source.yml").exists()


@pytest.mark.parametrize("words", [[], ["bank"], ["bank/2025/x"], ["bank/2025", "b/c"]])
def test_it_asks_which_edition(tmp_path, words):
    with pytest.raises(InputError, match="which edition"):
        run(tmp_path, *words)


@pytest.mark.parametrize("name", ["../x", "bank/..", "~/x", "bank/nowhere"])
def test_it_seals_nothing_outside(tmp_path, name):
    make_edition(tmp_path, {"t.csv": TABLE})
    with pytest.raises(InputError):
        run(tmp_path, name, "--yes")


def test_a_tab_that_one_reader_of_yaml_knows_and_another_not_is_no_fault(tmp_path):
    path = make_edition(tmp_path, {"t.csv": TABLE}) / "source.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("units: ", "units:\t"), encoding="utf-8")
    assert run(tmp_path, "bank/2024", "--yes")[0] == 0 and verify(tmp_path)
