"""The real figures, read by the real modules: what must hold of them, and what a slip would do."""

from __future__ import annotations

import gzip
import shutil
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis import vocabulary
from analysis.ports import ASEAN_PORTS, COMPARED_PORTS, GULF_PORTS
from analysis.sources.world_bank_tariffs_mfn import APPLIED, MFN
from real_sources import EDITIONS, RAW, ROOT, cleaned, module_of
from tracepaper.errors import InputError
from tracepaper.paths import find_sources
from tracepaper.sources.verification import verify

SOURCES = find_sources(ROOT / "workflow/analysis/sources")
# kept for comparison and for the audit; nothing is read from them
WITHOUT_MODULE = {"carriers", "china-asean-trade", "inbox"}


def run(source: str, root: Path = RAW, edition: str = ""):
    return [table.to_pandas() for table in cleaned(source, root, edition)]


@cache
def observations(source: str) -> pd.DataFrame:
    return run(source)[0].astype({"period": str, "series": str, "economy": str, "partner": str})


@cache
def texts(source: str) -> pd.DataFrame:
    return run(source)[1].astype(str)


def test_every_raw_source_has_a_module_and_a_pinned_edition():
    folders = {p.name for p in RAW.iterdir() if p.is_dir()}
    assert set(SOURCES) == folders - WITHOUT_MODULE == set(EDITIONS)


def test_every_raw_file_is_as_its_sidecar_says():
    assert len(verify(RAW)) > 40


@pytest.mark.parametrize("source", SOURCES)
def test_every_module_says_why_it_is_as_it_is(source):
    assert module_of(source).__doc__


@pytest.mark.parametrize("source", [s for s in SOURCES if s != "imf-dots-exports"])  # below, it is large
def test_every_source_is_clean(source):
    assert len(observations(source)) + len(texts(source)) > 0
    assert (observations(source)["value"].abs() < 1e16).all()


def test_the_older_edition_reads_too():
    frame, _ = run("world-bank-wdi", edition="2024-10")
    assert set(frame["series"]) == {"NY.GDP.MKTP.CD"}


def value(source: str, series: str, economy: str, period: str, partner: str = "") -> float:
    frame = observations(source)
    found = frame[
        (frame["series"] == series)
        & (frame["economy"] == economy)
        & (frame["period"] == period)
        & (frame["partner"] == partner)
    ]
    assert len(found) == 1
    return found["value"].iloc[0]


def test_china_and_asean_are_what_customs_announced():
    """Rebuilt from its components, the series equals the composite, and its totals the headlines."""
    composite = pd.read_csv(RAW / "china-asean-trade/composite/observations.csv").set_index(
        ["partner", "year"]
    )
    announced = {2002: 54.8, 2010: 292.8, 2013: 443.6, 2022: 975.3, 2023: 911.7, 2024: 982.3}
    for year, billion in announced.items():
        total = 0.0
        for partner in vocabulary.ASEAN_MEMBERS:
            row = composite.loc[partner, year]
            exports = value(row["exports_source"], "exports-fob", "CHN", str(year), partner)
            imports = value(row["imports_source"], "imports-cif", "CHN", str(year), partner)
            assert (exports, imports) == (row["china_exports_fob_usd"], row["china_imports_cif_usd"])
            total += exports + imports
        assert total / 1e9 == pytest.approx(billion, rel=0.0025)


def test_partners_reports_are_kept_apart():
    """Viet Nam 2022: it reports 57.7 billion of exports, China 88.0 billion of imports."""
    by_china = value("imf-dots-imports-china", "imports-cif", "CHN", "2022", "VNM")
    by_viet_nam = value("un-comtrade-with-china", "exports-fob", "VNM", "2022", "CHN")
    assert by_china / 1e9 == pytest.approx(88.0, abs=0.1)
    assert by_viet_nam / 1e9 == pytest.approx(57.7, abs=0.1)


