"""The report as one web page: what a person must act on first, everything else below it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from tracepaper.changes.claim_changes import NEAR
from tracepaper.changes.number_changes import CLOSE, OPEN
from tracepaper.changes.page_data import data_section, years_section
from tracepaper.changes.page_parts import details, number, sign_class, table

ASSETS = Path(__file__).parent / "assets"
UNKNOWN = (
    "<p>The other state could not be built this far. <span lang=zh-Hans>另一状态未能构建到此。</span></p>"
)
FIRST_CELLS = 40  # shown at once; the rest is folded away


def page(changes: Mapping[str, Any]) -> str:
    """HTML of the report.  changes: as in changes.json.  Fonts are embedded, drawings stand beside it."""
    sections = [
        _summary(changes),
        _claims(changes["claims"], changes["compared"]["claims"]),
        _numbers(changes["numbers"], changes["compared"]["facts"]),
        _exhibits(changes["exhibits"]),
        data_section(changes["data"]),
        years_section(changes["years"]),
    ]
    body = "\n".join(filter(None, sections))
    css = (ASSETS / "changes.css").read_text(encoding="utf-8")
    frame = (ASSETS / "page.html").read_text(encoding="utf-8")
    title = f"What changed: {changes['before']['en']}"
    return (
        frame.replace("{{title}}", escape(title))
        .replace("{{font}}", _font(body + title))
        .replace("{{css}}", css)
        .replace("{{body}}", body)
    )


def _font(text: str) -> str:
    """The page's Chinese characters as an embedded font: readers without one would see boxes."""
    from tracepaper.exhibits.fonts import sans_file, subset_woff2

    characters = "".join(sorted({c for c in text if ord(c) > 0x2000}))
    return base64.b64encode(subset_woff2(sans_file(), characters)).decode("ascii")


def heading(identity: str, en: str, zh: str, count: int | None = None) -> str:
    shown = "" if count is None else f" <span class=count>{count}</span>"
    return f'<h2 id="{identity}">{en} <span lang=zh-Hans>{zh}</span>{shown}</h2>'


def _summary(changes: Mapping[str, Any]) -> str:
    gaps = "".join(f"<li>{escape(gap)}</li>" for gap in changes["not_compared"])
    warning = (
        (
            f"<div class=warning><strong>Could not be compared</strong> <span lang=zh-Hans>无法比较</span>"
            f"<ul>{gaps}</ul></div>"
        )
        if gaps
        else ""
    )
    tiles = "".join(_tile(*tile) for tile in _tile_values(changes))
    return (
        f"<h1>What changed <span lang=zh-Hans>变化报告</span></h1>"
        f"<p class=states>{escape(changes['before']['en'])} → {escape(changes['after']['en'])}<br>"
        f"<span lang=zh-Hans>{escape(changes['before']['zh'])} → {escape(changes['after']['zh'])}</span></p>"
        f'{warning}<nav class=tiles aria-label="Contents">{tiles}</nav>'
        f'<section class=mail aria-label="Summary"><p lang=en>{escape(changes["summary"]["en"])}</p>'
        f"<p lang=zh-Hans>{escape(changes['summary']['zh'])}</p></section>"
    )


def _tile_values(changes: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str, bool]]:
    data = [e["figures"]["counts"] for e in changes["data"].values() if "figures" in e]
    moved = sum(c["revised"] + c["new"] + c["withdrawn"] for c in data)
    claims = changes["claims"]
    yield (
        "claims",
        len(claims["became_false"]) + len(claims["still_false"]),
        "false sentences",
        "不成立的句子",
        True,
    )
    yield "claims", len(claims["near"]), "near the threshold", "接近阈值", False
    yield "numbers", len(changes["numbers"]["changed"]), "numbers in prose", "正文数字", False
    yield "exhibits", len(changes["exhibits"]["changed"]), "tables and figures", "图表", False
    yield "data", moved, "figures in the data", "数据", False
    yield "years", len(changes["years"]["reach"]), "series reach elsewhere", "年份变化", False


def _tile(anchor: str, count: int, en: str, zh: str, grave: bool) -> str:
    mark = " class=grave" if grave and count else ""
    return f'<a href="#{anchor}"{mark}><b>{count:,}</b>{en}<br><span lang=zh-Hans>{zh}</span></a>'


