"""`changes` from the command line, on a paper of one figure: against a tag, against another edition,
with a sentence that became false, and with nothing published."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import snakemake
from tiny_paper import choose, file_edition, write_paper

LANGUAGES = ("zh", "en")


def run(folder: Path, *words: str) -> str:
    """What went wrong, "" if nothing did."""
    done = snakemake(folder, *words)
    return "" if done.returncode == 0 else done.stdout


def report(folder: Path, kind: str = "changes") -> dict:
    assert (folder / f"results/{kind}/index.html").is_file()
    return json.loads((folder / f"results/{kind}/changes.json").read_text(encoding="utf-8"))


def edition(folder: Path, name: str, *rows: str) -> None:
    file_edition(folder, name, LANGUAGES, *rows)


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    """The project with another, tiny analysis; tagged v1 with the edition 2023, now at the edition 2024."""
    folder = write_paper(tmp_path_factory.mktemp("paper"), LANGUAGES)
    edition(folder, "2023", "CHN,2022,17", "CHN,2023,18", "VNM,2022,4", "VNM,2023,5")
    choose(folder, "2023", LANGUAGES)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "1"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    edition(
        folder,
        "2024",
        "CHN,2022,17",
        "CHN,2023,18",
        "CHN,2024,19",
        "VNM,2022,4",
        "VNM,2023,20",
        "VNM,2024,21",
    )
    choose(folder, "2024", LANGUAGES)
    return folder


@pytest.fixture(scope="module")
def since_v1(paper) -> dict:
    assert run(paper, "changes", "--config", "against=v1", "against_by=build") == ""
    changes = report(paper)
    drawings = [
        name for e in changes["exhibits"]["changed"] for pair in e["drawings"].values() for name in pair
    ]
    assert drawings and all((paper / "results/changes" / name).is_file() for name in drawings)
    return changes


def test_against_a_tag_a_false_sentence_is_named_first(since_v1):
    changes = since_v1
    [false] = changes["claims"]["became_false"]
    assert {(s["file"], s["line"]) for s in false["sentence"].values()} == {
        ("manuscript/zh/01-size.md", 3),
        ("manuscript/en/01-size.md", 3),
    }
    assert [e["name"] for e in changes["numbers"]["changed"]] == ["gdp-vnm"]
    counts = changes["data"]["bank"]["observations"]["counts"]
    assert (counts["revised"], counts["new"], counts["same"]) == (1, 2, 3)
    figure = next(e for e in changes["exhibits"]["changed"] if e["kind"] == "figure")
    assert figure["years"] == ["2023", "2024"] and set(figure["drawings"]) == {"zh", "en"}
    assert (
        "no longer true" in changes["summary"]["en"]
        and "manuscript/en/01-size.md:3" in changes["summary"]["en"]
    )
    assert "不再成立" in changes["summary"]["zh"] and changes["not_evaluated"] == []
    assert all(count["not_evaluated"] == 0 for count in changes["counts"].values())
    assert changes["counts"]["claims"]["compared"] == 1 and changes["exhibits"]["new"] == []


def test_against_an_edition_gives_the_same_data_numbers_and_sentences(paper, since_v1):
    assert run(paper, "changes", "--config", "against={bank: 2023}") == ""
    by_edition = report(paper)
    assert all(
        by_edition[part] == since_v1[part] for part in ("claims", "numbers", "data", "years", "exhibits")
    )
    assert by_edition["before"] != since_v1["before"]


def test_an_edition_the_paper_cannot_be_built_with_is_compared_as_far_as_it_goes(paper):
    edition(paper, "2022", "CHN,2022,17", "VNM,2022,4")
    try:
        assert run(paper, "changes", "--config", "against={bank: 2022}") == ""
        changes = report(paper)
        assert changes["data"]["bank"]["observations"]["counts"]["new"] == 4
        counts = {part: tuple(count.values()) for part, count in changes["counts"].items()}
        assert counts["numbers"] == (0, 2) and counts["claims"] == counts["strength"] == (0, 1)
        told = [entry for entry in changes["not_evaluated"] if entry["part"] == "numbers"]
        assert [entry["name"] for entry in told] == ["gdp-chn", "gdp-vnm"]
        assert all("no observation matches" in text for text in told[0]["reason"].values())
        assert (
            "Every claim still holds" not in changes["summary"]["en"]
            and changes["claims"]["became_false"] == []
        )
    finally:
        shutil.rmtree(paper / "data/raw/bank/2022")


def test_without_a_baseline_the_reader_is_told_how_to_make_one(paper):
    assert "make one with ./run publish" in run(paper, "changes")


def test_the_code_of_another_commit_runs_only_if_somebody_said_so(paper):
    said = run(paper, "changes", "--config", "against=v1")
    assert "to build v1 is to run its code" in said and "./run changes v1 --published" in said
    assert "v1 has no published/" in run(paper, "changes", "--config", "against=v1", "against_by=published")


def test_a_state_that_does_not_exist_is_named(paper):
    assert "there is no such commit or tag" in run(paper, "changes", "--config", "against=v9")


def inputs(folder: Path) -> dict[str, bytes]:
    files = [path for part in ("config", "data/raw") for path in sorted((folder / part).rglob("*"))]
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def test_another_edition_is_tried_and_everything_is_left_as_it_is(paper, since_v1):
    before = inputs(paper)
    assert run(paper, "what_if", "--config", "what_if={bank: 2023}") == ""
    changes = report(paper, "what_if")
    [true] = changes["claims"]["became_true"]
    assert true["name"] == since_v1["claims"]["became_false"][0]["name"]
    assert changes["after"]["en"] == "the same paper with bank 2023" and changes["not_evaluated"] == []
    counts = changes["data"]["bank"]["observations"]["counts"]
    assert (counts["revised"], counts["withdrawn"], counts["same"]) == (1, 2, 3)
    assert inputs(paper) == before


def test_what_the_tried_edition_lacks_could_not_be_evaluated(paper):
    edition(paper, "2022", "CHN,2022,17", "VNM,2022,4")
    try:
        assert run(paper, "what_if", "--config", "what_if={bank: 2022}") == ""
        changes = report(paper, "what_if")
        counts = {part: tuple(count.values()) for part, count in changes["counts"].items()}
        assert counts["numbers"] == (0, 2) and counts["claims"] == counts["strength"] == (0, 1)
        assert changes["claims"]["gone"] == changes["numbers"]["gone"] == changes["exhibits"]["gone"] == []
    finally:
        shutil.rmtree(paper / "data/raw/bank/2022")


def test_the_edition_in_use_is_nothing_to_try(paper):
    assert "these are the editions that the paper uses" in run(
        paper, "what_if", "--config", "what_if={bank: 2024}"
    )


def commit(folder: Path, tag: str) -> None:
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (["add", "-A", "."], [*author, "commit", "-qm", tag], ["tag", tag]):
        subprocess.run(["git", *words], cwd=folder, check=True)


def test_what_is_the_same_is_not_built_again_and_what_is_not_is(paper, tmp_path):
    """A commit with the same files is read; one whose number, or a step of which, is another is not."""
    folder = shutil.copytree(paper, tmp_path / "paper")
    (folder / ".gitignore").write_text("results/\ndata/processed/\nlogs/\n.snakemake/\n")
    commit(folder, "same")
    assert run(folder, "changes", "--config", "against=same", "against_by=build") == ""
    assert report(folder)["numbers"]["changed"] == []
    facts = folder / "workflow/analysis/sections/size/facts.py"
    before = facts.read_text()
    facts.write_text(before.replace('period="2023"', 'period="2022"'))
    commit(folder, "other")
    facts.write_text(before + "# fails\nraise ValueError\n")
    commit(folder, "broken")
    facts.write_text(before)
    assert run(folder, "changes", "--config", "against=other", "against_by=build") == ""
    assert {entry["name"] for entry in report(folder)["numbers"]["changed"]} == {"gdp-chn", "gdp-vnm"}
    assert run(folder, "changes", "--config", "against=broken", "against_by=build") == ""
    assert report(folder)["counts"]["numbers"]["not_evaluated"] == 2


READER = """
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.inbox import Understood
from tracepaper.sources.raw import read_sidecar