def test_mirror_rows_of_the_tracker_are_no_exports():
    frame = observations("rcep-tracker")
    mirrored = frame[frame["economy"].isin(["VNM", "PHL", "LAO", "MMR"])]
    assert set(mirrored["series"]) == {"exports-mirror-cif", "exports-mirror-cif-quarterly"}
    quarters = frame[frame["series"] == "exports-fob-quarterly"]
    assert set(quarters["unit"]) == {"USD_M"} and quarters["period"].str.fullmatch(r"\d{4}Q[1-4]").all()


def test_singapore_2020_is_flagged_partial():
    frame = observations("imf-dots-exports")
    singapore = frame[(frame["economy"] == "SGP") & (frame["period"] == "2020")]
    assert set(singapore["status"]) == {"partial"}
    assert len(frame) > 400_000


def test_cities_have_one_gdp_a_year_and_their_trust():
    frame = observations("beibu-gulf")
    cities = frame[frame["series"] == "gdp"]
    assert set(cities["economy"]) == set(vocabulary.CLUSTER_CITIES)
    assert not cities.duplicated(["economy", "period"]).any()
    assert set(cities["trust"]) == {"A", "B", "C"}
    assert set(frame.loc[frame["series"] == "port-cargo", "trust"]) == {"C"}


def test_what_is_no_interval_is_no_observation_but_a_statement():
    assert (
        not observations("beibu-gulf")["series"]
        .str.contains("growth")
        .where(observations("beibu-gulf")["economy"] == "CHN-450000", False)
        .any()
    )
    items = set(texts("beibu-gulf")["item"])
    assert any("summer" in item for item in items)
    assert any("2020 or 2021" in item for item in items)


def test_conflicts_are_kept_for_the_reader():
    frame = texts("beibu-gulf")
    assert frame.loc[frame["table"] == "membership", "text"].str.contains("CONFLICT").sum() >= 12
    assert frame.loc[frame["table"] == "events", "text"].str.contains("CONFLICT").sum() == 1
    assert frame.loc[frame["table"] == "events", "item"].nunique() == 32


def test_places_are_named_in_both_languages():
    frame = texts("beibu-gulf")
    places = frame[frame["table"] == "places"].pivot(index="item", columns="field", values="text")
    assert places.loc["CHN-450100"].to_dict() == {
        "name_zh": "南宁市",
        "name_en": "Nanning",
        "province": "CHN-450000",
    }
    assert set(places.index) == set(vocabulary.CLUSTER_CITIES)


def test_lines_without_commitment_have_no_rate():
    frame = observations("rcep-annex-1-china-asean")
    coffee = frame[frame["product"] == texts("rcep-annex-1-china-asean")["item"].iloc[0]]
    assert coffee["series"].tolist() == ["rcep-duty-base"]


def test_hand_copied_rows_are_trust_c():
    frame = observations("world-bank-wdi")
    shipping = frame[frame["series"] == "IS.SHP.GCNW.XQ"]
    assert set(shipping.loc[shipping["trust"] == "A", "economy"]) == {"CHN", "IDN"}


def altered(tmp_path, source: str, name: str, old: bytes, new: bytes) -> Path:
    """A copy of a source with one place of one file changed."""
    shutil.copytree(RAW / source, tmp_path / source)
    path = tmp_path / source / EDITIONS[source] / name
    packed = name.endswith(".gz")
    content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    assert old in content
    content = content.replace(old, new, 1)
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    return tmp_path


