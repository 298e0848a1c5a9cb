"""What is estimated: years, cohorts, periods, specifications; and what they are called in each language.

The dates of the first tariff cuts: China and Thailand freed fruit and vegetables in October 2003 (DESTA,
agreement 959); the early harvest of the framework agreement began on 1 January 2004; the agreement on goods
came into force on 1 July 2005 (DESTA, agreement 67).  Duties of the normal track went to zero in 2010 between
China and the six older members, in 2015 in the four later ones (Malaysian Ministry of Investment, Trade and
Industry, mtib.gov.my).
"""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.languages.territories import economy_name

FIRST, LAST = 1995, 2018  # the monthly file, which alone has Indonesia and Japan, ends in 2018
HUB, HONG_KONG = "CHN", "HKG"
ENTREPOTS = ("HKG", "MAC", "SGP")
# cohort -> its members, in the order in which tariffs began to fall
COHORTS = {
    "thailand": ("THA",),
    "five": ("BRN", "IDN", "MYS", "PHL", "SGP"),
    "four": ("KHM", "LAO", "MMR", "VNM"),
}
STARTS = {"thailand": 2003, "five": 2004, "four": 2005}
ZERO_DUTIES = {"thailand": 2010, "five": 2010, "four": 2015}
TEN = "ten"
CUTS, AREA, UPGRADE = (2003, 2009), (2010, LAST), (2016, LAST)
PERIODS = {"cuts": CUTS, "area": AREA, "upgrade": UPGRADE}
EXPORTS, IMPORTS, OTHERS = "exports", "imports", "other-agreements"
BASELINE, GUIDE, WITHOUT = "baseline", "guide", "without-"
DOMESTIC, DOMESTIC_OPENING, DOMESTIC_ALONE = "domestic-sales", "domestic-sales-opening", "domestic-sales-none"
SINCE = 2000  # the later beginning that is tried
LARGEST = 40  # partners in the narrower of the two pools of placebos

LANGUAGES = ("zh", "en")
LEFT_OUT = {"zh": "不含{}", "en": "without {}"}
SPECIFICATIONS = {
    BASELINE: {"zh": "基准", "en": "baseline"},
    "hong-kong-in": {"zh": "保留中国与中国香港的流量", "en": "flows with Hong Kong kept"},
    "agreements-not-held": {"zh": "不控制其他协定", "en": "other agreements not held constant"},
    "neither": {"zh": "两者均不控制", "en": "neither control"},
    "own-trends": {"zh": "各批自有线性趋势", "en": "own linear trends of the cohorts"},
    "last-year-before": {"zh": "以降税前一年为基期", "en": "base: the last year before the cuts"},
    "since-2000": {"zh": f"样本自{SINCE}年起", "en": f"sample from {SINCE}"},
    "goods-agreement": {"zh": "五国以货物贸易协议为始", "en": "the five from the agreement on goods"},
    "one-dummy": {"zh": "每阶段一个虚拟变量", "en": "one dummy a period"},
    "bias-corrected": {"zh": "同上，偏误校正", "en": "the same, corrected for bias"},
    "by-trade": {"zh": "按贸易额加权", "en": "averaged by trade"},
    "third-years": {"zh": "每三年取一年", "en": "every third year"},
    "blanks-as-zero": {"zh": "未公布者作零", "en": "blanks as zero"},
    EXPORTS: {"zh": "中国出口", "en": "China's exports"},
    IMPORTS: {"zh": "中国进口", "en": "China's imports"},
    "importers-reports": {"zh": "进口方报告（到岸价）", "en": "importers' reports (CIF)"},
    "exporters-same-flows": {"zh": "相同流量，出口方报告", "en": "same flows, exporters' reports"},
    DOMESTIC: {"zh": "加入国内销售", "en": "domestic sales added"},
    DOMESTIC_OPENING: {"zh": "同上，中国逐年边界效应", "en": "the same, China's border by year"},
    DOMESTIC_ALONE: {"zh": "相同经济体，无国内销售", "en": "same economies, without them"},
    "without-entrepots": {
        language: LEFT_OUT[language].format(
            {"zh": "、", "en": ", "}[language].join(economy_name(code, language) for code in ENTREPOTS)
        )
        for language in LANGUAGES
    },
    **{
        WITHOUT + code: {lang: LEFT_OUT[lang].format(economy_name(code, lang)) for lang in LANGUAGES}
        for code in ASEAN_MEMBERS
    },
    "undirected-pair": {"zh": "按无方向配对聚类", "en": "clustered by undirected pair"},
    "exporter-importer-year": {
        "zh": "按出口国（地区）、进口国（地区）、年份聚类",
        "en": "clustered by exporter, importer, year",
    },
    "placebo-all": {"zh": "随机化推断，全部伙伴", "en": "randomisation, all partners"},
    "placebo-largest": {
        "zh": f"随机化推断，最大的{LARGEST}个伙伴",
        "en": f"randomisation, largest {LARGEST}",
    },
    GUIDE: {"zh": "《高级指南》数据", "en": "data of the Advanced Guide"},
}
COHORT_WORDS = {
    TEN: {"zh": "十国平均", "en": "Mean of the ten"},
    "thailand": {"zh": "泰国", "en": "Thailand"},
    "five": {"zh": "其余五个老成员", "en": "Five other older members"},
    "four": {"zh": "四个新成员", "en": "Four later members"},
}
SPAN = {"zh": "{}—{}", "en": "{}–{}"}


def span(period: str, language: str) -> str:
    """The years of a period as the table writes them."""
    return SPAN[language].format(*PERIODS[period])
