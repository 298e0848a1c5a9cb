"""Chinese in simplified characters.

The constants are explained in `tracepaper.languages.language.Language`.
"""

NAME = "中文"
TAG = "zh-CN"
PANDOC = "zh-Hans"  # it has no words for zh-CN
LOCALE = "zh_Hans"
SCRIPT = "han"
CITATION_STYLE = "gb-t-7714-2015-numeric.csl"
LATIN_TAG = "en-GB"

LARGE_FORM = "short"  # the only one CLDR has: 亿 is as short as it is long
LARGE_FROM = 10**4
# CLDR's currency formats would give US$ and CN¥, which no Chinese journal prints
UNITS = {
    "USD": "{}美元",
    "CNY": "{}元",
    "PERCENT": "{}%",
    "PERCENTAGE_POINTS": "{}个百分点",
    "PERSONS": "{}人",
    "TIMES": "{}倍",
    "NUMBER": "{}",
    "YEAR": "{}",
}
UNITS_AFTER_SCALE: dict[str, str] = {}

WORDS = {
    "abstract": "摘要：",
    "keywords": "关键词：",
    "jel": "JEL 分类号：",
    "list": "；",
    "figure": "图\u00a0%s",
    "table": "表\u00a0%s",
    "section": "第\u00a0%s\u00a0节",
    "appendix": "附录\u00a0%s",
    "references": "参考文献",
    "note": "注：",
    "source": "资料来源：",
    "sources-between": "；",
    "sources-end": "。",
    "source-name": "{publisher}《{title}》（{edition}版）",
    "source-name-undated": "{publisher}《{title}》（版次未注明）",
    "and": "、",
    "last-and": "、",
    "none": "无",
    "contents": "目录",
    "authors": "，",
    "before-subtitle": "——",
    "citation-and": "和",
    "citation-et-al": "等",
}

NUMBER_TAIL = "万亿|亿|万(?!象)|个百分点"  # 万象 is Vientiane
SENTENCE_END = "[。！？]"
OPPOSITES = {
    "up or down": (
        "上升|升至|回升|增至|提高到|增长|增加|扩大|攀升|翻番",
        "下降|落到|降至|减至|回落|减少|缩小|下跌|收窄|下滑",
    ),
    "most or least": ("最大|最高|最多|居首|首位", "最小|最低|最少|末位"),
    "above or below": ("超过|高于|多于|大于", "低于|少于|小于|不足|不及"),
}
EMPIRICAL = (
    "最大|最高|最多|最低|最小|最少|超过|高于|低于|上升|下降|升至|降至|增至|减至|回落|收敛|趋同|趋异|翻番|居首"
)
NOT_DATA = (
    r"\d{1,2}\s*[—–-]\s*\d{1,2}\s*月",
    r"\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?",
    r"\d{1,2}\s*世纪",
    r"\d+\s*%?\s*(?:置信|的?水平)",  # conventions of statistics
    r"(?:第|附录|图|表|式)\s*\d+(?:\.\d+)*(?:(?:、|和|至|[—–])\d+)*",
)
CHECKS = {
    "raw-files": "原始文件与校验和、来源说明一致",
    "second-computation": "第二套独立计算（SQL，直接读原始文件）",
    "documents": "成品文档（PDF、DOCX、HTML）逐数回读",
    "figures": "图形回读：所绘即所列数据",
    "bare-numbers": "正文源文件中没有裸数字",
    "parity": "两种语言对应；译文没有过期",
    "claims": "论断成立；经验性句子均有约束",
    "completeness": "图表按序引用；文献完整；来源均已列出",
}
