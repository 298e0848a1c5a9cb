"""The World Bank's API v2 as documented, spoken by a local server; then every way it can go wrong."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from werkzeug import Response

from analysis import vocabulary
from analysis.connectors import world_bank
from analysis.sources import world_bank_wdi
from refreshing import ROOT, TODAY, fingerprint
from tracepaper.errors import InputError
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition, read_sidecar
from tracepaper.sources.verification import verify

SOURCE = "world-bank-wdi"
GONE = [
    {"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}
]


FEW = (
    "NY.GDP.MKTP.CD",
    "NY.GDP.MKTP.KD",
    "NY.GDP.MKTP.KD.ZG",
    "PA.NUS.FCRF",
    "SP.POP.TOTL",
    "TX.VAL.MRCH.CD.WT",
)


def per_page(code: str) -> int:
    return 200 if code == "NY.GDP.MKTP.CD" else 1000  # one indicator in pages is enough


class Bank:
    """Answers /country/A;B/indicator/CODE from an edition of our own; `spoil` changes pages on the way."""

    def __init__(self, httpserver, edition: Path, updated="2026-11-19"):
        self.updated, self.asked = updated, []
        self.values, self.names = defaultdict(list), {}
        with open(edition / "observations.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.values[row["indicator"]].append((row["economy"], row["year"], float(row["value"])))
        with open(edition / "indicators.csv", encoding="utf-8") as file:
            self.names = {row["indicator"]: row["name"] for row in csv.DictReader(file)}
        self.spoil = lambda code, page, content: content
        httpserver.expect_request(re.compile("/v2/.*")).respond_with_handler(self.answer)
        self.url = httpserver.url_for("/v2")

    def answer(self, request):
        code, page = request.path.rsplit("/", 1)[1], int(request.args["page"])
        self.asked.append((code, page))
        rows = self.values.get(code, [])
        if not rows:
            return Response(json.dumps(GONE), content_type="application/json;charset=utf-8")
        size = per_page(code)
        some = rows[(page - 1) * size : page * size]
        head = {
            "page": page,
            "pages": -(-len(rows) // size),
            "per_page": size,
            "total": len(rows),
            "sourceid": "2",
            "lastupdated": self.updated,
        }
        records = [
            {
                "indicator": {"id": code, "value": self.names[code]},
                "country": {"id": "CN", "value": economy},
                "countryiso3code": economy,
                "date": year,
                "value": value,
                "unit": "",
                "obs_status": "",
                "decimal": 0,
            }
            for economy, year, value in some
        ]
        content = self.spoil(code, page, [head, records])
        return (
            content
            if isinstance(content, Response)
            else Response(json.dumps(content), content_type="application/json;charset=utf-8")
        )


@pytest.fixture
def bank(httpserver, project, monkeypatch) -> Bank:
    """The service, and a project whose last edition has a few of the indicators."""
    project.bring(f"{SOURCE}/2026-07", f"{SOURCE}/2024-10")
    folder = project.raw / SOURCE / "2026-07"
    for name in ("observations.csv", "indicators.csv"):
        rewrite(folder, name, lambda line: line.startswith((*FEW, "indicator,")))
    database, _, economies, first = world_bank.ASKED[SOURCE]
    monkeypatch.setitem(world_bank.ASKED, SOURCE, (database, {c: c for c in FEW}, economies, first))
    bank = Bank(httpserver, folder)
    bank.values["NY.GDP.MKTP.CD"].append(("VNM", "2026", 5.1e11))  # what is new
    return bank


def rewrite(folder: Path, name: str, keep) -> None:
    """Keep some lines of a file, and its checksum right."""
    old = (folder / name).read_bytes()
    new = "".join(line for line in old.decode().splitlines(keepends=True) if keep(line)).encode()
    (folder / name).write_bytes(new)
    card, sums = folder / "source.yml", [hashlib.sha256(content).hexdigest() for content in (old, new)]
    card.write_text(card.read_text(encoding="utf-8").replace(*sums), encoding="utf-8")


def at_gdp(change):
    """Spoil only the first page of GDP."""

    def spoil(code, page, content):
        return change(content) if (code, page) == ("NY.GDP.MKTP.CD", 1) else content

    return spoil


def test_a_new_edition_is_filed_beside_the_old_ones_and_read_by_the_same_module(project, bank):
    before = fingerprint(project.raw)
    [folder] = project.refresh(SOURCE, bank.url)
    after = fingerprint(project.raw)
    assert folder.name == "2026-11" and {k: after[k] for k in before} == before
    assert ("NY.GDP.MKTP.CD", 3) in bank.asked  # paged
    verify(project.raw)
    card = read_sidecar(folder / "source.yml")
    assert card["retrieved"] == TODAY.isoformat() and "2026-11-19" in card["citation"]
    observations, statements = clean(world_bank_wdi, RawEdition(project.raw, SOURCE, "2026-11"), vocabulary)
    lines = (project.raw / SOURCE / "2026-07" / "observations.csv").read_text().count("\n")
    assert observations.num_rows == lines and statements.num_rows == len(FEW)  # one header less, one row more
    assert not list((project.cache / SOURCE).iterdir())  # the cache is empty again


def test_the_same_observations_are_not_filed_twice(project, bank):
    project.refresh(SOURCE, bank.url)
    bank.updated = "2026-12-01"
    assert project.refresh(SOURCE, bank.url) == []
    assert any(
        "nothing new; the observations are those of the edition 2026-11" in line for line in project.told
    )


def test_a_second_state_in_one_month_gets_the_full_date(project, bank):
    project.refresh(SOURCE, bank.url)
    bank.updated, bank.values["SP.POP.TOTL"][0] = "2026-11-27", ("BRN", "1990", 261000.0)
    [folder] = project.refresh(SOURCE, bank.url)
    assert folder.name == "2026-11-27"


@pytest.mark.parametrize(
    "spoil, said",
    [
        (
            at_gdp(lambda c: [{"message": [{"id": "199", "key": "Server busy", "value": "try later"}]}]),
            "Server busy",
        ),
        (at_gdp(lambda c: [c[0], None]), "no records"),
        (at_gdp(lambda c: [c[0] | {"total": 0, "pages": 0}, []]), "missing indicator; first: NY.GDP.MKTP.CD"),
        (at_gdp(lambda c: [{"page": 0, "pages": 0, "per_page": 0, "total": 0}, None]), "missing indicator"),
        (at_gdp(lambda c: {"surprise": 1}), "another form"),
        (at_gdp(lambda c: [c[0], c[1][:-1]]), "a page is missing or came twice"),
        (at_gdp(lambda c: [c[0], c[1][:-1] + c[1][:1]]), "a page is missing or came twice"),
        (at_gdp(lambda c: [c[0] | {"page": 2}, c[1]]), "page 2 of 3 instead of 1"),
        (at_gdp(lambda c: [c[0] | {"lastupdated": "2026-11-20"}, c[1]]), "changed between its pages"),
        (
            at_gdp(lambda c: [c[0], [r | {"indicator": {"id": "X", "value": "x"}} for r in c[1]]]),
            "instead of",
        ),
        (at_gdp(lambda c: [c[0], [r | {"value": "n/a"} for r in c[1]]]), "expected a number"),
        (
            at_gdp(lambda c: [c[0], [r | {"countryiso3code": "FRA"} for r in c[1][:1]] + c[1][1:]]),
            "not asked for",
        ),
        (at_gdp(lambda c: Response("<html>Sorry", content_type="text/html")), "web page"),
        (at_gdp(lambda c: Response(json.dumps(c)[:-9], content_type="application/json")), "cut off"),
        (at_gdp(lambda c: Response("", 503)), "HTTP 503"),
        (at_gdp(lambda c: [c[0] | {"pages": 10**9}, c[1]]), "page 1 of 1000000000"),
        (at_gdp(lambda c: [c[0] | {"total": "many"}, c[1]]), "total 'many', expected a number"),
        (at_gdp(lambda c: [c[0], [{}, *c[1][1:]]]), "another form than known"),
        (at_gdp(lambda c: [c[0], [r | {"country": None} for r in c[1]]]), "another form than known"),
        (at_gdp(lambda c: [c[0], {"a": 1}]), "another form than known"),
        (at_gdp(lambda c: [c[0] | {"lastupdated": None}, c[1]]), "changed between its pages"),
        (at_gdp(lambda c: xml_error("175")), "missing indicator"),
        (at_gdp(lambda c: xml_error("199")), "the World Bank says 'Invalid format': The indicator"),
        (at_gdp(lambda c: Response("<a/>", content_type="text/xml")), "XML document without a message"),
        (at_gdp(lambda c: {"message": "maintenance"}), "the World Bank says 'message': maintenance"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_nothing_is_filed_from_a_bad_answer(project, bank, spoil, said):
    before = fingerprint(project.raw)
    bank.spoil = spoil
    with pytest.raises(InputError, match=said):
        project.refresh(SOURCE, bank.url)
    assert fingerprint(project.raw) == before


def xml_error(number: str) -> Response:
    """An error as the API sends it whatever was asked for, with the mark of its byte order."""
    body = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?><wb:error xmlns:wb="http://www.worldbank.org">'
        f'<wb:message id="{number}" key="Invalid format">The indicator was not found.</wb:message></wb:error>'
    )
    return Response(body.encode(), content_type="text/xml; charset=utf-8")


@pytest.mark.parametrize("error", [lambda: xml_error("175"), lambda: GONE, lambda: xml_error("160")])
def test_an_archived_indicator_is_left_out_whatever_form_the_error_has(project, bank, error):
    bank.spoil = lambda code, page, content: error() if code == "SP.POP.TOTL" else content
    with pytest.raises(InputError, match="missing indicator; first: SP.POP.TOTL"):
        project.refresh(SOURCE, bank.url)
    [folder] = project.refresh(SOURCE, bank.url, accept_changes=True)
    assert "SP.POP.TOTL" not in (folder / "observations.csv").read_text()
    assert any("SP.POP.TOTL: the World Bank says" in line for line in project.told)


def test_pages_are_counted_as_the_answer_says_whatever_was_asked(project, bank, monkeypatch):
    """A service that sends pages of its own size, and numbers as texts."""
    monkeypatch.setattr("test_world_bank.per_page", lambda code: 50)
    bank.spoil = lambda code, page, content: [
        {key: str(value) for key, value in content[0].items()},
        content[1],
    ]
    [folder] = project.refresh(SOURCE, bank.url)
    assert folder.name == "2026-11" and ("NY.GDP.MKTP.CD", 9) in bank.asked


def test_rows_in_another_order_and_numbers_written_otherwise_are_nothing_new(project, bank):
    [folder] = project.refresh(SOURCE, bank.url)
    table = folder / "observations.csv"
    header, *rows = table.read_text().splitlines()
    rows = [row.replace(",c01", ",c09") for row in reversed(rows)]
    rewrite(folder, "observations.csv", lambda line: True)
    old = hashlib.sha256(table.read_bytes()).hexdigest()
    table.write_text("\r\n".join([header, *rows]) + "\r\n", newline="")
    card = folder / "source.yml"
    card.write_text(card.read_text().replace(old, hashlib.sha256(table.read_bytes()).hexdigest()))
    bank.updated = "2026-12-01"
    assert project.refresh(SOURCE, bank.url) == []


def test_what_would_be_asked_is_listed_and_nothing_is_asked(project, bank):
    assert project.refresh(SOURCE, bank.url, only_list=True) == []
    assert bank.asked == [] and project.told[0].startswith(f"{SOURCE}: {len(FEW)} requests to World Bank, ")
    assert sum("/indicator/" in line for line in project.told) == len(FEW)


def test_the_same_page_twice_is_noticed(project, bank):
    bank.spoil = lambda code, page, content: (
        [content[0], bank_page_one(bank, code)] if (code, page) == ("NY.GDP.MKTP.CD", 2) else content
    )
    with pytest.raises(InputError, match="a page is missing or came twice"):
        project.refresh(SOURCE, bank.url)


def bank_page_one(bank, code):
    return [
        {
            "indicator": {"id": code, "value": bank.names[code]},
            "country": {"id": "", "value": e},
            "countryiso3code": e,
            "date": y,
            "value": v,
        }
        for e, y, v in bank.values[code][: per_page(code)]
    ]


def test_an_interrupted_refresh_goes_on_where_it_stopped(project, bank):
    bank.spoil = lambda code, page, content: Response("", 503) if code == "SP.POP.TOTL" else content
    with pytest.raises(InputError):
        project.refresh(SOURCE, bank.url)
    first, bank.asked[:] = list(bank.asked), []
    bank.spoil = lambda code, page, content: content
    [folder] = project.refresh(SOURCE, bank.url)
    done = {asked for asked in first if asked[0] != "SP.POP.TOTL"}
    assert len(done) >= 6 and not done & set(bank.asked) and folder.is_dir()


def changed(bank, code, factor=1.0, keep=lambda row: True):
    bank.values[code] = [(e, y, v * factor) for e, y, v in bank.values[code] if keep((e, y, v))]


@pytest.mark.parametrize(
    "change, said",
    [
        (
            lambda b: b.names.update({"NY.GDP.MKTP.KD": "GDP (constant 2021 US$)"}),
            "new unit.*constant 2021",
        ),
        (lambda b: changed(b, "NY.GDP.MKTP.KD", 1.093), "rebased.*1.093 times"),
        (lambda b: changed(b, "SP.POP.TOTL", 0.001), "new unit.*0.001 times"),
        (lambda b: changed(b, "NY.GDP.MKTP.CD", keep=lambda r: r[0] != "KHM"), "missing economy.*KHM"),
        (lambda b: changed(b, "NY.GDP.MKTP.CD", keep=lambda r: r[1] != "1995"), "fewer rows"),
        (lambda b: b.values.pop("SP.POP.TOTL"), "missing indicator.*SP.POP.TOTL"),
    ],
    ids=[
        "unit in the name",
        "rebased",
        "unit of the figures",
        "missing economy",
        "fewer rows",
        "missing indicator",
    ],
)
def test_a_changed_shape_is_named_and_stops_until_accepted(project, bank, change, said):
    before = fingerprint(project.raw)
    change(bank)
    with pytest.raises(InputError, match=said) as problem:
        project.refresh(SOURCE, bank.url)
    assert "--accept-changes" in str(problem.value) and fingerprint(project.raw) == before
    asked = len(bank.asked)
    [folder] = project.refresh(SOURCE, bank.url, accept_changes=True)
    assert folder.name == "2026-11" and len(bank.asked) <= asked + 1  # from the cache


def test_an_edition_the_paper_cannot_read_is_not_filed(project, bank, monkeypatch):
    monkeypatch.delitem(world_bank_wdi.UNITS, "SP.POP.TOTL")
    monkeypatch.setitem(
        world_bank.ASKED,
        SOURCE,
        (
            "2",
            {**{c: c for c in world_bank_wdi.UNITS}, "SP.POP.TOTL": "SP.POP.TOTL"},
            world_bank.TWELVE,
            1990,
        ),
    )
    before = fingerprint(project.raw)
    with pytest.raises(InputError, match="indicator is .SP.POP.TOTL., expected one of"):
        project.refresh(SOURCE, bank.url)
    assert fingerprint(project.raw) == before


def test_governance_indicators_keep_their_old_codes(project, httpserver):
    project.bring("world-bank-wgi/2024")
    bank = Bank(httpserver, project.raw / "world-bank-wgi" / "2024")
    for table in (bank.values, bank.names):
        for code in list(table):
            table[f"GOV_WGI_{code}"] = table.pop(code)
    bank.values["GOV_WGI_PV.EST"].append(("VNM", "2024", 0.05))
    [folder] = project.refresh("world-bank-wgi", bank.url)
    assert (folder / "observations.csv").read_text().splitlines()[1].startswith("CC.EST,BRN,1996,")


def test_the_survey_of_2023_keeps_its_year(project, httpserver):
    project.bring("world-bank-lpi/2023")
    bank = Bank(httpserver, ROOT / "data/raw/world-bank-wgi/2024")
    bank.values.clear()
    codes = {ours: theirs for theirs, ours in world_bank.LPI.items()}
    with open(project.raw / "world-bank-lpi/2023/observations.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = codes[row["measure"]]
            bank.names[code] = row["measure"]
            bank.values[code].append(
                (row["economy"], row["edition"].replace("2023", "2022"), float(row["value"]))
            )
    bank.values["LP.LPI.OVRL.XQ"].append(("VNM", "2026", 3.4))
    [folder] = project.refresh("world-bank-lpi", bank.url)
    years = set(pd.read_csv(folder / "observations.csv")["edition"])
    assert 2023 in years and 2022 not in years


def test_both_editions_of_gdp_can_be_read_today():
    gdp = {}
    for name in ("2024-10", "2026-07"):
        table, _ = clean(world_bank_wdi, RawEdition(ROOT / "data" / "raw", SOURCE, name), vocabulary)
        frame = table.to_pandas()
        frame = frame[
            (frame["series"] == "NY.GDP.MKTP.CD") & (frame["economy"] == "CHN") & (frame["period"] == "2022")
        ]
        gdp[name] = round(frame["value"].iloc[0] / 1e12, 2)
    assert gdp == {"2024-10": 17.88, "2026-07": 18.32}


def test_cambodias_rebasing_between_the_editions_is_named(project):
    from tracepaper.sources.schema_guard import compare

    old, new = (
        {p.name: p.read_bytes() for p in (ROOT / f"data/raw/{SOURCE}" / name).iterdir()}
        for name in ("2024-10", "2026-07")
    )
    said = [f.text for f in compare(old, new, world_bank.SHAPES[SOURCE]) if f.stops]
    assert any("KHM" in text and "at most 1.365" in text for text in said)
