"""What kind of file a name says it is, the same on every machine: Python's own answer depends on what is
installed beside it (/etc/mime.types) and on its version."""

from __future__ import annotations

from pathlib import PurePath

UNKNOWN = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/x-python",
    ".sarif": "application/sarif+json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yml": "application/yaml",
}


def media_type(name: str) -> str:
    """The type (RFC 6838) that a file's last suffix stands for; UNKNOWN for any other."""
    return _TYPES.get(PurePath(name).suffix.lower(), UNKNOWN)
