"""Facts of the original: how many of its statements have each verdict, and what its figures imply."""

from __future__ import annotations

from tracepaper.evidence.lineage import bare, gather
from tracepaper.statements.facts import Fact

TABLE = "tbl-original"
VERDICTS = ("confirmed", "contradicted", "superseded", "untested")
FIGURES = (  # name, row and column of the table, unit, step, period
    ("growth-stated", "growth", "stated", "PERCENT", 1, "2000-2024"),
    ("arrivals-growth", "arrivals-growth", "stated", "PERCENT", 0.1, "2024-04"),
    ("arrivals", "arrivals", "stated", "NUMBER", 1, "2024-04"),
    ("arrivals-base", "arrivals-growth", "first", "NUMBER", 1, "2024"),
    ("arrivals-2006", "arrivals", "first", "NUMBER", 1, "2006"),
)


def facts(evidence):
    table = evidence.table(TABLE)
    counted = {"statements": table, **{verdict: table[table["verdict"] == verdict] for verdict in VERDICTS}}
    for name, rows in counted.items():
        number = gather(list(rows["quote"]), float(len(rows)), f"number of statements: {name}")
        yield Fact(f"original-{name}", number, "NUMBER", 1)
    real, until = (evidence.cell(TABLE, column, item="growth") for column in ("third", "until"))
    yield Fact("original-growth-real", real, "PERCENT", 0.01, f"2000-{int(until)}")
    for name, item, column, unit, step, period in FIGURES:
        number = evidence.cell(TABLE, column, item=item)
        yield Fact(f"original-{name}", bare(number) if unit == "NUMBER" else number, unit, step, period)
