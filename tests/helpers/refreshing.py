"""A raw folder to bring editions into, and how a test refreshes it."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

import analysis
from analysis import vocabulary
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.download import Manners
from tracepaper.sources.refresh import refresh

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 12, 3)
QUICK = Manners(pause_s=0, patience_s=2, attempts=2, first_wait_s=0, longest_wait_s=5, jitter_s=0)


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder and its checksum."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != ".filing.lock"
    }


@dataclass
class Project:
    """data/raw and the cache of a project, in a temporary folder; `told` is what the terminal showed."""

    raw: Path
    cache: Path
    told: list[str] = field(default_factory=list)

    def bring(self, *editions: str) -> None:
        for edition in editions:
            shutil.copytree(ROOT / "data" / "raw" / edition, self.raw / edition)

    def refresh(self, source: str, base_url: str, **options) -> list[Path]:
        return refresh(
            self.raw,
            self.cache,
            Catalogue(analysis).connectors(),
            Catalogue(analysis).read_back,
            self.told.append,
            wanted=source,
            base_urls={source: base_url},
            today=TODAY,
            declared=vocabulary,
            **({"manners": QUICK, "sleep": lambda s: None} | options),
        )


@pytest.fixture
def project(tmp_path) -> Project:
    (tmp_path / "raw").mkdir()
    return Project(tmp_path / "raw", tmp_path / "incoming")
