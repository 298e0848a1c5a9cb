"""Putting a small paper on record as reviewed, as somebody would whom git knows."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tracepaper.audit import claim_reviews, translations
from tracepaper.audit.acceptance import ALL
from tracepaper.audit.material import Material

WHO = ("-c", "user.name=Ann Author", "-c", "user.email=ann@example.org")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


def know_author(folder: Path) -> None:
    """A repository with one commit, whose author accepts what is accepted."""
    git(folder, "init", "-q")
    for key, value in (("user.name", "Ann Author"), ("user.email", "ann@example.org")):
        git(folder, "config", key, value)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it is")


def accept_everything(folder: Path, languages: Sequence[str]) -> None:
    """Every pair of blocks is on record as compared, every claim as reviewed."""
    if not (folder / ".git").is_dir():
        know_author(folder)
    if len(languages) > 1:
        translations.accept(Material(folder, languages, {}), (ALL,))
    claim_reviews.accept(Material(folder, languages, {}), (ALL,))
