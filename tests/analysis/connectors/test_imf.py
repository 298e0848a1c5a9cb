"""The IMF (SDMX 2.1 and 3.0) as documented, spoken by a local server."""

from __future__ import annotations

import csv
import json
import re

import pytest
from werkzeug import Response

from analysis import vocabulary
from analysis.connectors import imf
from analysis.sources import imf_dots_imports_china
from refreshing import fingerprint
from tracepaper.errors import InputError
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition

IMF = "imf-dots-imports-china"
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
    httpserver.expect_request(re.compile("/sdmx/data/IMF.STA,IMTS/CHN.MG_CIF_USD..A")).respond_with_data(
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


def sdmx_json(rows, scale=6, version=2) -> str:
    """The same as SDMX-JSON: version 2 as SDMX 3.0 sends it, version 1 as SDMX 2.1 does."""
    heres, theres, years = (sorted({row[place] for row in rows}) for place in (0, 1, 2))
    series: dict[str, dict] = {}
    for here, there, year, value in rows:
        key = f"{heres.index(here)}:0:{theres.index(there)}:0"
        one = series.setdefault(key, {"attributes": [0], "observations": {}})
        one["observations"][str(years.index(year))] = [str(value), None]

    def listed(name, codes):
        return {"id": name, "values": [{"id": code} for code in codes]}

    structure = {
        "dimensions": {
            "series": [
                listed("COUNTRY", heres),
                listed("INDICATOR", ["MG_CIF_USD"]),
                listed("COUNTERPART_COUNTRY", theres),
                listed("FREQUENCY", ["A"]),
            ],
            "observation": [{"id": "TIME_PERIOD", "values": [{"value": year} for year in years]}],
        },
        "attributes": {
            "dataSet": [{"id": "LICENSE"}],
            "dimensionGroup": [{"id": "UNIT"}],
            "series": [listed("SCALE", [str(scale)])],
            "observation": [listed("STATUS", ["E"])],
        },
    }
    data = {
        "dataSets": [
            {
                "attributes": ["free"],
                "dimensionGroupAttributes": {":0::": ["USD"]},
                "series": series,
            }
        ]
    }
    if version == 1:
        return json.dumps({"header": {"id": "x"}, **data, "structure": structure})
    return json.dumps({"meta": {"id": "x"}, "data": {**data, "structures": [structure]}})


@pytest.mark.parametrize("version", [1, 2])
def test_json_says_the_same_as_xml(project, httpserver, imports, version):
    kind = "application/vnd.sdmx.data+json;version=2.0.0"
    url = imf_answers(httpserver, sdmx_json(imports, version=version), kind)
    [folder] = project.refresh(IMF, url)
    by_json = (folder / "observations.csv").read_bytes()
    httpserver.clear()
    assert project.refresh(IMF, imf_answers(httpserver, sdmx(imports, "6"))) == []  # the same observations
    assert b"VNM,CHN,2024,98000000000.0,importer-reported CIF,\n" in by_json


def test_the_third_version_of_the_service_is_asked_its_own_way(project, httpserver, imports):
    httpserver.expect_request("/sdmx/3.0/data/dataflow/IMF.STA/IMTS/+/CHN.MG_CIF_USD.*.A").respond_with_data(
        sdmx_json(imports), content_type="application/vnd.sdmx.data+json;version=2.0.0"
    )
    [folder] = project.refresh(IMF, httpserver.url_for("/sdmx/3.0"))
    assert folder.name == "2026-12"
    assert httpserver.log[0][0].query_string == b"c[TIME_PERIOD]=ge:2010"


def test_an_estimate_that_is_confirmed_is_a_new_edition_and_no_estimate(project, httpserver, imports):
    [first] = project.refresh(IMF, imf_answers(httpserver, sdmx(imports, attribute='STATUS="E"')))
    httpserver.clear()
    [second] = project.refresh(IMF, imf_answers(httpserver, sdmx(imports)))
    tables = [(folder / "observations.csv").read_text() for folder in (first, second)]
    assert tables[0].replace("imf_estimate", "") == tables[1] and "imf_estimate" not in tables[1]


CODE_LIST = """<?xml version="1.0"?><m:Structure
 xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"
 xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"><m:Structures><s:Codelists>
<s:Codelist id="CL_IMTS_COUNTRY" agencyID="IMF.STA"><c:Name>Economies</c:Name>
<s:Code id="EMD"><c:Name>Emerging economies</c:Name></s:Code>
<s:Code id="VNM"><c:Name>Viet Nam</c:Name><s:Parent><Ref id="EMD"/></s:Parent></s:Code>
<s:Code id="NEW"><c:Name>Newland</c:Name></s:Code></s:Codelist></s:Codelists></m:Structures></m:Structure>"""
CODE_LIST_JSON = json.dumps(
    {
        "data": {
            "codelists": [
                {
                    "codes": [
                        {"id": "EMD", "name": "Emerging economies"},
                        {"id": "VNM", "names": {"en": "Viet Nam"}, "parent": "EMD"},
                        {"id": "NEW", "names": {"en": "Newland"}},
                    ]
                }
            ]
        }
    }
)
STRANGERS = [("CHN", "EMD", "2024", "9e11"), ("CHN", "NEW", "2024", "5e6"), ("CHN", "NEW", "2023", "4e6")]


@pytest.mark.parametrize(
    "body, kind",
    [(CODE_LIST, "application/vnd.sdmx.structure+xml;version=2.1"), (CODE_LIST_JSON, "application/json")],
    ids=["xml", "json"],
)
def test_codes_that_the_paper_does_not_know_are_left_out_and_named(project, httpserver, imports, body, kind):
    httpserver.expect_request("/sdmx/codelist/IMF.STA/CL_IMTS_COUNTRY").respond_with_data(
        body, content_type=kind
    )
    [folder] = project.refresh(IMF, imf_answers(httpserver, sdmx([*imports, *STRANGERS])))
    said = "\n".join(project.told)
    assert "left out EMD (Emerging economies), 1 observations: a group of economies" in said
    assert "left out NEW (Newland), 2 observations: if it is an economy, add it to CODES" in said
    assert not {"EMD", "NEW"} & set(re.findall("[A-Z]{3}", (folder / "observations.csv").read_text()))


@pytest.mark.parametrize("code, body", [(404, ""), (500, "oops"), (200, "<a/>"), (200, "[1]"), (200, "{}")])
def test_without_a_list_of_codes_a_new_code_stops_nothing(project, httpserver, imports, code, body):
    httpserver.expect_request("/sdmx/codelist/IMF.STA/CL_IMTS_COUNTRY").respond_with_data(body, code)
    [folder] = project.refresh(IMF, imf_answers(httpserver, sdmx([*imports, *STRANGERS])))
    assert folder.name == "2026-12"
    assert any("left out NEW (not in the list of codes), 2 observations" in line for line in project.told)


def test_the_portals_own_codes_are_the_papers_under_other_names(project, httpserver, imports):
    own = {"PSE": "WBG", "XKX": "KOS", "BLX": "TX126"}
    rows = [(here, own.get(there, there), year, value) for here, there, year, value in imports]
    [folder] = project.refresh(
        IMF,
        imf_answers(
            httpserver, sdmx([*rows, ("CHN", "KOS", "2024", "7e6"), ("CHN", "TX126", "2010", "5e6")])
        ),
    )
    table = (folder / "observations.csv").read_text()
    assert "PSE,CHN," in table and "XKX,CHN,2024,7000000.0" in table and "BLX,CHN,2010,5000000.0" in table
    assert "WBG" not in table


@pytest.mark.parametrize("code", [204, 400, 404])
def test_a_key_without_data_stops_only_itself(project, httpserver, monkeypatch, code):
    source = "imf-dots-exports"
    project.bring(f"{source}/2024-02")
    last = imf._last_values(project.raw / source / "2024-02" / imf.FILES[source])
    few = {
        key: value
        for key, value in last.items()
        if {key[0], key[1]} <= {"VNM", "PSE", "CHN"} and key[2] > 2015
    }
    monkeypatch.setattr(imf, "_last_values", lambda path: few)
    monkeypatch.setattr(imf, "SHAPES", {source: ()})

    def answer(request):
        here = request.path.rsplit("/", 1)[1].split(".")[0]
        if here not in ("CHN", "WBG"):
            return Response("", code)
        ours = {"WBG": "PSE"}.get(here, here)
        rows = [(here, there, str(year), few[out, there, year]) for out, there, year in few if out == ours]
        return Response(sdmx(rows).replace("MG_CIF_USD", "XG_FOB_USD"), content_type="application/xml")

    httpserver.expect_request(re.compile("/sdmx/data/IMF.STA,IMTS/.*")).respond_with_handler(answer)
    [folder] = project.refresh(source, httpserver.url_for("/sdmx"))
    assert any(line == "  VNM.XG_FOB_USD..A: the IMF has no observations" for line in project.told)
    assert folder.name == "2026-12"


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda body: body.replace('OBS_VALUE="9', 'OBS_VALUE="x9'), "no SDMX|expected numbers"),
        (
            lambda body: body.replace('TIME_PERIOD="2024"', 'TIME_PERIOD="2024-Q1"'),
            "period '2024-Q1'|no SDMX",
        ),
        (lambda body: body.replace('SCALE="0"', 'SCALE="million"'), "the scale 'million'"),
    ],
)
def test_what_is_no_number_or_year_is_one_sentence(project, httpserver, imports, change, said):
    with pytest.raises(InputError, match=said):
        project.refresh(IMF, imf_answers(httpserver, change(sdmx(imports))))


