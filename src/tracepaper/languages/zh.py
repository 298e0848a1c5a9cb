"""Chinese in simplified characters.

The constants are explained in `tracepaper.languages.language.Language`.
"""

from tracepaper.languages.zh_audit import ASSURANCE as ASSURANCE
from tracepaper.languages.zh_audit import CONDITIONS as CONDITIONS
from tracepaper.languages.zh_journal import JOURNAL as JOURNAL
from tracepaper.languages.zh_pages import CHANGES as CHANGES
from tracepaper.languages.zh_pages import FAMILIES as FAMILIES
from tracepaper.languages.zh_pages import MATH as MATH
from tracepaper.languages.zh_pages import MEANINGS as MEANINGS
from tracepaper.languages.zh_pages import SITE as SITE
from tracepaper.languages.zh_web import PAGE as PAGE
from tracepaper.languages.zh_web import PREVIEW as PREVIEW

NAME = "中文"
TAG = "zh-CN"
PANDOC = "zh-Hans"  # it has no words for zh-CN
LOCALE = "zh_Hans"
SCRIPT = "han"
CITATION_STYLE = "gb-t-7714-2015-numeric.csl"
CITATION_TAG = "zh-CN"
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
# as the rules of publishing in China have it; CLDR gives 中国香港特别行政区 and 台湾
TERRITORIES = {"HKG": "中国香港", "MAC": "中国澳门", "TWN": "中国台湾"}

WORDS = {
    "abstract": "摘要：",
    "keywords": "关键词：",
    "jel": "JEL 分类号：",
    "clc": "中图分类号：",
    "document-code": "文献标识码：",
    "author-note": "{name}：{details}。",
    "availability": "数据与代码：",
    "funding": "基金项目：",
    "interests": "利益冲突：",
    "contributions": "作者贡献：",
    "ethics": "伦理声明：",
    "ai-use": "人工智能使用说明：",
    "list": "；",
    "figure": "图\u00a0%s",
    "table": "表\u00a0%s",
    "section": "第\u00a0%s\u00a0节",
    "appendix": "附录\u00a0%s",
    "equation": "式\u00a0(%s)",
    "version": "版本 {version}",
    "digest": "文本校验 {digest}",
    "continued": "续%s",
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
    "control-fact": "数字：%s",
    "control-claim": "论断：%s",
    "control-citation": "引文：%s",
    "control-reference": "交叉引用：%s",
}

