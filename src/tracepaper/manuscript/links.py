"""Where a link of the paper may lead: to a page, to a work by its DOI, to a person's mailbox."""

from __future__ import annotations

import re

_NEVER = r"\s<>\"\\^`{|}\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069"  # ends an address, or hides it
_HOST = r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?"  # no name and password before it
_MAILBOX = r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# old ones hold ( ) < >
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/[^\s\"\\^`{|}\x00-\x1f\x7f]+")
PAGE = re.compile(rf"{_HOST}(?:[/?#][^{_NEVER}]*)?")
ADDRESS = re.compile(rf"{PAGE.pattern}|{_MAILBOX}|https://doi\.org/{DOI.pattern}")
# as it stands in the manuscript, where a bracket would end it
WRITTEN = rf"(?:{_HOST}(?:[/?#][^(){_NEVER}]*)?|{_MAILBOX}|doi:10\.\d{{4,9}}/[^(){_NEVER}]+)"
EXPECTED = "https://..., http://..., mailto:... or doi:10...."
