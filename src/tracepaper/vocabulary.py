"""What a paper declares of itself, in one module of its analysis: `vocabulary`.

The package knows no subject matter; whatever it must know of a paper's own stands there under these
names.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from typing import Any, Protocol

from tracepaper.errors import InputError
from tracepaper.languages.number_format import UnitWords


class Vocabulary(Protocol):
    """The names such a module has; any may be empty, none may be missing."""

    DIMENSIONS: Mapping[str, Container[str] | None]
    """What tells the observations of a series apart: column -> the codes it may hold ("" for none), or None
    for any text.  The first says what an observation is about: a country, a firm."""

    DIMENSION_WORDS: Mapping[str, Mapping[str, str]]
    """Dimension -> language -> what it is called."""

    UNITS: Mapping[str, tuple[str, float]]
    """Published unit -> (base unit, factor): {"USD_M": ("USD", 1e6)}."""

    UNIT_WORDS: UnitWords
    """Units that only this paper has -> language -> pattern, in which {} is the number."""

    BASES: Mapping[str, str]
    """Source/series, * for any text -> the basis on which its amounts are measured (FOB, CIF, reconciled);
    the first that fits.  Amounts on different bases are neither divided nor compared but on purpose."""

    MAY_BE_NEGATIVE: Collection[str]
    """Source/series in which a value below zero is no slip, * for any text: "bank/growth-*"."""

    MIRRORS: Mapping[str, str]
    """Series -> series that tells the same from the other side, the first two dimensions exchanged: exports
    of one to another are imports of the other from the one.  By it a level is held against its partner's."""

    WHOLES: Collection[str]
    """Codes that stand for all of a dimension (the world): the parts of a new edition are held against it."""

    STATUSES: Container[str]
    """What observations may be marked as: preliminary, estimated ..."""

    SOURCES_TABLE: str
    """Id of the exhibit that lists the sources, with the columns source and edition; "" in a paper that has
    none."""

    NOT_DATA: Sequence[str]
    """Regular expressions of what may stand in the prose with a number that no data give: names of
    standards, of classes of goods."""

    def name_of(self, dimension: str, code: str, language: str) -> str | None:
        """The name of what a code stands for, None if it has none."""


class Quantities(Protocol):
    """What is drawn in a paper's figures, in its module `figure_words` beside the vocabulary."""

    QUANTITIES: Mapping[tuple[str, ...], Any]
    """(table, column, *values) -> Quantity, as `evidence.quantities.Quantities` takes them."""

    def called(self, code: Any, language: str) -> str:
        """What a code of the tables is called."""


NAMES = (*Vocabulary.__annotations__, "name_of")


def require_whole(vocabulary: object) -> None:
    """InputError if the paper's module lacks one of the names."""
    for name in NAMES:
        if not hasattr(vocabulary, name):
            raise InputError(
                f"has no {name}; a paper declares it, see tracepaper/vocabulary.py",
                getattr(vocabulary, "__file__", "the vocabulary"),
            )
