"""Facts of information sharing: access to the internet and how far apart the eleven lie in it."""

from __future__ import annotations

from analysis.exhibits.fig_digital.exhibit import ELEVEN
from tracepaper.evidence.lineage import bare
from tracepaper.evidence.lines import Line
from tracepaper.statements.facts import Fact

MEASURES = {
    "users": ("variation", "logits", "others"),
    "broadband": ("variation", "logs", "distance"),
    "servers": ("variation", "logs"),
}


def facts(evidence):
    for measure, columns in MEASURES.items():
        for column in columns:
            spread = dispersion(evidence, measure, column)
            step = 0.1 if column == "distance" else 0.01
            for name, year in (("first", spread.first), ("latest", spread.last)):
                yield Fact(f"digital-{measure}-{column}-{name}", bare(spread[year]), "NUMBER", step, year)
    users, complete = access(evidence, "users", "MMR"), dispersion(evidence, "users").last
    for name, year in (("first", users.first), ("latest", complete)):
        yield Fact(f"digital-users-myanmar-{name}", users[year], "PERCENT", 0.1, year)
    complete = dispersion(evidence, "broadband").last
    for name, code in (("china", "CHN"), ("laos", "LAO")):
        broadband = access(evidence, "broadband", code)
        yield Fact(f"digital-broadband-{name}", bare(broadband[complete]), "NUMBER", 0.1, complete)


def access(evidence, measure: str, code: str) -> Line:
    """A means of access in an economy by year."""
    return evidence.line("fig-digital", "value", measure=measure, economy=code)


def dispersion(evidence, measure: str, column: str = "variation") -> Line:
    """A measure of dispersion over the eleven by year, in years in which all are published."""
    return evidence.line("fig-digital", column, measure=measure, economy=ELEVEN)