def _claims(claims: Mapping[str, Any], known: bool) -> str:
    parts = [heading("claims", "Sentences", "论断", claims["count"])]
    groups = (
        ("became_false", "No longer true: edit the sentence or its condition, in both languages", "不再成立"),
        ("still_false", "Still not true", "仍不成立"),
        ("became_true", "True again", "重新成立"),
        ("weaker", "Hold, but by less than half of the margin before", "余量减半"),
    )
    for kind, en, zh in groups:
        if claims[kind]:
            grave = " grave" if kind.endswith("false") else ""
            entries = "".join(map(_claim, claims[kind]))
            parts.append(f"<h3 class='{grave}'>{en} <span lang=zh-Hans>{zh}</span></h3>{entries}")
    if not known:
        parts.append(UNKNOWN)
    elif len(parts) == 1:
        parts.append("<p>Every sentence is as true as it was. <span lang=zh-Hans>各论断真假未变。</span></p>")
    if claims["near"]:
        near = "".join(map(_claim, claims["near"]))
        title = f"Hold by less than {NEAR:.0%} ({len(claims['near'])})"
        parts.append(details(f"{title} <span lang=zh-Hans>余量不足{NEAR:.0%}</span>", near))
    for kind, en in (("new", "New claims"), ("gone", "Claims no longer made")):
        if claims[kind]:
            names = ", ".join(escape(e["name"]) for e in claims[kind])
            parts.append(f"<p>{en}: {names}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _claim(entry: Mapping[str, Any]) -> str:
    sentences = "".join(
        f"<p lang={_tag(language)}>{_quoted(s['text'])}{_old(entry, language)}"
        f" <code class=place>{escape(s['file'])}:{s['line']}</code></p>"
        for language, s in sorted(entry["sentence"].items())
    )
    numbers = [
        (escape(" · ".join(n["label"].values()) or str(n["name"])), number(n["before"]), number(n["after"]))
        for n in entry["numbers"]
        if n["before"] != n["after"]
    ]
    shown = table(("", "before 前", "after 后"), numbers) if numbers else ""
    says = "".join(
        f"<div lang={_tag(language)}>{word}: <code>{escape(text)}</code></div>"
        for word, texts in zip(("before 前", "after 后"), entry["says"], strict=True)
        for language, text in sorted(texts.items())
    )
    margin = " → ".join("–" if m is None else f"{m:+.1%}" for m in entry["margin"])
    return (
        f"<article><h4>{escape(entry['name'])} <span class=margin>margin {margin}</span></h4>"
        f"{sentences}{says}{shown}</article>"
    )


def _old(entry: Mapping[str, Any], language: str) -> str:
    old = entry["sentence_before"].get(language)
    return f" <del>{_quoted(old)}</del>" if old else ""


def _quoted(text: str) -> str:
    from tracepaper.changes.number_changes import written_out

    return escape(written_out(text, {}, "", "en"))


def _tag(language: str) -> str:
    return {"zh": "zh-Hans"}.get(language, language)


def _numbers(numbers: Mapping[str, Any], known: bool) -> str:
    parts = [heading("numbers", "Numbers in the prose", "正文数字", len(numbers["changed"]))]
    parts += [_fact(entry) for entry in numbers["changed"]]
    if not known:
        parts.append(UNKNOWN)
    elif not numbers["changed"]:
        parts.append("<p>No number prints differently. <span lang=zh-Hans>正文数字未变。</span></p>")
    for kind, en, zh in (
        ("new", "New numbers", "新增数字"),
        ("gone", "Numbers no longer quoted", "不再引用的数字"),
    ):
        if numbers[kind]:
            rows = [
                (escape(e["name"]), *(escape((e["after"] or e["before"])[x]) for x in ("en", "zh")))
                for e in numbers[kind]
            ]
            parts.append(
                details(f"{en} ({len(rows)}) <span lang=zh-Hans>{zh}</span>", table(("", "en", "zh"), rows))
            )
    if numbers["hidden"]:
        rows = [
            (escape(e["name"]), escape(e["after"]["en"]), f"{e['steps']:+.2f}") for e in numbers["hidden"]
        ]
        parts.append(
            details(
                f"Moved, but not in a printed digit ({len(rows)}) <span lang=zh-Hans>变动未及印出位数</span>",
                table(("", "as printed", "moved, in rounding steps"), rows),
            )
        )
    return "<section>" + "".join(parts) + "</section>"


def _fact(entry: Mapping[str, Any]) -> str:
    change = "" if entry["change"] is None else f"{entry['change']:+.2%}"
    period = (
        ""
        if entry["period"][0] == entry["period"][1]
        else f" <b>{' → '.join(map(escape, entry['period']))}</b>"
    )
    sentences = "".join(_sentence(place) for place in entry["places"])
    return (
        f"<article><h4>{escape(entry['name'])} "
        f"<span class={sign_class(entry['change'])}>{change}</span>{period}</h4>"
        f"<p class=definition>{escape(entry['definition']['en'])} "
        f"<span lang=zh-Hans>{escape(entry['definition']['zh'])}</span></p>{sentences}</article>"
    )


def _sentence(place: Mapping[str, Any]) -> str:
    def marked(text: str, tag: str) -> str:
        return escape(text).replace(OPEN, f"<{tag}>").replace(CLOSE, f"</{tag}>")

    where = f"<code class=place>{escape(place['file'])}:{place['line']}</code>"
    return (
        f"<div class=pair lang={_tag(place['language'])}><p>{marked(place['before'], 'del')}</p>"
        f"<p>{marked(place['after'], 'ins')} {where}</p></div>"
    )


def _exhibits(exhibits: Mapping[str, Any]) -> str:
    parts = [heading("exhibits", "Tables and figures", "图表", len(exhibits["changed"]))]
    parts += [_exhibit(entry) for entry in exhibits["changed"]]
    if not exhibits["changed"]:
        parts.append("<p>None changed. <span lang=zh-Hans>图表未变。</span></p>")
    for kind, words in (("new", "New"), ("gone", "No longer there")):
        if exhibits[kind]:
            parts.append(f"<p>{words}: {', '.join(map(escape, exhibits[kind]))}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _exhibit(entry: Mapping[str, Any]) -> str:
    title, chinese, said = map(escape, (entry["title"]["en"], entry["title"]["zh"], _said_of(entry)))
    parts = [
        f"<h4>{escape(entry['id'])} <span class=definition>{title} <span lang=zh-Hans>{chinese}</span></span>"
        f"</h4><p>{said}</p>",
        *(_drawings(entry["id"], language, *pair) for language, pair in entry.get("drawings", {}).items()),
        _printed_cells(entry["printed"]),
        _data_cells(entry["cells"], open_first=entry["kind"] == "figure"),
    ]
    texts = [
        (f"{t['what']} {t['language']}", escape(t["before"]), escape(t["after"])) for t in entry["texts"]
    ]
    parts.append(_folded("Captions, notes, alternative texts", ("", "before 前", "after 后"), texts))
    return "<article>" + "".join(parts) + "</article>"


def _said_of(entry: Mapping[str, Any]) -> str:
    """What happened to an exhibit, in a line."""
    counts = entry["counts"]
    said = [f"{counts['moved']} cells moved"] if counts["moved"] else []
    said += [f"{counts[k]} rows {k}" for k in ("added", "removed") if counts[k]]
    said += [f"columns {', '.join(entry['columns'])}"] if entry["columns"] else []
    if entry["drawing"] == "other" and not said:
        said = ["drawn differently from the same data (code, fonts or texts)"]
    if entry["years"][0] != entry["years"][1]:
        said.append(f"latest year {entry['years'][0] or '–'} → {entry['years'][1] or '–'}")
    return "; ".join(said)


def _drawings(exhibit: str, language: str, old: str, new: str) -> str:
    """The drawing before and after, side by side.  old, new: addresses of the images."""

    def figure(address: str, word: str, shown: str) -> str:
        return (
            f'<figure><img loading=lazy src="{address}" alt="{escape(exhibit)} {word}">'
            f"<figcaption>{shown}</figcaption></figure>"
        )

    pair = figure(old, "before", "before 前") + figure(new, "after", "after 后")
    return f"<div class=pair lang={_tag(language)}>{pair}</div>"


def _printed_cells(cells: Iterable[Mapping[str, Any]]) -> str:
    rows = [
        (c["language"], escape(c["row"]), escape(c["column"]), escape(c["before"]), escape(c["after"]))
        for c in cells
    ]
    head = ("", "row", "column", "before 前", "after 后")
    return _folded("As printed, cell by cell", head, rows, open_first=True)


def _data_cells(cells: Iterable[Mapping[str, Any]], open_first: bool) -> str:
    rows = [
        (
            escape(c["key"]),
            escape(c["column"]),
            number(c["before"]),
            number(c["after"]),
            "" if c["change"] is None else f"{c['change']:+.2%}",
        )
        for c in cells
    ]
    head = ("row", "column", "before 前", "after 后", "change")
    return _folded("Data behind it", head, rows, open_first=open_first)


def _folded(words: str, head: Iterable[str], rows: list[Any], open_first: bool = False) -> str:
    if not rows:
        return ""
    short = open_first and len(rows) <= FIRST_CELLS // 2
    return details(f"{words} ({len(rows)})", table(head, rows[: FIRST_CELLS * 5]), opened=short)
