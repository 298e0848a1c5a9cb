"""Chinese words of the paper's own web page and of the site's first page; what they share with the audit
site stands there."""

PAGE = {
    "back": "目录",
    "formats": "本文的其他版式",
    "audit": "核查",
    "found": "找到{n}处",
    "link": "本节的链接",
    "unrounded": "修约前",
    "times": "显示为",
    "firstRows": "原始数据{of}行中的前{n}行",
    "wholeTrace": "在核查网页中查看全部（由 ./run audit 生成）",
    "zoom": "放大",
    "sortBy": "按“{column}”排序",
    "scrolls": "表格向右延伸 →",
    "cite": "引用",
    "copy": "复制",
    "copied": "已复制",
    "accessed": "{date}版",
}
