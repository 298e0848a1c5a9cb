"""China's trade with ASEAN since 1995, with the agreements and the changes of source marked.

Answers how far trade and the agreements moved together, and which way the balance went.  The drawing
shows levels only: growth is quoted in the text within stretches of one source, and what the agreements
caused is a question for the gravity model.
"""

from __future__ import annotations

from analysis.indicators.china_asean_trade import PRECEDENCE, totals
from tracepaper.exhibits import drawing
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell

READS = ("china_asean_trade",)
# Date of the event in the source -> short label; the full texts are in the table of events
AGREEMENTS = {
    "2002-11-04": {"zh": "框架协议", "en": "Framework\nAgreement"},
    "2005-07": {"zh": "货物贸易\n协议实施", "en": "Goods\nagreement"},
    "2010-01-01": {"zh": "自贸区\n建成", "en": "ACFTA\nin force"},
    "2019-10-22": {"zh": "升级\n全面生效", "en": "Upgrade\nfor all"},
    "2022-01-01": {"zh": "RCEP\n生效", "en": "RCEP\nin force"},
}
EXPORTS, IMPORTS = "#0072B2", "#D55E00"
SCALES = {"zh": 1e8, "en": 1e9}  # 亿美元, billion US dollars: what readers of the language count in


def data(evidence):
    """One row per year: year, exports, imports, total, balance (US$), exports_source, imports_source,
    agreement (date), agreement_zh, agreement_en (Traced texts of the event in that year, else None)."""
    frame = totals(evidence.table("china_asean_trade"))
    events = evidence.text("beibu-gulf", "events").set_index("item").loc[list(AGREEMENTS)]
    by_year = {int(date[:4]): row for date, row in events.iterrows()}
    for column, field in (("agreement", "date"), ("agreement_zh", "event_zh"), ("agreement_en", "event_en")):
        frame[column] = [by_year[year][field] if year in by_year else None for year in frame["year"]]
    return frame


def caption(data) -> Caption:
    first, last = data.iloc[0], data.iloc[-1]
    gaps = data.loc[data["total"].isna(), "year"]
    missing = {"zh": "、".join(map(str, gaps)), "en": ", ".join(map(str, gaps))}
    deficit, surplus = _deficits(data), _surplus_since(data)
    falls = {lang: _falls(data, lang) for lang in ("zh", "en")}
    words = {lang: [_billion(row["total"], lang) for row in (first, last)] for lang in ("zh", "en")}
    balance = {lang: _billion(last["balance"], lang) for lang in ("zh", "en")}
    since, until = int(first["year"]), int(last["year"])
    years = f"{since}—{until}"
    return Caption(
        title={
            "zh": f"中国对东盟十国的货物贸易，{years}年",
            "en": f"China's merchandise trade with the ten ASEAN members, {years.replace('—', '–')}",
        },
        note={
            "zh": "中方统计：出口按离岸价（FOB），进口按到岸价（CIF），故差额低估顺差。"
            "东盟始终按现十国计。竖线为协定（日期见表）；横轴上方的三角为数据来源变更处："
            f"{_breaks(data, 'zh')}。{missing['zh']}年有一个成员的进口未见公布，进口、"
            "总额与差额该年空缺。",
            "en": "As China reports: exports FOB, imports CIF, so that the balance understates the "
            "surplus. ASEAN is its present ten members throughout. Vertical lines are "
            f"agreements; triangles on the axis mark changes of source: {_breaks(data, 'en')}. "
            f"Imports from one member were not found for {missing['en']}, so imports, total and "
            "balance are left out in that year.",
        },
        alt={
            "zh": "上图为出口与进口两线，下图为差额柱。"
            f"贸易总额由{since}年的{words['zh'][0]}升至{until}年的{words['zh'][1]}，"
            f"{falls['zh']}年低于上年。差额在{deficit[0]}—{deficit[1]}年连年为逆差，"
            f"{surplus}年起连年顺差，{until}年达{balance['zh']}。",
            "en": "Lines of exports and imports above, bars of the balance below. Total trade rose from "
            f"{words['en'][0]} in {since} to {words['en'][1]} in {until}, with falls in "
            f"{falls['en']}. The balance was in deficit every year from {deficit[0]} to "
            f"{deficit[1]} and in surplus every year since {surplus}, reaching {balance['en']} in "
            f"{until}.",
        },
    )


