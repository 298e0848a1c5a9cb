"""A tiny set of evidence that the tests of the machinery share."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from sample_vocabulary import UNITS

from tracepaper.evidence.evidence import Evidence

ROOT = Path(__file__).resolve().parent.parent
# the same examples in every run; --hypothesis-profile=search looks for new ones
settings.register_profile("paper", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("search", max_examples=400, deadline=None)
settings.load_profile("paper")

# tests serve pages to themselves, which a proxy that this machine goes through would not find
for variable in ("no_proxy", "NO_PROXY"):
    os.environ[variable] = ",".join(filter(None, ("localhost,127.0.0.1", os.environ.get(variable))))

# source, edition, series, economy, partner, product, period, value, unit, status, trust, line
FIGURES = [
    ("bank", "2026-07", "gdp", "CHN", "", "", "2023", 17.5e12, "USD", "", "A", 2),
    ("bank", "2026-07", "gdp", "CHN", "", "", "2024", 18.5e12, "USD", "", "A", 3),
    ("bank", "2026-07", "gdp", "VNM", "", "", "2023", 430000.0, "USD_M", "", "A", 4),
    ("bank", "2026-07", "gdp", "VNM", "", "", "2024", 476000.0, "USD_M", "estimate", "A", 5),
    ("office", "2025", "revenue", "CHN-450100", "", "", "2024", 5.0, "CNY_100M", "", "B", 2),
    ("office", "2025", "revenue", "CHN-450500", "", "", "2020Q1", 3.0, "USD_M", "", "B", 3),
    ("office", "2025", "odd", "CHN-450100", "", "", "2024", 1.0, "BUSHELS", "", "B", 4),
]
TEXTS = [
    ("office", "2025", "members", "VNM", "joined", "2006", 2),
    ("office", "2025", "members", "VNM", "name", "Viet Nam", 2),
    ("office", "2025", "members", "CHN", "name", "China", 3),
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def evidence_files(tmp_path_factory) -> tuple[Path, Path]:
    """observations.parquet and statements.parquet: observations 0-6, statements 7-9."""
    folder = tmp_path_factory.mktemp("evidence")
    figures = pd.DataFrame(
        FIGURES,
        columns=[
            "source",
            "edition",
            "series",
            "economy",
            "partner",
            "product",
            "period",
            "value",
            "unit",
            "status",
            "trust",
            "line",
        ],
    )
    texts = pd.DataFrame(TEXTS, columns=["source", "edition", "table", "item", "field", "text", "line"])
    figures.insert(0, "obs", pd.Series(range(len(figures)), dtype="int32"))
    texts.insert(0, "obs", pd.Series(range(len(figures), len(figures) + len(texts)), dtype="int32"))
    texts["trust"] = "B"
    paths = folder / "observations.parquet", folder / "statements.parquet"
    for frame, path in zip((figures, texts), paths, strict=True):
        frame["file"] = frame["source"] + "/" + frame["edition"] + "/table.csv"
        frame["line"] = frame["line"].astype("int32")
        words = [c for c in frame.columns if c not in ("obs", "line", "value")]
        frame.astype(dict.fromkeys(words, "category")).to_parquet(path, compression="zstd")
    return paths


@pytest.fixture
def evidence(evidence_files) -> Evidence:
    return Evidence(*evidence_files, UNITS)