SOURCE, LOOKS_LIKE, SHAPES = "bank", "GDP", ()

def recognise(sheet):
    return True

def read(sheet, dropped, last, today):
    card = dict(read_sidecar(last / "source.yml"))
    for key in ("source", "edition", "files"):
        card.pop(key)
    content = dropped.read_bytes()
    files = {"gdp.csv": content}
    return Understood(NewEdition("bank", ["2025"], files, {"gdp.csv": "GDP"}, card, ("gdp.csv",)), [])
"""


def test_a_table_is_tried_and_filed_nowhere(paper, tmp_path):
    connectors = paper / "workflow/analysis/connectors"
    shutil.rmtree(connectors, ignore_errors=True)
    connectors.mkdir()
    (connectors / "bank_tables.py").write_text(READER)
    before = inputs(paper)
    table = tmp_path / "new figures.csv"
    table.write_text("economy,year,value\nCHN,2022,17\nCHN,2023,18\nVNM,2022,4\nVNM,2023,6\n")
    assert run(paper, "what_if", "--config", f"what_if_table={table}") == ""
    changes = report(paper, "what_if")
    assert changes["after"]["en"] == "the same paper with bank 2025"
    assert [entry["name"] for entry in changes["numbers"]["changed"]] == ["gdp-vnm"]
    assert inputs(paper) == before
    assert "there is no such table" in run(paper, "what_if", "--config", "what_if_table=none.csv")
