"""Facts of the original: how many of its statements agree with the data, and what its figures imply."""

from __future__ import annotations

from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

TABLE = "tbl-original"


def facts(evidence):
    table = evidence.table(TABLE)
    agreeing = table[table["verdict"] == "agrees"]
    for name, rows, label in (
        ("statements", table, "number of statements compared"),
        ("agreeing", agreeing, "number of statements that agree with the data"),
    ):
        counted = gather(list(rows["quote"]), float(len(rows)), label)
        yield Fact(f"original-{name}", counted, "NUMBER", 1)
    growth = evidence.cell(TABLE, "stated", item="growth")
    yield Fact("original-growth-stated", growth, "PERCENT", 1, "2000-2024")
    for name, column, unit, step, period in (
        ("arrivals-growth", "stated", "PERCENT", 0.1, "2024-04"),
        ("arrivals", "second", "NUMBER", 1, "2024-04"),
        ("arrivals-base", "first", "NUMBER", 1, "2024"),
    ):
        value = evidence.cell(TABLE, column, item="arrivals-growth")
        yield Fact(f"original-{name}", value, unit, step, period)
    ask = {"economy": "CHN-450000", "period": "2006"}
    visitors = evidence.observation("beibu-gulf", "arrivals-asean-visitors", **ask)
    yield Fact("original-arrivals-2006", visitors, "NUMBER", 1, 2006)