@pytest.mark.parametrize(
    ("source", "name", "old", "new", "message"),
    [
        (
            "world-bank-wdi",
            "observations.csv",
            b"\nIS.AIR.DPRT,",
            b"\nIS.AIR.NONE,",
            r"observations\.csv:\d+: indicator is 'IS\.AIR\.NONE', expected one of",
        ),
        (
            "world-bank-wdi",
            "observations.csv",
            b",BRN,1990,",
            b",BRX,1990,",
            r"observations\.csv:2: unknown economy 'BRX'",
        ),
        (
            "beibu-gulf",
            "city_gdp.csv",
            "南宁市,Nanning,450100,2019,".encode(),
            "南宁市,Nanning,450100,2019,1".encode(),
            r"aggregates_stated\.csv:4: officials stated 7864\.9",
        ),
        ("beibu-gulf", "city_trade.csv", b"Jan-Jul", b"Jan-Jux", r"city_trade\.csv:8: the period 'Jan-Jux'"),
        (
            "beibu-gulf",
            "province.csv",
            "亿美元".encode(),
            "亿欧元".encode(),
            r"province\.csv:2: unit is '亿欧元', expected one of",
        ),
        (
            "beibu-gulf",
            "port_throughput.csv",
            "钦州港,".encode(),
            "某港,".encode(),
            r"port_throughput\.csv:7: port is '某港', expected one of",
        ),
        (
            "gacc-country-table",
            "observations.csv",
            b"importer-reported CIF",
            b"importer-reported",
            r"observations\.csv:2: reporter_side is 'importer-reported', expected one of",
        ),
        (
            "rcep-annex-1-china-asean",
            "schedule.csv.gz",
            b"\n09012100,0.15,U,",
            b"\n09012100,0.15,0.15,",
            r"schedule\.csv\.gz: lines, lines without commitment",
        ),
        (
            "rcep-annex-1-china-asean",
            "schedule.csv.gz",
            b"\n01012900,0.1,0,",
            b"\n01012900,0.1,free,",
            r"schedule\.csv\.gz:3: year_1 is 'free', expected a rate or U",
        ),
        (
            "wits-trade-summary",
            "applied_tariffs.csv",
            b"Maximum Rate (%)",
            b"Maximal Rate (%)",
            r"applied_tariffs\.csv:\d+: indicator is 'Maximal Rate \(%\)'",
        ),
        (
            "world-bank-lpi",
            "observations.csv",
            b"Customs Score,2.78",
            b"Customs Score,7.78",
            r"observations\.csv:3: a score lies outside 1 to 5",
        ),
        (
            "adb-mrio",
            "rca.csv.gz",
            b"11504.5306,0.9322",
            b"11504.5306,0.8322",
            r"rca\.csv\.gz:9330: the index is not that of the exports beside it",
        ),
        (
            "cepii-baci-hs2",
            "exports_hs2.csv.gz",
            b"\nABW,2011,01,",
            b"\nABW,2011,1,",
            r"exports_hs2\.csv\.gz:2: a chapter does not have two digits",
        ),
    ],
)
def test_a_slip_in_the_figures_is_told(tmp_path, source, name, old, new, message):
    with pytest.raises(InputError, match=message) as caught:
        run(source, altered(tmp_path, source, name, old, new))
    assert "\n" not in str(caught.value)


def test_ports_of_the_gulf_have_their_quarters_on_the_new_scale():
    """Qinzhou: 11 in 2009, 107 at the end of 2016, 201 at the end of 2022, 181 in the spring of 2025."""
    periods = ("2009Q4", "2016Q4", "2022Q4", "2025Q1")
    found = [value("unctad-lsci", "port-lsci", "CHN-PORT-QINZHOU", period) for period in periods]
    assert found == [10.58, 107.18, 200.65, 180.59]
    economies = observations("unctad-lsci").query("series == 'lsci'")
    assert set(vocabulary.THE_ELEVEN) - set(economies["economy"]) == {"LAO"}


def test_ports_to_compare_with_have_every_quarter():
    frame = observations("unctad-lsci").query("series == 'port-lsci'")
    counts = frame.groupby("economy").size()
    assert {counts[code] for code in (*COMPARED_PORTS, *ASEAN_PORTS)} == {77}
    assert set(counts.index) == {*GULF_PORTS, *COMPARED_PORTS, *ASEAN_PORTS}
    means = frame.groupby("economy")["value"].mean()
    assert means[list(ASEAN_PORTS)].min() >= 40


