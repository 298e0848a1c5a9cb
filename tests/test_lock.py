"""requirements.lock installs the same bytes from any package index."""

from __future__ import annotations

import re

import pytest

from tracepaper.environment.conda import named


@pytest.fixture(scope="module")
def lock(root) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entries(lock) -> dict[str, str]:
    """ "package==version ; marker" -> everything that belongs to it, continued lines joined."""
    joined = lock.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return {line.split("--hash")[0].strip(): line for line in lines}


def test_lock_names_no_place_to_download_from(lock):
    assert re.findall(r"\w+://|--index|--extra-index|--find-links| @ ", lock) == []


def test_every_entry_is_an_exact_version_with_hashes(entries):
    assert len(entries) > 50
    for pin, line in entries.items():
        assert re.match(r"[a-z0-9.-]+==[\w.+!]+( ; .+)?$", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), f"{pin} has no hash"


def test_everything_named_by_hand_is_locked(root, entries):
    locked = {pin.split("==")[0] for pin in entries}
    asked = named((root / "requirements.in").read_text(encoding="utf-8"))
    assert len(asked) > 10
    assert [name for name in asked if name not in locked] == []
