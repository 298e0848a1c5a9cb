from __future__ import annotations

import io

from tracepaper.telling import say


def test_a_line_is_written_in_one_piece(monkeypatch):
    """`print` writes the end of a line by itself, and another thread's line comes between."""
    pieces = []

    class Heard(io.StringIO):
        def write(self, text):
            pieces.append(text)
            return len(text)

    monkeypatch.setattr("sys.stderr", Heard())
    say("one")
    say("two\x1b[2J")
    assert len(pieces) == 2 and pieces[0] == "one\n" and pieces[1].endswith("\n")
    assert "\x1b" not in pieces[1]
