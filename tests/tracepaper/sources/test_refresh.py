"""Asking several publishers: one that fails keeps no other from being asked, and is told once, at the end."""

from __future__ import annotations

import pytest

from tracepaper.errors import InputError
from tracepaper.sources import refresh as refreshing
from tracepaper.sources.download import Manners


class Silent:
    """A publisher that answers nothing."""

    SOURCES, PUBLISHER, BASE_URL = ("a", "b"), "Nobody", "https://example.org"
    MANNERS, SHAPES = Manners(), {}

    @staticmethod
    def fetch(source, last, get, base_url, today):
        raise InputError(f"{base_url}/{source} answered nothing")


@pytest.mark.parametrize("wanted", ["a", None])
def test_each_reason_is_told_once_and_at_the_end(tmp_path, monkeypatch, wanted):
    asked = [wanted] if wanted else ["a", "b"]
    monkeypatch.setattr(refreshing, "last_edition", lambda root, source: None)
    for source in ("a", "b"):
        (tmp_path / "raw" / source).mkdir(parents=True)
    said: list[str] = []
    with pytest.raises(InputError) as told:
        refreshing.refresh(tmp_path / "raw", tmp_path / "cache", [Silent], None, said.append, wanted=wanted)
    assert str(told.value).split("\n") == [f"{s}: https://example.org/{s} answered nothing" for s in asked]
    assert said == [line for s in asked for line in (f"{s}: asking Nobody", f"{s}: not refreshed")]
