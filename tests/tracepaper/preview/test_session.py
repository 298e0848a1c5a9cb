"""However early a person ends a preview, it ends well."""

from __future__ import annotations

from tracepaper.preview import session


def test_ctrl_c_as_soon_as_the_address_is_told_is_no_failure(tmp_path, monkeypatch, capsys):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").write_text("languages: [en]\n", encoding="utf-8")

    def interrupted(address):
        raise KeyboardInterrupt

    monkeypatch.setattr(session.webbrowser, "open", interrupted)
    assert session.preview(tmp_path, tmp_path / ".build", [], rebuild=lambda *_: None) == 0
    first, last = capsys.readouterr().err.splitlines()
    assert "Ctrl-C ends the preview" in first and last.startswith("the preview has ended")
