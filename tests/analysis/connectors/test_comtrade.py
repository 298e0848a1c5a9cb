"""UN Comtrade as documented, spoken by a local server."""

from __future__ import annotations

import csv
import json
import re

import pytest
from werkzeug import Response

from analysis import vocabulary
from analysis.connectors import comtrade as comtrade_connector
from analysis.sources import un_comtrade_with_china
from refreshing import fingerprint
from tracepaper.errors import InputError
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition

COMTRADE = "un-comtrade-with-china"


class Comtrade:
    """The free preview and the service with a key, from an edition of our own."""

    def __init__(self, httpserver, path):
        with open(path, encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))
        self.keys, self.paths, self.spoil = [], set(), lambda year, flow, partner, content: content
        httpserver.expect_request(re.compile(".*/C/A/HS")).respond_with_handler(self.answer)
        self.url = httpserver.url_for("/").rstrip("/")

    def answer(self, request):
        year, flow, partner = (request.args[k] for k in ("period", "flowCode", "partnerCode"))
        self.keys.append(request.headers.get("Ocp-Apim-Subscription-Key"))
        self.paths.add(request.path)
        there = {"156": "CHN", "0": "WLD"}[partner]
        here, end = ("exporter", "importer") if flow == "X" else ("importer", "exporter")
        side = "exporter-reported FOB" if flow == "X" else "importer-reported CIF"
        data = [
            {
                "period": year,
                "flowCode": flow,
                "cmdCode": "TOTAL",
                "reporterISO": r[here],
                "reporterDesc": r[here],
                "partnerCode": int(partner),
                "primaryValue": float(r["value_usd"]),
            }
            for r in self.rows
            if r["year"] == year
            and r[end] == there
            and r["reporter_side"] == side
            and (there == "CHN" or r[here] == "CHN")
        ]
        content = self.spoil(
            year,
            flow,
            partner,
            {"elapsedTime": "0.1 secs", "count": len(data), "data": data, "error": ""},
        )
        return (
            content
            if isinstance(content, Response)
            else Response(json.dumps(content), content_type="application/json")
        )


@pytest.fixture
def comtrade(project, httpserver):
    project.bring(f"{COMTRADE}/2026-03")
    return Comtrade(httpserver, project.raw / COMTRADE / "2026-03" / "observations.csv")


def revise(comtrade, year="2023", factor=1.02):
    for row in comtrade.rows:
        if row["year"] == year and row["exporter"] == "VNM":
            row["value_usd"] = repr(float(row["value_usd"]) * factor)


def test_a_revision_of_2023_by_the_free_preview_is_filed(project, comtrade, monkeypatch):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    revise(comtrade)
    [folder] = project.refresh(COMTRADE, comtrade.url)
    assert comtrade.paths == {"/public/v1/preview/C/A/HS"} and set(comtrade.keys) == {None}
    tables = {
        name: (
            clean(un_comtrade_with_china, RawEdition(project.raw, COMTRADE, name), vocabulary)[0].to_pandas()
        )
        for name in ("2026-03", folder.name)
    }
    sums = {
        name: (
            t[(t["period"] == "2023") & (t["economy"] == "VNM") & (t["series"] == "exports-fob")][
                "value"
            ].sum()
        )
        for name, t in tables.items()
    }
    assert sums[folder.name] / sums["2026-03"] == pytest.approx(1.02)
    assert len(tables["2026-03"]) == len(tables[folder.name])


QUOTA = "Out of call volume quota. Quota will be replenished in 11:47:11."


def test_a_slip_of_a_thousand_in_one_value_is_named(project, comtrade, monkeypatch):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    revise(comtrade, "2023", 1e-3)
    with pytest.raises(InputError, match=r"\(level; first: exports-fob VNM CHN 2023 is .* its past"):
        project.refresh(COMTRADE, comtrade.url)
    assert [p.name for p in (project.raw / COMTRADE).iterdir()] == ["2026-03"]


def with_more(content, records):
    return content | {"data": content["data"] + records, "count": content["count"] + len(records)}


def at_2023(change):
    return lambda year, flow, partner, content: (
        change(content) if (year, flow, partner) == ("2023", "X", "156") else content
    )


@pytest.mark.parametrize(
    "spoil, said",
    [
        (at_2023(lambda c: c | {"error": "Query is too broad"}), "too broad"),
        (at_2023(lambda c: c | {"count": 1}), "a count of 1"),
        (at_2023(lambda c: {"statusCode": 200, "message": "ok"}), "JSON without"),
        (
            at_2023(lambda c: with_more(c, [c["data"][0] | {"primaryValue": 1.5}])),
            "twice, with .* and 1.5 US",
        ),
        (
            at_2023(lambda c: c | {"data": c["data"] * 9, "count": c["count"] * 9}),
            "500 records|twice|so some are missing",
        ),
        (at_2023(lambda c: c | {"data": [], "count": 0}), "fewer rows"),
        (at_2023(lambda c: c | {"data": [r | {"period": "2022"} for r in c["data"]]}), "asked for 2023"),
        (
            at_2023(lambda c: c | {"data": [r | {"primaryValue": None} for r in c["data"]]}),
            "fewer rows",
        ),
        (at_2023(lambda c: c | {"data": [r | {"primaryValue": -1.0} for r in c["data"]]}), "the value -1.0"),
        (at_2023(lambda c: c | {"data": [r | {"primaryValue": "12"} for r in c["data"]]}), "the value '12'"),
        (at_2023(lambda c: c | {"data": [r | {"partnerCode": 392} for r in c["data"]]}), "fewer rows"),
        (at_2023(lambda c: c | {"data": ["x"] * c["count"]}), "another form than known"),
        (at_2023(lambda c: ["x"]), "JSON without"),
        (
            at_2023(lambda c: Response(json.dumps({"statusCode": 403, "message": QUOTA}), 403)),
            "Out of call volume quota. .*if the quota of the day is used up, run the same command later",
        ),
        (
            at_2023(lambda c: {"statusCode": 429, "message": "calls per day exceeded"}),
            "JSON without `data` .calls per day exceeded",
        ),
        (at_2023(lambda c: Response("Access denied s3cret", 401)), "HTTP 401"),
    ],
    ids=[
        "error with 200",
        "wrong count",
        "no data",
        "twice",
        "at the limit",
        "empty year",
        "other year",
        "no value",
        "negative",
        "text",
        "other partner",
        "no records",
        "a list",
        "quota",
        "quota with 200",
        "denied",
    ],
)
def test_nothing_is_filed_from_a_bad_comtrade_answer(project, comtrade, monkeypatch, spoil, said):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    before = fingerprint(project.raw)
    comtrade.spoil = spoil
    revise(comtrade, "2022")
    with pytest.raises(InputError, match=said):
        project.refresh(COMTRADE, comtrade.url)
    assert fingerprint(project.raw) == before


