"""What may follow `refresh`, in whatever order."""

from __future__ import annotations

import pytest

from tracepaper.command import table, workflow


@pytest.mark.parametrize(
    ("typed", "handed"),
    [
        ("", ""),
        ("wdi", "--config source=wdi"),
        ("wdi lpi", "--config source=wdi,lpi"),
        ("wdi --accept-changes", "--config source=wdi accept_changes=true"),
        ("--accept-changes wdi", "--config source=wdi accept_changes=true"),
        ("--accept-changes", "--config accept_changes=true"),
        ("--dry-run", "--config only_list=true"),
        ("-n wdi", "--config source=wdi only_list=true"),
        ("wdi --verbose", "--config source=wdi"),
        ("--config accept_changes=true", "--config accept_changes=true"),
        ("--config source=wdi accept_changes=yes", "--config source=wdi accept_changes=yes"),
        ("wdi --config accept_changes=1", "--config source=wdi accept_changes=1"),
        (
            "wdi --accept-changes --config base_urls={}",
            "--config source=wdi accept_changes=true base_urls={}",
        ),
        ("wdi -j 4", "-j 4 --config source=wdi"),
    ],
)
def test_words_of_refresh(monkeypatch, tmp_path, typed, handed):
    given = []
    monkeypatch.setattr(
        workflow, "run", lambda project, targets, words, name: given.append((targets, list(words))) or 0
    )
    table.COMMANDS["refresh"].do(tmp_path, typed.split())
    [(targets, words)] = given
    assert targets == ["refresh"] and [word for word in words if word != "--verbose"] == handed.split()
