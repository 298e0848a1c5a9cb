"""What goes into the archive, and what must not."""

from __future__ import annotations

import pytest

from archived import mirror
from tracepaper.archive.members import known_files, members
from tracepaper.errors import InputError
from tracepaper.sums import as_text


def found(project):
    return members(project, project / ".build")


def test_what_git_tracks_goes_in_and_what_may_not_be_passed_on_stays_out(project):
    chosen = found(project)
    assert {"notes.txt", "data/raw/open/2024/gdp.csv", "data/raw/closed/2024/source.yml"} <= set(chosen.files)
    assert "data/raw/closed/2024/gdp.csv" not in chosen.files
    assert [one.file for one in chosen.left_out] == ["data/raw/closed/2024/gdp.csv"]
    assert chosen.programs == {"run"}


def test_a_secret_that_git_does_not_track_stays_out(project):
    (project / ".env").write_text("TOKEN=abc")
    (project / "results").mkdir()
    (project / "results/mine.txt").write_text("a note")
    assert not {".env", "results/mine.txt"} & set(found(project).files)


def test_an_input_that_git_does_not_track_is_refused(project):
    (project / "config/secret.txt").write_text("TOKEN=abc")
    mirror(project)
    with pytest.raises(InputError, match=r"config/secret.txt: the paper is built with this file and git"):
        found(project)


def test_a_file_changed_since_the_build_is_refused(project):
    (project / "manuscript/metadata.yaml").write_text("title: {en: Other}")
    with pytest.raises(InputError, match=r"manuscript/metadata.yaml: this file is not as it was"):
        found(project)


def test_a_link_to_what_is_not_the_papers_is_refused(project):
    (project / ".env").write_text("TOKEN=abc")
    (project / "notes.txt").unlink()
    (project / "notes.txt").symlink_to(".env")
    with pytest.raises(InputError, match=r"notes.txt: this is a link"):
        found(project)


def test_rules_that_the_package_put_there_count_as_known_until_they_are_changed(project):
    (project / "workflow/rules/new.smk").write_text("")
    record = as_text(
        {"workflow/rules/new.smk": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    )
    (project / "workflow/rules.sha256").write_text(record)
    assert "workflow/rules/new.smk" in known_files(project)
    (project / "workflow/rules/new.smk").write_text("rule mine:\n")
    assert "workflow/rules/new.smk" not in known_files(project)


def test_without_git_the_inputs_and_what_lies_beside_them_go_in(project):
    (project / ".git").rename(project / "no.git")
    (project / ".env").write_text("TOKEN=abc")
    known = known_files(project)
    assert {"run", "LICENSE", "Snakefile"} <= known and not {".env", "no.git/config", "notes.txt"} & known
