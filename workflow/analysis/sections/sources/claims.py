"""Claims of the sources: two reports of one trade, and what counts from anywhere say."""

from __future__ import annotations

from analysis.groups import INFLOW_OF_NINE
from analysis.sections.sources.facts import EARLIER, FIRST, arrivals, inflow, singapore, vietnam_sold
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import across_bases
from tracepaper.statements.claims import all_of, below, claim, exceeds, falls_between, rises_between, rival
from tracepaper.statements.kinds import Change, Level


@claim(Level())
def sources_mirror_gap(evidence):
    """China reports more than Vietnam."""
    mirror = vietnam_sold(evidence, "imf-dots-imports-china", "imports-cif", "CHN")
    reported = vietnam_sold(evidence, "un-comtrade-with-china", "exports-fob", "VNM")
    return exceeds(across_bases(mirror[2022]), across_bases(reported[2022]))


@claim(Level())
def sources_singapore_reexports(evidence):
    """The reconciled exports are lower than those reported."""
    net, gross = singapore(evidence)
    return below(across_bases(net[2023]), across_bases(gross[2023]))


@claim(Change())
def context_arrivals_grew(evidence):
    return rises_between(arrivals(evidence), FIRST)


@rival(context_arrivals_grew)
def share_of_the_world(evidence):
    return rises_between(arrivals(evidence, "share"), FIRST)


@rival(context_arrivals_grew)
def in_every_member(evidence):
    nine = (code for code in ASEAN_MEMBERS if code != "BRN")
    lines = (evidence.line("fig-arrivals", "arrivals", economy=code) for code in nine)
    return all_of(*(rises_between(line, FIRST) for line in lines))


@claim(Change())
def context_fdi_weights(evidence):
    """China's weight fell, and so did that of the nine without Singapore; ASEAN's as a whole rose."""
    china, nine, asean = (inflow(evidence, code) for code in ("CHN", INFLOW_OF_NINE, "ASEAN"))
    return all_of(falls_between(china, EARLIER), falls_between(nine, EARLIER), rises_between(asean, EARLIER))
