"""Kinds of claims: what a sentence says of the world decides by which rivals it has to be tried.

A rival is another reasonable way to measure the same sentence.  The package makes the families below
from what a claim reads; where a kind stands or falls with a choice that only the author can name
(another measure of dispersion, a normalisation), it has to be named: another column that stands for the
same thing (`instead`), or a function of its own (`claims.rival`).

The choices are those that studies of researchers' degrees of freedom found to matter: period, sample,
measure, specification (Simonsohn, Simmons and Nelson 2020; Leamer 1983).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from tracepaper.statements.conditions import CHANGE, LEVEL, RANK, TURN

WINDOW = "window"  # each year it names, one and two years earlier and later
WITHOUT = "without"  # each member of a group it does not name, left out
SCOPE = "scope"  # every stretch of years it is limited to, widened to all there are
SPECIFICATION = "specification"  # the other rows of a table of estimates
MEASURE = "measure"  # what the author names: another column, another function
FAMILIES = (WINDOW, WITHOUT, SCOPE, SPECIFICATION, MEASURE)
ANY_FORM = frozenset({LEVEL, CHANGE, RANK, TURN})


@dataclass(frozen=True)
class Kind:
    """What a claim says.

    instead: column -> the columns of the same table by which the same sentence is tried.
    due: families of rivals that are tried.  needs: families of which there must be one.
    admits: forms of comparison that such a claim may be made of.
    lifts: which bounds of a stretch of years are widened to try its scope; a claim with none is not
    tested over all data and may not say largest, first, never.
    """

    instead: Mapping[str, Sequence[str]] = field(default_factory=dict)

    due: ClassVar[tuple[str, ...]] = (WINDOW, WITHOUT, MEASURE)
    needs: ClassVar[tuple[str, ...]] = ()
    admits: ClassVar[frozenset[str]] = ANY_FORM
    lifts: ClassVar[frozenset[str]] = frozenset()

    @property
    def name(self) -> str:
        """Its word in results and in the languages' tables: growth-compared for GrowthCompared."""
        text = type(self).__name__
        return "".join(f"-{c.lower()}" if c.isupper() and at else c.lower() for at, c in enumerate(text))


class Level(Kind):
    """A value is above, below or near a mark, or another value, at one time."""

    admits = frozenset({LEVEL})


class Share(Level):
    """A part is more or less of a whole than a mark."""


class Change(Kind):
    """A value is higher or lower than it was."""

    admits = frozenset({LEVEL, CHANGE})


class GrowthCompared(Kind):
    """Something grew faster than something else, or than itself at another time.

    A difference of two growth rates may be common to all that was traded; so a normalisation is due."""

    due = (WINDOW, WITHOUT, SCOPE, MEASURE)
    needs = (MEASURE,)
    lifts = frozenset({"first", "last"})


class Rank(Kind):
    """A member of a group has a place in it; among fewer members it has another, so none is left out."""

    due = (WINDOW, SCOPE, MEASURE)
    lifts = frozenset({"first", "last"})


class Count(Kind):
    """So many members of a group are so, or all of them; without one of them they are fewer, so none is
    left out."""

    due = (WINDOW, MEASURE)


class TurningPoint(Kind):
    """Something is so since a year, for the first time, or in a year more than in any other.

    The year is what it says, so no other year is tried; where it holds from then on, it must to the end."""

    due = (WITHOUT, SCOPE, MEASURE)
    lifts = frozenset({"last"})


class Extreme(Kind):
    """A year has the largest or smallest value of all years there are."""

    due = (WITHOUT, SCOPE, MEASURE)
    lifts = frozenset({"first", "last"})


class Convergence(Kind):
    """The members of a group became more alike, or less.

    Dispersion has many measures, which often disagree; so another one is due."""

    needs = (MEASURE,)


class GroupDifference(Kind):
    """Two groups differ in what is typical of them."""


class NoTrend(Kind):
    """Something did not change, or cannot be told from nothing."""


@dataclass(frozen=True)
class Estimate(Kind):
    """A coefficient of a model.

    identification: what it rests on, in a few words; without it the sentence may not speak of causes."""

    identification: str = ""

    due = (SPECIFICATION, MEASURE)
    needs = (SPECIFICATION,)


class Record(Kind):
    """A matter of record: what a document says, how many of something there are, what was published of
    a named year.  No rival is due; so it may not compare two periods, or members of a group."""

    due = (MEASURE,)
    admits = frozenset({LEVEL})


class Summary(Kind):
    """What other claims have shown, said together; its rivals are theirs."""

    due = ()
