"""The customs' table by country as it is published, what looks like it, and values that cannot be."""

from __future__ import annotations

import pytest

from analysis import vocabulary
from analysis.connectors import _customs_names
from analysis.sources import gacc_country_table
from dropping import CUSTOMS, as_csv
from excel97 import xls
from tracepaper.errors import InputError
from tracepaper.sources.cells import clean
from tracepaper.sources.observations import clean as observations
from tracepaper.sources.raw import RawEdition

HEAD = ["进出口原产国（地）/最终目的国（地）", "进出口", "", "出口", "", "进口", "", "累计比去年同期±％", ""]
MONTHS = ["", "12月", "1至12月", "12月", "1至12月", "12月", "1至12月", "出口", "进口"]
# the names of the customs' own list of countries, where they differ from those of others
NAMES = """
阿富汗 巴林 孟加拉国 不丹 文莱 缅甸 柬埔寨 塞浦路斯 朝鲜 中国香港 印度
印度尼西亚 伊朗 伊拉克 以色列 日本 约旦 科威特 老挝 黎巴嫩 中国澳门 马来西亚
马尔代夫 蒙古 尼泊尔 阿曼 巴基斯坦 巴勒斯坦 菲律宾 卡塔尔 沙特阿拉伯 新加坡
韩国 斯里兰卡 叙利亚 泰国 土耳其 阿联酋 也门 越南 中国台湾 东帝汶 哈萨克斯坦
吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 乌兹别克斯坦 阿尔及利亚 安哥拉 贝宁 博茨瓦那
布隆迪 喀麦隆 佛得角 中非 乍得 科摩罗 刚果（布） 吉布提 埃及 赤道几内亚
埃塞俄比亚 加蓬 冈比亚 加纳 几内亚 几内亚比绍 科特迪瓦 肯尼亚 利比里亚 利比亚
马达加斯加 马拉维 马里 毛里塔尼亚 毛里求斯 摩洛哥 莫桑比克 纳米比亚 尼日尔
尼日利亚 留尼汪 卢旺达 圣多美和普林西比 塞内加尔 塞舌尔 塞拉利昂 索马里 南非
西撒哈拉 苏丹 坦桑尼亚 多哥 突尼斯 乌干达 布基纳法索 刚果（金） 赞比亚 津巴布韦
莱索托 斯威士兰 厄立特里亚 马约特 南苏丹 圣赫勒拿 比利时 丹麦 英国 德国 法国
爱尔兰 意大利 卢森堡 荷兰 希腊 葡萄牙 西班牙 阿尔巴尼亚 安道尔 奥地利 保加利亚
芬兰 直布罗陀 匈牙利 冰岛 列支敦士登 马耳他 摩纳哥 挪威 波兰 罗马尼亚 圣马力诺
瑞典 瑞士 爱沙尼亚 拉脱维亚 立陶宛 格鲁吉亚 亚美尼亚 阿塞拜疆 白俄罗斯 摩尔多瓦
俄罗斯联邦 俄罗斯 乌克兰 斯洛文尼亚 克罗地亚 捷克 斯洛伐克 北马其顿 波黑
波斯尼亚-黑塞哥维那共和国 梵蒂冈城国 法罗群岛 塞尔维亚 黑山 安提瓜和巴布达 阿根廷
阿鲁巴岛 巴哈马 巴巴多斯 伯利兹 多民族玻利维亚国 巴西 开曼群岛 智利 哥伦比亚
多米尼克 哥斯达黎加 古巴 库腊索岛 多米尼加共和国 厄瓜多尔 法属圭亚那 格林纳达
瓜德罗普 危地马拉 圭亚那 海地 洪都拉斯 牙买加 马提尼克 墨西哥 蒙特塞拉特
尼加拉瓜 巴拿马 巴拉圭 秘鲁 波多黎各 圣卢西亚 圣马丁岛 圣文森特和格林纳丁斯
萨尔瓦多 苏里南 特立尼达和多巴哥 特克斯和凯科斯群岛 乌拉圭 委内瑞拉 英属维尔京群岛
圣其茨-尼维斯 圣皮埃尔和密克隆 荷属圣马丁 加拿大 美国 格陵兰 百慕大 澳大利亚
库克群岛 斐济 瑙鲁 新喀里多尼亚 瓦努阿图 新西兰 诺福克岛 巴布亚新几内亚
所罗门群岛 汤加 萨摩亚 基里巴斯 图瓦卢 密克罗尼西亚联邦 马绍尔群岛 帕劳
法属波利尼西亚 瓦利斯和浮图纳 关岛 美属萨摩亚
""".split()  # noqa: SIM905
OTHERS = """
亚洲其他国家（地区） 非洲其他国家(地区) 国（地）别不详 国(地)别不详的
联合国及机构和国际组织 中性包装原产国别 总值 欧洲 拉丁美洲 北美洲 大洋洲
东南亚国家联盟 欧洲联盟（27国，不含英国） 亚太经济合作组织
区域全面经济伙伴关系协定（RCEP）成员国 共建“一带一路”国家和地区 中东 中亚五国
金砖国家 海湾合作委员会
""".split()  # noqa: SIM905


