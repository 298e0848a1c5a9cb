"""What is typed, what is shown, and how changes are made: all, some, one by one, on a branch."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from accepting import git, know_author
from sent_paper import SECTIONS, build, edited
from tracepaper.audit import translations
from tracepaper.audit.checks import parity
from tracepaper.audit.material import Material
from tracepaper.errors import InputError
from tracepaper.returning import command
from tracepaper.returning.command import import_document, read_options

ITEM, SECTION = "manuscript/en/02-limits.md", "manuscript/en/01-background.md"


@pytest.fixture
def paper(sent, tmp_path):
    """A paper of its own, a document with two changes, a refusal and a comment, and git around both."""
    own = shutil.copytree(sent, tmp_path / "paper")

    def edit(word) -> None:
        word.replace("agree", "concur")
        word.replace("of weights", "of 31.4% more weights")
        word.replace("17,795.0", "17,795.9")
        word.replace("7.5", "8.5")
        word.comment("two sentences", "Why\ntwo?")

    edited(own, "en", edit)
    (own / ".gitignore").write_text("results\ndata\nsample\n*.docx\n")
    know_author(own)
    return own


def text(paper, file: str) -> str:
    return (paper / file).read_text(encoding="utf-8")


def test_without_a_word_all_is_shown_and_nothing_is_made(paper, capsys):
    assert import_document(paper, [str(paper / "back.docx")]) == 1  # something is refused
    told = capsys.readouterr().out
    for line in (
        "back.docx: language en; 2 changes, 2 refused, 1 comments",
        "   1  manuscript/en/01-background.md:3: wording",
        "[-agree-]{+concur+}",
        "   2  manuscript/en/02-limits.md:9: wording",
        "the number 31.4% is bound to no data: it could be [trade-share]{.fact} is 31.4%",
        "manuscript/en/01-background.md:5: the number 7.5% is computed (fact trade-high)",
        "printed 7.5%; in the document 8.5%",
        "a cell of tbl-glance is computed",
        "manuscript/en/01-background.md:10: Chen Ming of “two sentences”: Why",
        "manuscript/zh/01-background.md:3",
        "nothing was changed; --all takes every change",
    ):
        assert line in told, line
    assert git_status(paper) == ""
    kept = paper / "results/import"
    names = sorted(path.name for path in kept.iterdir())
    assert names[:3] == ["changes.diff", "comments.md", "report.txt"] and names[3].startswith("sent.")
    assert "- [ ] **Chen Ming** manuscript/en/01-background.md:10: “two sentences”" in text(
        paper, "results/import/comments.md"
    )
    git(paper, "apply", "--check", "results/import/changes.diff")


def git_status(paper) -> str:
    done = subprocess.run(["git", "status", "--short"], cwd=paper, capture_output=True, encoding="utf-8")
    return done.stdout


def test_all_are_made_and_the_partners_are_stale_then(paper):
    pairs = Material(paper, ["zh", "en"], {})

    translations.accept(pairs, ("--all",))
    assert parity.check(Material(paper, ["zh", "en"], {})).problems == []
    import_document(paper, [str(paper / "back.docx"), "--all"])
    assert text(paper, SECTION) == SECTIONS["en"]["01-background"].replace("agree", "concur")
    assert "of 31.4% more weights" in text(paper, ITEM)
    stale = parity.check(Material(paper, ["zh", "en"], {})).problems
    assert [str(problem.place) for problem in stale] == [
        "manuscript/zh/01-background.md:3",
        "manuscript/zh/02-limits.md:9",
    ]


def test_some_are_made(paper):
    with pytest.raises(InputError, match="there is no change 9"):
        import_document(paper, [str(paper / "back.docx"), "--only", "9"])
    import_document(paper, [str(paper / "back.docx"), "--only", "2"])
    assert text(paper, SECTION) == SECTIONS["en"]["01-background"]
    assert "31.4% more" in text(paper, ITEM)
    build(paper, "en")  # the paper moves on, the rest is brought in from the same document
    import_document(paper, [str(paper / "back.docx"), "--all"])
    assert text(paper, SECTION) == SECTIONS["en"]["01-background"].replace("agree", "concur")
    assert text(paper, ITEM).count("31.4% more") == 1


def test_each_is_asked_for(paper, monkeypatch):
    monkeypatch.setattr(command, "_question", lambda: None)
    with pytest.raises(InputError, match="there is no terminal"):
        import_document(paper, [str(paper / "back.docx"), "--interactive"])
    answers = iter(["y", "n"])
    monkeypatch.setattr(command, "_question", lambda: lambda question: next(answers))
    import_document(paper, [str(paper / "back.docx"), "--interactive"])
    assert "concur" in text(paper, SECTION) and text(paper, ITEM) == SECTIONS["en"]["02-limits"]


def test_a_branch_is_made_beside_what_is_checked_out(paper):
    import_document(paper, [str(paper / "back.docx"), "--branch", "chen"])
    assert git_status(paper) == "" and text(paper, SECTION) == SECTIONS["en"]["01-background"]
    log = ["git", "log", "--format=%s", "--stat", "chen", "^HEAD"]
    told = subprocess.run(log, cwd=paper, capture_output=True, encoding="utf-8").stdout
    assert told.count("1 file changed, 1 insertion(+), 1 deletion(-)") == 2
    assert f"Edits of {ITEM} from back.docx" in told
    with pytest.raises(InputError, match="there is a branch chen already"):
        import_document(paper, [str(paper / "back.docx"), "--branch", "chen"])
    (paper / SECTION).write_text(text(paper, SECTION) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="this is not as it was committed"):
        import_document(paper, [str(paper / "back.docx"), "--branch", "other"])


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a.docx", "b.docx"],
        ["a.docx", "--all", "--only", "1"],
        ["a.docx", "--branch"],
        ["a.docx", "--sent", "--all"],
        ["a.docx", "--al"],
        ["--all"],
    ],
)
def test_what_cannot_be_meant_is_told(words):
    with pytest.raises(InputError, match=r"\./run import FILE\.docx"):
        read_options(words)
