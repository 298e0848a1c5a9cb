"""A yearbook's table in the many forms yearbooks have: each is read with the right value, or refused."""

from __future__ import annotations

import pytest

from dropping import CITIES, as_csv, as_xlsx, gdp
from tracepaper.errors import InputError

HEAD = [["2-14 各市地区生产总值（广东统计年鉴）", "", ""], ["", "", "单位：亿元"]]


def table(head="2024年", zhanjiang="湛江", value="3839.49", unit="单位：亿元"):
    return [
        HEAD[0],
        ["", "", unit],
        ["市别", "2023年", head],
        [zhanjiang, "3793.59", value],
        ["茂名", "3987.23", "4111.1"],
    ]


def filed(project):
    row = gdp(project, "2026-12")["湛江市", "2024"]
    return row["gdp_100m_cny"], row["vintage"]


@pytest.mark.parametrize("mark", ["¹", "*", "†", "a)", "(1)", "[1]", "①", "p", "e", "r", " ²", "（注1）"])
def test_a_footnotes_mark_is_no_digit_and_is_told(project, drop, mark):
    drop("t.csv", as_csv(table(value=f"3839.49{mark}")))
    state = {"p": "preliminary", "e": "preliminary", "r": "revised"}.get(mark, "as_published")
    assert filed(project) == ("3839.49", state)
    assert any(line.strip() == f"marks taken off: 湛江 2024 {mark.strip()}" for line in project.told)


@pytest.mark.parametrize("value", ["3839.49１", "3839.49 1", "3839.49e1", "3839.49…"])
def test_a_number_that_could_be_two_is_refused(drop, value):
    with pytest.raises(InputError, match=r"湛江 2024 is '3839\.49.*', expected a number or a blank"):
        drop("t.csv", as_csv(table(value=value)))


@pytest.mark.parametrize(
    "head", ["2024", "2024年", " 2024 ", "２０２４", "2024p", "2024E", "2024¹", "2024年初步数", "2024年(p)"]
)
def test_a_head_that_is_a_year_is_read(project, drop, head):
    drop("t.csv", as_csv(table(head=head)))
    early = any(mark in head for mark in ("p", "E", "初步"))
    assert filed(project) == ("3839.49", "preliminary" if early else "as_published")


@pytest.mark.parametrize("head", ["2023/24", "FY2024", "FY24", "24年", "2024年1-9月", "2024Q4", "45657"])
def test_a_head_that_is_not_quite_a_year_is_never_dropped(drop, head):
    with pytest.raises(InputError, match=r"t\.csv:3: the head '.*' is not quite a year"):
        drop("t.csv", as_csv(table(head=head)))


@pytest.mark.parametrize(
    "name", ["湛江¹", "湛江市1", "湛江 1)", "湛江市 Zhanjiang", "广东省湛江市", "①湛江", "湛江a"]
)
def test_a_name_with_a_mark_or_in_two_languages_is_its_city(project, drop, name):
    drop("t.csv", as_csv(table(zhanjiang=name)))
    assert filed(project)[0] == "3839.49"


def test_a_place_that_is_only_named_like_a_city_is_left_out_and_told(project, drop):
    drop("t.csv", as_csv([*table(), ["北海市辖区", "900", "950"]]))
    assert any("left out though it has a city's name in it: 北海市辖区" in line for line in project.told)
    assert ("北海市", "2024") not in gdp(project, "2026-12")


@pytest.mark.parametrize(
    "unit, factor",
    [("单位：百万元", 100), ("单位：万元", 10_000), ("Unit: 100 million yuan", 1), ("(10 000 yuan)", 10_000)],
)
def test_units_are_read_whole(project, drop, unit, factor):
    rows = table(unit=unit)
    drop(
        "t.xlsx", as_xlsx([*rows[:3], *[[row[0], *(float(c) * factor for c in row[1:])] for row in rows[3:]]])
    )
    assert filed(project)[0] == "3839.49"


@pytest.mark.parametrize("unit", ["单位：万亿元", "单位：元", "单位：百亿元", "单位：亿美元"])
def test_a_unit_nobody_knows_is_refused(drop, unit):
    with pytest.raises(InputError, match="no unit is stated"):
        drop("t.csv", as_csv(table(unit=unit)))


def test_heads_in_three_rows_above_in_two_languages(project, drop):
    rows = [
        ["2-14  各市地区生产总值", "", "", "", "", ""],
        ["Gross Regional Product by City", "", "", "", "", "单位：亿元"],
        ["市 别", "City", "地区生产总值", "", "#第一产业", ""],
        ["", "", "Gross Regional Product", "", "Primary Industry", ""],
        ["", "", "2023", "2024", "2023", "2024"],
        ["合 计", "Total", 7780.8, 7950.6, 1400, 1450],
        ["湛 江", "Zhanjiang", 3793.59, 3839.49, 650, 660],
        ["茂 名", "Maoming", 3987.23, 4111.1, 700, 710],
        ["注：本表绝对数按当年价格计算。", "", "", "", "", ""],
    ]
    drop("t.xlsx", as_xlsx(rows, [(0, 0, 0, 5), (2, 2, 2, 3), (3, 3, 2, 3), (2, 4, 0, 0)]))
    assert filed(project)[0] == "3839.49"
    assert any("columns left out: 2023 第一产业" in line for line in project.told)


