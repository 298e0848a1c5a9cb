"""A tiny set of evidence that the tests of the machinery share, and what its paper declares of itself."""

from __future__ import annotations

from types import SimpleNamespace

from tracepaper.languages.territories import economy_name

UNITS = {"USD": ("USD", 1), "USD_M": ("USD", 10**6), "CNY_100M": ("CNY", 10**8), "PERCENT": ("PERCENT", 1)}

PLACES = {"CHN", "VNM", "WLD", "CHN-450100", "CHN-450500"}
# what a paper declares of itself, as its module does
VOCABULARY = SimpleNamespace(
    DIMENSIONS={"economy": PLACES, "partner": PLACES | {""}, "product": None},
    DIMENSION_WORDS={
        "economy": {"zh": "经济体", "en": "Economy"},
        "partner": {"zh": "伙伴", "en": "Partner"},
        "product": {"zh": "产品", "en": "Product"},
    },
    UNITS=UNITS,
    UNIT_WORDS={},
    MAY_BE_NEGATIVE=("bank/growth-*",),
    BASES={},
    MIRRORS={},
    WHOLES=(),
    STATUSES={"estimate": "an estimate"},
    SOURCES_TABLE="tbl-sources",
    NOT_DATA=(),
    name_of=lambda dimension, code, language: (
        economy_name(code, language) if code in ("CHN", "VNM") else None
    ),
)

OBSERVATION_COLUMNS = (
    *("source", "edition", "series", "economy", "partner", "product"),
    *("period", "value", "unit", "status", "trust", "line"),
)
OBSERVATIONS = [
    ("bank", "2026-07", "gdp", "CHN", "", "", "2023", 17.5e12, "USD", "", "A", 2),
    ("bank", "2026-07", "gdp", "CHN", "", "", "2024", 18.5e12, "USD", "", "A", 3),
    ("bank", "2026-07", "gdp", "VNM", "", "", "2023", 430000.0, "USD_M", "", "A", 4),
    ("bank", "2026-07", "gdp", "VNM", "", "", "2024", 476000.0, "USD_M", "estimate", "A", 5),
    ("office", "2025", "revenue", "CHN-450100", "", "", "2024", 5.0, "CNY_100M", "", "B", 2),
    ("office", "2025", "revenue", "CHN-450500", "", "", "2020Q1", 3.0, "USD_M", "", "B", 3),
    ("office", "2025", "odd", "CHN-450100", "", "", "2024", 1.0, "BUSHELS", "", "B", 4),
]
TEXT_COLUMNS = ("source", "edition", "table", "item", "field", "text", "line")
TEXTS = [
    ("office", "2025", "members", "VNM", "joined", "2006", 2),
    ("office", "2025", "members", "VNM", "name", "Viet Nam", 2),
    ("office", "2025", "members", "CHN", "name", "China", 3),
]
