"""The codes this paper knows: economies and places, units, statuses.

An unknown code in the data is nearly always a slip (a Kosovo spelt two ways, thousands taken for units),
so the list is closed; a code is added here when it has been understood.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence

import pycountry

from analysis.ports import PORT_NAMES
from tracepaper.languages.number_format import UnitWords
from tracepaper.languages.territories import economy_name

# Codes of places: in China GB/T 2260 with the prefix CHN-; ports, towns and groups of places have codes of
# our own.
PLACES = {
    "CHN-440000": {"zh": "广东", "en": "Guangdong"},
    "CHN-450000": {"zh": "广西", "en": "Guangxi"},
    "CHN-460000": {"zh": "海南", "en": "Hainan"},
    "CHN-440800": {"zh": "湛江", "en": "Zhanjiang"},
    "CHN-440900": {"zh": "茂名", "en": "Maoming"},
    "CHN-441700": {"zh": "阳江", "en": "Yangjiang"},
    "CHN-450100": {"zh": "南宁", "en": "Nanning"},
    "CHN-450500": {"zh": "北海", "en": "Beihai"},
    "CHN-450600": {"zh": "防城港", "en": "Fangchenggang"},
    "CHN-450700": {"zh": "钦州", "en": "Qinzhou"},
    "CHN-450900": {"zh": "玉林", "en": "Yulin"},
    "CHN-451400": {"zh": "崇左", "en": "Chongzuo"},
    "CHN-451481": {"zh": "凭祥", "en": "Pingxiang"},
    "CHN-460100": {"zh": "海口", "en": "Haikou"},
    "CHN-460400": {"zh": "儋州", "en": "Danzhou"},
    "CHN-500000": {"zh": "重庆", "en": "Chongqing"},
    "CHN-520100": {"zh": "贵阳", "en": "Guiyang"},
    "CHN-YANGPU": {"zh": "洋浦", "en": "Yangpu"},
    "VNM-HP": {"zh": "海防", "en": "Haiphong"},  # ISO 3166-2
    "CHN-BBG": {"zh": "北部湾城市群", "en": "Beibu Gulf city cluster"},
    "CHN-BBG10": {
        "zh": "北部湾城市群十个地级市",
        "en": "ten prefecture-level cities of the Beibu Gulf cluster",
    },
    "CHN-GXCORE4": {"zh": "南宁、北海、钦州、防城港", "en": "Nanning, Beihai, Qinzhou and Fangchenggang"},
    "CHN-GXBBG6": {"zh": "广西北部湾经济区六市", "en": "six cities of the Guangxi Beibu Gulf Economic Zone"},
    "CHN-GXFTZ": {"zh": "广西自贸试验区", "en": "Guangxi pilot free trade zone"},
    "CHN-GXPORTS": {"zh": "广西口岸", "en": "border crossings of Guangxi"},
    "CHN-PORT-BEIBUWAN": {"zh": "北部湾港", "en": "Beibu Gulf Port"},
    "CHN-PORT-BEIHAI": {"zh": "北海港", "en": "Port of Beihai"},
    "CHN-PORT-BASUO": {"zh": "八所港", "en": "Port of Basuo"},
    **PORT_NAMES,
}


def place_name(code: str, language: str) -> str:
    """The name of a place in China, of a port, or of the one city of Vietnam on the map."""
    return PLACES[code][language]


CLUSTER_CITIES = (
    "CHN-440800",
    "CHN-440900",
    "CHN-441700",
    "CHN-450100",
    "CHN-450500",
    "CHN-450600",
    "CHN-450700",
    "CHN-450900",
    "CHN-451400",
    "CHN-460100",
    "CHN-460400",
)
ASEAN_MEMBERS = ("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM")
THE_ELEVEN = ("CHN", *ASEAN_MEMBERS)


def province_of(code: str) -> str:
    """The province of a place code, by GB/T 2260: its first two digits."""
    return f"{code[:6]}0000"


# Sections of the Harmonized System: code -> (last HS chapter, short name)
HS_SECTIONS = {
    "S01": (5, {"zh": "活动物及动物产品", "en": "Animals and products"}),
    "S02": (14, {"zh": "植物产品", "en": "Vegetable products"}),
    "S03": (15, {"zh": "动植物油脂", "en": "Fats and oils"}),
    "S04": (24, {"zh": "食品、饮料、烟草", "en": "Food, drink, tobacco"}),
    "S05": (27, {"zh": "矿产品", "en": "Minerals and fuels"}),
    "S06": (38, {"zh": "化工产品", "en": "Chemicals"}),
    "S07": (40, {"zh": "塑料、橡胶", "en": "Plastics and rubber"}),
    "S08": (43, {"zh": "皮革、毛皮", "en": "Hides and leather"}),
    "S09": (46, {"zh": "木及木制品", "en": "Wood"}),
    "S10": (49, {"zh": "纸浆、纸及印刷品", "en": "Paper and printing"}),
    "S11": (63, {"zh": "纺织品", "en": "Textiles"}),
    "S12": (67, {"zh": "鞋帽", "en": "Footwear, headgear"}),
    "S13": (70, {"zh": "石材、陶瓷、玻璃", "en": "Stone, ceramics, glass"}),
    "S14": (71, {"zh": "珠宝、贵金属", "en": "Precious metals"}),
    "S15": (83, {"zh": "贱金属", "en": "Base metals"}),
    "S16": (85, {"zh": "机械、电气设备", "en": "Machinery, electrical"}),
    "S17": (89, {"zh": "运输设备", "en": "Transport equipment"}),
    "S18": (92, {"zh": "仪器、钟表、乐器", "en": "Instruments, clocks"}),
    "S19": (93, {"zh": "武器", "en": "Arms"}),
    "S20": (96, {"zh": "家具、玩具、杂项", "en": "Furniture, toys, other"}),
    "S21": (97, {"zh": "艺术品、古董", "en": "Art and antiques"}),
}


def hs_section(product: str) -> str:
    """The section of a code of the Harmonized System of two digits or more ("01012100" -> "S01").

    Raises ValueError for a chapter that no section has (77 is reserved: it falls in base metals)."""
    chapter = int(product[:2])
    for section, (last, _) in HS_SECTIONS.items():
        if 1 <= chapter <= last:
            return section
    raise ValueError(f"{product} has no chapter of the Harmonized System")


# The World Bank's own codes of aggregates, and of the Channel Islands and Kosovo, which ISO 3166 lacks.
_WORLD_BANK = [
    "WLD",
    "AFE",
    "AFW",
    "ARB",
    "CEB",
    "CHI",
    "CSS",
    "EAP",
    "EAR",
    "EAS",
    "ECA",
    "ECS",
    "EMU",
    "EUU",
    "FCS",
    "HIC",
    "HPC",
    "IBD",
    "IBT",
    "IDA",
    "IDB",
    "IDX",
    "LAC",
    "LCN",
    "LDC",
    "LIC",
    "LMC",
    "LMY",
    "LTE",
    "MEA",
    "MIC",
    "MNA",
    "NAC",
    "OED",
    "OSS",
    "PRE",
    "PSS",
    "PST",
    "SAS",
    "SSA",
    "SSF",
    "SST",
    "TEA",
    "TEC",
    "TLA",
    "TMN",
    "TSA",
    "TSS",
    "UMC",
    "XKX",
]
_TRADE_GROUPS = {
    "ASEAN": "the Association of Southeast Asian Nations",
    "XRC": "the world outside RCEP (the tracker's code: members and XRC add to WLD)",
    "BLX": "Belgium-Luxembourg (IMF, to 1998)",
    "ANS": "not attributed to an economy (Atlas of Economic Complexity)",
}
ECONOMIES = frozenset(
    {country.alpha_3 for country in pycountry.countries}
    | {country.alpha_3 for country in pycountry.historic_countries}  # ANT, CSK, SCG, SUN, YUG are in use
    | set(_WORLD_BANK)
    | set(_TRADE_GROUPS)
    | set(PLACES)
)

# what tells the observations of a series apart
DIMENSIONS: Mapping[str, Container[str] | None] = {
    "economy": ECONOMIES,
    "partner": ECONOMIES | {""},
    "product": None,
}
DIMENSION_WORDS: Mapping[str, Mapping[str, str]] = {
    "economy": {"zh": "经济体", "en": "Economy"},
    "partner": {"zh": "伙伴", "en": "Partner"},
    "product": {"zh": "产品", "en": "Product"},
}


def name_of(dimension: str, code: str, language: str) -> str | None:
    """The name of an economy or place; None for a publisher's own group, and for products, which are known
    by their codes."""
    if dimension == "product":
        return None
    try:
        return place_name(code, language) if code in PLACES else economy_name(code, language)
    except KeyError:
        return None


# The sixteen groups of HS chapters of WITS: code -> short name
PRODUCT_GROUPS = {
    "01-05": {"zh": "动物产品", "en": "Animal"},
    "06-15": {"zh": "植物产品", "en": "Vegetable"},
    "16-24": {"zh": "食品、饮料、烟草", "en": "Food products"},
    "25-26": {"zh": "矿产", "en": "Minerals"},
    "27": {"zh": "燃料", "en": "Fuels"},
    "28-38": {"zh": "化工产品", "en": "Chemicals"},
    "39-40": {"zh": "塑料、橡胶", "en": "Plastic, rubber"},
    "41-43": {"zh": "皮革、毛皮", "en": "Hides, skins"},
    "44-49": {"zh": "木材、纸", "en": "Wood, paper"},
    "50-63": {"zh": "纺织、服装", "en": "Textiles, clothing"},
    "64-67": {"zh": "鞋帽", "en": "Footwear"},
    "68-71": {"zh": "石材、玻璃、珠宝", "en": "Stone, glass, gems"},
    "72-83": {"zh": "金属", "en": "Metals"},
    "84-85": {"zh": "机械、电子", "en": "Machinery, electrical"},
    "86-89": {"zh": "运输设备", "en": "Transport equipment"},
    "90-99": {"zh": "其他", "en": "Miscellaneous"},
}

MACHINERY, CLOTHING, FUELS = "84-85", "50-63", "27"
# The years compared: China's accession to the WTO, and the last year of the exports by group
PRODUCT_YEARS = (2001, 2019)

# The components of the Logistics Performance Index: code -> short name
LOGISTICS = {
    "customs": {"zh": "通关效率", "en": "customs"},
    "infrastructure": {"zh": "基础设施", "en": "infrastructure"},
    "international-shipments": {"zh": "国际运输", "en": "international shipments"},
    "logistics-competence-and-quality": {"zh": "物流能力", "en": "competence"},
    "tracking-and-tracing": {"zh": "货物追踪", "en": "tracking and tracing"},
    "timeliness": {"zh": "时效性", "en": "timeliness"},
}

# The China-ASEAN Free Trade Area: the year its tariff cuts began, the year it was complete
TARIFF_CUTS, FREE_TRADE_AREA = 2005, 2010

# published unit -> (base unit, factor)
UNITS: Mapping[str, tuple[str, float]] = {
    "USD": ("USD", 1.0),
    "USD_K": ("USD", 1e3),
    "USD_M": ("USD", 1e6),
    "USD_100M": ("USD", 1e8),
    "USD_2015": ("USD_2015", 1.0),
    "USD_PPP_2021": ("USD_PPP_2021/PERSONS", 1.0),  # published of incomes a head only
    "LCU_PER_USD": ("LCU_PER_USD", 1.0),
    "CNY_100M": ("CNY", 1e8),
    "CNY_2000_100M": ("CNY_2000", 1e8),
    "PERCENT": ("PERCENT", 1.0),
    "SHARE": ("SHARE", 1.0),
    "AD_VALOREM": ("AD_VALOREM", 1.0),
    "PERSONS": ("PERSONS", 1.0),
    "PERSONS_10K": ("PERSONS", 1e4),
    "VISITS": ("VISITS", 1.0),
    "VISITS_10K": ("VISITS", 1e4),
    "TEU": ("TEU", 1.0),
    "TEU_10K": ("TEU", 1e4),
    "TONNES_10K": ("TONNES", 1e4),
    "DEGREES": ("DEGREES", 1.0),  # of longitude, east, and of latitude, north
    "PER_100_PERSONS": ("PER_100_PERSONS", 1.0),
    "PER_MILLION_PERSONS": ("PER_MILLION_PERSONS", 1.0),
    "INDEX": ("INDEX", 1.0),
    "SCORE": ("SCORE", 1.0),
    "RANK": ("RANK", 1.0),
    "NUMBER": ("NUMBER", 1.0),
}

# How the units that only this paper has are written around a number ({}).
UNIT_WORDS: UnitWords = {
    "VISITS": {"zh": "{}人次", "en": "{} arrivals"},
    "TEU": {"zh": "{}标准箱", "en": "{} TEU"},
    "TONNES": {"zh": "{}吨", "en": "{} tonnes"},
    "KM": {"zh": "{}公里", "en": "{} km"},
    "CNY_2000": {"zh": "{}元（2000年价格）", "en": "{} yuan (prices of 2000)"},
    "USD_2015": {"zh": "{}美元（2015年价格）", "en": "US${} (prices of 2015)"},
    "USD_PPP_2021": {"zh": "{}国际元（2021年价格）", "en": "{} international dollars (prices of 2021)"},
    "PER_100_PERSONS": {"zh": "每百人{}", "en": "{} per 100 people"},
    "PER_MILLION_PERSONS": {"zh": "每百万人{}", "en": "{} per million people"},
}

# On what basis trade is measured. What has none here (customs' totals in the press, trade within a country)
# names none, or adds up both.
BASES: Mapping[str, str] = {
    "*/exports-fob*": "FOB",
    "*/imports-cif*": "CIF",
    "*/exports-mirror-cif*": "CIF",
    "*/*-reconciled*": "reconciled",
    "rcep-tracker/exports-basis-unclear*": "unclear",
    "world-bank-wdi/TX.VAL.MRCH.*": "FOB",
    "world-bank-wdi/TM.VAL.MRCH.*": "CIF",
}

# source/series in which a value below zero is no slip
MAY_BE_NEGATIVE: Collection[str] = (
    "world-bank-wdi/BX.KLT.*",  # net inflows: more may be withdrawn than comes
    "world-bank-wdi/FP.CPI.TOTL.ZG",  # prices fall
    "world-bank-wdi/*.KD.ZG",  # output shrinks
    "world-bank-wgi/*.EST",  # scores around the mean of the world, which is 0
    # what balancing the tables left: two sectors of 2000 that export more than they make are published so
    "adb-mrio/domestic-sales",
    "adb-mrio/rca-*",  # one sector of Malaysia without exports, published as -0.0 and -2e-14
)

# what one side reports as sold the other reports as bought, freight and insurance apart
MIRRORS: Mapping[str, str] = {"exports-fob": "imports-cif", "imports-cif": "exports-fob"}

# codes of all economies together; groups of some are none
WHOLES: Collection[str] = ("WLD",)

SOURCES_TABLE = "tbl-sources"

# Numbers in the names of classifications and standards are no data.
NOT_DATA: Sequence[str] = (
    r"\b(?:HS|CO|SITC|Rev\.?|ISO|GB/T|ISIC|BPM)[\s-]?\d+",
    r"\d+\s*[-–]\s*digit\b|\d+\s*位(?:编码|税号|数)",
)

STATUSES: Container[str] = {
    "estimate": "estimated by the publisher",
    "preliminary": "preliminary",
    "revised": "revised after first publication",
    "as-published": "as first published, not revised since",
    "partial": "the year is not complete: do not use",
    "sum-of-partners": "sum over the partners listed",
    "mirror": "reported by the partner",
    "mostly-reported": "reported by the economy, with gaps filled from partners",
    "basis-unclear": "the source does not say who reported it",
    "derived": "derived from the following year and its growth rate",
    "converted": "converted from yuan at the rate implied by the national totals",
    "sectors-do-not-add": "the three sectors do not add up to GDP",
    "before-census-2023": "before the revision after the economic census of 2023",
    "after-census-2023": "after the economic census of 2023",
    "communique": "from the statistical communiqué of the year",
    "rounded": "published rounded",
    "implied": "implied by the following year and its growth rate",
    "lower-bound": "published as 'over ...'",
    "year-inferred": "the year is inferred from the text",
    "expected": "an expected figure, published before the period ended",
    "doubtful": "doubted: in conflict with other figures",
}
