"""An edition of raw files as a test needs it: files, and a sidecar that is true of them or not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

TABLE = b"economy,year,value\nCHN,2023,1.5\nVNM,2024,\n"


def make_edition(
    root: Path, files: dict[str, bytes], source="bank", edition="2024", changes: dict | None = None
) -> Path:
    """An edition with its sidecar; changes: sidecar keys given another value, or left out (None)."""
    folder = root / source / edition
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    card = {
        "source": source,
        "edition": edition,
        "publisher": {"zh": "银行", "en": "Bank"},
        "title": {"zh": "表", "en": "Table"},
        "citation": "Bank, Table.",
        "url": "not stated",
        "licence": "not stated",
        "retrieved": "2026-11-23",
        "units": "US$",
        "basis": "as reported",
        "trust": "A",
        "notes": [],
        "carriers": "not stated",
        "files": [
            {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "content": "a table"}
            for name, content in files.items()
        ],
    }
    card = {key: value for key, value in {**card, **(changes or {})}.items() if value is not None}
    (folder / "source.yml").write_text(yaml.dump(card, allow_unicode=True), encoding="utf-8")
    return folder
