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
    "values": "数值",
    "walk": "方向键逐个查看数值，回车键查看来源",
    "origin": "来源",
    "sortBy": "按“{column}”排序",
    "scrolls": "表格向右延伸 →",
    "cite": "引用",
    "copy": "复制",
    "copied": "已复制",
    "siteRead": "阅读论文",
    "siteParallel": "中英文对照",
    "siteAudit": "核查：每个数字追溯到原始行，以及检查了什么",
    "siteOutcome": "比较{n}项，{failed}项未通过，{unknown}项未能评估",
    "siteChanges": "与已发布版本相比的变化",
    "siteData": "图表及其数据",
    "siteRegisters": "登记",
    "siteFacts": "正文各数字及其算式和数据行（JSON）",
    "siteClaims": "各论断及其判定条件和对照检验（JSON）",
    "siteManifest": "可由机器检验的论断（JSON）",
    "siteCrate": "全部文件说明（RO-Crate）",
    "siteSums": "全部文件的校验和（SHA-256）",
}

# `./run preview`在网页四周所说的话。
PREVIEW = {
    "languages": "显示的语言",
    "both": "两种语言并排",
    "phone": "手机宽度",
    "building": "正在生成……",
    "ready": "已是最新 · {seconds} 秒",
    "failed": "未能生成：下面是上一次成功的页面",
    "lost": "预览已结束；运行 ./run preview 可重新开始",
    "first": "正在生成页面。",
    "wrong": "./run 的提示",
    "elsewhere": "PDF、Word和审计由 ./run 和 ./run audit 生成",
}
