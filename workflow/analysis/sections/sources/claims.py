"""Claims of the sources: what another reporter makes of the same trade."""

from __future__ import annotations

from tracepaper.statements.claims import below, claim, exceeds


@claim
def sources_mirror_gap(evidence):
    """China reports more than Vietnam."""
    return exceeds(evidence.fact("sources-vietnam-mirror"), evidence.fact("sources-vietnam-reported"))


@claim
def sources_singapore_reexports(evidence):
    """The reconciled exports are lower than those reported."""
    return below(evidence.fact("sources-singapore-net"), 100)
