"""Members of the Organization by phase: what the original paper says, what other sources say.

The texts disagree on the day of the founding and on one founder.  The table shows both sides; it does
not decide between them, and what no source confirms is printed as "not found".
"""

from __future__ import annotations

from analysis.dates import in_words
from tracepaper.exhibits.captions import Value, Words
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages import load_language

SOURCE, TABLE = "beibu-gulf", "membership"
FIELDS = ("kind", "role", "join_date_in_paper", "join_date_found", "status", "evidence")
TOTAL = "(total)"
PHASES = {
    "founding": {"zh": "创立", "en": "Founding"},
    "disputed": {"zh": "创立或其后", "en": "Founding or later"},
    "later": {"zh": "扩员", "en": "Enlargement"},
    "total": {"zh": "成员总数", "en": "Members in all"},
}
KINDS = {
    "city": {"zh": "市", "en": "City"},
    "county": {"zh": "县", "en": "County"},
    "development zone": {"zh": "开发区", "en": "Zone"},
    "enterprise": {"zh": "企业", "en": "Enterprise"},
    "count": {"zh": "", "en": ""},
}
STATED = {"zh": "原文称{}个", "en": "{}, says the original"}
# What the status says, shortened; the longest beginning that fits is taken.
VERDICTS = {
    "founding member: confirmed; DATE CONFLICT": {
        "zh": "成员身份证实；日期冲突",
        "en": "Membership confirmed; dates conflict",
    },
    "CONFLICT": {"zh": "冲突：另有资料列为创始成员", "en": "Conflict: other sources list it as a founder"},
    "confirmed as a member by October 2016": {"zh": "2016年10月前已加入", "en": "Member by October 2016"},
    "not yet a member in October 2016": {
        "zh": "2016年10月为特邀城市",
        "en": "Invited city, not a member, in October 2016",
    },
    "consistent with 2020": {
        "zh": "与2020年一致：2016年10月为特邀城市",
        "en": "Consistent: invited city in October 2016",
    },
    "not found; 14 member cities": {
        "zh": "未能查证；2016年10月有14个成员城市",
        "en": "Not found; 14 member cities in October 2016",
    },
    "not found": {"zh": "未能查证", "en": "Not found"},
}
NAMES = {
    "湛江市": "Zhanjiang",
    "北海市": "Beihai",
    "海口市": "Haikou",
    "钦州市": "Qinzhou",
    "防城港市": "Fangchenggang",
    "东方市": "Dongfang",
    "儋州市": "Danzhou",
    "洋浦经济开发区": "Yangpu Economic Development Zone",
    "湛江港务局": "Zhanjiang Port Authority",
    "柳州铁路局": "Liuzhou Railway Bureau",
    "海南海航集团公司": "HNA Group (Hainan)",
    "临高县": "Lingao County",
    "北海港": "Port of Beihai",
    "海南八所港": "Port of Basuo (Hainan)",
    "徐闻县": "Xuwen County",
    "湛江航运集团": "Zhanjiang Shipping Group",
    "茂名市": "Maoming",
    "澄迈县": "Chengmai County",
    "廉江市": "Lianjiang",
    "阳江市": "Yangjiang",
    "玉林市": "Yulin",
    "南宁市": "Nanning",
    "昌江黎族自治县": "Changjiang Li Autonomous County",
}
KEYS, WRITTEN = ("phase", "member"), ("verdict_zh", "verdict_en")


def data(evidence):
    """phase, member, kind, role, join_date_in_paper, join_date_found, status, evidence, verdict_zh,
    verdict_en; the middle columns as published (Traced texts, None where the source says nothing)."""
    frame = evidence.text(SOURCE, TABLE).rename(columns={"item": "member"})
    frame.insert(
        0,
        "phase",
        [_phase(str(role), str(kind)) for role, kind in zip(frame["role"], frame["kind"], strict=True)],
    )
    for language in ("zh", "en"):
        frame[f"verdict_{language}"] = [_verdict(str(status), language) for status in frame["status"]]
    order = {phase: place for place, phase in enumerate(PHASES)}
    frame = frame.sort_values("phase", key=lambda column: column.map(order), kind="stable")
    return frame[["phase", "member", *FIELDS, "verdict_zh", "verdict_en"]]


def _phase(role: str, kind: str) -> str:
    if kind == "count":
        return "total"
    if role in ("initiator", "founder"):
        return "founding"
    return "disputed" if role.startswith("founder or") else "later"


def _verdict(status: str, language: str) -> str:
    for beginning, words in VERDICTS.items():
        if status.startswith(beginning):
            return words[language]
    raise KeyError(f"the status {status!r} has no short form")


def values(data) -> dict:
    counts = data["phase"].value_counts()
    founder = data[data["phase"] == "founding"].iloc[0]
    return {
        "stated": _day(founder["join_date_in_paper"]),
        "found": _day(founder["join_date_found"]),
        "named": Value(len(data) - counts["total"]),
        "founders": Value(counts["founding"]),
        "unknown": Value((data["verdict_en"] == VERDICTS["not found"]["en"]).sum()),
    }


def _day(date: str) -> Words:
    return Words(lambda language: in_words(date, language))


def cells(data, language: str) -> Grid:
    header = {
        "zh": ["阶段", "类别", "成员", "原文日期", "所查日期", "查证结果"],
        "en": ["Phase", "Kind", "Members", "Original's date", "Date found", "Evidence"],
    }[language]
    keys = ["phase", "kind", "join_date_in_paper", "join_date_found", f"verdict_{language}"]
    rows, previous = [], None
    for _, group in data.groupby(keys, sort=False, dropna=False):
        members = list(group.itertuples())
        first = members[0]
        rows.append(
            [
                PHASES[first.phase][language] if first.phase != previous else "",
                KINDS[first.kind][language],
                load_language(language).words["and"].join(_name(row, language) for row in members),
                _date(first.join_date_in_paper, language),
                _date(first.join_date_found, language),
                getattr(first, f"verdict_{language}"),
            ]
        )
        previous = first.phase
    return Grid(["left"] * 6, [header], rows, widths=[1.4, 1.3, 3.5, 1.8, 1.8, 2.5])


def _name(row, language: str) -> str:
    if row.member == TOTAL:
        return STATED[language].format(row.role.split()[0])  # "35 members on 2020-11-22"
    return f"{row.member}" if language == "zh" else NAMES[row.member]


def _date(text: str | float, language: str) -> str:
    if not isinstance(text, str) or text == "not given":
        return "…"
    if language == "en":
        return text
    for english, chinese in (("on or before ", "不晚于"), ("after ", "晚于")):
        text = text.replace(english, chinese)
    return text
