"""IMF (SDMX 2.1), UN Comtrade and CEPII as documented, spoken by a local server."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile

import pytest
from werkzeug import Response

from analysis import vocabulary
from analysis.sources import imf_dots_imports_china, un_comtrade_with_china
from refreshing import fingerprint
from tracepaper.errors import InputError
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition, verify

IMF, COMTRADE, BACI = "imf-dots-imports-china", "un-comtrade-with-china", "cepii-baci"
SDMX = """<?xml version="1.0" encoding="utf-8"?>
<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="urn:IMTS"
 xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"><m:Header><m:ID>x</m:ID>
<m:Test>false</m:Test><m:Prepared>2026-11-20T10:00:00</m:Prepared><m:Sender id="IMF"/>
<m:Structure structureID="IMTS" namespace="urn:IMTS"
 dimensionAtObservation="TIME_PERIOD"><c:StructureUsage><Ref agencyID="IMF.STA" id="IMTS" version="1.0.0"/>
</c:StructureUsage></m:Structure></m:Header><m:DataSet ss:structureRef="IMTS" xsi:type="n:DataSetType"
 ss:dataScope="DataStructure" action="Replace">%s</m:DataSet>%s</m:StructureSpecificData>"""
FOOTER = """<f:Footer
 xmlns:f="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer"><f:Message code="413">
<c:Text>Response too large</c:Text></f:Message></f:Footer>"""


def sdmx(rows, scale="0", factor=1.0, attribute="", footer=""):
    """rows: (country, partner, year, value)."""
    series = "".join(
        f'<Series COUNTRY="{here}" INDICATOR="MG_CIF_USD" COUNTERPART_COUNTRY="{there}" FREQUENCY="A"'
        f' SCALE="{scale}"><Obs TIME_PERIOD="{year}" OBS_VALUE="{float(value) * factor!r}"'
        f" {attribute}/></Series>"
        for here, there, year, value in rows
    )
    return SDMX % (series, footer)


@pytest.fixture
def imports(project):
    """China's imports of the last edition, and one year more."""
    project.bring(f"{IMF}/2025")
    with open(project.raw / IMF / "2025" / "observations.csv", encoding="utf-8") as file:
        rows = [
            ("CHN", r["exporter"].replace("WLD", "G001"), r["year"], r["value_usd"])
            for r in csv.DictReader(file)
        ]
    return [
        *rows,
        ("CHN", "VNM", "2024", "9.8e10"),
        ("CHN", "G110", "2024", "9.9e11"),
        ("CHN", "VNM", "2009", "1e9"),
    ]


def imf_answers(httpserver, body, content_type="application/vnd.sdmx.structurespecificdata+xml;version=2.1"):
    httpserver.expect_request(re.compile("/sdmx/data/IMTS/CHN.MG_CIF_USD..A")).respond_with_data(
        body, content_type=content_type
    )
    return httpserver.url_for("/sdmx")


def test_imf_sdmx_is_read_groups_and_early_years_left_out(project, httpserver, imports):
    [folder] = project.refresh(IMF, imf_answers(httpserver, sdmx(imports, attribute='STATUS="E"')))
    table, _ = clean(imf_dots_imports_china, RawEdition(project.raw, IMF, folder.name), vocabulary)
    frame = table.to_pandas()
    assert folder.name == "2026-12" and len(frame) == len(imports) - 2
    assert set(frame["status"]) == {"estimate"} and set(frame["series"]) == {"imports-cif"}


@pytest.mark.parametrize("scale, factor", [("6", 1.0), ("6", 1e-6)])
def test_imf_scale_is_the_one_that_agrees_with_the_last_edition(project, httpserver, imports, scale, factor):
    [folder] = project.refresh(IMF, imf_answers(httpserver, sdmx(imports, scale, factor)))
    new = (folder / "observations.csv").read_text().splitlines()
    assert next(float(x.split(",")[3]) for x in new if x.startswith("VNM,CHN,2024")) == pytest.approx(9.8e10)