def test_years_above_the_measures(project, drop):
    rows = [
        ["各市国民经济主要指标", "", "", "", ""],
        ["单位：亿元、%", "", "", "", ""],
        ["城市", "2023年", "", "2024年", ""],
        ["", "地区生产总值", "比上年增长", "地区生产总值", "比上年增长"],
        ["湛江", 3793.59, 3.0, 3839.49, 1.2],
        ["茂名", 3987.23, 3.9, 4111.1, 3.4],
    ]
    drop("t.xlsx", as_xlsx(rows, [(2, 2, 1, 2), (2, 2, 3, 4), (2, 3, 0, 0)]))
    assert filed(project)[0] == "3839.49"


def test_a_growth_column_beside_the_years_is_left_out_and_told(project, drop):
    rows = [
        [*row, extra]
        for row, extra in zip(table(), ["", "", "2024年比2023年增长(%)", "1.2", "3.1"], strict=True)
    ]
    drop("t.csv", as_csv(rows))
    assert filed(project)[0] == "3839.49"
    assert any("columns left out: 2024年比2023年增长(%)" in line for line in project.told)


def test_a_title_with_one_year_is_no_header(project, drop):
    rows = [["2024年各市GDP", "", ""], *table()[1:]]
    drop("t.xlsx", as_xlsx(rows, [(0, 0, 0, 2)]))
    assert filed(project)[0] == "3839.49"


@pytest.mark.parametrize(
    "title, years, vintage",
    [
        ("地区生产总值", ("2023年", "2024年"), "as_published"),
        ("地区生产总值（修订）", ("2022年", "2023年"), "revised"),
    ],
)
def test_a_preliminary_value_that_is_confirmed_becomes_final(project, drop, title, years, vintage):
    values = {"2022年": "3712.557", "2023年": "3793.59", "2024年": "3839.93p"}
    assert gdp(project, "2024")["湛江市", "2023"]["vintage"] == "preliminary"
    rows = [[f"{title}，单位：亿元", "", ""], ["市别", *years], ["湛江", *map(values.get, years)]]
    drop("t.csv", as_csv(rows))
    row = gdp(project, "2026-12")["湛江市", "2023"]
    assert (row["gdp_100m_cny"], row["vintage"]) == ("3793.59", vintage)
    assert any("0 new, 0 revised, 1 confirmed" in line for line in project.told)


@pytest.mark.parametrize(
    "note, vintages",
    [
        ("注：2024年为快报数。", ("as_published", "preliminary")),
        ("注：2023年为最终核实数，2024年为初步核算数。", ("revised", "preliminary")),
        ("注：2024年数据来自快报，为初步核算数。", ("as_published", "preliminary")),
        ("Note: 2024 figures are preliminary", ("as_published", "preliminary")),
        ("注：2022-2023年为修订数", ("revised", "as_published")),
        ("a 数据按新口径修订", ("revised", "revised")),
    ],
)
def test_a_note_speaks_of_the_years_it_names(project, drop, note, vintages):
    drop("t.csv", as_csv([*table(), [note, "", ""]]))
    filed = gdp(project, "2026-12")
    assert tuple(filed["湛江市", year]["vintage"] for year in ("2023", "2024")) == vintages


def test_the_newest_year_of_a_table_is_confirmed_by_nothing(drop):
    rows = [["广东统计年鉴 地区生产总值，单位：亿元", "", ""], ["市别", "2022年", "2023年"]]
    with pytest.raises(InputError, match="every observation in it is already in the edition 2024"):
        drop("same.csv", as_csv([*rows, ["湛江", "3712.557", "3793.59"]]))


def test_a_preliminary_value_does_not_replace_another_final_one(drop):
    rows = [["地区生产总值，单位：亿元", ""], ["市别", "2020年"], ["湛江", "3105p"]]
    with pytest.raises(InputError, match="湛江 2020 is final in the last edition and preliminary here"):
        drop("t.csv", as_csv(rows))


def test_rows_exchanged_are_named(drop):
    rows = table()
    rows[3][1:], rows[4][1:] = rows[4][1:], rows[3][1:]
    with pytest.raises(InputError, match="two rows look exchanged"):
        drop("t.csv", as_csv(rows))


def test_a_table_that_says_nothing_new_is_not_filed_whatever_its_order(project, drop):
    rows = [["地区生产总值，单位：亿元", "", ""], ["市别", "2021年", "2022年"]]
    rows += [["茂名", "3695.9027", "3904.629"], ["湛江", "3565.458", "3712.557"]]
    with pytest.raises(InputError, match="every observation in it is already in the edition 2024"):
        drop("t.csv", as_csv(rows))
    assert not (project.raw / CITIES / "2026-12").exists()


@pytest.mark.parametrize("total, sums", [("9000", True), ("7000", False)])
def test_cities_that_add_up_to_more_than_the_total_are_named(project, drop, total, sums):
    rows = table()
    rows.insert(3, ["合计", "8000", total])
    if sums:
        assert drop("t.csv", as_csv(rows))
    else:
        with pytest.raises(InputError, match="our cities add up to 7950.59 亿元, more than the total"):
            drop("t.csv", as_csv(rows))


def test_a_year_that_has_not_been_is_refused(drop):
    with pytest.raises(InputError, match="it has values of 2099, which is not over"):
        drop("t.csv", as_csv(table(head="2099年")))
