"""What is called how in and around the archive.

Read on every start of Snakemake: nothing heavy is imported.
"""

from __future__ import annotations

import re

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.languages.language import MODEL
from tracepaper.manuscript.tree import split_title

LEFT_OUT = "left-out.json"  # in an unpacked archive: what was not passed on
ADDED = "archive.json"  # in an unpacked archive: which of its files are the project's own
SUMS = "SHA256SUMS"  # in an unpacked archive: all its files
README = "REPLICATION.md"
DCAS, DEPOSIT = "dcas.json", "zenodo.json"
WRITTEN = tuple(f"{paths.ARCHIVE}/{name}" for name in (DCAS, DEPOSIT, README))  # beside the zip
_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
_NAMED = 5  # words of the title that make the archive's name


def archive_name(metadata: str = paths.METADATA) -> str:
    """The archive's name, of words of the title; `paper` where it has none in Latin letters.

    Read on every start of Snakemake: a title that cannot be read is told by the step that prints it.
    """
    try:
        titles = (read_yaml(metadata) or {})["title"]
        title = str(titles.get(MODEL, ""))
    except (InputError, KeyError, TypeError, AttributeError):
        return "paper"
    words = re.findall(r"[a-z0-9]+", split_title(title)[0].lower())
    return "-".join([word for word in words if word not in _SMALL][:_NAMED]) or "paper"
