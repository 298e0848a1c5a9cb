"""The page's sections on the data themselves and on the years they reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from tracepaper.changes.page_parts import details, number, table
from tracepaper.changes.summary import all_patterns, percent

FIRST_SERIES = 25
MOST_TEXTS, MOST_OF_TEXT = 200, 300  # published texts that differ, characters of each
_HOW = {
    "new": "a new source",
    "dropped": "no longer used",
    "edition": "another edition",
    "files": "the same edition, other figures",
}


def data_section(data: Mapping[str, dict[str, Any]]) -> str:
    parts = [f'<h2 id="data">Data <span lang=zh-Hans>数据</span> <span class=count>{len(data)}</span></h2>']
    if not data:
        parts.append("<p>Every source has the same files. <span lang=zh-Hans>所有来源文件相同。</span></p>")
    parts += [_source(source, entry) for source, entry in data.items()]
    return "<section>" + "".join(parts) + "</section>"


def _source(source: str, entry: Mapping[str, Any]) -> str:
    a, b = entry["editions"]
    editions = f"{a} → {b}" if a and b and a != b else a or b
    top = (
        f"<h3>{escape(entry['title']['en'])} <span lang=zh-Hans>{escape(entry['title']['zh'])}</span> "
        f"<code>{escape(source)}</code> {escape(editions)} <small>{_HOW[entry['how']]}</small></h3>"
    )
    if "problem" in entry:
        return f"<article>{top}<p class=grave>{escape(entry['problem'])}</p></article>"
    figures = entry["figures"]
    counts = figures["counts"]
    said = (
        f"{counts['revised']:,} revised, {counts['new']:,} new, {counts['withdrawn']:,} withdrawn, "
        f"{counts['status']:,} only marked differently, {counts['same']:,} the same"
    )
    sizes = (
        table(figures["sizes"], [[f"{n:,}" for n in figures["sizes"].values()]]) if counts["revised"] else ""
    )
    singled = "".join(_singled(e) for e in figures["series"] if e["patterns"])
    listed = _listed(figures["series"], figures["series_changed"])
    return f"<article>{top}<p>{said}</p>{sizes}{singled}{listed}{_texts(entry['texts'])}</article>"


def _listed(series: Sequence[Mapping[str, Any]], changed: int) -> str:
    """The series that changed, the first of them at once.  changed: how many there are in all."""
    head = (
        "series",
        "economy",
        "revised",
        "new",
        "with­drawn",
        "largest revision",
        "what kind",
        "until",
        "used by",
    )
    rows = [_series(e) for e in series]
    shown = table(head, rows[:FIRST_SERIES])
    if len(rows) <= FIRST_SERIES:
        return shown
    more = f"{len(rows) - FIRST_SERIES} more series of {changed:,}"
    return shown + details(more, table(head, rows[FIRST_SERIES:]))


def _texts(texts: Sequence[Mapping[str, Any]]) -> str:
    if not texts:
        return ""
    rows = [
        (
            escape(f"{t['table']} · {t['item']} · {t['field']}"),
            escape(t["before"][:MOST_OF_TEXT]),
            escape(t["after"][:MOST_OF_TEXT]),
        )
        for t in texts[:MOST_TEXTS]
    ]
    return details(f"Published texts that differ ({len(texts)})", table(("", "before 前", "after 后"), rows))


def _series(entry: Mapping[str, Any]) -> list[str]:
    largest = entry["largest"]
    size = (
        ""
        if largest is None
        else (
            f"{largest['period']}: {number(largest['before'])} → "
            f"{number(largest['after'])} ({percent(largest['change'])})"
        )
    )
    kinds = all_patterns(entry["patterns"], "en", 2)
    until = (
        entry["last_after"]
        if entry["last_before"] == entry["last_after"]
        else (f"{entry['last_before'] or '–'} → {entry['last_after'] or '–'}")
    )
    used = entry["used_by"]
    users = ", ".join(map(escape, used[:3])) + (f" and {len(used) - 3} more" if len(used) > 3 else "")
    units = (
        ""
        if entry["unit"] == entry["unit_before"] or not entry["unit_before"]
        else (f" <b class=grave>{escape(entry['unit_before'])} → {escape(entry['unit'])}</b>")
    )
    subject, *others = entry["names"]["en"]
    about = " · ".join(filter(None, (entry["series"], *others)))
    return [
        escape(about) + units,
        escape(subject),
        *(f"{entry['counts'][k]:,}" for k in ("revised", "new", "withdrawn")),
        size,
        kinds,
        until,
        users,
    ]


def _singled(entry: Mapping[str, Any]) -> str:
    """A series that a person should look at, with every figure of it that changed."""
    words, chinese = (all_patterns(entry["patterns"], language, 4) for language in ("en", "zh"))
    subject, *others = entry["names"]["en"]
    name = " ".join(filter(None, (subject, entry["series"], *others)))
    rows = [
        (
            row["period"],
            number(row["before"]),
            number(row["after"]),
            percent(row["change"]) if row["change"] is not None else row["kind"],
        )
        for row in entry["rows"]
    ]
    return details(
        f"<b>{escape(name)}</b>: {escape(words)} <span lang=zh-Hans>{escape(chinese)}</span>",
        table(("period", "before 前", "after 后", "change"), rows),
    )


def years_section(years: Mapping[str, Any]) -> str:
    parts = ['<h2 id="years">Years <span lang=zh-Hans>年份</span></h2>']
    if years["reach"]:
        rows = [
            (
                escape(e["source"]),
                escape(e["series"]),
                e["before"],
                e["after"],
                f"{len(e['about'])}",
                "used" if e["used"] else "",
            )
            for e in sorted(years["reach"], key=lambda e: not e["used"])
        ]
        parts.append(
            details(
                f"Series that now end elsewhere ({len(rows)}) <span lang=zh-Hans>终止年份变化的序列</span>",
                table(("source", "series", "before 前", "after 后", "economies", ""), rows),
                opened=len(rows) <= FIRST_SERIES,
            )
        )
    shown = [
        (escape(e.get("id") or e["name"]), escape(e["before"]), escape(e["after"]))
        for e in (*years["exhibits"], *years["facts"])
    ]
    if shown:
        parts.append(
            "<h3>Latest year of exhibits and numbers <span lang=zh-Hans>图表与数字的最近年份</span></h3>"
            + table(("", "before 前", "after 后"), shown)
        )
    for shift in years["shifts"]:
        places = [
            (f"<code class=place>{escape(p['file'])}:{p['line']}</code>", escape(p["text"]))
            for p in shift["places"]
        ]
        parts.append(
            details(
                f"{shift['before']} is still written out in {shift['count']} lines (data now reach "
                f"{', '.join(shift['after'])}) <span lang=zh-Hans>仍写有{shift['before']}之处</span>",
                table(("place", "line"), places),
            )
        )
    if len(parts) == 1:
        parts.append("<p>No series ends elsewhere. <span lang=zh-Hans>各序列年份未变。</span></p>")
    return "<section>" + "".join(parts) + "</section>"
