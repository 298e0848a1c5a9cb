"""Rules are renewed where the paper left them as they were, and never where it did not."""

from __future__ import annotations

import os

import pytest

from tracepaper.errors import InputError
from tracepaper.starting import update as updating
from tracepaper.starting.command import LEFT, renew
from tracepaper.starting.update import BESIDE, RECORD, bring, update
from tracepaper.sums import read_sums

OLD = {"Snakefile": b"old", "run": b"old", "src/tracepaper/a.py": b"old", "workflow/rules/gone.smk": b"old"}
NEW = {"Snakefile": b"new", "run": b"new", "src/tracepaper/b.py": b"new"}


@pytest.fixture
def paper(tmp_path):
    """A paper with the old rules and content of its own."""
    for name in ("config/config.yaml", "workflow/analysis/vocabulary.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("own")
    bring(tmp_path, OLD, {})
    return tmp_path


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def renewed(paper, new=NEW):
    return bring(paper, new, read_sums(paper / RECORD))


def test_untouched_rules_are_replaced_and_content_stays(paper):
    done = renewed(paper)
    assert sorted(done.written) == sorted(NEW) and not done.kept and not done.both
    assert done.removed == ["src/tracepaper/a.py", "workflow/rules/gone.smk"]
    own = dict.fromkeys(("config/config.yaml", "workflow/analysis/vocabulary.py"), b"own")
    assert {name: it for name, it in files(paper).items() if name != RECORD} == NEW | own
    assert not (paper / "workflow/rules").exists() and os.access(paper / "run", os.X_OK)
    again = renewed(paper)
    assert not (again.written or again.removed or again.kept or again.both)


def test_what_the_paper_changed_is_kept(paper):
    (paper / "Snakefile").write_bytes(b"theirs")
    (paper / "workflow/rules/gone.smk").write_bytes(b"theirs")
    done = renewed(paper)
    assert done.both == ["Snakefile"] and done.kept == ["workflow/rules/gone.smk"]
    found = files(paper)
    assert found["Snakefile"] == b"theirs" and found[f"Snakefile{BESIDE}"] == b"new"
    assert found["workflow/rules/gone.smk"] == b"theirs"
    assert renewed(paper).kept == ["Snakefile"]  # nothing newer any more


def test_a_change_that_the_package_made_too_is_none(paper):
    (paper / "Snakefile").write_bytes(b"new")
    done = renewed(paper)
    assert "Snakefile" not in done.written + done.both and (paper / "Snakefile").read_bytes() == b"new"


def test_a_rule_that_was_removed_comes_back(paper):
    (paper / "Snakefile").unlink()
    assert "Snakefile" in renewed(paper).written


def test_a_file_of_the_paper_s_own_where_a_new_rule_comes_is_not_overwritten(paper):
    (paper / "src/tracepaper/b.py").write_bytes(b"theirs")
    assert renewed(paper).both == ["src/tracepaper/b.py"]
    assert (paper / "src/tracepaper/b.py").read_bytes() == b"theirs"


def test_stopped_half_way_it_goes_on(paper, monkeypatch):
    real, left = updating._write, iter([True, False])

    def write(path, content, program=False):
        if not next(left, False):
            raise KeyboardInterrupt
        real(path, content, program)

    monkeypatch.setattr(updating, "_write", write)
    with pytest.raises(KeyboardInterrupt):
        renewed(paper)
    monkeypatch.undo()
    done = renewed(paper)
    assert not done.both and not done.kept
    assert {name: files(paper)[name] for name in NEW} == NEW and "src/tracepaper/a.py" not in files(paper)


def test_the_command_tells_and_its_code_says_whether_something_is_left(paper, monkeypatch, capsys):
    monkeypatch.setattr(updating, "shipped", lambda: NEW)
    (paper / "Snakefile").write_bytes(b"theirs")
    assert renew([str(paper)], paper.parent) == LEFT
    told = capsys.readouterr().out
    assert "rules written: 2, removed: 2" in told and "Snakefile.new: take over what you want" in told
    (paper / "Snakefile.new").replace(paper / "Snakefile")
    assert renew([], paper) == 0 and "package's already" in capsys.readouterr().out


def test_what_is_no_paper_is_told(tmp_path, paper):
    with pytest.raises(InputError, match="this is no paper"):
        update(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="this is no paper"):
        renew(["nowhere"], tmp_path)


def test_the_paper_s_own_package_has_nothing_newer(paper):
    (paper / "src/tracepaper/a.py").unlink()
    (paper / "src/tracepaper").rmdir()
    (paper / "src/tracepaper").symlink_to(updating.PACKAGE)
    with pytest.raises(InputError, match="the paper's own"):
        update(paper)


def test_newer_rules_are_not_replaced_by_older_ones_unless_asked(paper, monkeypatch):
    def carrying(version):
        return NEW | {"src/tracepaper/__init__.py": f'"""Why."""\n\n__version__ = "{version}"\n'.encode()}

    bring(paper, carrying("1.10"), read_sums(paper / RECORD))
    before = files(paper)
    monkeypatch.setattr(updating, "shipped", lambda: carrying("1.9.2"))
    monkeypatch.setattr(updating, "OURS", "1.9.2")
    with pytest.raises(InputError, match=r"of version 1\.10, this package is 1\.9\.2.*--older"):
        renew([str(paper)], paper)
    assert files(paper) == before
    assert renew([str(paper), "--older"], paper) == 0 and updating.version_of(paper) == "1.9.2"
    monkeypatch.setattr(updating, "OURS", "1.9.10")
    assert renew([str(paper)], paper) == 0


def test_a_place_that_leads_out_of_the_paper_is_refused(paper, tmp_path_factory, monkeypatch):
    monkeypatch.setattr(updating, "shipped", lambda: NEW)
    (paper / "profiles").symlink_to(tmp_path_factory.mktemp("outside"))
    with pytest.raises(InputError, match="profiles"):
        update(paper)
