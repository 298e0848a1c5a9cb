"""What the columns of the tables measure, and what the codes in them are called.

Whoever writes a number of a table into a sentence, such as the message of a claim that does not hold,
takes its name and its unit from here.
"""

from __future__ import annotations

from analysis.gravity.terms import COHORT_WORDS, SPECIFICATIONS
from analysis.vocabulary import HS_SECTIONS, PLACES, PRODUCT_GROUPS
from tracepaper.evidence.quantities import Quantity
from tracepaper.languages.territories import economy_name


def _percent(zh: str, en: str) -> Quantity:
    return _quantity(zh, en, "PERCENT", 0.1)


def _quantity(zh: str, en: str, unit: str = "NUMBER", step: float = 0.01) -> Quantity:
    return Quantity(unit, step, {"zh": zh, "en": en})


TRADE = {
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
    "low_undirected": _quantity("区间下限（无方向聚类）", "lower end, undirected clusters", step=0.001),
    "high_undirected": _quantity("区间上限（无方向聚类）", "upper end, undirected clusters", step=0.001),
}
# (table, column, values that tell several measures in one column apart) -> what it measures
QUANTITIES: dict[tuple[str, ...], Quantity] = {
    ("city_gdp", "total"): _quantity("十一市GDP", "cluster GDP", "CNY", 1e8),
    ("city_gdp", "guangxi"): _quantity("广西六市GDP", "GDP of Guangxi's six cities", "CNY", 1e8),
    ("city_gdp", "guangdong"): _quantity("广东三市GDP", "GDP of Guangdong's three cities", "CNY", 1e8),
    ("city_gdp", "real_growth"): _percent("十市实际GDP增速", "real GDP growth of the ten cities"),
    ("gulf_growth", "cluster"): _quantity("各市GDP", "GDP of the cities", "CNY", 1e8),
    ("gulf_growth", "rest"): _quantity("对照地区GDP", "GDP of the comparison group", step=1e8),
    ("gulf_growth", "without_nanning"): _quantity("除南宁外各市GDP", "the same without Nanning", "CNY", 1e8),
    ("gulf_growth", "relative"): _quantity("与对照地区GDP之比", "GDP to the comparison group's", step=0.1),
    ("port_events", "effect"): _quantity("超出对照港的对数变化", "log change beyond the others"),
    ("port_events", "p_value"): _quantity("置换检验的p值", "p by permutation"),
    ("fig-gulf-growth", "value", "income"): _quantity("人均GDP", "GDP per head", "CNY", 100),
    ("fig-gulf-growth", "variation"): _quantity("人均GDP变异系数", "variation of GDP per head"),
    ("fig-gulf-growth", "sd_log"): _quantity("人均GDP对数标准差", "log deviation of GDP per head"),
    ("fig-gulf-growth", "theil"): _quantity("人均GDP泰尔指数", "Theil index of GDP per head", step=0.001),
    ("fig-gulf-growth", "ratio"): _quantity("人均GDP最高与最低之比", "highest to lowest GDP per head"),
    **{("fig-china-asean-trade", column): quantity for column, quantity in TRADE.items()},
    **{("china_asean_trade", column): quantity for column, quantity in TRADE.items()},
    ("tbl-economies", "gdp"): _quantity("GDP", "GDP", "USD", 1e10),
    ("tbl-economies", "income"): _quantity("人均GDP", "GDP per head", "USD", 100),
    ("tbl-economies", "openness"): _percent("贸易与GDP之比", "trade in per cent of GDP"),
    ("tbl-economies", "growth"): _percent("实际GDP年均增速", "real GDP growth a year"),
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
    ("fig-digital", "distance"): _quantity("最高与最低之差", "highest less lowest", step=0.1),
    ("fig-digital", "logits"): _quantity("对数几率标准差", "standard deviation of log-odds"),
    ("fig-digital", "others"): _quantity("非用户占比的变异系数", "variation of the people without access"),
    ("fig-digital", "value", "users"): _percent("互联网用户占比", "internet users"),
    ("fig-digital", "value", "broadband"): _quantity(
        "每百人固定宽带用户", "fixed broadband per 100 people", step=0.1
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
    ("fig-trade-intensity", "sold"): _quantity("中国对其出口结合度", "China's intensity towards"),
    ("fig-trade-intensity", "bought"): _quantity("对中国出口结合度", "intensity towards China of"),
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
            "machinery": _quantity("机械、电子的比较优势（BACI）", "advantage in machinery (BACI)"),
            "clothing": _quantity("纺织、服装的比较优势（BACI）", "advantage in clothing (BACI)"),
            "fuels": _quantity("燃料的比较优势（BACI）", "advantage in fuels (BACI)"),
            "advantages": _quantity("有比较优势的章数", "chapters with an advantage", step=1),
            "shared": _quantity("与中国同有优势的章数", "chapters of shared advantage", step=1),
        }.items()
    },
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
    ("tbl-gravity", "estimate", "absent"): _quantity(
        "自无报告者的进口", "purchases of the absent", "USD", 1e8
    ),
    ("tbl-gravity", "estimate", "reported"): _quantity("报告的出口总额", "all reported exports", "USD", 1e8),
    **{
        (table, column): quantity
        for table in ("tbl-gravity-rivals", "fig-event-study")
        for column, quantity in COEFFICIENT.items()
    },
    ("tbl-gravity-rivals", "p"): _quantity("p值", "p value", step=0.001),
    ("tbl-gravity-rivals", "rejections"): _percent("拒绝的比例", "share rejected"),
    ("tbl-gravity-rivals", "flows"): _quantity("流量数", "flows", step=1),
    ("tbl-gravity-rivals", "pairs"): _quantity("配对数", "pairs", step=1),
    ("tbl-gravity", "estimate"): _quantity("引力方程系数", "gravity coefficient", step=0.001),
    ("tbl-gravity", "error"): _quantity("标准误", "standard error", step=0.001),
    ("fig-governance", "estimate", "stability"): _quantity("政治稳定", "political stability"),
    ("fig-governance", "estimate", "regulation"): _quantity("监管质量", "regulatory quality"),
    ("fig-income-dispersion", "theil"): _quantity("泰尔指数", "Theil index", step=0.001),
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
    ("fig-income-dispersion", "china"): _quantity("中国人均GDP", "GDP per head of China", step=100),
    ("fig-income-dispersion", "asean"): _quantity("东盟人均GDP", "GDP per head of ASEAN", step=100),
    ("fig-sectors", "share"): _percent("占GDP的比重", "share in GDP"),
    ("fig-city-similarity", "similarity"): _quantity("结构相似度", "similarity of structures", step=0.001),
    ("fig-city-similarity", "specialisation"): _quantity("专业化指数", "specialisation"),
}
# codes of the tables that are neither places nor products
_OTHERS = {
    "ASEAN": {"zh": "东盟", "en": "ASEAN"},
    "ASEAN-mean": {"zh": "东盟十国加权平均", "en": "mean over ASEAN"},
    "ASEAN8": {"zh": "东盟八国", "en": "eight ASEAN members"},
    "ASEAN-without-BRN": {"zh": "东盟九国（不含文莱）", "en": "ASEAN without Brunei"},
    "ASEAN-without-SGP": {"zh": "东盟九国（不含新加坡）", "en": "ASEAN without Singapore"},
    "eleven": {"zh": "十一国", "en": "the eleven"},
    "china-asean": {"zh": "中国对东盟", "en": "China to ASEAN"},
    "china-others": {"zh": "中国对RCEP其他四方", "en": "China to the other parties of RCEP"},
    "reporting-china": {"zh": "东盟五国对华", "en": "five members to China"},
    "mirror-china": {"zh": "东盟四国对华（镜像）", "en": "four members to China (mirror)"},
    "mean": {"zh": "九国平均", "en": "mean of nine"},
    "lpi": {"zh": "总体", "en": "overall"},
    "customs": {"zh": "通关", "en": "customs"},
    "infrastructure": {"zh": "基础设施", "en": "infrastructure"},
    "timeliness": {"zh": "时效性", "en": "timeliness"},
    "guangxi": {"zh": "广西六市", "en": "Guangxi's six cities"},
    "guangdong": {"zh": "广东三市", "en": "Guangdong's three cities"},
    "hainan": {"zh": "海南二市", "en": "Hainan's two cities"},
    "three": {"zh": "三省区", "en": "the three provinces"},
    "nation": {"zh": "十市与全国", "en": "ten cities and China"},
    "all-ports": {"zh": "全部对照港", "en": "all ports"},
    "similar": {"zh": "指数在一半至两倍之间的港口", "en": "ports of half to twice its index"},
    "wider": {"zh": "指数在三分之一至三倍之间的港口", "en": "ports of a third to three times its index"},
    "china": {"zh": "仅中国大陆的港口", "en": "ports of China's mainland only"},
    "asean": {"zh": "仅东盟的港口", "en": "ports of ASEAN only"},
    "two-years": {"zh": "前后各两年", "en": "two years on each side"},
    "best-port": {"zh": "钦州与防城港取高者", "en": "the better of Qinzhou and Fangchenggang"},
    "detrended": {"zh": "扣除此前一年的变化", "en": "less the change of the year before"},
    "cities": {"zh": "各市两两平均", "en": "pairs of cities"},
    "economies": {"zh": "各国两两平均", "en": "pairs of economies"},
    "agriculture": {"zh": "农业", "en": "agriculture"},
    "industry": {"zh": "工业", "en": "industry"},
    "services": {"zh": "服务业", "en": "services"},
    "all": {"zh": "全部税目", "en": "all lines"},
    "both": {"zh": "", "en": ""},  # directions of trade
}
NAMES = {
    **PLACES,
    **{code: names for code, (_, names) in HS_SECTIONS.items()},
    **PRODUCT_GROUPS,
    **SPECIFICATIONS,
    **COHORT_WORDS,
    **_OTHERS,
}


def called(code, language: str) -> str:
    """What a code (or a pair of them) is called in a language; a year, or a code of a model, is its own
    name."""
    if isinstance(code, tuple):
        return " ".join(called(part, language) for part in code)
    if code in NAMES:
        return NAMES[code].get(language, str(code))
    try:
        return economy_name(str(code), language)
    except KeyError:
        return str(code)
