"""What is this paper's own: its codes, its units (tracepaper/vocabulary.py explains each name)."""

from tracepaper.languages.number_format import UnitWords
from tracepaper.languages.territories import economy_name

ECONOMIES = ("BRN", "CHN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM")
DIMENSIONS = {"economy": set(ECONOMIES)}
DIMENSION_WORDS = {"economy": {"en": "Economy", "zh": "经济体"}}

UNITS = {"USD_2015": ("USD_2015", 1.0)}
UNIT_WORDS: UnitWords = {"USD_2015": {"en": "US${} (prices of 2015)", "zh": "{}美元（2015年价格）"}}

SOURCES_TABLE = ""
BASES: dict[str, str] = {}
MIRRORS: dict[str, str] = {}
STATUSES: set[str] = set()
MAY_BE_NEGATIVE: tuple[str, ...] = ()
WHOLES: tuple[str, ...] = ()
NOT_DATA: tuple[str, ...] = ()


def name_of(dimension: str, code: str, language: str) -> str | None:
    """What an economy is called."""
    return economy_name(code, language) if code in ECONOMIES else None
