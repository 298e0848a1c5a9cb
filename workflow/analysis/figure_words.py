"""What the figures draw, in other words than their labels: the audit holds each label against these.

A label that stands at the wrong line, or a key whose entries are exchanged, is nearer to the name that
another line has here.  Most names are those the claims use; here are the ones that only figures need, or
need in words that tell two lines of one panel apart.
"""

from __future__ import annotations

from analysis import names, quantities
from tracepaper.evidence.quantities import Quantity


def _percent(zh: str, en: str) -> Quantity:
    return _quantity(zh, en, "PERCENT", 0.1)


def _quantity(zh: str, en: str, unit: str = "NUMBER", step: float = 0.01) -> Quantity:
    return Quantity(unit, step, {"zh": zh, "en": en})


# (figure, column, values that tell several measures in one column apart) -> what is drawn
QUANTITIES: dict[tuple[str, ...], Quantity] = {
    **quantities.QUANTITIES,
    ("fig-china-asean-trade", "share"): _percent(
        "东盟占中国进出口合计的份额", "ASEAN in China's trade, both ways"
    ),
    ("fig-city-gdp", "total"): _quantity("十一市GDP", "GDP of the eleven cities", "CNY", 1e8),
    ("fig-city-gdp", "guangxi"): _quantity("广西六市GDP", "GDP of Guangxi's six cities", "CNY", 1e8),
    ("fig-city-gdp", "guangdong"): _quantity("广东三市GDP", "GDP of Guangdong's three cities", "CNY", 1e8),
    ("fig-city-gdp", "hainan"): _quantity("海南二市GDP", "GDP of Hainan's two cities", "CNY", 1e8),
    ("fig-city-gdp", "mark_low"): _quantity("下标线", "lower mark", "CNY", 1e8),
    ("fig-city-gdp", "mark_high"): _quantity("上标线", "upper mark", "CNY", 1e8),
    ("fig-city-gdp", "nominal_growth"): _percent(
        "十一市名义GDP增速", "nominal GDP growth of the eleven cities"
    ),
    ("fig-city-gdp", "real_growth"): _percent("十市实际GDP增速", "real GDP growth of the ten cities"),
    ("fig-city-gdp", "tenth"): _percent("原文所称增速", "growth that the original states"),
    ("fig-complementarity", "exporter"): _quantity("出口方", "exporter"),
    ("fig-complementarity", "importer"): _quantity("进口方", "importer"),
    ("fig-digital", "logs"): _quantity("对数标准差", "standard deviation of logs"),
    ("fig-digital", "others"): _quantity("非用户的变异系数", "variation of the non-users"),
    ("fig-digital", "value", "servers"): _quantity(
        "每百万人安全服务器", "secure servers per million people", "PER_MILLION_PERSONS"
    ),
    ("fig-gulf-growth", "value", "relative"): _quantity("与对照组GDP之比", "GDP to the comparison group's"),
    ("fig-gulf-map", "latitude"): _quantity("纬度", "latitude", "DEGREES"),
    ("fig-gulf-map", "longitude"): _quantity("经度", "longitude", "DEGREES"),
    ("fig-gulf-map", "distance"): _quantity("直线距离", "straight distance", "KM", 1),
    ("fig-gulf-ports", "low"): _quantity("安慰剂第5百分位", "5th percentile of the placebos"),
    ("fig-gulf-ports", "high"): _quantity("安慰剂第95百分位", "95th percentile of the placebos"),
    ("fig-gulf-ports", "value", "index"): _quantity("港口班轮连通性指数", "port liner connectivity"),
    ("fig-gulf-ports", "value", "effect", "all-ports"): _quantity(
        "钦州超出对照港的对数变化", "log change of Qinzhou beyond the others"
    ),
    ("fig-gulf-ports", "value", "effect", "best-port"): _quantity(
        "两港取高者超出对照港的对数变化", "log change of the better of the two ports beyond the others"
    ),
    ("fig-income-dispersion", "between"): _quantity(
        "中国与东盟之间的泰尔指数", "Theil index between China and ASEAN"
    ),
    ("fig-income-dispersion", "within"): _quantity("东盟各国之间的泰尔指数", "Theil index within ASEAN"),
    ("fig-income-dispersion", "variation_equal_relative"): _quantity(
        "等权变异系数与首年之比", "CV with equal weights to the first year's"
    ),
    ("fig-income-dispersion", "sd_log_relative"): _quantity(
        "对数标准差与首年之比", "sd of logs to the first year's"
    ),
    ("fig-income-dispersion", "theil_nine_relative"): _quantity(
        "九国泰尔指数与首年之比", "Theil index of nine to the first year's"
    ),
    ("fig-intra-industry", "index"): _quantity("格鲁贝尔—劳埃德指数", "Grubel–Lloyd index"),
    ("fig-intra-industry", "index", "ASEAN"): _quantity(
        "十国作为一个伙伴的指数", "Grubel–Lloyd index, ASEAN as one partner"
    ),
    ("fig-mirror", "exports_ratio"): _quantity(
        "对方进口与中方出口之比", "China's exports, their report over China's"
    ),
    ("fig-mirror", "imports_ratio"): _quantity(
        "中方进口与对方出口之比", "China's imports, China's report over theirs"
    ),
    ("fig-quarterly-trade", "trailing"): _percent(
        "占四个季度出口的比重", "share of exports over four quarters"
    ),
    ("fig-rca", "symmetric"): _quantity("对称的比较优势", "symmetric advantage"),
    ("fig-rcep-schedule", "dutiable"): _quantity("仍征税的税目", "dutiable lines", step=1),
    ("fig-event-study", "time"): _quantity("距首次降税年数", "years since the first cut"),
    ("fig-rcep-schedule", "year"): _quantity("协定年份", "year of the agreement"),
    ("fig-shipping", "value", "connectivity"): _quantity("班轮连通性指数", "liner connectivity"),
    ("fig-trade-intensity", "sold"): _quantity("中国对该国出口的结合度", "China's export intensity with"),
    ("fig-trade-intensity", "bought"): _quantity(
        "该国对中国出口的结合度", "intensity of the exports to China of"
    ),
}
_CALLED = {
    "EU28": {"zh": "欧盟", "en": "EU, the European Union"},
    "HKG": {"zh": "中国香港", "en": "Hong Kong"},
    "TWN": {"zh": "中国台湾", "en": "Taiwan"},
    "exports": {"zh": "中国出口", "en": "China's exports"},
    "imports": {"zh": "中国进口", "en": "China's imports"},
    "cluster-city": {"zh": "城市群城市", "en": "city of the cluster"},
    "index-port": {"zh": "班轮连通的港口", "en": "port with a liner index"},
    "distance": {"zh": "距钦州的直线距离", "en": "straight line from Qinzhou"},
    "corridor": {"zh": "西部陆海新通道", "en": "the corridor"},
    "china-asean": {"zh": "中国对东盟", "en": "China's exports to ASEAN"},
    "china-others": {"zh": "中国对日、韩、澳、新", "en": "China's exports to the other parties of RCEP"},
    "reporting-china": {"zh": "东盟五国对华", "en": "five members' exports to China"},
    "mirror-china": {"zh": "东盟四国对华（镜像）", "en": "four members' exports to China (mirror)"},
    "cities": {"zh": "十市两两平均", "en": "pairs of ten cities"},
    "economies": {"zh": "十一国两两平均", "en": "pairs of eleven economies"},
    "others": {"zh": "对照港平均", "en": "ports compared with"},
    "stability": {"zh": "政治稳定", "en": "political stability"},
    "regulation": {"zh": "监管质量", "en": "regulatory quality"},
}


def called(code, language: str) -> str:
    """What a code of a figure's data is called."""
    return _CALLED[code][language] if code in _CALLED else names.called(code, language)
