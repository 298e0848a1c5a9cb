"""What the text says of the numbers."""

from tracepaper.evidence.lines import Line
from tracepaper.evidence.sets import counted
from tracepaper.statements.claims import at_least, claim, largest
from tracepaper.statements.kinds import Count, Rank

from analysis.stretches import AFTER, BEFORE, growth
from analysis.vocabulary import ECONOMIES


@claim(Count())
def most_are_slower(evidence):
    before, after = (growth(evidence, years, ECONOMIES) for years in (BEFORE, AFTER))
    changes = [after[code] - before[code] for code in ECONOMIES]
    return at_least(counted(changes, [change < 0 for change in changes], "slower economies"), 10)


@claim(Rank())
def vietnam_fastest(evidence):
    return largest(Line(growth(evidence, AFTER, ECONOMIES)), "VNM")
