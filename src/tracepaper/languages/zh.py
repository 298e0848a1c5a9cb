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

# The audit site.
SITE = {
    "skip": "跳到正文",
    "pages": "页面",
    "paper": "论文",
    "facts": "数字",
    "claims": "论断",
    "exhibits": "图表",
    "sources": "来源",
    "checks": "检查",
    "search": "查找",
    "language": "语言",
    "both": "对照",
    "theme": "深浅配色",
    "contents": "目录",
    "close": "关闭",
    "hint": "带点线的数字、句末的◇和表格中的数字都可以点开（或按回车键），查看算式、代码和原始数据的每一行。",
    "fact": "数字",
    "claim": "论断",
    "cell": "数据单元格",
    "printed": "表中单元格",
    "source": "来源",
    "exhibit": "图表",
    "definition": "定义",
    "written": "文中写作",
    "value": "数值",
    "text": "文字",
    "rounded": "修约",
    "step": "修约到",
    "period": "时期",
    "formula": "算式",
    "code": "代码",
    "module": "整个模块",
    "holds": "成立",
    "broken": "不成立",
    "condition": "判定条件",
    "margin": "距临界值",
    "numbers": "所用数值",
    "place": "位置",
    "row": "所在行",
    "note": "注",
    "show": "在文中显示",
    "observations": "条观测值",
    "observationsHead": "观测值",
    "published": "原样取自观测值",
    "columnName": "列",
    "observation": "条观测值",
    "none": "不来自观测值：键、年份或图表自设的参考值。",
    "nothing": "这一论断不依据任何观测值。",
    "first": "条显示在下；全部编号：",
    "firstOf": "其中前",
    "more": "等",
    "series": "序列",
    "table": "表",
    "item": "条目",
    "field": "栏目",
    "unit": "单位",
    "status": "状态",
    "trust": "可信等级",
    "line": "行",
    "raw": "文件中的原样",
    "publisher": "发布者",
    "title": "名称",
    "edition": "版次",
    "licence": "许可",
    "file": "文件",
    "files": "文件",
    "checksum": "SHA-256",
    "citation": "引用",
    "url": "网址",
    "retrieved": "取得日期",
    "units": "单位",
    "basis": "口径",
    "notes": "须知",
    "used": "所用观测值",
    "users": "用于",
    "unused": "未用于论文",
    "filter": "筛选",
    "of": "／",
    "rows": "行",
    "all": "显示全部",
    "data": "数据",
    "download": "下载",
    "inPaper": "在论文中的位置",
    "results": "条结果",
    "noResults": "没有找到。",
    "typeQuery": "在上方输入要查找的词。",
    "paragraphs": "段落",
    "what": "检查内容",
    "count": "数量",
    "failures": "问题",
    "exempted": "豁免（附理由）",
    "passed": "通过",
    "failed": "未通过",
    "noReport": "尚未运行检查；请运行 ./run audit。",
    "limits": "不能追溯的内容",
    "limitColumns": "不来自观测值的数字列（键、年份、计数或参考线）",
    "limitTexts": "含数字但没有来源行的表格文字",
    "limitClaims": "不依据观测值的论断",
    "allTraced": "全部可以追溯。",
    "terminal": "在终端中",
    "missing": "没有这一项：",
    "behind": "由数据单元格得出",
    "noscript": "没有脚本时只能阅读论文，不能追溯。",
    "evidence": "查看这一论断的依据",
    "origin": "数据与来源",
}
