"""What the codes of the tables are called: places, products, specifications, groups, steps of time."""

from __future__ import annotations

from analysis.gravity.terms import COHORT_WORDS, PERIODS, SPECIFICATIONS, span
from analysis.indicators.gravity import GAP
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS, PLACES, PRODUCT_GROUPS, THE_ELEVEN
from tracepaper.languages.territories import economy_name

LANGUAGES = ("zh", "en")
# codes of the tables that are neither places nor products
_OTHERS = {
    "ASEAN": {"zh": "东盟", "en": "ASEAN"},
    "EU28": {"zh": "欧盟（二十八国）", "en": "the European Union (28)"},
    "EU27": {"zh": "欧盟（二十七国）", "en": "the European Union (27)"},
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
    "international-shipments": {"zh": "国际运输安排", "en": "international shipments"},
    "logistics-competence-and-quality": {"zh": "物流服务能力", "en": "logistics competence"},
    "tracking-and-tracing": {"zh": "货物追踪", "en": "tracking and tracing"},
    "users": {"zh": "互联网用户", "en": "internet users"},
    "broadband": {"zh": "固定宽带", "en": "fixed broadband"},
    "servers": {"zh": "安全服务器", "en": "secure servers"},
    "importers": {"zh": "权重按进口方报告", "en": "weighed by importers' reports"},
    "exporters": {"zh": "权重按出口方报告", "en": "weighed by exporters' reports"},
    "tracker": {"zh": "RCEP追踪数据", "en": "RCEP tracker"},
    "half": {"zh": "上半年", "en": "first half"},
    "year": {"zh": "全年", "en": "whole year"},
    "compared": {"zh": "对照港", "en": "ports compared"},
    "reported": {"zh": "有报告者", "en": "all that report"},
    "agreements": {"zh": "贸易协定", "en": "trade agreements"},
    "other-agreements": {"zh": "其他协定", "en": "other agreements"},
    "SoP1": {"zh": "原材料", "en": "raw materials"},
    "SoP4": {"zh": "资本品", "en": "capital goods"},
}


def _terms() -> dict[str, dict[str, str]]:
    """The terms of the gravity tables: a period, of a cohort, or the difference of the directions."""
    found = {}
    for period in PERIODS:
        years = {language: span(period, language) for language in LANGUAGES}
        gap = {"zh": "出口与进口之差，{}", "en": "exports less imports, {}"}
        found[period] = {"zh": f"{years['zh']}年", "en": years["en"]}
        found[f"{GAP}-{period}"] = {lang: gap[lang].format(found[period][lang]) for lang in LANGUAGES}
        for cohort, words in COHORT_WORDS.items():
            found[f"{period}-{cohort}"] = {
                "zh": f"{words['zh']}，{found[period]['zh']}",
                "en": f"{words['en']}, {found[period]['en']}",
            }
    return found


NAMES = {
    **PLACES,
    **{code: names for code, (_, names) in HS_SECTIONS.items()},
    **PRODUCT_GROUPS,
    **SPECIFICATIONS,
    **COHORT_WORDS,
    **_terms(),
    **_OTHERS,
}
# columns whose codes would not say of themselves what they are, and their patterns
_IN_COLUMN = {
    "exporter": {"zh": "{}出口", "en": "exports of {}"},
    "importer": {"zh": "{}进口", "en": "imports of {}"},
    "year": {"zh": "协定第{}年", "en": "year {} of the agreement"},
}
_AFTER = {"zh": "降税起第{}年", "en": "year {} since the cuts"}
_BEFORE = {"zh": "降税前第{}年", "en": "year {} before the cuts"}
# groups that are summed over, by their members
_GROUPS = {
    frozenset(ASEAN_MEMBERS): {"zh": "东盟十国合计", "en": "the ten members together"},
    frozenset(THE_ELEVEN): {"zh": "十一国合计", "en": "the eleven together"},
}


def called(code, language: str, column: str = "") -> str:
    """What a code of a column is called in a language; "" for a group without a name of its own, and for
    what need not be said."""
    if isinstance(code, frozenset):
        return _GROUPS.get(code, {}).get(language, "")
    if column == "time":
        return (_AFTER if code >= 0 else _BEFORE)[language].format(abs(code))
    if column == "partner" and code == "WLD":
        return ""  # all partners, where none is named
    name = _name(code, language)
    return _IN_COLUMN[column][language].format(name) if column in _IN_COLUMN else name


def _name(code, language: str) -> str:
    if code in NAMES:
        return NAMES[code].get(language, str(code))
    try:
        return economy_name(str(code), language)
    except KeyError:
        return str(code)
