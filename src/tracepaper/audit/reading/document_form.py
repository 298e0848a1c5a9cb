"""Which form a document has, by the end of its name."""

from __future__ import annotations

from pathlib import Path

FORMS = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xml": "xml"}


def form_of(path: Path) -> str:
    """pdf, docx, html, or xml for a publisher's; "" for what is no document that can be read."""
    return FORMS.get(path.suffix.lower(), "")
