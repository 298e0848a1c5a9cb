"""What pages of the guide do with a finished paper: archive, proof, a co-author's file, preview."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from following import Following, copy_of, surroundings
from helpers import ROOT

from accepting import git
from edited_word import EditedWord

PATIENCE = 120  # seconds for a step on a busy machine


@pytest.fixture(scope="module")
def paper(begun, tmp_path_factory):
    folder = copy_of(begun, tmp_path_factory.mktemp("requests") / "my-paper")
    shutil.copy2(ROOT / "LICENSE", folder)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "As published")
    return folder


def test_the_archive_is_made_and_said_to_be_sent(paper):
    with Following(paper, "archive") as page:
        assert "results/archive/REPLICATION.md" in page.types("./run archive")
        assert "nothing was sent" in page.types("./run deposit zenodo --sandbox")


def test_a_proof_is_compared_and_a_stranger_checks_the_claims(paper):
    shutil.copy2(paper / "results/paper/paper.en.pdf", paper / "proof.pdf")
    with Following(paper, "auditing", "interchange") as pages:
        assert "no difference" in pages.types("./run audit --document proof.pdf")
        assert "; 0 wrong" in pages.types("python3 -I -S results/audit/verify_claims.py")
    (paper / "proof.pdf").unlink()


EDITS = {
    "is a classic of the search": "is a classic in the search",
    "Annual flow at Aswan, ": "Yearly flow at Aswan, ",
    " sets the two periods": " puts the two periods",
}


def test_a_co_author_s_edits_come_back_in_every_way_and_a_revision_shows_them(paper):
    word = EditedWord(paper / "results/paper/paper.en.docx")
    for old, new in EDITS.items():
        word.replace(old, new)
    word.save(paper / "FILE.docx")
    section, caption = paper / "manuscript/en/01-flow.md", "workflow/analysis/exhibits/fig_flow/caption.en.md"

    def taken() -> list[bool]:
        """Which edits are in the manuscript, which then is again as it was."""
        text = section.read_text(encoding="utf-8") + (paper / caption).read_text(encoding="utf-8")
        git(paper, "checkout", "-q", ".")
        return [new in text for new in EDITS.values()]

    with Following(paper, "coauthors") as page:
        assert "nothing was changed" in page.types("./run import FILE.docx")
        assert taken() == [False] * 3
        at_terminal(paper, page.next("./run import FILE.docx --interactive"), "y\ny\nn\n")
        assert sorted(taken()) == [False, True, True]
        page.types("./run import FILE.docx --all")
        assert taken() == [True] * 3
        page.types("./run import FILE.docx --only 1,3")
        assert sorted(taken()) == [False, True, True]
        page.types("./run import FILE.docx --branch chen")
        assert taken() == [False] * 3
        git(paper, "merge", "-q", "chen")
        assert taken() == [True] * 3
        page.types("./run revision HEAD --run-its-code")
    assert (paper / "results/revision/revision.en.docx").is_file()


def at_terminal(folder: Path, command: str, answers: str) -> None:
    """Type a command that asks, and answer."""
    ours, its = pty.openpty()
    try:
        process = subprocess.Popen(
            command, shell=True, cwd=folder, env=surroundings(folder), stdin=its, stdout=its, stderr=its
        )
        os.write(ours, answers.encode())
        os.close(its)
        while read_some(ours):
            pass
        assert process.wait(PATIENCE) == 0
    finally:
        os.close(ours)


def read_some(terminal: int) -> bytes:
    """What stands there; nothing once the other side has closed it."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_the_preview_opens_says_where_it_is_and_ends(paper):
    with Following(paper, "preview") as page:
        looked_at(paper, page.next("./run preview"))
        looked_at(paper, page.next("./run preview --no-browser"))
        command = page.next("./run preview --port 8000")
        if is_free(8000):
            assert "http://127.0.0.1:8000/" in looked_at(paper, command)


def is_free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0


def looked_at(folder: Path, command: str) -> str:
    """What a preview says first; then Ctrl-C, by which it ends well."""
    process = subprocess.Popen(
        f"exec {command}", shell=True, cwd=folder, env=surroundings(folder), stderr=subprocess.PIPE, text=True
    )
    try:
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=PATIENCE)[1]
    finally:
        process.kill()
    assert process.returncode == 0 and "the pages are at http://127.0.0.1:" in first, first + rest
    assert "Traceback" not in rest
    return first