@pytest.mark.parametrize(
    "body, said",
    [
        ('{"errors": [{"code": 500, "title": "broken"}]}', "a message instead of observations .*broken"),
        ('{"message": "maintenance"}', "a message instead of observations .maintenance"),
        ("{}", "no SDMX"),
        ("[]", "a message instead"),
        ('{"data": {"dataSets": [{"series": {"0:0": {"observations": {}}}}], "structures": []}}', "no SDMX"),
        ('{"data": {"dataSets": [], "structures": []}}', "no observation"),
    ],
)
def test_nothing_is_filed_from_bad_json(project, httpserver, imports, body, said):
    before = fingerprint(project.raw)
    with pytest.raises(InputError, match=said):
        project.refresh(IMF, imf_answers(httpserver, body, "application/json"))
    assert fingerprint(project.raw) == before


def test_one_source_that_fails_does_not_keep_the_others_away(project, httpserver, imports):
    import analysis
    from refreshing import QUICK, TODAY
    from tracepaper.sources.connecting import Catalogue
    from tracepaper.sources.refresh import refresh

    project.bring("world-bank-wgi/2024")
    urls = {IMF: imf_answers(httpserver, sdmx(imports)), "world-bank-wgi": "http://127.0.0.1:9"}
    with pytest.raises(InputError, match="cannot be reached"):
        refresh(
            project.raw,
            project.cache,
            Catalogue(analysis).connectors(),
            Catalogue(analysis).read_back,
            project.told.append,
            base_urls=urls,
            today=TODAY,
            manners=QUICK,
            sleep=lambda s: None,
        )
    assert (project.raw / IMF / "2026-12").is_dir()


