"""What the text says of the numbers; each condition is tried by its rivals (docs/claims.md of tracepaper)."""

from analysis.periods import PERIODS, mean
from tracepaper.evidence.lines import Line
from tracepaper.evidence.sets import median_of, rolling_sum
from tracepaper.statements.claims import claim, exceeds, rival, smallest
from tracepaper.statements.kinds import Change, Extreme


def periods(evidence):
    flow = evidence.observations("nile", "flow")
    return [flow.span(*years) for years in PERIODS]


@claim(Change())
def flow_fell(evidence):
    before, after = periods(evidence)
    return exceeds(mean(before), mean(after))


@rival(flow_fell)
def by_medians(evidence):
    before, after = periods(evidence)
    return exceeds(median_of(before.values()), median_of(after.values()))


@claim(Extreme())
def lowest_in_1913(evidence):
    return smallest(evidence.observations("nile", "flow").span(1899), 1913)


@rival(lowest_in_1913)
def begins_the_driest_three(evidence):
    flow = evidence.observations("nile", "flow").span(1899)
    sums = rolling_sum(list(flow.values()), 3)[2:]  # the first two years end no three
    return smallest(Line(dict(zip(flow, sums, strict=False))), 1913)
