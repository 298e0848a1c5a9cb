"""The worked examples of the documentation, with the project's own data and sentences."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

import analysis
from analysis import vocabulary
from analysis.connectors import comtrade
from analysis.indicators import gulf_distances
from tracepaper.changes.data_changes import summarise
from tracepaper.changes.observation_match import match
from tracepaper.changes.report import Project, compare, write
from tracepaper.changes.state import Label, read_build
from tracepaper.changes.year_changes import year_changes
from tracepaper.evidence.columns import columns_of
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.tables import write_table
from tracepaper.exhibits.exhibit import make_exhibit
from tracepaper.manuscript.markup import read_manuscript, sentences_by_claim
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.edition import file_edition
from tracepaper.sources.inbox import file_inbox
from tracepaper.sources.observations import clean, combine, write_part
from tracepaper.sources.raw import RawEdition, read_sidecars
from tracepaper.statements import claims, facts
from tracepaper.statements.wording import Writer

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
GDP = "NY.GDP.MKTP.CD"
OLDER = "2024-10-gdp"  # GDP of 2024-10, all else of 2026-07
WDI, CITIES, COMTRADE = "world-bank-wdi", "beibu-gulf", "un-comtrade-with-china"
PLACES = {"geonames-cities": "2026-07"}  # of which the same section quotes distances


def read(source: str, edition: str, raw: Path = RAW):
    return clean(
        import_module("analysis.sources." + source.replace("-", "_")),
        RawEdition(raw, source, edition),
        vocabulary,
    )


def test_the_edition_for_comparison_is_made_of_two_others():
    new, old, mixed = (
        list(csv.reader((RAW / WDI / edition / "observations.csv").open(encoding="utf-8")))
        for edition in ("2026-07", "2024-10", OLDER)
    )
    gdp = [row[:4] for row in mixed if row[0] == GDP]
    assert gdp == [row[:4] for row in old[1:]]
    assert [row for row in mixed if row[0] != GDP] == [row for row in new if row[0] != GDP]


def data_changes(source: str, old: str, new: str, raw: Path = RAW) -> dict:
    frame, same = match(read(source, old, raw)[0], read(source, new, raw)[0], vocabulary.UNITS)
    return summarise(frame, same, {})


def by_economy(found: dict, series: str) -> dict[str, dict]:
    return {e["key"]["economy"]: e for e in found["series"] if e["series"] == series}


def test_gdp_of_2024_and_of_2026():
    found = data_changes(WDI, "2024-10", "2026-07")
    gdp = by_economy(found, "NY.GDP.MKTP.CD")
    china = next(r for r in gdp["CHN"]["rows"] if r["period"] == "2022")
    assert (round(china["before"] / 1e12, 2), round(china["after"] / 1e12, 2)) == (17.88, 18.32)
    [rebasing] = gdp["KHM"]["patterns"]
    assert rebasing["kind"] == "rebased" and rebasing["first"] == "2000" and 1.3 < rebasing["ratio"] < 1.37
    assert found["counts"]["revised"] == 143 and found["counts"]["withdrawn"] == 0
    assert {(e["last_before"], e["last_after"]) for e in gdp.values()} == {("2023", "2025")}
    assert gdp["IDN"]["patterns"] == [] and gdp["BRN"]["patterns"][0]["kind"] == "break"


def build(raw: Path, edition: str, folder: Path, conditions: dict):
    """The part of the paper that is about the eleven economies, with one edition of WDI."""
    processed, results = folder / "processed", folder / "results"
    for part in ("observations", "statements", "exhibits"):
        (processed / part).mkdir(parents=True)
    (results / "exhibits" / "tbl-economies").mkdir(parents=True)
    files = [processed / f"{part}.parquet" for part in ("observations", "statements")]
    editions, parts = {**PLACES, WDI: edition}, []
    for source, one in editions.items():
        parts.append([processed / part / f"{source}.parquet" for part in ("observations", "statements")])
        for table, path in zip(read(source, one, raw), parts[-1], strict=True):
            write_part(table, path)
    combine(*zip(*parts, strict=True), *files)
    evidence = Evidence(*files, vocabulary.UNITS)
    distances = processed / "gulf_distances.parquet"
    write_table(gulf_distances.table(evidence), distances, columns_of(gulf_distances, "", ()))
    table = processed / "exhibits" / "tbl-economies.parquet"
    make_exhibit(
        import_module("analysis.exhibits.tbl_economies.exhibit"),
        evidence,
        read_sidecars(raw, editions),
        files,
        ("zh", "en"),
        results / "exhibits" / "tbl-economies",
        table,
    )
    tables = {"tbl-economies": table, "gulf_distances": distances}
    evidence = Evidence(*files, vocabulary.UNITS, tables)
    made = [import_module("analysis.sections.background.facts")]
    definitions = facts.read_definitions(sorted(Path(made[0].__file__).parent.glob("facts.*.yaml")))
    registry = facts.evaluate(made, evidence, files, ("zh", "en"), definitions, vocabulary.UNIT_WORDS)
    facts.write(registry, results / "facts.json")
    evidence = Evidence(*files, vocabulary.UNITS, tables, facts=results / "facts.json")
    manuscripts = {lang: read_manuscript(ROOT / "manuscript" / lang) for lang in ("zh", "en")}
    sentences = sentences_by_claim(manuscripts, evidence.fact_texts)
    writers = [Writer(language) for language in ("zh", "en")]
    words = claims.read_rival_words(sorted(Path(made[0].__file__).parent.glob("rivals.*.yaml")))
    found = claims.with_sentences(claims.evaluate(evidence, writers, words), sentences)
    claims.write(found, results / "claims.json")
    return read_build(results, processed, raw, editions, Label("version", edition))


@pytest.fixture(scope="module")
def gdp_report(tmp_path_factory):
    """The report on the paper with older GDP and with that of today, and the folder it is in."""
    folder = tmp_path_factory.mktemp("gdp")
    for source, edition in ((WDI, OLDER), (WDI, "2026-07"), *PLACES.items()):
        shutil.copytree(RAW / source / edition, folder / "raw" / source / edition)
    module = import_module("analysis.sections.background.claims")
    wanted = {name: c for name, c in claims.CLAIMS.items() if c.condition.__module__ == module.__name__}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "CLAIMS", wanted)
        before, after = (build(folder / "raw", e, folder / e, wanted) for e in (OLDER, "2026-07"))
    before.parts = None  # as for the published baseline: its edition is read again
    before.sources[WDI]["files"]["observations.csv"] = after_digest(
        folder / "raw" / WDI / OLDER / "observations.csv"
    )
    code = sorted((ROOT / "workflow/analysis/sections").glob("*/facts.py"))
    project = Project(
        folder / "raw",
        folder / "2026-07" / "processed",
        ROOT / "manuscript",
        ("zh", "en"),
        code,
        vocabulary,
        lambda source, edition: read(source, edition, folder / "raw"),
    )
    changes = compare(before, after, project)
    write(changes, before, after, folder / "report")
    return changes, folder / "report"


def after_digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_older_gdp_changes_in_the_paper(gdp_report):
    changes, _ = gdp_report
    numbers = {e["name"]: e for e in changes["numbers"]["changed"]}
    assert (numbers["background-year"]["before"]["en"], numbers["background-year"]["after"]["en"]) == (
        "2023",
        "2025",
    )
    places = numbers["background-gdp-asean"]["places"]
    assert {p["language"] for p in places} == {"zh", "en"} and all(p["before"] != p["after"] for p in places)
    [table] = changes["exhibits"]["changed"]
    assert table["id"] == "tbl-economies" and table["years"] == ["2024", "2025"] and table["printed"]
    assert changes["not_evaluated"] == []
    cambodia = changes["data"][WDI]["observations"]["series"][0]
    assert cambodia["key"]["economy"] == "KHM" and "tbl-economies" in cambodia["used_by"]


def test_the_claims_that_older_gdp_moves(gdp_report):
    changes, _ = gdp_report
    found = changes["claims"]
    assert found["count"] >= 5 and found["new"] == found["gone"] == []
    near = {e["name"]: e["margin"] for e in found["near"]}
    assert all(before != after for before, after in near.values())


def test_the_summary_can_be_pasted(gdp_report):
    changes, _ = gdp_report
    for language, words in (
        ("en", ("143 observations revised", "Cambodia", "rebased")),
        ("zh", ("修订143个", "柬埔寨", "重新核算")),
    ):
        text = changes["summary"][language]
        assert "\n" not in text and all(word in text for word in words), text


def test_the_report_is_a_page_and_a_file(gdp_report):
    changes, folder = gdp_report
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert (
        page.index('id="claims"')
        < page.index('id="numbers"')
        < page.index('id="exhibits"')
        < page.index('id="data"')
    )
    assert "{{" not in page and "\x02" not in page and "<del>2023</del>" in page
    assert json.loads((folder / "changes.json").read_text(encoding="utf-8"))["summary"] == changes["summary"]


def test_a_new_year_of_city_gdp_typed_into_a_table(tmp_path):
    raw = tmp_path / "raw"
    for edition in (f"{CITIES}/2024", "gacc-country-table/2024", "carriers/undated"):
        shutil.copytree(RAW / edition, raw / edition)
    (raw / "inbox").mkdir()
    rows = ("城市,2024", "南宁市,5995.41", "北海市,1881.9")
    typed = "\n".join(("2024年各市地区生产总值（亿元），初步核算", *rows, ""))
    (raw / "inbox" / "typed.csv").write_text(typed, encoding="utf-8")
    [folder] = file_inbox(
        raw,
        Catalogue(analysis).readers(),
        Catalogue(analysis).read_back,
        lambda line: None,
        today=date(2026, 12, 3),
    )
    found = data_changes(CITIES, "2024", folder.name, raw)
    new = [
        (e["key"]["economy"], r["period"], r["after"])
        for e in found["series"]
        for r in e["rows"]
        if r["kind"] == "new"
    ]
    assert ("CHN-450100", "2024", 5995.41e8) in new and ("CHN-450500", "2024", 1881.9e8) in new
    assert found["counts"]["withdrawn"] == 0
    reach = [e for e in found["reach"] if e["series"] == "gdp"]
    assert [(e["before"], e["after"], e["about"]) for e in reach] == [
        ("2023", "2024", ["CHN-450100", "CHN-450500"])
    ]
    reach[0]["used"] = True  # in a build, because facts quote these cities
    prose = ROOT / "manuscript/en/03-history.md"
    years = year_changes({CITIES: {"reach": reach}}, {"changed": []}, {"changed": []}, [prose], ROOT)
    assert any("figure for 2023" in place["text"] for place in years["shifts"][0]["places"])


class Comtrade:
    """Answers of the service from an edition's own rows, with China's partners' 2023 two per cent higher."""

    def __init__(self, rows, told):
        self.rows, self.tell = rows, told.append

    def sends_key_to(self, url):
        return False

    def fetch(self, url, *rest):
        asked = dict(part.split("=") for part in url.split("?")[1].split("&"))
        there = {"156": "CHN", "0": "WLD"}[asked["partnerCode"]]
        here, end = ("exporter", "importer") if asked["flowCode"] == "X" else ("importer", "exporter")
        side = f"{here}-reported"
        data = [
            {
                "period": asked["period"],
                "flowCode": asked["flowCode"],
                "cmdCode": "TOTAL",
                "reporterISO": r[here],
                "partnerCode": asked["partnerCode"],
                "primaryValue": float(r["value_usd"])
                * (1.02 if r["year"] == "2023" and there == "CHN" else 1),
            }
            for r in self.rows
            if r["year"] == asked["period"]
            and r[end] == there
            and r["reporter_side"].startswith(side)
            and (there == "CHN" or r[here] == "CHN")
        ]
        return SimpleNamespace(json=lambda: {"count": len(data), "data": data, "error": ""})


def test_an_answer_that_revises_the_trade_of_2023(tmp_path):
    raw, told = tmp_path / "raw", []
    last = shutil.copytree(RAW / COMTRADE / "2026-03", raw / COMTRADE / "2026-03")
    with open(last / "observations.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    new = comtrade.fetch(COMTRADE, last, Comtrade(rows, told), "https://example.org", date(2026, 12, 3))
    folder = file_edition(raw, new, Catalogue(analysis).read_back)
    found = data_changes(COMTRADE, "2026-03", folder.name, raw)
    revised = [r for e in found["series"] for r in e["rows"] if r["kind"] == "revised"]
    expected = sum(
        r["year"] == "2023"
        and "CHN" in (r["exporter"], r["importer"])
        and "WLD" not in (r["exporter"], r["importer"])
        and float(r["value_usd"]) > 0
        for r in rows
    )
    assert {r["period"] for r in revised} == {"2023"} and found["counts"]["revised"] == expected > 100
    assert all(r["change"] == pytest.approx(0.02) for r in revised)
    assert found["sizes"]["1–5%"] == expected