def _billion(value: float, language: str) -> str:
    if language == "zh":
        return f"{format_cell(value / 1e8, 0, language)}亿美元"
    return f"US${format_cell(value / 1e9, 1, language)} billion"


def _falls(data, language: str) -> str:
    change = data.set_index("year")["total"].diff()
    return {"zh": "、", "en": ", "}[language].join(str(year) for year in change.index[change < 0])


def _deficits(data) -> tuple[int, int]:
    """First and last year of the longest run of deficits."""
    best, run = [], []
    for year, balance in zip(data["year"], data["balance"], strict=True):
        run = [*run, year] if balance < 0 else []
        best = max(best, run, key=len)
    return best[0], best[-1]


def _surplus_since(data) -> int:
    return int(data.loc[~(data["balance"] > 0), "year"].iloc[-1]) + 1


def _breaks(data, language: str) -> str:
    words = {"zh": {"exports": "出口", "imports": "进口"}, "en": {"exports": "exports", "imports": "imports"}}
    parts = []
    for flow, stretches in PRECEDENCE.items():
        years = [str(first) for _, _, first, _ in stretches[1:]]
        between = "、" if language == "zh" else " and "
        parts.append(
            f"{words[language][flow]}{between.join(years)}年"
            if language == "zh"
            else f"{words[language][flow]} from {between.join(years)}"
        )
    return ("，" if language == "zh" else "; ").join(parts)


def draw(data, language: str):
    scale = SCALES[language]
    figure, (top, bottom) = drawing.canvas(
        2, 1, height=4.4, sharex=True, gridspec_kw={"height_ratios": (3, 1.3)}
    )
    top.plot(data["year"], data["exports"] / scale, color=EXPORTS, linestyle="-")
    top.plot(data["year"], data["imports"] / scale, color=IMPORTS, linestyle="--")
    top.set_ylim(0, 640e9 / scale)
    last = data.iloc[-1]
    names = {"zh": ("出口", "进口"), "en": ("exports", "imports")}[language]
    drawing.label_ends(
        top, [(last["exports"] / scale, names[0], EXPORTS), (last["imports"] / scale, names[1], IMPORTS)]
    )
    _draw_agreements(top, bottom, data, language)
    _draw_breaks(top, data)
    bottom.bar(data["year"], data["balance"] / scale, 0.7, color="#8C8C8C")
    bottom.axhline(0, color="black", linewidth=0.8)
    bottom.set_xlim(data["year"].min() - 0.6, data["year"].max() + 0.6)
    bottom.set_xticks([1995, 2000, 2005, 2010, 2015, 2020, 2024])
    _unit(top, {"zh": "亿美元", "en": "US$ billion"}[language], 1.13)
    _unit(
        bottom,
        {"zh": "差额（出口－进口），亿美元", "en": "balance (exports − imports), US$ billion"}[language],
    )
    return figure


def _draw_agreements(top, bottom, data, language: str) -> None:
    for row in data.dropna(subset=["agreement"]).itertuples():
        at = _position(row.agreement)
        for axes in (top, bottom):
            axes.axvline(at, color=drawing.GREY, linewidth=0.7, linestyle=":")
        label = f"{row.agreement[:4]}\n{AGREEMENTS[row.agreement][language]}"
        # the first two stand close together: one is set to the left of its line, the others over theirs
        aligned = "right" if row.Index == data["agreement"].first_valid_index() else "center"
        top.text(
            at + (0.35 if aligned == "right" else 0),
            1.01,
            label,
            linespacing=1.05,
            fontsize=6.5,
            transform=top.get_xaxis_transform(),
            ha=aligned,
            va="bottom",
        )


def _position(date: str) -> float:
    """Flows of a year stand at that year, so a day of the year lies within half a year of it."""
    month = int(date[5:7])
    return int(date[:4]) - 0.5 + (month - 1) / 12


def _draw_breaks(axes, data) -> None:
    for flow, colour in (("exports", EXPORTS), ("imports", IMPORTS)):
        source = data[f"{flow}_source"]
        changed = (source != source.shift()) & (data.index > 0)
        axes.plot(
            data.loc[changed, "year"] - 0.5,
            [0] * changed.sum(),
            linestyle="none",
            marker="^",
            markersize=5,
            color=colour,
            clip_on=False,
            zorder=5,
        )


def _unit(axes, words: str, height: float = 1.02) -> None:
    axes.text(0, height, words, transform=axes.transAxes, fontsize=7.5, va="bottom")
