from __future__ import annotations

import mimetypes

import pytest

from tracepaper.media_types import UNKNOWN, media_type


@pytest.mark.parametrize(
    "name, kind",
    [
        ("paper.en.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("figure.zh.SVG", "image/svg+xml"),
        ("report.sarif", "application/sarif+json"),
        ("rows.csv.gz", "application/gzip"),
        ("audit/Snakefile", UNKNOWN),
    ],
)
def test_a_name_says_what_it_is_whatever_this_machine_knows(monkeypatch, name, kind):
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_, **__: ("text/of-this-machine", None))
    assert media_type(name) == kind
