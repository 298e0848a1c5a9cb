"""What is this paper's own: its codes, its units (tracepaper/vocabulary.py explains each name)."""

from tracepaper.languages.number_format import UnitWords

RIVERS = {
    "NILE": {
        "en": "Nile",
        "zh": "尼罗河",
    },
}
DIMENSIONS = {"river": set(RIVERS)}  # the first says what a number is about
DIMENSION_WORDS = {
    "river": {
        "en": "River",
        "zh": "河流",
    },
}

UNITS = {"1E8_M3": ("M3", 1e8)}  # as published -> the unit of all calculations, and the factor
UNIT_WORDS: UnitWords = {
    "M3": {
        "en": "{} m³",
        "zh": "{}立方米",
    },
}

SOURCES_TABLE = ""  # the id of a table that lists the sources, if the paper has one
BASES: dict[str, str] = {}
MIRRORS: dict[str, str] = {}
STATUSES: set[str] = set()
MAY_BE_NEGATIVE: tuple[str, ...] = ()
WHOLES: tuple[str, ...] = ()
NOT_DATA: tuple[str, ...] = ()


def name_of(dimension: str, code: str, language: str) -> str | None:
    """What a code of a dimension is called."""
    return RIVERS[code][language] if code in RIVERS else None
