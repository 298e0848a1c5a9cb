"""Chinese words of claims' conditions and of what the audit assures."""

# How a condition is written out: names of calculated numbers, and what stands around the numbers.
CONDITIONS = {
    "comma": "，",
    "semicolon": "；",
    "head": "{head}：{rest}",
    "told": "{number}（{rest}）",
    "of": "{what}（{rest}）",
    "years": "{first}—{last}年",
    "growth": "{what}年均增速",
    "share": "{part}占{whole}的百分比",
    "spread": "{what}最高与最低之差",
    "year": "{what}的年份",
    "change": "{what}的变化",
    "fall": "{what}的降幅",
    "year-apart": "{n}年",
    "years-apart": "{n}年",
    "together": "{n}项合计",
    "values": "{n}个值",
    "comparisons": "{n}组比较",
    "range": "{low}至{high}",
    "ends": "最接近的一组 {near}；相差最大的一组 {far}",
}