TITLE = "进出口商品国别（地区）总值表（美元值）"


def bulletin(title=f"（2）2025年12月{TITLE}", unit="单位：千美元", factor=1, **cells):
    """The table with a blank first row and a blank column A, as the customs publish it."""
    values = {"总值": (3_600_000_000, 2_400_000_000), "亚洲": (1_700_000_000, 1_300_000_000)}
    values |= {
        "越南": (198_000_000, 98_000_000),
        "文莱": (900_000, 1_900_000),
        "缅甸": (12_500_000, 8_000_000),
    }
    rows = [[], [title], ["", "", "", "", "", "", "", "", unit], HEAD, MONTHS]
    for name, (out, into) in values.items():
        exports, imports = cells.get(name, (out * factor, into * factor))
        rows.append([f"　　{name}", 1, 2, 1, exports, 1, imports, "1.5", "-2.0"])
    rows.append(["注：1. 东南亚国家联盟包括：文莱、缅甸。"])
    return [["", *row, *[""] * (9 - len(row))] for row in rows]


AREAS = [(1, 1, 1, 9), (3, 3, 2, 3), (3, 3, 4, 5), (3, 3, 6, 7), (3, 3, 8, 9), (3, 4, 1, 1)]


def filed(project, folder):
    table, _ = observations(gacc_country_table, RawEdition(project.raw, CUSTOMS, folder.name), vocabulary)
    frame = table.to_pandas()
    return frame[frame["period"] == "2025"].set_index(["series", "partner"])["value"]


FILES = [lambda rows: ("t.xls", xls(rows, AREAS)), lambda rows: ("t.csv", as_csv(rows, "gbk"))]


@pytest.mark.parametrize("as_file", FILES)
def test_the_table_as_it_is_published_is_filed(project, drop, as_file):
    [folder] = drop(*as_file(bulletin()))
    year = filed(project, folder)
    assert year["exports-fob", "VNM"] == 198e9 and year["imports-cif", "BRN"] == 1.9e9 and len(year) == 8
    assert year["exports-fob", "WLD"] == 3.6e12


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_customs_is_known(name):
    code = _customs_names.names()[clean(name)]
    assert code in vocabulary.DIMENSIONS["partner"] and code


def test_no_two_names_of_one_table_are_one_country():
    codes = [_customs_names.names()[clean(name)] for name in NAMES if name not in ("俄罗斯", "波黑")]
    assert len(set(codes)) == len(codes) > 220


@pytest.mark.parametrize("name", OTHERS)
def test_groups_are_no_countries_and_no_country_is_a_group(name):
    assert clean(name) not in _customs_names.names() and _customs_names.GROUPS.search(clean(name))


@pytest.mark.parametrize(
    "title",
    [
        f"2025年12月上海市{TITLE}",
        f"本市2：2025年1至12月{TITLE}",
        f"广西壮族自治区2025年12月{TITLE}",
        f"2025年1-12月全省{TITLE}",
        f"2025年12月南宁关区{TITLE}",
    ],
)
def test_a_provinces_table_is_refused_by_name(drop, title):
    with pytest.raises(InputError, match="this is the table of a province or a customs district"):
        drop("t.xls", xls(bulletin(title), AREAS))


@pytest.mark.parametrize("name", ["上海2025.xls", "全区.xls"])
def test_a_provinces_table_is_refused_by_the_name_of_its_file(drop, name):
    with pytest.raises(InputError, match="this is the table of a province"):
        drop(name, xls(bulletin(), AREAS))


@pytest.mark.parametrize(
    "unit, factor",
    [("单位：万美元", 0.1), ("单位：百万美元", 1e-3), ("单位：美元", 1000), ("单位:亿美元", 1e-5)],
)
def test_units_are_read_whole(project, drop, unit, factor):
    [folder] = drop("t.xls", xls(bulletin(unit=unit, factor=factor), AREAS))
    assert filed(project, folder)["exports-fob", "VNM"] == pytest.approx(198e9)