def test_an_unknown_source_is_told_which_can_be_fetched(project):
    with pytest.raises(InputError, match="cannot be fetched; these can: cepii-baci, imf-dots-exp"):
        project.refresh("beibu-gulf", "http://127.0.0.1:9")


def test_a_code_of_another_form_is_named_and_a_group_by_its_form_is_not(project, httpserver, imports):
    rows = [("CHN", code, "2024", "5e6") for code in ("_X", "vn", "1C_ALL", "AFR", "GX170", "U019", "TX799")]
    project.refresh(IMF, imf_answers(httpserver, sdmx([*imports, *rows])))
    named = re.findall(r"left out (\w+) \(", "\n".join(project.told))
    assert sorted(named) == ["1C_ALL", "AFR", "_X", "vn"]
    assert any("left out AFR" in line and "a group of economies" in line for line in project.told)


def test_a_provisional_value_is_preliminary_and_an_unknown_status_is_named(project, httpserver, imports):
    [folder] = project.refresh(IMF, imf_answers(httpserver, sdmx(imports, attribute='OBS_STATUS="P"')))
    table, _ = clean(imf_dots_imports_china, RawEdition(project.raw, IMF, folder.name), vocabulary)
    assert set(table.to_pandas()["status"]) == {"preliminary"}
    httpserver.clear()
    project.told.clear()
    project.refresh(IMF, imf_answers(httpserver, sdmx(imports, attribute='OBS_STATUS="B"')))
    assert any("have the status B, which FLAGS in connectors/imf.py does not know" in t for t in project.told)