@pytest.mark.parametrize(
    "body, said",
    [
        (lambda rows: sdmx(rows, factor=1e-3), "the unit changed"),
        (lambda rows: sdmx(rows, footer=FOOTER), "too large"),
        (lambda rows: sdmx(rows + rows[:1]), "twice"),
        (lambda rows: sdmx([]), "no observation"),
        (lambda rows: sdmx(rows).replace("COUNTERPART_COUNTRY", "PARTNER"), "structure of the data changed"),
        (lambda rows: sdmx(rows)[:-200], "cut off"),
        (lambda rows: "<note>hello</note>", "no SDMX|message instead"),
        (lambda rows: sdmx([r for r in rows if r[1] != "VNM"]), "missing economy.*VNM"),
    ],
    ids=["unit", "footer", "twice", "empty", "renamed dimension", "cut off", "other xml", "missing economy"],
)
def test_nothing_is_filed_from_a_bad_imf_answer(project, httpserver, imports, body, said):
    before = fingerprint(project.raw)
    with pytest.raises(InputError, match=said):
        project.refresh(IMF, imf_answers(httpserver, body(imports)))
    assert fingerprint(project.raw) == before


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
        (at_2023(lambda c: c | {"data": c["data"] + c["data"][:1], "count": c["count"] + 1}), "twice"),
        (
            at_2023(lambda c: c | {"data": c["data"] * 9, "count": c["count"] * 9}),
            "500 records|twice|so some are missing",
        ),
        (at_2023(lambda c: c | {"data": [], "count": 0}), "fewer rows"),
        (at_2023(lambda c: c | {"data": [r | {"period": "2022"} for r in c["data"]]}), "asked for 2023"),
        (
            at_2023(lambda c: c | {"data": [r | {"primaryValue": None} for r in c["data"]]}),
            "the value None",
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


CODES = {
    "CHN": 156,
    "BRN": 96,
    "IDN": 360,
    "KHM": 116,
    "LAO": 418,
    "MMR": 104,
    "MYS": 458,
    "PHL": 608,
    "SGP": 702,
    "THA": 764,
    "VNM": 704,
    "FRA": 251,
}


def archive(
    drop="",
    flows="t,i,j,k,v,q\n2023,156,704,010121,12.345,   NA\n2023,704,156,870899,99.5,3.25\n"
    "2023,251,156,870899,7.0,1.0\n",
    countries=CODES,
) -> bytes:
    files = {
        "BACI_HS22_Y2023_V202501.csv": flows,
        "country_codes_V202501.csv": "country_code,country_name,country_iso2,country_iso3\n"
        + "".join(f"{number},{code},xx,{code}\n" for code, number in countries.items()),
        "product_codes_HS22_V202501.csv": 'code,description\n010121,"Horses, live"\n870899,Parts\n',
        "Readme.txt": "BACI",
    }
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            if not (drop and name.startswith(drop)):
                out.writestr(name, text)
    return body.getvalue()


def baci_answers(httpserver, body, content_type="application/zip"):
    httpserver.expect_request("/BACI_HS22_V202501.zip").respond_with_data(body, content_type=content_type)
    return httpserver.url_for("/BACI_HS22_V202501.zip")


def test_baci_is_read_in_place_and_named_after_its_version(project, httpserver):
    [folder] = project.refresh(BACI, baci_answers(httpserver, archive()))
    rows = gzip.decompress((folder / "observations.csv.gz").read_bytes()).decode().splitlines()
    assert folder.name == "2025-01" and rows[1:] == [
        "CHN,VNM,010121,2023,12.345,,reconciled FOB",
        "VNM,CHN,870899,2023,99.5,3.25,reconciled FOB",
    ]
    verify(project.raw)


@pytest.mark.parametrize(
    "body, kind, said",
    [
        (archive(drop="country"), "application/zip", "not laid out as BACI"),
        (archive(flows="year,exporter,importer,product,value\n"), "application/zip", "no column t"),
        (archive(flows="t,i,j,k,v,q\n2022,156,704,010121,1,1\n"), "application/zip", "a row of 2022"),
        (archive(flows="t,i,j,k,v,q\n"), "application/zip", "no flow"),
        (archive(countries={"CHN": 156}), "application/zip", "no code for BRN"),
        (archive()[:-40], "application/zip", "cut off"),
        (b"<html>moved</html>", "text/html", "web page where ZIP was due"),
    ],
    ids=["missing file", "columns", "other year", "empty", "codes", "cut off", "web page"],
)
def test_nothing_is_filed_from_a_bad_archive(project, httpserver, body, kind, said):
    with pytest.raises(InputError, match=said):
        project.refresh(BACI, baci_answers(httpserver, body, kind))
    assert not (project.raw / BACI).exists()


def test_one_source_that_fails_does_not_keep_the_others_away(project, httpserver, imports):
    from analysis.connectors import _catalogue
    from refreshing import QUICK, TODAY
    from tracepaper.sources.refresh import refresh

    project.bring("world-bank-wgi/2024")
    urls = {IMF: imf_answers(httpserver, sdmx(imports)), "world-bank-wgi": "http://127.0.0.1:9"}
    with pytest.raises(InputError, match="cannot be reached"):
        refresh(
            project.raw,
            project.cache,
            _catalogue.connectors(),
            _catalogue.read_back,
            project.told.append,
            base_urls=urls,
            today=TODAY,
            manners=QUICK,
            sleep=lambda s: None,
        )
    assert (project.raw / IMF / "2026-12").is_dir()


def test_an_unknown_source_is_told_which_can_be_fetched(project):
    with pytest.raises(InputError, match="cannot be fetched; these can: cepii-baci, imf-dots-exports"):
        project.refresh("beibu-gulf", "http://127.0.0.1:9")