@pytest.mark.parametrize("unit", ["单位：千万亿美元", "单位：1000美元", "单位：千克"])
def test_a_unit_nobody_knows_is_refused(drop, unit):
    with pytest.raises(InputError, match="no unit is stated"):
        drop("t.xls", xls(bulletin(unit=unit), AREAS))


@pytest.mark.parametrize("title", ["2025年1至12月", "2025年1—12月", "２０２５年12月", "2025年度"])
def test_a_whole_year_is_read_however_it_is_written(project, drop, title):
    [folder] = drop("t.xls", xls(bulletin(f"{title}进出口商品国别（地区）总值表（美元值）"), AREAS))
    assert folder.name == "2025"


@pytest.mark.parametrize("mark", ["¹", "*", "①"])
def test_a_mark_is_no_digit_and_is_told(project, drop, mark):
    [folder] = drop("t.csv", as_csv(bulletin(越南=(f"198000000{mark}", 98_000_000))))
    assert filed(project, folder)["exports-fob", "VNM"] == 198e9
    assert any(f"marks taken off: 越南 {mark}" in line for line in project.told)


def test_a_value_that_cannot_be_read_is_refused_not_passed_over(drop):
    with pytest.raises(InputError, match="越南 is '198000000 1', expected a number"):
        drop("t.csv", as_csv(bulletin(越南=("198000000 1", "98000000 1"))))


@pytest.mark.parametrize(
    "title",
    [
        "（3）2025年12月进出口商品主要国别（地区）总值表（美元值）",
        "2025年12月全国进出口快讯：国别总值（美元值）",
    ],
)
def test_the_express_with_the_main_partners_alone_is_refused_by_name(drop, title):
    with pytest.raises(InputError, match="this is the express with the main partners alone"):
        drop("t.xls", xls(bulletin(title), AREAS))


@pytest.mark.parametrize(
    "part",
    ["浦东新区", "苏州市", "长三角", "民营企业", "外商投资企业", "一般贸易", "机电产品", "服务", "各省"],
)
def test_the_table_of_a_part_is_refused_by_its_name(drop, part):
    with pytest.raises(InputError, match=f"says {part}: this is the table of a part"):
        drop("t.xls", xls(bulletin(f"{part}2025年12月{TITLE}"), AREAS))


def test_exports_and_imports_exchanged_are_named(drop):
    with pytest.raises(InputError, match="exports to VNM fit the past of imports from VNM"):
        drop("t.xls", xls(bulletin(越南=(98_000_000, 198_000_000)), AREAS))


def test_a_partner_that_fell_to_nothing_is_named(drop):
    with pytest.raises(InputError, match="exports-fob CHN VNM 2025 is 0, and was"):
        drop("t.xls", xls(bulletin(越南=(0, 98_000_000)), AREAS))


def test_a_slip_of_a_thousand_in_the_new_year_is_named(project, drop):
    with pytest.raises(InputError, match="level"):
        drop("t.xls", xls(bulletin(factor=1e-3), AREAS))
    told = "\n".join(project.told)
    assert "exports-fob CHN VNM 2025" in told and "the middle of" in told
    assert not (project.raw / CUSTOMS / "2025").exists()
    assert drop("t.xls", xls(bulletin(factor=1e-3), AREAS), accept_changes=True)


def test_a_slip_in_one_row_is_named(drop):
    with pytest.raises(InputError, match=r"exports-fob CHN VNM 2025 is 1\.98e\+08"):
        drop("t.xls", xls(bulletin(越南=(198_000, 98_000_000)), AREAS))


def test_partners_that_add_up_to_more_than_the_world_are_named(project, drop):
    with pytest.raises(InputError, match="sum"):
        drop("t.xls", xls(bulletin(总值=(150_000_000, 2_400_000_000)), AREAS))
    assert any(
        "all values of partner add up to 2.114e+11, more than the total, 1.5e+11" in t for t in project.told
    )


def test_a_country_that_stands_twice_is_named(drop):
    rows = bulletin()
    rows.insert(-1, [*rows[7][:1], "其中：越南", *rows[7][2:]])
    with pytest.raises(InputError, match="越南 stands twice"):
        drop("t.xls", xls(rows, AREAS))


def test_a_year_that_has_not_been_is_refused(drop):
    with pytest.raises(InputError, match="the title says 2035, which is not over"):
        drop("t.xls", xls(bulletin(f"（2）2035年12月{TITLE}"), AREAS))
