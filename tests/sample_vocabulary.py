"""What a paper declares of itself, as its module does; for the tests of the package."""

from __future__ import annotations

from types import SimpleNamespace

from tracepaper.languages.territories import economy_name

UNITS = {"USD": ("USD", 1), "USD_M": ("USD", 10**6), "CNY_100M": ("CNY", 10**8), "PERCENT": ("PERCENT", 1)}

PLACES = {"CHN", "VNM", "WLD", "CHN-450100", "CHN-450500"}
VOCABULARY = SimpleNamespace(
    DIMENSIONS={"economy": PLACES, "partner": PLACES | {""}, "product": None},
    DIMENSION_WORDS={
        "economy": {"zh": "经济体", "en": "Economy"},
        "partner": {"zh": "伙伴", "en": "Partner"},
        "product": {"zh": "产品", "en": "Product"},
    },
    UNITS=UNITS,
    UNIT_WORDS={},
    STATUSES={"estimate": "an estimate"},
    SOURCES_TABLE="tbl-sources",
    NOT_DATA=(),
    name_of=lambda dimension, code, language: (
        economy_name(code, language) if code in ("CHN", "VNM") else None
    ),
)
