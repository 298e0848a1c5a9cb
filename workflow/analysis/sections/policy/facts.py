"""Facts of policy coordination: a count of entries published since the visa measures."""

from __future__ import annotations

from tracepaper.statements.facts import Fact


def facts(evidence):
    entries = evidence.cell("tbl-visa", "visitors", date="2024-01/2024-06")
    yield Fact("policy-entries-2024h1", entries, "VISITS", 1e4, "2024-01/2024-06")
