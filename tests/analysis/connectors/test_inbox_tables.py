"""Dropped tables: a yearbook's GDP by city, figures typed by hand, and the customs' table by country."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis
from analysis import vocabulary
from analysis.sources import beibu_gulf, gacc_country_table
from dropping import CITIES, CUSTOMS, as_csv, as_xlsx, gdp
from excel97 import xls
from refreshing import fingerprint
from tracepaper.errors import InputError
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.inbox import file_inbox
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition, read_sidecar
from tracepaper.sources.verification import verify

YEARBOOK = [
    ["2-14  各市地区生产总值（2021-2024年）", "", "", "", ""],
    ["", "", "", "", "单位：亿元"],
    ["市  别", "地区生产总值", "", "", ""],
    ["", "2021年", "2022年", "2023年", "2024年"],
    ["广 州", 28231.97, 28839.00, 30355.73, 31032.50],
    ["湛 江", 3559.93, 3712.56, 3793.59, 3839.49],
    ["茂　名①", 3698.10, 3904.63, 3987.23, 4111.1],
    ["阳 江", "1,515.86", 1535.02, 1581.33, "…"],
    ["注：本表数据来自广东统计年鉴，按当年价格计算。", "", "", "", ""],
]
MERGED = [(0, 0, 0, 4), (2, 2, 1, 4), (2, 3, 0, 0)]


@pytest.mark.parametrize(
    "name, content",
    [
        ("02-14.xls", xls(YEARBOOK, MERGED)),
        ("02-14.xlsx", as_xlsx(YEARBOOK, MERGED)),
        ("02-14.csv", as_csv(YEARBOOK)),
        ("02-14.csv", as_csv(YEARBOOK, "gbk")),
    ],
    ids=["xls", "xlsx", "utf-8", "gbk"],
)
def test_a_yearbook_table_becomes_an_edition_the_paper_can_read(project, drop, name, content):
    before = fingerprint(project.raw)
    [folder] = drop(name, content)
    assert (
        folder.name == "2026-12"
        and {k: v for k, v in fingerprint(project.raw).items() if k in before} == before
    )
    row = gdp(project, "2026-12")["茂名市", "2024"]
    assert (row["gdp_100m_cny"], row["quality"], row["vintage"]) == (
        "4111.1",
        "official_table",
        "as_published",
    )
    assert ("阳江市", "2024") not in gdp(project, "2026-12")  # "…" is missing, not zero
    table, _ = clean(beibu_gulf, RawEdition(project.raw, CITIES, "2026-12"), vocabulary)
    assert table.num_rows > 1000
    verify(project.raw)
    assert (folder / f"dropped{Path(name).suffix}").read_bytes() == content
    assert not list((project.raw / "inbox").iterdir())
    assert name in read_sidecar(folder / "source.yml")["notes"][-1]
    shown = "\n".join(project.told)
    assert (
        "in 亿元" in shown
        and "3 of the eleven cities" in shown
        and "left out: 广州" in shown
        and "注" in shown
    )


def test_a_year_typed_by_hand_in_wan_yuan(project, drop):
    typed = [
        ["2024年各市地区生产总值（万元），初步核算"],
        ["城市", "2024"],
        ["南宁市", 59950000],
        ["北海市", 18500000],
    ]
    drop("typed.xlsx", as_xlsx(typed))
    row = gdp(project, "2026-12")["南宁市", "2024"]
    assert (row["gdp_100m_cny"], row["vintage"], row["quality"], row["note"]) == (
        "5995",
        "preliminary",
        "communique",
        "published in 万元",
    )


def yearbook(change):
    rows = [list(row) for row in YEARBOOK]
    change(rows)
    return as_csv(rows)


def at(row, column, value):
    return lambda rows: rows[row].__setitem__(column, value)


@pytest.mark.parametrize(
    "content, said",
    [
        (yearbook(at(1, 4, "")), "no unit is stated"),
        (yearbook(at(1, 4, "单位：亿元、万元")), "two units are stated"),
        (yearbook(at(1, 4, "单位：万元")), "the unit or the row is wrong"),
        (yearbook(at(2, 1, "地区生产总值指数（上年=100）")), "no column of years says"),
        (yearbook(at(2, 1, "人均地区生产总值")), "no column of years says"),
        (yearbook(at(5, 3, "#REF!")), "湛江 2023 is '#REF!', expected a number"),
        (yearbook(at(6, 0, "湛江市")), "湛江 stands twice"),
        (yearbook(at(3, 4, "2023年")), "a year stands twice"),
        (
            as_csv([["天气"], ["城市", "2024"], ["湛江", "25"]]),
            "no table in it was recognised; known are: ",
        ),
        (b"<html><table></table></html>", "web page under another name"),
    ],
    ids=[
        "no unit",
        "two units",
        "wrong unit",
        "index",
        "per head",
        "error cell",
        "city twice",
        "year twice",
        "other table",
        "web page",
    ],
)
def test_a_table_that_would_need_guessing_is_refused_and_stays(project, drop, content, said):
    before = fingerprint(project.raw)
    with pytest.raises(InputError, match=said):
        drop("table.csv", content)
    after = fingerprint(project.raw)
    assert after.pop("inbox/table.csv") and after == before


def test_the_same_table_dropped_again_is_taken_out(project, drop):
    drop("a.csv", as_csv(YEARBOOK))
    assert drop("b.csv", as_csv(YEARBOOK)) == []
    assert any("already filed as beibu-gulf/2026-12" in line for line in project.told)
    with pytest.raises(InputError, match="every observation in it is already in the edition 2026-12"):
        drop("c.csv", as_csv(YEARBOOK, "gbk"))


def test_good_tables_are_filed_though_another_is_refused(project, drop):
    (project.raw / "inbox" / "bad.csv").write_bytes(b"nothing,here\n")
    with pytest.raises(InputError, match="bad.csv"):
        drop("good.csv", as_csv(YEARBOOK))
    assert project.told[:2] == ["bad.csv:", "  refused"], "the reason is told once, at the end"
    assert [p.name for p in (project.raw / "inbox").iterdir()] == ["bad.csv"]
    assert (project.raw / CITIES / "2026-12").is_dir()


def customs(months=12, unit="单位：千美元", country="缅甸"):
    pair = ["当月", f"1至{months}月累计"]
    return [
        [f"（2）2025年{months}月进出口商品国别（地区）总值表（美元值）"] + [""] * 9,
        [""] * 9 + [unit],
        [
            "进口原产国（地）\n出口最终目的国（地）",
            "进出口",
            "",
            "出口",
            "",
            "进口",
            "",
            "累计比去年同期±%",
            "",
            "",
        ],
        ["", *pair, *pair, *pair, "进出口", "出口", "进口"],
        ["总值", 1, 6_000_000_000, 1, 3_600_000_000, 1, 2_400_000_000, 3.1, 5.0, -0.2],
        ["亚洲", 1, 3_000_000_000, 1, 1_700_000_000, 1, 1_300_000_000, 3, 4, 1],
        ["  越南", 1, 296_000_000, 1, 198_000_000, 1, 98_000_000, 3, 4, 1],
        [f"  {country}", 1, 20_500_000, 1, "12,500,000", 1, "8,000,000", 3, 4, 1],
        ["  文莱", 1, 900_000, 1, 900_000, 1, "-", 3, 4, "-"],
        ["其中：东盟", 1, 1e9, 1, 6e8, 1, 4e8, 3, 4, 1],
        ["注：1.本表为统计快讯。"] + [""] * 9,
    ]


AREAS = [(0, 0, 0, 9), (2, 3, 0, 0), (2, 2, 1, 2), (2, 2, 3, 4), (2, 2, 5, 6), (2, 2, 7, 9)]


def test_the_customs_table_of_december_is_filed(project, drop):
    [folder] = drop("2025122.xls", xls(customs(), AREAS))
    table, _ = clean(gacc_country_table, RawEdition(project.raw, CUSTOMS, folder.name), vocabulary)
    frame = table.to_pandas()
    year = frame[frame["period"] == "2025"].set_index(["series", "partner"])["value"]
    assert (
        folder.name == "2025" and year["exports-fob", "MMR"] == 12.5e9 and year["imports-cif", "VNM"] == 98e9
    )
    assert ("imports-cif", "BRN") not in year.index and len(frame[frame["period"] == "2024"]) == 26
    verify(project.raw)


def test_the_customs_table_saved_as_csv_loses_no_column(project, drop):
    [folder] = drop("2025122.csv", as_csv(customs(), "gbk"))
    assert "CHN,MMR,2025,12500000000," in (folder / "observations.csv").read_text()


def test_other_blocks_beside_gdp_are_left_alone(project, drop):
    rows = [
        ["各市主要指标", "", "", "", "", "单位：亿元"],
        ["城市", "地区生产总值", "", "第一产业", "常住人口", ""],
        ["", "2023", "2024", "2024", "2023", "2024"],
        ["茂名", 3987.23, 4111.1, 650, 620, 621],
    ]
    drop("many.csv", as_csv(rows))
    assert gdp(project, "2026-12")["茂名市", "2024"]["gdp_100m_cny"] == "4111.1"


@pytest.mark.parametrize(
    "content, said",
    [
        (xls(customs(months=7), AREAS), "ends in month 7; only a whole year"),
        (xls(customs(unit="单位：万元"), AREAS), "table in yuan"),
        (xls(customs(unit=""), AREAS), "no unit is stated"),
        (xls(customs(country="瓦坎达"), AREAS), "unknown names of countries: 瓦坎达"),
    ],
    ids=["half a year", "yuan", "no unit", "unknown country"],
)
def test_a_customs_table_that_would_need_guessing_is_refused(project, drop, content, said):
    before = fingerprint(project.raw)
    with pytest.raises(InputError, match=said):
        drop("c.xls", content)
    assert {k: v for k, v in fingerprint(project.raw).items() if not k.startswith("inbox")} == before


def test_an_empty_inbox_says_what_to_do(project):
    assert (
        file_inbox(
            project.raw, Catalogue(analysis).readers(), Catalogue(analysis).read_back, project.told.append
        )
        == []
    )
    assert "is empty; drop a" in project.told[0]