def test_margin_between_mfn_and_applied_rates_is_that_of_one_edition():
    """2022: Laos 7.0 points, Myanmar 5.1, Vietnam 3.9, China 0.7; the applied rates are those of the WDI."""
    for economy, points in {"LAO": 7.0, "MMR": 5.1, "VNM": 3.9, "CHN": 0.7}.items():
        mfn, applied = (value("world-bank-tariffs-mfn", series, economy, "2022") for series in (MFN, APPLIED))
        assert mfn - applied == pytest.approx(points, abs=0.06)
    other = observations("world-bank-wdi").query("series == @APPLIED").set_index(["economy", "period"])
    frame = observations("world-bank-tariffs-mfn").query("series == @APPLIED")
    both = frame.set_index(["economy", "period"]).join(other["value"].rename("value_wdi"), how="inner")
    assert len(both) == 162 and (both["value"] == both["value_wdi"]).all()


@pytest.mark.parametrize(
    ("source", "file", "found", "planted", "message"),
    [
        ("unctad-lsci", "ports.csv", "China, Qinzhou", "China, Qinchow", "no row for China, Qinzhou"),
        ("unctad-lsci", "country.csv", "BRN,2006,1,", "BRN,2006,5,", "quarter lies outside"),
        ("world-bank-tariffs-mfn", "observations.csv", "AR.ZS,BRN,2005,5.85", "AR.ZS,BRN,2005,7.85", "above"),
        (
            "desta-agreements",
            "members.csv",
            "Agreement,1975,1976",
            "Agreement,1975,76",
            "Force is not a year",
        ),
        ("natural-earth-land", "coast.csv", "\n1,1,114.0000,", "\n1,1,114.5000,", "outside the frame"),
        ("natural-earth-land", "coast.csv", "\n1,2,113.9645", "\n1,3,113.9645", "not numbered"),
        ("geonames-cities", "cities.csv", "20.86481,", "208.6481,", "no latitude and longitude"),
        ("geonames-cities", "cities.csv", "1581298,", "1581299,", "geonameid is '1581299'"),
        ("yotov-2016-gravity", "flows.csv.gz", "169,0.0,0.0,0.0,0.0\n", "169,0.0,0.0,0.0,2.0\n", "rta is"),
        ("adb-mrio", "sector_summary.csv.gz", "7083.241,24847.9014", "7083.241,24848.9014", "do not add up"),
    ],
)
def test_a_slip_in_the_newer_sources_is_told(tmp_path, source, file, found, planted, message):
    shutil.copytree(RAW / source, tmp_path / source)
    path = tmp_path / source / EDITIONS[source] / file
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        text = stream.read()
    assert found in text
    with opened(path, "wt", encoding="utf-8") as stream:
        stream.write(text.replace(found, planted))
    with pytest.raises(InputError, match=message):
        run(source, tmp_path)


def test_a_share_that_a_report_states_is_an_observation():
    """Guangxi, January to November: 35.2 % in 2010 (54.0 of 153.5), 47.9 % in 2023, its whole unknown."""
    shares = observations("beibu-gulf").query("series == 'asean-share-of-trade' and economy == 'CHN-450000'")
    shares = shares.set_index("period")["value"]
    assert shares["2010-01/2010-11"] == 35.2 and shares["2023-01/2023-11"] == 47.9
    amounts = observations("beibu-gulf").query(
        "series == 'trade-total' and economy == 'CHN-450000' and period == '2010-01/2010-11'"
    )
    amounts = amounts.set_index("partner")["value"]
    assert 100 * amounts["ASEAN"] / amounts["WLD"] == pytest.approx(35.2, abs=0.05)


def test_chapters_have_the_eleven_and_ninety_six_goods():
    frame = observations("cepii-baci-hs2")
    assert set(vocabulary.THE_ELEVEN) <= set(frame["economy"])
    assert frame["product"].nunique() == 96 and set(frame["period"]) == set(map(str, range(2011, 2021)))


def test_chains_are_known_for_ten_of_the_eleven():
    frame = observations("adb-mrio")
    assert value("adb-mrio", "value-chains-backward", "VNM", "2022") == pytest.approx(0.5626, abs=1e-4)
    for series in ("rca-gross", "value-chains-backward"):
        found = set(frame.loc[frame["series"] == series, "economy"])
        assert set(vocabulary.THE_ELEVEN) - found == {"MMR"}
