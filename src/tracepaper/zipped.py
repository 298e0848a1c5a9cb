"""Files in a zip whose bytes depend on them alone: no hour, no owner, one order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # before which a zip knows no dates
_UNIX = 3  # the system whose modes are given


def zipped(
    parts: Mapping[str, bytes], first: str, date: datetime = EARLIEST, is_stored: bool = False
) -> bytes:
    """A package (OOXML, EPUB): one part before all others, which follow by their names.

    date: of every part.  is_stored: whether the first lies in it as it is, not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in [first, *sorted(set(parts) - {first})]:
            entry = zipfile.ZipInfo(name, (*date.timetuple()[:6],))
            as_it_is = is_stored and name == first
            entry.compress_type = zipfile.ZIP_STORED if as_it_is else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, 0
            package.writestr(entry, parts[name])
    return buffer.getvalue()