def test_records_that_are_no_economys_total_are_left_out_and_named(project, comtrade, monkeypatch):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    revise(comtrade, "2022")

    def more(content):
        first = content["data"][0]
        strange = [
            first | {"reporterISO": "_X", "reporterCode": 899, "reporterDesc": "Areas, nes"},
            first | {"reporterISO": "EU2", "reporterCode": 97, "reporterDesc": "European Union"},
            first | {"reporterISO": "XYZ", "reporterCode": 999, "reporterDesc": "Newland"},
            first | {"motCode": 2100, "primaryValue": 3.0},
            first | {"customsCode": "C04", "primaryValue": 4.0},
            first | {"typeCode": "S", "primaryValue": 8.0},
            first | {"freqCode": "M", "primaryValue": 9.0},
            first | {"partner2Code": 344, "primaryValue": 5.0},
            first | {"partnerCode": 490, "partnerDesc": "Other Asia, nes", "primaryValue": 6.0},
            first | {"partnerCode": None, "primaryValue": 7.0},
            first,  # the same once more
        ]
        return with_more(content, strange)

    comtrade.spoil = at_2023(more)
    [folder] = project.refresh(COMTRADE, comtrade.url)
    said = "\n".join(project.told)
    assert (
        "left out 1 record of trade with the partner 490 (Other Asia, nes), which was not asked for" in said
    )
    parts = [f"services, months or parts of a total ({key})" for key in ("motCode", "typeCode", "freqCode")]
    for name in ("_X (Areas, nes)", "EU2 (European Union)", "XYZ (Newland)", *parts):
        assert f"left out 1 record of the reporter {name}" in said or f"left out 1 record of {name}" in said
    old = (project.raw / COMTRADE / "2026-03" / "observations.csv").read_text().count("\n")
    assert (folder / "observations.csv").read_text().count("\n") == old


@pytest.mark.parametrize(
    ("code", "sent"),
    [
        ("TWN", {"reporterISO": "S19", "reporterCode": 490, "reporterDesc": "Other Asia, nes"}),
        ("TWN", {"reporterISO": None, "reporterCode": 490}),
        ("IND", {"reporterISO": None, "reporterCode": 699}),
        ("USA", {"reporterISO": None, "reporterCode": 842}),
        ("USA", {"reporterISO": "USA", "reporterCode": 841}),
        ("FRA", {"reporterISO": None, "reporterCode": 251}),
        ("VNM", {"reporterISO": None, "reporterCode": 704}),
        ("BRN", {"reporterISO": "", "reporterCode": 96}),
    ],
)
def test_a_reporter_is_known_by_the_publishers_number_too(project, comtrade, monkeypatch, code, sent):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    revise(comtrade, "2022")
    comtrade.spoil = lambda year, flow, partner, content: (
        content | {"data": [r | sent if r["reporterISO"] == code else r for r in content["data"]]}
    )
    [folder] = project.refresh(COMTRADE, comtrade.url)
    tables = [
        (project.raw / COMTRADE / name / "observations.csv").read_text() for name in ("2026-03", folder.name)
    ]
    assert tables[0].count(code) == tables[1].count(code) and tables[0].count("\n") == tables[1].count("\n")


def test_a_rate_limit_is_waited_out_as_the_message_says(project, comtrade, monkeypatch):
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    revise(comtrade, "2022")
    waits, left = [], [1]
    slow = {"statusCode": 429, "message": "Rate limit is exceeded. Try again in 3 seconds."}
    comtrade.spoil = at_2023(lambda c: Response(json.dumps(slow), 429) if left and not left.pop() - 1 else c)
    project.refresh(COMTRADE, comtrade.url, sleep=waits.append)
    assert waits == [3.0]


def test_a_last_year_that_few_have_reported_is_flagged_whichever_it_is():
    def row(year, here):
        return (here, "CHN", year, "1.0", "exporter-reported FOB", "")

    reporters = [f"A{number:02d}" for number in range(20)]
    before, all_of_it = ([row(year, here) for here in reporters] for year in (2029, 2030))
    flags = {(r[2], r[5]) for r in comtrade_connector._mark_partial([*before, *all_of_it[:10]])}
    assert flags == {(2029, ""), (2030, "partial_2030")}
    assert {r[5] for r in comtrade_connector._mark_partial([*before, *all_of_it[:19]])} == {""}
    assert un_comtrade_with_china.PARTIAL["partial_2030"] == "partial"
