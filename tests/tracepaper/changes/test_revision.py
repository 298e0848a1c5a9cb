"""From two built states to Word files with tracked changes; what cannot be built says so in a sentence."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest

from render_sample import DATE, assemble_sample, write_sample
from settled import settled
from tracepaper.changes import revision
from tracepaper.errors import InputError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A built paper; "another commit" is a copy of it in which the discussion is called otherwise."""
    write_sample(tmp_path / "source")
    (tmp_path / "data/processed/manuscript").mkdir(parents=True)
    for language in ("zh", "en"):
        tree = assemble_sample(tmp_path / "source", language)
        shutil.copy(tree, tmp_path / f"data/processed/manuscript/{language}.json")
    shutil.copytree(tmp_path / "source/exhibits", tmp_path / "results/exhibits")
    monkeypatch.chdir(tmp_path)

    def unpack(name, by, folder):
        assert by == "build"
        for part in ("data", "results"):
            shutil.copytree(tmp_path / part, folder / part)
        tree = folder / "data/processed/manuscript/en.json"
        tree.write_text(tree.read_text(encoding="utf-8").replace("Discussion", name), encoding="utf-8")

    def build(folder, command):
        for document in command[command.index("1") + 1 :]:
            (folder / document).parent.mkdir(exist_ok=True)
            (folder / document).touch()
        return ""

    monkeypatch.setattr(revision, "unpack_commit", unpack)
    monkeypatch.setattr(revision, "run_in", build)
    return tmp_path


def asked(names, **more):
    return SimpleNamespace(**{"names": names, "by": "build", "languages": ["zh", "en"], "date": DATE, **more})


def headings(project, accept):
    return settled((project / "out/revision.en.docx").read_bytes(), accept)


def test_since_a_commit_and_between_two(project):
    revision.make_revision(asked("Debate"), project / "out", 1)
    assert "Debate" in headings(project, False) and "Debate" not in headings(project, True)
    assert "Discussion" in headings(project, True)
    same = (project / "out/revision.zh.docx").read_bytes()
    assert settled(same, True) == settled(same, False)
    revision.make_revision(asked("Debate,Dispute"), project / "out", 1)
    assert "Debate" in headings(project, False) and "Dispute" in headings(project, True)


def test_what_cannot_be_built_is_said(project, monkeypatch):
    monkeypatch.setattr(revision, "run_in", lambda folder, command: "no rule to make it")
    with pytest.raises(InputError, match="Debate cannot be built: no rule to make it"):
        revision.make_revision(asked("Debate"), project / "out", 1)
    with pytest.raises(InputError, match="since which state"):
        revision.make_revision(asked(None), project / "out", 1)
