"""Planted errors are counted by kind."""

from __future__ import annotations

from tracepaper.audit.site.assurance import by_kind


def test_planted_errors_by_kind():
    mutants = [
        {"kind": "b", "caught": True, "named": True},
        {"kind": "a", "caught": True, "named": False},
        {"kind": "b", "caught": False, "named": False},
    ]
    assert by_kind(mutants) == [
        {"kind": "a", "planted": 1, "caught": 1, "named": 0},
        {"kind": "b", "planted": 2, "caught": 1, "named": 1},
    ]
    assert by_kind([]) == []
