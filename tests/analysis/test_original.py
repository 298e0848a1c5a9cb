"""What the original states beside the data: the verdicts follow from the figures, the conflicts stay."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import vocabulary
from analysis.exhibits.tbl_membership import exhibit as tbl_membership
from analysis.exhibits.tbl_original import exhibit as tbl_original
from analysis.exhibits.tbl_original import verdicts
from analysis.exhibits.tbl_original.words import WORDS
from analysis.exhibits.tbl_timeline import exhibit as tbl_timeline
from real_sources import cleaned
from tracepaper.evidence.lineage import NAN, leaf
from tracepaper.evidence.lines import line
from tracepaper.evidence.tables import numeric


class Stated:
    """The real texts and statements, and a city cluster that grows as told."""

    def __init__(self, nominal=12.0, real_to_2020=10.5, real_after=5.0):
        self.growth = nominal, real_to_2020, real_after
        self.cleaned = {}

    def _cleaned(self, source, part):
        if source not in self.cleaned:
            self.cleaned[source] = [table.to_pandas() for table in cleaned(source)]
        return self.cleaned[source][part]

    def select(self, source, series, **where):
        frame = self._cleaned(source, 0)
        frame = frame[frame["series"] == series]
        for name, wanted in where.items():
            frame = frame[frame[name].isin([wanted] if isinstance(wanted, str) else list(wanted))]
        unit, factor = vocabulary.UNITS[frame["unit"].iloc[0]]
        values = [leaf(value * factor, n, unit) for n, value in frame["value"].items()]
        year = pd.to_numeric(frame["period"].astype(str), errors="coerce").astype("Int64")
        return frame.astype({"economy": str}).assign(value=pd.Series(values, frame.index, object), year=year)

    def observation(self, source, series, **where):
        (value,) = self.select(source, series, **where)["value"]
        return value

    def observations(self, source, series, **where):
        return line(self.select(source, series, **where), "value")

    def text(self, source, table):
        rows = self._cleaned(source, 1)
        rows = rows[rows["table"] == table].astype({"item": str, "field": str, "text": str})
        rows = rows.assign(text=[leaf(text, n) for n, text in rows["text"].items()])
        wide = rows.pivot(index="item", columns="field", values="text").loc[rows["item"].drop_duplicates()]
        return wide.astype(object).where(wide.notna(), None).reset_index()

    def table(self, name):
        nominal, early, late = (1 + rate / 100 for rate in self.growth)
        years = range(2000, 2024)
        return pd.DataFrame(
            {
                "year": list(years),
                "not_revised": [0 if year < 2022 else 11 for year in years],
                "total": [leaf(320e9 * nominal ** (year - 2000), year, "CNY") for year in years],
                "real": [
                    leaf(
                        208e9 * early ** min(year - 2000, 20) * late ** max(year - 2020, 0), year, "CNY_2000"
                    )
                    for year in years
                ],
            }
        )


@pytest.fixture(scope="module")
def ledger():
    return tbl_original.data(Stated()).set_index("item")


@pytest.mark.parametrize(
    ("rates", "verdict"),
    [
        ((12.0, 11.0, 11.0), verdicts.CONFIRMED),
        ((12.0, 10.1, 5.0), verdicts.CONTRADICTED),
        ((9.0, 8.0, 8.0), verdicts.CONTRADICTED),
    ],
)
def test_the_verdict_on_growth_follows_from_the_figures(rates, verdict):
    evidence = Stated(*rates)
    rows = verdicts.cluster_gdp(evidence, evidence.table("city_gdp").set_index("year"))
    row = next(row for row in rows if row["item"] == "growth")
    assert row["verdict"] == verdict
    assert float(row["first"]) == pytest.approx(rates[0]) and float(row["second"]) == pytest.approx(rates[1])
    assert (row["since"], row["until"]) == (2020, 2023)


def test_the_base_that_the_stated_rise_implies(ledger):
    row = ledger.loc["arrivals-growth"]
    assert float(row["first"]) == pytest.approx(39_900 / 9.102) and row["verdict"] == verdicts.CONTRADICTED


def test_verdicts_follow_from_dates_and_numbers(ledger):
    assert ledger.loc["founding-date", "verdict"] == verdicts.CONTRADICTED
    assert float(ledger.loc["malaysia-visa", "first"]) == 30
    assert ledger.loc["malaysia-visa", "verdict"] == verdicts.CONFIRMED
    assert ledger.loc["singapore-visa", "since"] == 2019
    assert ledger.loc["coverage", "verdict"] == verdicts.UNTESTED
    # services outweighed industry only later, so the statement was so once
    assert ledger.loc["growth-drivers", "verdict"] == verdicts.SUPERSEDED
    assert float(ledger.loc["convergence", "first"]) > float(ledger.loc["convergence", "second"])


def test_another_stay_or_another_date_gives_another_verdict():
    class Otherwise(Stated):
        def observation(self, source, series, **where):
            value = super().observation(source, series, **where)
            return value / 2 if series == "reported-malaysia-stay" else value

    evidence = Otherwise()
    events = evidence.text("beibu-gulf", "events")
    launch = events["event_en"].map(str).str.contains("base unveiled")
    events.loc[launch, "date"] = leaf("2016-09-13", 1)
    reports = evidence.text("press-reports", "reports").set_index("item")
    rows = [
        *verdicts.policy(evidence, events, reports, leaf(0.0, 1)),
        *verdicts.mechanisms(evidence, events, reports, leaf(0.0, 1)),
    ]
    found = {row["item"]: row["verdict"] for row in rows}
    assert found["malaysia-visa"] == found["harbour-launch"] == verdicts.CONTRADICTED


def test_what_nothing_can_decide_says_why(ledger):
    untested = ledger[ledger["verdict"] == verdicts.UNTESTED].index
    assert set(verdicts.NOTHING_TO_TEST) <= set(untested)
    for item in untested:
        assert all(len(found) > 8 for _, found in WORDS[item].values())


def test_every_statement_is_quoted_and_printed_in_both_languages(ledger):
    data = ledger.reset_index()
    passages = Stated().text("original-paper", "passages")["item"]
    assert len(data) > 25 and set(data["item"]) <= set(passages)
    assert data["quote"].notna().all() and set(data["verdict"]) <= set(tbl_original.VERDICTS)
    for language in ("zh", "en"):
        rows = tbl_original.cells(numeric(data), language).rows
        assert len(rows) == len(data) and all(all(cell for cell in row) for row in rows)


def test_conflicts_about_the_founding_are_shown_not_resolved():
    evidence = Stated()
    members = tbl_membership.data(evidence)
    assert members["phase"].value_counts().to_dict() == {
        "founding": 11,
        "disputed": 1,
        "later": 11,
        "total": 1,
    }
    founding = members[members["phase"] == "founding"]
    assert {str(d) for d in founding["join_date_in_paper"]} == {"2000-10-24"}
    assert {str(d) for d in founding["join_date_found"]} == {"2000-11-24"}
    assert set(founding["verdict_en"]) == {"Membership confirmed; dates conflict"}
    first = tbl_timeline.cells(numeric(tbl_timeline.data(evidence)), "en").rows[0]
    assert first[0] == "2000-11-24" and first[-1] == "Conflict: the original says 2000-10-24"


def test_real_growth_ends_with_the_index_where_gdp_reaches_further():
    class Shorter(Stated):
        def table(self, name):
            return super().table(name).assign(real=lambda gdp: [*gdp["real"].iloc[:-1], NAN])

    evidence = Shorter()
    rows = verdicts.cluster_gdp(evidence, evidence.table("city_gdp").set_index("year"))
    row = next(row for row in rows if row["item"] == "growth")
    assert row["until"] == 2022 and float(row["third"]) == float(row["third"])
