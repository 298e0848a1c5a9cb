"""What kind of revision it is: a change of unit, a rescaling, a rebasing, a break, an outlier.

A person who reads that 33 of 34 years were revised wants to know whether a statistical office has
recounted its economy, changed the unit, or mistyped one cell.  The ratio after/before over the periods
tells them apart.  All thresholds stand here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

CONSTANT = 0.005  # ratios within half a per cent of each other count as one
SAME = 0.0005  # and this close to 1 as not revised
FEWEST = 4  # periods that a rescaling, and FEWEST + 1 that a rebasing, must cover
SMOOTH = 0.05  # a rebased series moves no more than this from one period's ratio to the next
LARGE = 0.10  # and by this much at its largest
STEP = 0.05  # a larger step of the ratio between two periods is a break
SPIKE = 0.05  # one period off its two neighbours, which agree
UNUSUAL = 6.0  # growth so many robust deviations from the series' own

Ratio = tuple[str, float]  # a period and its value after the revision to the one before


def patterns(periods: Sequence[str], before: Sequence[float], after: Sequence[float]) -> list[dict[str, Any]]:
    """The patterns of one series' revisions, the gravest first.

    periods: in order; before, after: values of each, nan where there is none.  Each pattern is a dict
    with kind (unit, rescaled, rebased, break, outlier), first, last (periods) and ratio.
    """
    ratios = [
        (p, a / b)
        for p, b, a in zip(periods, before, after, strict=True)
        if b == b and a == a and b > 0 and a > 0
    ]
    found = _whole_series(ratios)
    if not found:
        spikes = _spikes(ratios)
        spiked = {p["first"] for p in spikes}
        found = spikes + _breaks([r for r in ratios if r[0] not in spiked])
    return found + _unusual_growth(periods, before, after)


def _whole_series(ratios: Sequence[Ratio]) -> list[dict[str, Any]]:
    """One word for the whole series, if there is one: unit, rescaled or rebased."""
    revised = [(p, r) for p, r in ratios if abs(r - 1) > SAME]
    if len(revised) < FEWEST or len(revised) < 0.5 * len(ratios):
        return []
    values = [r for _, r in revised]
    middle = median(values)
    span = {"first": revised[0][0], "last": revised[-1][0]}
    if all(abs(r / middle - 1) < CONSTANT for r in values) and abs(middle - 1) > CONSTANT:
        power = round(math.log10(middle))
        kind = "unit" if power and abs(middle / 10**power - 1) < CONSTANT else "rescaled"
        return [{"kind": kind, **span, "ratio": middle}]
    run = _longest_run(ratios)
    largest = max((r for _, r in run), key=lambda r: abs(math.log(r)), default=1.0)
    # a stretch that neither lasts to the end nor fills half of the series is told by its breaks
    lasting = bool(run) and (run[-1][0] == ratios[-1][0] or len(run) >= 0.5 * len(ratios))
    if lasting and len(run) > FEWEST and abs(largest - 1) >= LARGE:
        return [
            {
                "kind": "rebased",
                "first": run[0][0],
                "last": run[-1][0],
                "ratio": run[-1][1],
                "largest": largest,
            }
        ]
    return []


def _longest_run(ratios: Sequence[Ratio]) -> list[tuple[str, float]]:
    """The longest stretch of periods revised in one direction without a jump; of two, the later."""
    best: list[tuple[str, float]] = []
    run: list[tuple[str, float]] = []
    for period, ratio in ratios:
        follows = run and abs(ratio / run[-1][1] - 1) <= SMOOTH and (ratio > 1) == (run[-1][1] > 1)
        run = [] if abs(ratio - 1) <= SAME else [*(run if follows else []), (period, ratio)]
        best = run if len(run) >= len(best) else best
    return best


def _spikes(ratios: Sequence[Ratio]) -> list[dict[str, Any]]:
    """Single periods whose revision departs from that of both neighbours, which agree."""
    found = []
    for at in range(1, len(ratios) - 1):
        (_, left), (period, own), (_, right) = ratios[at - 1 : at + 2]
        if abs(left / right - 1) < SPIKE / 5 and abs(own / left - 1) > SPIKE:
            found.append({"kind": "outlier", "first": period, "last": period, "ratio": own})
    return found


def _breaks(ratios: Sequence[Ratio]) -> list[dict[str, Any]]:
    """Steps of the ratio: from here on (or until here) the series was revised, or differently."""
    found = []
    for (_, left), (period, own) in pairwise(ratios):
        if abs(own / left - 1) > STEP:
            found.append({"kind": "break", "first": period, "last": period, "ratio": own / left})
    return sorted(found, key=lambda p: -abs(math.log(p["ratio"])))


def _unusual_growth(
    periods: Sequence[str], before: Sequence[float], after: Sequence[float]
) -> list[dict[str, Any]]:
    """New observations that do not follow from the one before as the series usually does."""
    known = [(p, b, a) for p, b, a in zip(periods, before, after, strict=True) if a == a and a > 0]
    growth = [(p, b, math.log(a / previous)) for (_, _, previous), (p, b, a) in pairwise(known)]
    usual = [g for _, b, g in growth if b == b]
    if len(usual) < 2 * FEWEST:
        return []
    middle = median(usual)
    spread = 1.4826 * median(abs(g - middle) for g in usual)
    limit = max(UNUSUAL * spread, STEP)
    return [
        {"kind": "outlier", "first": p, "last": p, "ratio": math.exp(g)}
        for p, b, g in growth
        if b != b and abs(g - middle) > limit
    ]
