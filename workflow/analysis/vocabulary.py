"""The codes this paper knows: economies and places, units, statuses.

An unknown code in the data is nearly always a slip (a Kosovo spelt two ways, thousands taken for units),
so the list is closed; a code is added here when it has been understood.
"""

from __future__ import annotations

import pycountry

# Codes of places in China: GB/T 2260 with the prefix CHN-; groups of places have codes of our own.
# (Chinese name, English name)
PLACES = {
    "CHN-440000": ("广东", "Guangdong"),
    "CHN-450000": ("广西", "Guangxi"),
    "CHN-460000": ("海南", "Hainan"),
    "CHN-440800": ("湛江", "Zhanjiang"),
    "CHN-440900": ("茂名", "Maoming"),
    "CHN-441700": ("阳江", "Yangjiang"),
    "CHN-450100": ("南宁", "Nanning"),
    "CHN-450500": ("北海", "Beihai"),
    "CHN-450600": ("防城港", "Fangchenggang"),
    "CHN-450700": ("钦州", "Qinzhou"),
    "CHN-450900": ("玉林", "Yulin"),
    "CHN-451400": ("崇左", "Chongzuo"),
    "CHN-451481": ("凭祥", "Pingxiang"),
    "CHN-460100": ("海口", "Haikou"),
    "CHN-460400": ("儋州", "Danzhou"),
    "CHN-BBG": ("北部湾城市群", "Beibu Gulf city cluster"),
    "CHN-BBG10": ("北部湾城市群十个地级市", "ten prefecture-level cities of the Beibu Gulf cluster"),
    "CHN-GXCORE4": ("南宁、北海、钦州、防城港", "Nanning, Beihai, Qinzhou and Fangchenggang"),
    "CHN-GXBBG6": ("广西北部湾经济区六市", "six cities of the Guangxi Beibu Gulf Economic Zone"),
    "CHN-GXFTZ": ("广西自贸试验区", "Guangxi pilot free trade zone"),
    "CHN-GXPORTS": ("广西口岸", "border crossings of Guangxi"),
    "CHN-PORT-BEIBUWAN": ("北部湾港", "Beibu Gulf Port"),
    "CHN-PORT-QINZHOU": ("钦州港", "Port of Qinzhou"),
    "CHN-PORT-BEIHAI": ("北海港", "Port of Beihai"),
    "CHN-PORT-FANGCHENGGANG": ("防城港", "Port of Fangchenggang"),
    "CHN-PORT-ZHANJIANG": ("湛江港", "Port of Zhanjiang"),
    "CHN-PORT-YANGPU": ("洋浦港", "Port of Yangpu"),
    "CHN-PORT-BASUO": ("八所港", "Port of Basuo"),
}
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


# Sections of the Harmonized System: code -> (last HS chapter, Chinese, English), short names for figures
HS_SECTIONS = {
    "S01": (5, "活动物及动物产品", "Animals and products"),
    "S02": (14, "植物产品", "Vegetable products"),
    "S03": (15, "动植物油脂", "Fats and oils"),
    "S04": (24, "食品、饮料、烟草", "Food, drink, tobacco"),
    "S05": (27, "矿产品", "Minerals and fuels"),
    "S06": (38, "化工产品", "Chemicals"),
    "S07": (40, "塑料、橡胶", "Plastics and rubber"),
    "S08": (43, "皮革、毛皮", "Hides and leather"),
    "S09": (46, "木及木制品", "Wood"),
    "S10": (49, "纸浆、纸及印刷品", "Paper and printing"),
    "S11": (63, "纺织品", "Textiles"),
    "S12": (67, "鞋帽", "Footwear, headgear"),
    "S13": (70, "石材、陶瓷、玻璃", "Stone, ceramics, glass"),
    "S14": (71, "珠宝、贵金属", "Precious metals"),
    "S15": (83, "贱金属", "Base metals"),
    "S16": (85, "机械、电气设备", "Machinery, electrical"),
    "S17": (89, "运输设备", "Transport equipment"),
    "S18": (92, "仪器、钟表、乐器", "Instruments, clocks"),
    "S19": (93, "武器", "Arms"),
    "S20": (96, "家具、玩具、杂项", "Furniture, toys, other"),
    "S21": (97, "艺术品、古董", "Art and antiques"),
}


def hs_section(product: str) -> str:
    """The section of a code of the Harmonized System of two digits or more ("01012100" -> "S01").

    Raises ValueError for a chapter that no section has (77 is reserved: it falls in base metals)."""
    chapter = int(product[:2])
    for section, (last, _, _) in HS_SECTIONS.items():
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

# The sixteen groups of HS chapters of WITS: code -> (Chinese, English), short names for figures
PRODUCT_GROUPS = {
    "01-05": ("动物产品", "Animal"),
    "06-15": ("植物产品", "Vegetable"),
    "16-24": ("食品、饮料、烟草", "Food products"),
    "25-26": ("矿产", "Minerals"),
    "27": ("燃料", "Fuels"),
    "28-38": ("化工产品", "Chemicals"),
    "39-40": ("塑料、橡胶", "Plastic, rubber"),
    "41-43": ("皮革、毛皮", "Hides, skins"),
    "44-49": ("木材、纸", "Wood, paper"),
    "50-63": ("纺织、服装", "Textiles, clothing"),
    "64-67": ("鞋帽", "Footwear"),
    "68-71": ("石材、玻璃、珠宝", "Stone, glass, gems"),
    "72-83": ("金属", "Metals"),
    "84-85": ("机械、电子", "Machinery, electrical"),
    "86-89": ("运输设备", "Transport equipment"),
    "90-99": ("其他", "Miscellaneous"),
}

# published unit -> (base unit, factor)
UNITS = {
    "USD": ("USD", 1.0),
    "USD_K": ("USD", 1e3),
    "USD_M": ("USD", 1e6),
    "USD_100M": ("USD", 1e8),
    "USD_2015": ("USD_2015", 1.0),
    "USD_PPP_2021": ("USD_PPP_2021", 1.0),
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
    "PER_100_PERSONS": ("PER_100_PERSONS", 1.0),
    "PER_MILLION_PERSONS": ("PER_MILLION_PERSONS", 1.0),
    "INDEX": ("INDEX", 1.0),
    "SCORE": ("SCORE", 1.0),
    "RANK": ("RANK", 1.0),
    "NUMBER": ("NUMBER", 1.0),
}

STATUSES = {
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
