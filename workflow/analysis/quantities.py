"""What the columns of the tables and the series of the sources measure.

Whoever writes a number of a table into a sentence, such as the message of a claim that does not hold,
takes its name and its unit from here.
"""

from __future__ import annotations

from analysis.indicators.gravity import ABSENT, BOUGHT, REPORTED
from tracepaper.evidence.quantities import Quantity, named, shared_key


def _percent(zh: str, en: str) -> Quantity:
    return _quantity(zh, en, "PERCENT", 0.1)


def _quantity(zh: str, en: str, unit: str = "NUMBER", step: float = 0.01) -> Quantity:
    return Quantity(unit, step, {"zh": zh, "en": en})


TRADE = {
    "exports_others": _quantity("中国对其他伙伴的出口", "China's exports to all others", "USD", 1e9),
    "imports_others": _quantity("中国自其他伙伴的进口", "China's imports from all others", "USD", 1e9),
    "others": _quantity("中国与其他伙伴的贸易额", "China's trade with all others", "USD", 1e9),
    "share": _percent("东盟占中国贸易的份额", "ASEAN in China's trade"),
    "relative": _percent("差额与贸易额之比", "balance in per cent of trade"),
    "exports_share": _percent("东盟占中国出口的份额", "ASEAN in China's exports"),
    "imports_share": _percent("东盟占中国进口的份额", "ASEAN in China's imports"),
    "total": _quantity("中国与东盟贸易额", "China's trade with ASEAN", "USD", 1e8),
    "exports": _quantity("中国对东盟出口", "China's exports to ASEAN", "USD", 1e8),
    "imports": _quantity("中国自东盟进口", "China's imports from ASEAN", "USD", 1e8),
    "balance": _quantity("中国对东盟差额", "China's balance with ASEAN", "USD", 1e8),
}
COEFFICIENT = {
    "estimate": _quantity("引力方程系数", "gravity coefficient", step=0.001),
    "error": _quantity("标准误", "standard error", step=0.001),
    "low": _quantity("区间下限", "lower end of the interval", step=0.001),
    "high": _quantity("区间上限", "upper end of the interval", step=0.001),
}
UNDIRECTED = {
    "low_undirected": _quantity("区间下限（无方向聚类）", "lower end, undirected clusters", step=0.001),
    "high_undirected": _quantity("区间上限（无方向聚类）", "upper end, undirected clusters", step=0.001),
}
# measure of fig-digital -> the unit of the distance between its highest and its lowest
DIGITAL_UNITS = {
    "users": "PERCENTAGE_POINTS",
    "broadband": "PER_100_PERSONS",
    "servers": "PER_MILLION_PERSONS",
}
# (table, column, values that tell several measures in one column apart) -> what it measures
QUANTITIES: dict[tuple[str, ...], Quantity] = {
    ("city_gdp", "total"): _quantity("十一市GDP", "cluster GDP", "CNY", 1e8),
    ("city_gdp", "ten"): _quantity("十市GDP", "GDP of the ten cities", "CNY", 1e8),
    ("city_gdp", "real"): _quantity("十市实际GDP", "real GDP of the ten cities", "CNY_2000", 1e8),
    ("city_gdp", "guangxi"): _quantity("广西六市GDP", "GDP of Guangxi's six cities", "CNY", 1e8),
    ("city_gdp", "guangdong"): _quantity("广东三市GDP", "GDP of Guangdong's three cities", "CNY", 1e8),
    ("city_gdp", "real_growth"): _percent("十市实际GDP增速", "real GDP growth of the ten cities"),
    **{
        (table, "share"): _percent("占中国该项贸易的份额", "share of China's flow")
        for table in ("partner_shares", "fig-partner-shares")
    },
    ("gulf_distances", "distance"): _quantity("直线距离", "straight distance", "KM", 1),
    ("gulf_growth", "cluster", "nation"): _quantity(
        "十市实际GDP", "real GDP of the ten cities", "CNY_2000", 1e8
    ),
    ("gulf_growth", "rest", "nation"): _quantity("全国实际GDP", "real GDP of China", "USD_2015", 1e8),
    ("gulf_growth", "cluster"): _quantity("各市GDP", "GDP of the cities", "CNY", 1e8),
    ("gulf_growth", "rest"): _quantity("对照地区GDP", "GDP of the comparison group", "CNY", 1e8),
    ("gulf_growth", "without_nanning"): _quantity("除南宁外各市GDP", "the same without Nanning", "CNY", 1e8),
    ("gulf_growth", "relative"): _quantity("与对照地区GDP之比", "GDP to the comparison group's", step=0.1),
    ("port_events", "effect"): _quantity("超出对照港的对数变化", "log change beyond the others"),
    ("port_events", "p_value"): _quantity("置换检验的p值", "p by permutation"),
    ("fig-gulf-growth", "value", "income"): _quantity("人均GDP", "GDP per head", "CNY", 100),
    ("fig-gulf-growth", "variation", "income"): _quantity("人均GDP变异系数", "variation of GDP per head"),
    ("fig-gulf-growth", "sd_log", "income"): _quantity("人均GDP对数标准差", "log deviation of GDP per head"),
    ("fig-gulf-growth", "theil", "income"): _quantity(
        "人均GDP泰尔指数", "Theil index of GDP per head", step=0.001
    ),
    ("fig-gulf-growth", "ratio", "income"): _quantity(
        "人均GDP最高与最低之比", "highest to lowest GDP per head"
    ),
    **{("fig-china-asean-trade", column): quantity for column, quantity in TRADE.items()},
    ("china_asean_trade", "exports"): _quantity(
        "中国对各伙伴的出口", "China's exports by partner", "USD", 1e8
    ),
    ("china_asean_trade", "imports"): _quantity(
        "中国自各伙伴的进口", "China's imports by partner", "USD", 1e8
    ),
    ("tbl-economies", "gdp"): _quantity("GDP", "GDP", "USD", 1e10),
    ("tbl-economies", "income"): _quantity("人均GDP", "GDP per head", "USD", 100),
    ("tbl-economies", "openness"): _percent("贸易与GDP之比", "trade in per cent of GDP"),
    ("tbl-economies", "growth"): _percent("实际GDP年均增速", "real GDP growth a year"),
    ("tbl-original", "first", "founders"): _quantity(
        "各来源一致的创始成员数", "founders all agree on", step=1
    ),
    ("tbl-original", "second", "founders"): _quantity(
        "一个来源所列创始成员数", "founders in one source", step=1
    ),
    ("tbl-original", "first", "members"): _quantity("能指名的成员数", "members that can be named", step=1),
    ("tbl-original", "stated", "members"): _quantity("原文所称成员数", "members the original states", step=1),
    ("tbl-original", "stated", "arrivals"): _quantity(
        "四个月的入境人次", "arrivals of four months", "VISITS", 100
    ),
    ("tbl-original", "first", "arrivals"): _quantity("2006年入境人次", "arrivals of 2006", "VISITS", 1e4),
    ("tbl-original", "until", "gdp-last"): _quantity("数据的最后一年", "last year of the data", "YEAR", 1),
    ("tbl-original", "second", "founding-states"): _quantity(
        "创始成员中的国家数", "states among the founders", step=1
    ),
    ("tbl-original", "first", "gdp-last"): _quantity(
        "超过2万亿元的年份", "year in which 2 trillion was passed", "YEAR", 1
    ),
    ("tbl-original", "second", "gdp-last"): _quantity("最后一年的GDP", "GDP of the last year", "CNY", 1e10),
    ("tbl-original", "stated", "gdp-last"): _quantity("原文所称GDP", "GDP the original states", "CNY", 1e10),
    ("tbl-original", "first", "growth"): _percent("名义GDP年均增速", "nominal GDP growth a year"),
    ("tbl-original", "third", "growth"): _percent("实际GDP年均增速", "real GDP growth a year"),
    ("tbl-original", "stated", "growth"): _percent("原文所称年均增速", "growth a year the original states"),
    ("fig-arrivals", "arrivals"): _quantity("入境国际游客", "tourist arrivals", "VISITS", 1e5),
    ("fig-arrivals", "share"): _percent("占世界入境游客", "share in the world's arrivals"),
    ("fig-quarterly-trade", "share"): _percent("占出口的比重", "share of exports"),
    ("fig-tariffs", "mfn"): _percent("加权平均最惠国税率", "weighted mean MFN rate"),
    ("fig-tariffs", "margin"): _quantity("优惠幅度", "margin of preference", "PERCENTAGE_POINTS", 0.1),
    ("fig-tariffs", "tariff"): _percent("加权平均实施税率", "weighted mean applied tariff"),
    ("fig-rcep-schedule", "free_share"): _percent("零关税税目占比", "duty-free share of lines"),
    ("fig-rcep-schedule", "mean_rate"): _percent("承诺税目平均税率", "mean rate of lines"),
    ("fig-rcep-schedule", "uncommitted"): _quantity("不作承诺的税目", "lines without commitment", step=1),
    ("fig-rcep-schedule", "lines"): _quantity("税目数", "tariff lines", step=1),
    ("fig-rcep-schedule", "free"): _quantity("零关税税目", "duty-free lines", step=1),
    ("fig-rcep-schedule", "dutiable"): _quantity("征税税目", "dutiable lines", step=1),
    ("fig-fdi", "inflow"): _quantity("外商直接投资净流入", "net inflow of direct investment", "USD", 1e8),
    ("fig-fdi", "weight"): _percent("五年净流入与GDP之比", "five years' net inflow in per cent of GDP"),
    ("fig-logistics", "score"): _quantity("物流绩效评分", "logistics score"),
    ("fig-logistics", "rank"): _quantity("物流绩效排名", "logistics rank", step=1),
    ("fig-shipping", "value", "traffic"): _quantity("集装箱吞吐量", "container traffic", "TEU", 1e6),
    ("fig-shipping", "value", "port"): _quantity("集装箱吞吐量", "container traffic", "TEU", 1e4),
    ("fig-shipping", "value", "connectivity"): _quantity(
        "班轮运输连通性指数", "liner shipping connectivity", step=0.1
    ),
    ("fig-shipping", "value", "port-connectivity"): _quantity(
        "港口班轮连通性指数", "liner connectivity of the port", step=0.1
    ),
    ("liner_connectivity", "index"): _quantity("班轮连通性指数", "liner connectivity", step=0.1),
    ("fig-digital", "variation"): _quantity("变异系数", "coefficient of variation"),
    ("fig-digital", "logs"): _quantity("对数标准差", "standard deviation of logarithms"),
    ("fig-digital", "extremes"): _quantity("最高与最低之比", "highest over lowest", step=0.1),
    **{
        ("fig-digital", "distance", measure): _quantity("最高与最低之差", "highest less lowest", unit, 0.1)
        for measure, unit in DIGITAL_UNITS.items()
    },
    ("fig-digital", "logits"): _quantity("对数几率标准差", "standard deviation of log-odds"),
    ("fig-digital", "others"): _quantity("非用户占比的变异系数", "variation of the people without access"),
    ("fig-digital", "value", "users"): _percent("互联网用户占比", "internet users"),
    ("fig-digital", "value", "broadband"): _quantity(
        "固定宽带用户", "fixed broadband", "PER_100_PERSONS", 0.1
    ),
    ("fig-rca", "rca"): _quantity("显示性比较优势", "revealed comparative advantage"),
    ("fig-mirror", "exports_mirror"): _quantity(
        "对方所报自中国进口", "imports from China as the partner reports", "USD", 1e8
    ),
    ("fig-mirror", "imports_mirror"): _quantity(
        "对方所报对华出口", "exports to China as the partner reports", "USD", 1e8
    ),
    ("fig-mirror", "exports_ratio"): _quantity(
        "对方进口与中方出口之比", "their imports over China's exports"
    ),
    ("fig-mirror", "imports_ratio"): _quantity(
        "中方进口与对方出口之比", "China's imports over their exports"
    ),
    ("fig-trade-intensity", "sold"): _quantity(
        "中国对该经济体的贸易结合度", "China's trade intensity towards the economy"
    ),
    ("fig-trade-intensity", "bought"): _quantity("对中国的贸易结合度", "trade intensity towards China"),
    ("fig-complementarity", "complementarity"): _quantity("贸易互补性", "complementarity", step=0.1),
    ("fig-complementarity", "reconciled"): _quantity(
        "贸易互补性（OEC数据）", "complementarity (OEC)", step=0.1
    ),
    **{
        (table, column): quantity
        for table in ("export_structure", "fig-similarity")
        for column, quantity in {
            "similar_chapters": _quantity("出口相似度（按章）", "export similarity on chapters"),
            "similar_groups": _quantity("出口相似度（按组）", "export similarity on groups"),
            "advantages": _quantity("有比较优势的章数", "chapters with an advantage", step=1),
            "shared": _quantity("与中国同有优势的章数", "chapters of shared advantage", step=1),
        }.items()
    },
    ("export_structure", "machinery"): _quantity(
        "机械、电子的比较优势（BACI）", "advantage in machinery (BACI)"
    ),
    ("export_structure", "clothing"): _quantity(
        "纺织、服装的比较优势（BACI）", "advantage in clothing (BACI)"
    ),
    ("export_structure", "fuels"): _quantity("燃料的比较优势（BACI）", "advantage in fuels (BACI)"),
    ("fig-value-chains", "gross"): _quantity("电气设备的优势（出口总额）", "electrical advantage, gross"),
    ("fig-value-chains", "value_added"): _quantity(
        "电气设备的优势（部门增加值）", "electrical advantage, value added of the sector"
    ),
    ("fig-value-chains", "in_exports"): _quantity(
        "电气设备的优势（出口所含增加值）", "electrical advantage, value added in exports"
    ),
    ("fig-value-chains", "backward"): _percent("后向参与度", "backward participation"),
    ("fig-value-chains", "forward"): _percent("前向参与度", "forward participation"),
    ("fig-intra-industry", "index"): _quantity("产业内贸易指数", "intra-industry trade"),
    ("fig-intra-industry", "coarse"): _quantity(
        "产业内贸易指数（两类合一）", "intra-industry trade, sections joined by two"
    ),
    ("fig-intra-industry", "balanced"): _quantity(
        "产业内贸易指数（折算为相同总额）", "intra-industry trade, scaled to one total"
    ),
    ("tbl-gravity", "estimate", ABSENT, BOUGHT): _quantity(
        "自无报告者的进口", "purchases of the absent", "USD", 1e8
    ),
    ("tbl-gravity", "estimate", REPORTED, BOUGHT): _quantity(
        "报告的出口总额", "all reported exports", "USD", 1e8
    ),
    **{
        (table, column): quantity
        for table in ("tbl-gravity-rivals", "fig-event-study")
        for column, quantity in COEFFICIENT.items()
    },
    **{("fig-event-study", column): quantity for column, quantity in UNDIRECTED.items()},
    ("tbl-gravity-rivals", "p"): _quantity("p值", "p value", step=0.001),
    ("tbl-gravity-rivals", "rejections"): _quantity("拒绝的比例", "share rejected", step=0.001),
    ("tbl-gravity-rivals", "flows"): _quantity("流量数", "flows", step=1),
    ("tbl-gravity-rivals", "pairs"): _quantity("配对数", "pairs", step=1),
    ("tbl-gravity", "estimate"): _quantity("引力方程系数", "gravity coefficient", step=0.001),
    ("tbl-gravity", "error"): _quantity("标准误", "standard error", step=0.001),
    ("fig-governance", "estimate", "stability"): _quantity("政治稳定", "political stability"),
    ("fig-governance", "estimate", "regulation"): _quantity("监管质量", "regulatory quality"),
    ("fig-income-dispersion", "theil"): _quantity("泰尔指数", "Theil index", step=0.001),
    ("fig-income-dispersion", "theil_equal"): _quantity(
        "泰尔指数（各国等权）", "Theil index, equal weights", step=0.001
    ),
    ("fig-income-dispersion", "theil_nine"): _quantity(
        "泰尔指数（不含新加坡和文莱）", "Theil index without Singapore and Brunei", step=0.001
    ),
    ("fig-income-dispersion", "variation"): _quantity(
        "人均收入变异系数（人口加权）", "variation of incomes, weighted by population"
    ),
    ("fig-income-dispersion", "sd_log_equal"): _quantity(
        "人均收入对数标准差（各国等权）", "log deviation of incomes, equal weights", step=0.001
    ),
    ("fig-income-dispersion", "ratio"): _quantity("最高与最低收入之比", "highest to lowest income", step=0.1),
    ("fig-income-dispersion", "between"): _quantity(
        "泰尔指数的组间部分", "Theil index between groups", step=0.001
    ),
    ("fig-income-dispersion", "within"): _quantity(
        "泰尔指数的组内部分", "Theil index within groups", step=0.001
    ),
    ("fig-income-dispersion", "variation_equal"): _quantity("人均收入变异系数", "variation of incomes"),
    ("fig-income-dispersion", "sd_log"): _quantity(
        "人均收入对数标准差", "log deviation of incomes", step=0.001
    ),
    ("fig-income-dispersion", "china"): _quantity(
        "中国人均GDP（购买力平价）", "China's GDP per head (PPP)", "USD_PPP_2021", 100
    ),
    ("fig-income-dispersion", "asean"): _quantity(
        "东盟人均GDP（购买力平价）", "ASEAN's GDP per head (PPP)", "USD_PPP_2021", 100
    ),
    ("fig-sectors", "share"): _percent("占GDP的比重", "share in GDP"),
    ("fig-city-similarity", "similarity"): _quantity("结构相似度", "similarity of structures", step=0.001),
    ("fig-city-similarity", "similarity_low"): _quantity(
        "结构相似度（剔除一市后最低）", "similarity, lowest without one city", step=0.001
    ),
    ("fig-city-similarity", "similarity_high"): _quantity(
        "结构相似度（剔除一市后最高）", "similarity, highest without one city", step=0.001
    ),
    ("fig-city-similarity", "cosine"): _quantity("结构余弦相似度", "cosine similarity", step=0.001),
    ("fig-city-similarity", "specialisation"): _quantity("专业化指数", "specialisation"),
}
# (source, series, values that tell several measures of one series apart) -> what it measures
WDI = "world-bank-wdi"
SERIES: dict[tuple[str, ...], Quantity] = {
    (WDI, "NY.GDP.MKTP.CD"): _quantity("GDP", "GDP", "USD", 1e8),
    (WDI, "NY.GDP.MKTP.KD"): _quantity("实际GDP", "real GDP", "USD_2015", 1e8),
    (WDI, "NY.GDP.PCAP.CD"): _quantity("人均GDP", "GDP per head", "USD", 100),
    (WDI, "NY.GDP.PCAP.PP.KD"): _quantity("人均GDP（购买力平价）", "GDP per head (PPP)", "USD_PPP_2021", 100),
    (WDI, "SP.POP.TOTL"): _quantity("人口", "population", "PERSONS", 1e6),
    (WDI, "TX.VAL.MRCH.CD.WT"): _quantity("货物出口", "merchandise exports", "USD", 1e8),
    (WDI, "TM.VAL.MRCH.CD.WT"): _quantity("货物进口", "merchandise imports", "USD", 1e8),
    (WDI, "NV.AGR.TOTL.ZS"): _percent("农业占GDP的比重", "agriculture in per cent of GDP"),
    (WDI, "NV.IND.TOTL.ZS"): _percent("工业占GDP的比重", "industry in per cent of GDP"),
    (WDI, "NV.SRV.TOTL.ZS"): _percent("服务业占GDP的比重", "services in per cent of GDP"),
    ("beibu-gulf", "gdp"): _quantity("GDP", "GDP", "CNY", 1e8),
    **{
        ("beibu-gulf", "trade-total", currency): _quantity(
            "公布的贸易额", "trade as published", currency, 1e8
        )
        for currency in ("USD", "CNY")
    },
    ("beibu-gulf", "asean-share-of-trade"): _percent("东盟占贸易的份额", "ASEAN's share in trade"),
    ("unctad-lsci", "port-lsci"): _quantity("港口班轮连通性指数", "liner connectivity of the port", step=0.1),
    ("wits-trade-summary", "exports-fob-stages"): _quantity("出口额", "exports", "USD", 1e7),
    ("wits-trade-summary", "exports-fob"): _quantity("全部出口", "all exports", "USD", 1e7),
    ("adb-mrio", "rca-value-added-of-sector"): _quantity(
        "纺织业的优势（部门增加值）", "advantage in textiles, value added of the sector"
    ),
    ("acfta-tariffs-announced", "mean-tariff-before"): _percent(
        "降税前平均关税", "mean tariff before the cuts"
    ),
    ("acfta-tariffs-announced", "mean-tariff-after"): _percent(
        "自由贸易区建成后平均关税", "mean tariff once the area was complete"
    ),
    ("open-trade-statistics", "exports-share-of-section"): _quantity(
        "该类占出口的比重", "section's share in exports", step=0.001
    ),
    ("imf-dots-imports-china", "imports-cif"): _quantity(
        "中国报告的进口", "imports that China reports", "USD", 1e8
    ),
    ("un-comtrade-with-china", "exports-fob"): _quantity(
        "越南报告的出口", "exports that Vietnam reports", "USD", 1e8
    ),
    ("harvard-atlas-totals", "exports-reconciled"): _quantity(
        "调和后的出口，不含转口", "reconciled exports without re-exports", "USD", 1e8
    ),
}
# what a claim computes itself, by a name of its own
COMPUTED = {
    "first-year-above": _quantity("首次超过2万亿元的年份", "first year above 2 trillion yuan", "YEAR", 1),
    "missing-city": _quantity("未列入记录的城市", "city that is not on record"),
    "with-advantage": _quantity("有比较优势的经济体数", "economies with an advantage", step=1),
    "falling": _quantity("农业比重下降的经济体数", "economies in which agriculture's share fell", step=1),
    "ppp": _quantity("GDP（购买力平价）", "GDP (PPP)", "USD_PPP_2021", 1e9),
    "trade-to-gdp": _percent("货物贸易与GDP之比", "trade in per cent of GDP"),
    "deficit": _quantity("中国对东盟逆差", "China's deficit with ASEAN", "USD", 1e8),
    "surplus": _quantity("中国对东盟顺差", "China's surplus with ASEAN", "USD", 1e8),
    "relative-deficit": _percent("逆差与贸易额之比", "deficit in per cent of trade"),
    "concentration": _quantity("伙伴集中度", "concentration by partner", step=0.001),
    "variation": _quantity("变异系数", "coefficient of variation"),
    "deviation": _quantity("政治稳定的标准差", "standard deviation of political stability"),
    "median": _quantity("政治稳定的中位数", "median of political stability"),
    "lead-in-logistics": _quantity(
        "物流绩效领先世界平均", "lead over the world's logistics score", step=0.001
    ),
    "to-other-ports": _quantity("与对照港平均之比", "ratio to the mean of the other ports", step=0.001),
    "committed": _quantity("零关税占承诺税目的比重", "duty-free share of committed lines", step=0.001),
    "without-commitment": _quantity("不作承诺税目的占比", "share of lines without commitment", step=0.001),
    "counted-as-free": _percent("不作承诺者按零关税计的平均税率", "mean rate, uncommitted lines free"),
    "revealed": _quantity("显示性比较优势", "revealed comparative advantage"),
    "asean-income": _quantity("东盟人均GDP", "ASEAN's GDP per head", "USD", 100),
    "income": _quantity("人均GDP", "GDP per head", "USD", 100),
}


def computed(value, name: str):
    """A number that a claim computes, under one of the names above; it is of what all numbers behind it
    are of, and so says itself which year was read."""
    quantity = COMPUTED[name]
    return named(value, quantity, () if quantity.unit == "YEAR" else shared_key(value))