# 坐标轴上方的文字：数量级→十的幂，计量单位，对数刻度，不自零起；以及貌似数量级或单位而实非者。
AXIS_SCALES = {
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
AXIS_UNITS = {
    "USD": "美元",
    "CNY": "(?<!美|际)元",
    "PERCENT": "%|百分比|百分之",
    "PERCENTAGE_POINTS": "百分点",
}
AXIS_LOG = "对数刻度"
AXIS_CUT = "不自零起"
AXIS_NEITHER = "每[百千万亿]+人?|国际元|万象"

NUMBER_TAIL = "万亿|亿|万(?!象)|个百分点"  # 万象 is Vientiane
SENTENCE_END = "[。！？]"
OPPOSITES = {
    "up or down": (
        "上升|升至|回升|增至|提高到|增长|增加|扩大|攀升|翻番",
        "下降|落到|降至|减至|回落|减少|缩小|下跌|收窄|下滑",
    ),
    "most or least": ("最大|最高|最多|居首|首位", "最小|最低|最少|末位"),
    "above or below": ("超过|高于|多于|大于", "低于|少于|小于|不足|不及"),
    "faster or slower": ("较快|快于|更快|最快|得快|加快|加速", "较慢|慢于|更慢|最慢|放缓|减慢|减速"),
    "alike or apart": ("趋同|收敛|更为相似|更相似", "趋异|发散|较不相似"),
    "surplus or deficit": ("顺差", "逆差"),
    "ahead or behind": ("领先", "落后"),
    "first or last": ("居首|首位", "末位|居末"),
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
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_WHOLES = {**_DIGITS, "十": 10, "百": 100, "千": 1000, "万": 10000}
_MORE = "一二三四五六七八九十百千两零〇"
_NOT_TENTHS = "(?!不变|[为立员果本份效就绩功交熟长型因品分对都套])"  # 一成不变、三成员
SPELLED = {
    **{
        f"{whole}分之{part}(?![{_MORE}])": count / n
        for whole, n in _WHOLES.items()
        for part, count in _DIGITS.items()
        if count < n
    },
    rf"[百千万]分之[{_MORE}点]+": None,
    "一半|半数|过半|半个(?!多?(?:月|世纪|小时|岛|天))": 0.5,
    **{f"{word}成半": (count + 0.5) / 10 for word, count in _DIGITS.items()},
    **{f"{word}成{_NOT_TENTHS}": count / 10 for word, count in {**_DIGITS, "两": 2}.items()},
    "翻了?一?番|加倍|倍增": 2,
    "翻了?[两二]番": 4,
    **{f"(?<![{_MORE}]){word}倍": count for word, count in {**_DIGITS, "两": 2, "十": 10}.items()},
    rf"[一二三四五六七八九两几数十][{_MORE}]*(?:万亿|亿|万)(?![象能物一])": None,
    rf"[{_MORE}点]+个百分点": None,
}

# 论断的对照办法；哪些词要求论断属于哪一类。
RIVALS = {
    "window": "以{other}年代替{year}年",
    "without": "不含{member}",
    "scope": "以现有全部年份计",
    "specification": "设定：{member}",
}
KINDS = {
    "level": "水平",
    "share": "份额",
    "change": "变化",
    "growth-compared": "增速比较",
    "rank": "位次",
    "count": "计数",
    "turning-point": "转折",
    "extreme": "极值年份",
    "convergence": "趋同",
    "group-difference": "组间差异",
    "no-trend": "无趋势",
    "estimate": "估计",
    "record": "记载",
    "summary": "综述",
}
STRENGTHS = {
    "robust": "稳健",
    "qualified": "有保留",
    "fragile": "脆弱",
    "untried": "未经对照",
    "record": "据记载",
    "false": "不成立",
}
SUPERLATIVE = "最大|最小|最高|最低|最快|最慢|最多|最少|最强|最弱|居首|首次|首位|从未|历年|有史以来"
QUESTION = "是否|还是|如何|多大"
PERCENT_WORDS = {"PERCENT": "%|％", "PERCENTAGE_POINTS": "个百分点|百分点"}
EMPHASIS = "大幅|显著|明显|极大|急剧|完全|毫无疑问|证明"
CAUSAL = "促进了|促成|导致|带动|推动了|使得|得益于|归功于|归因于|由于|造成|引致|拉动|催生"
HEDGE = "可能|或许|也许|未必|不能|无法|难以|是否|若|如果|并不意味|不足以|尚不|似|与.{0,12}一致"
UNIVERSAL = "所有|全部|一切|每一|(?<![平人年])均|都|始终|一直|总是|从未|从不|毫无|完全|唯一|一律|任何"
PROOF = "证明|确证|无疑|肯定|显然|毫无疑问"
# 不计、不足、不过、无论、无几、非洲等词不表示否定
NEGATION = (
    "不(?![含足计及加列作同一久断到过大少小仅但])|未|没有|无(?![论锡几疑])|(?<!南)非(?![洲关常但])|难以|毫无"
)
APPROXIMATE = "约|左右|近(?!年|期|来)|接近|大致|大体|几乎|多数|部分|至少|至多|将近|上下|一定程度"
CHECKS = {
    "raw-files": "原始文件与校验和、来源说明一致",
    "second-computation": "第二套独立计算（SQL，直接读原始文件）",
    "tables": "印出的表格逐格核对其数据",
    "documents": "成品文档（PDF、DOCX、HTML）逐字回读",
    "figures": "图形回读：所绘即所列数据",
    "panels": "网页各数字的出处面板与登记和原始文件一致",
    "captions": "图表说明的数值、单位、年份与来源即其数据所有",
    "bare-numbers": "正文源文件中没有裸数字",
    "parity": "两种语言对应；译文没有过期",
    "claims": "论断成立；经验性句子均有约束",
    "reviews": "论断的条件与句子自核对以来没有改动",
    "completeness": "图表按序引用；文献完整；来源均已列出",
    "arithmetic": "所印数字之间的算术关系",
    "consistency": "同一数量处处一致，单位、时期、地点相符",
    "summaries": "摘要与结论不超出正文",
    "plausibility": "数值水平合理：与其自身历史、其他来源及对方数据相比",
}
