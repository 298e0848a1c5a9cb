"""Commands that need no build."""

from __future__ import annotations

from tracepaper.command import desk


def test_the_guide_is_opened_and_cleaned_away(tmp_path, monkeypatch):
    page = tmp_path / "results/docs/index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    (tmp_path / "results/own.txt").touch()
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert desk.open_result(tmp_path, ["docs"]) == 0 and opened == [page.as_uri()]
    assert desk.clean(tmp_path, []) == 0
    assert not page.parent.exists() and (tmp_path / "results/own.txt").exists()
