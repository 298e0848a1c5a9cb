"""Claims of the sources: what another reporter makes of the same trade."""

from __future__ import annotations

from tracepaper.statements.claims import below, claim, exceeds


@claim("sources-mirror-gap")
def china_reports_more_than_vietnam(evidence):
    return exceeds(evidence.fact("sources-vietnam-mirror"), evidence.fact("sources-vietnam-reported"))


@claim("sources-singapore-reexports")
def reconciled_exports_are_lower(evidence):
    return below(evidence.fact("sources-singapore-net"), 100)
