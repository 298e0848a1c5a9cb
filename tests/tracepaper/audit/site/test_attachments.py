"""What the site hands out, and what it does not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tracepaper.audit.site.attachments import LARGEST, OPEN, index, raw_files


@pytest.mark.parametrize(
    "licence, is_open",
    [
        ("CC BY 4.0", True),
        ("CC0", True),
        ("Etalab Open Licence 2.0", True),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND 4.0", False),
        ("not stated", False),
        ("MIT for the derived indicators; that of the tables is not stated", False),
        ("IMF terms of use (free with attribution)", False),
    ],
)
def test_licences_that_let_anybody_pass_a_file_on(licence, is_open):
    assert bool(OPEN.fullmatch(licence)) is is_open


def test_raw_files_are_offered_if_licence_and_size_allow(tmp_path):
    noise = b"".join(sha256(bytes([n % 251, n // 251])).digest() for n in range(LARGEST // 30))
    contents = {"a": b"x,y\n1,2\n", "b": b"secret", "c": noise}
    cards = {}
    for source, content in contents.items():
        folder = tmp_path / source / "1"
        folder.mkdir(parents=True)
        (folder / "t.csv").write_bytes(content)
        licence = "not stated" if source == "b" else "CC BY 4.0"
        cards[source, "1"] = {"licence": licence, "files": [{"name": "t.csv"}]}

    offered, kept_back = raw_files(cards, tmp_path)
    assert offered["raw/a/1/t.csv"] == contents["a"] and kept_back["raw/b/1/t.csv"] == "licence"
    assert kept_back["raw/c/1/t.csv"] == "size"
    known = index(offered, kept_back)
    assert known["raw/a/1/t.csv"] == {"block": 0, "size": 8} and known["raw/b/1/t.csv"] == {"why": "licence"}
