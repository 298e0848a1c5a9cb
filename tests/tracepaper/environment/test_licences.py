"""Each package's licence is what it says itself, and one with further conditions is explained."""

from __future__ import annotations

from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from tracepaper.environment.licences import first_lines, page, require_notes, share_alike, stated
from tracepaper.errors import InputError

PSF = "separable material that was\npreviously distributed under the GNU General Public License (GPL)"
ROW = {"name": "a", "version": "1", "purl": "pkg:pypi/a@1", "scope": "required"}


@pytest.fixture
def installed(tmp_path):
    """A distribution with these lines of metadata and these files of licences."""

    def make(*metadata: str, **texts: str) -> PathDistribution:
        folder = tmp_path / "a-1.dist-info"
        (folder / "licenses").mkdir(parents=True)
        head = "\n".join(("Metadata-Version: 2.4", "Name: a", "Version: 1", *metadata, "", "GPL in prose"))
        (folder / "METADATA").write_text(head, encoding="utf-8")
        names = {f"a-1.dist-info/licenses/{name}": text for name, text in texts.items()}
        for name, text in names.items():
            Path(tmp_path / name).write_text(text, encoding="utf-8")
        (folder / "RECORD").write_text("".join(f"{name},,\n" for name in (*names, "a/code.py")))
        return PathDistribution(folder)

    return make


@pytest.mark.parametrize(
    ("metadata", "found"),
    [
        (["License-Expression: MIT OR Apache-2.0", "License: BSD"], [{"expression": "MIT OR Apache-2.0"}]),
        (["License: BSD-3-Clause", "Classifier: License :: X :: BSD License"], ["BSD-3-Clause"]),
        (["License: " + "x" * 61, "Classifier: License :: X :: BSD License"], ["BSD License"]),
        (["License: UNKNOWN", "Classifier: License :: X :: ISC"], ["ISC"]),
        (
            ["Classifier: License :: PD", "Classifier: License :: X :: GPL", "Classifier: Topic :: Y"],
            ["PD", "GPL"],
        ),
        ([], []),
    ],
)
def test_the_licence_is_what_the_metadata_says(installed, metadata, found):
    names = [entry if isinstance(entry, dict) else {"license": {"name": entry}} for entry in found]
    assert stated(installed(*metadata)) == names


def test_of_one_that_states_none_the_text_is_quoted(installed):
    assert first_lines(installed(LICENSE="\n\n  MIT License\n\nCopyright")) == "LICENSE: MIT License"


def test_one_without_a_text_either_is_told(installed):
    assert first_lines(installed()) == ""
    assert "| a | 1 | none stated, and no text | paper |" in page([ROW], {}, "bill.json")


@pytest.mark.parametrize(
    "metadata",
    [
        "License: MPL-2.0",
        "License-Expression: MIT AND LGPL-2.1-only",
        "Classifier: License :: X :: GNU AGPLv3",
    ],
)
def test_share_alike_is_seen_in_the_metadata(installed, metadata):
    assert share_alike(installed(metadata)) == ["METADATA"]


@pytest.mark.parametrize(
    "text",
    [
        "      GNU LESSER GENERAL PUBLIC LICENSE\n        Version 3",
        "Copyright\n\nMozilla Public License Version 2.0\n====",
        "Eclipse Public License - v 1.0",
        "Name: libgfortran\nLicense: GPL-3.0-or-later WITH GCC-exception-3.1",
        "redistribute it under the terms of the\nGNU General Public License as published",
        "The getopt code is under GNU LGPLv2.1+.",
    ],
)
def test_share_alike_is_seen_in_a_text_that_the_metadata_is_silent_of(installed, text):
    assert share_alike(installed("License: MIT", NOTICE=text)) == ["a-1.dist-info/licenses/NOTICE"]


@pytest.mark.parametrize("text", [PSF, "MIT License", "Python releases have also been GPL-compatible"])
def test_a_text_that_only_mentions_one_is_none(installed, text):
    assert share_alike(installed("License: PSF", LICENSE=text)) == []


def test_one_that_nothing_is_said_of_stops():
    listed = [{**ROW, "properties": [{"name": "tracepaper:share-alike", "value": "METADATA"}]}]
    with pytest.raises(InputError, match="a names a licence with further conditions in METADATA"):
        require_notes(listed, {})
    require_notes(listed, {"a": "used unchanged"})
    assert "- **a**: used unchanged" in page(listed, {"a": "used unchanged"}, "bill.json")


def test_a_note_on_what_is_not_locked_stops():
    with pytest.raises(InputError, match="b is in none of the locks"):
        require_notes([ROW], {"b": "gone"})
