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
    def requests(source, last, get, base_url, today):
        return [f"{base_url}/{source}"]

    @staticmethod
    def fetch(source, last, get, base_url, today):
        raise InputError(f"{base_url}/{source} answered nothing")


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Refresh the sources of a connector; what was said, and the error or the folders."""
    monkeypatch.setattr(refreshing, "last_edition", lambda root, source: None)
    for source in ("a", "b"):
        (tmp_path / "raw" / source).mkdir(parents=True)

    def asked(connector, **options):
        said: list[str] = []
        try:
            found = refreshing.refresh(
                tmp_path / "raw", tmp_path / "cache", [connector], None, said.append, **options
            )
        except InputError as problem:
            found = problem
        return said, found

    return asked


@pytest.mark.parametrize("wanted", ["a", "b", None, "a,b", "b, a"])
def test_each_reason_is_told_and_all_of_them_at_the_end(ask, wanted):
    sources = ["a", "b"] if wanted in (None, "a,b", "b, a") else [wanted]
    said, problem = ask(Silent, wanted=wanted)
    assert str(problem).split("\n") == [f"{s}: https://example.org/{s} answered nothing" for s in sources]
    table = ["", *(f"{s}  refused  https://example.org/{s} answered nothing" for s in sources)]
    asked = [line for s in sources for line in (f"{s}: asking Nobody", f"{s}: not refreshed")]
    assert said == [*asked, *(table if len(sources) > 1 else [])]


class Confused(Silent):
    """A connector that meets what nobody thought of, for one of its sources."""

    @staticmethod
    def fetch(source, last, get, base_url, today):
        if source == "a":
            return {}["\x1b[2Jkey"]
        raise InputError("b is down")


def test_a_fault_of_the_program_stops_one_source_only(ask, capsys):
    said, problem = ask(Confused)
    first, second = str(problem).split("\n")
    assert first.startswith("a: Nobody answered what the program does not understand (KeyError: ")
    assert second == "b: b is down" and "Traceback" in capsys.readouterr().err
    assert all(line.isprintable() for line in (*said, first))


def test_what_would_be_asked_is_listed_and_nothing_is_asked(ask):
    said, found = ask(Silent, only_list=True)
    assert found == [] and said[0].startswith("a: 1 request to Nobody, ")
    assert "  https://example.org/b" in said


def test_a_misspelt_source_is_told_its_neighbour(ask):
    said, problem = ask(type("Long", (Silent,), {"SOURCES": ("world-bank-wdi",)}), wanted="world-bank-wid")
    assert "is world-bank-wdi meant?; these can: world-bank-wdi" in str(problem) and said == []


def test_the_table_names_each_source_how_it_ended_and_what():
    outcomes = [
        refreshing.Outcome("a", refreshing.FILED, "2026-12"),
        refreshing.Outcome("long-name", refreshing.SAME, "2026-11"),
        refreshing.Outcome("b", refreshing.REFUSED, "x" * 300),
    ]
    assert refreshing.summary(outcomes) == [
        "",
        "a          filed        2026-12",
        "long-name  nothing new  2026-11",
        f"b          refused      {'x' * 99}…",
    ]
