"""The report as one web page: what a person must act on first, everything else below it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tracepaper.changes.evaluated import grouped
from tracepaper.changes.number_changes import CLOSE, OPEN
from tracepaper.changes.page_claims import claims_section, strength_section
from tracepaper.changes.page_data import data_section, years_section
from tracepaper.changes.page_parts import before_and_after, details, heading, number, sign_class, table
from tracepaper.changes.wording import Voices, say
from tracepaper.languages import load_language
from tracepaper.render.content_policy import with_policy

ASSETS = Path(__file__).parent / "assets"
FIRST_CELLS = 40  # shown at once; the rest is folded away


def page(changes: Mapping[str, Any]) -> str:
    """HTML of the report.  changes: as in changes.json.  Fonts are embedded, drawings stand beside it."""
    voices = Voices(changes["languages"])
    sections = [
        _summary(changes, voices),
        claims_section(changes["claims"], changes["counts"]["claims"], voices),
        strength_section(changes, voices),
        _numbers(changes["numbers"], changes["counts"]["numbers"], voices),
        _exhibits(changes["exhibits"], changes["counts"]["exhibits"], voices),
        data_section(changes["data"], voices),
        years_section(changes["years"], voices),
    ]
    title = f"{say('title', voices.first)}: {changes['before'][voices.first]}"
    parts = {
        "tag": load_language(voices.first).tag,
        "title": escape(title),
        "css": (ASSETS / "changes.css").read_text(encoding="utf-8"),
        "body": "\n".join(filter(None, sections)),
    }
    parts["font"] = _font(parts["body"] + title)
    frame = (ASSETS / "page.html").read_text(encoding="utf-8")
    page = re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], frame)
    return with_policy(page, images="'self' data:")  # drawings stand beside the page


def _font(text: str) -> str:
    """The page's Chinese characters as an embedded font: readers without one would see boxes."""
    from tracepaper.exhibits.fonts import sans_file, subset_woff2

    characters = "".join(sorted({c for c in text if ord(c) > 0x2000}))
    return base64.b64encode(subset_woff2(sans_file(), characters)).decode("ascii")


def _summary(changes: Mapping[str, Any], voices: Voices) -> str:
    tiles = "".join(_tile(*tile, changes["counts"].get(tile[0]), voices) for tile in _tile_values(changes))
    states = {
        language: f"{changes['before'][language]} → {changes['after'][language]}"
        for language in voices.languages
    }
    mails = "".join(
        f"<p {voices.lang(language)}>{escape(changes['summary'][language])}</p>"
        for language in voices.languages
    )
    contents, summary = (escape(say(key, voices.first)) for key in ("contents", "summary"))
    warning = _warning(changes["not_evaluated"], voices)
    return (
        f"<h1>{voices.say('title')}</h1><p class=states>{voices.each(states, '<br>')}</p>"
        f'{warning}<nav class=tiles aria-label="{contents}">{tiles}</nav>'
        f'<section class=mail aria-label="{summary}">{mails}</section>'
    )


def _warning(missing: Iterable[Mapping[str, Any]], voices: Voices) -> str:
    """What could not be evaluated, those of one reason together."""
    groups = [
        f"<li>{voices.say(f'part-{part}', n=len(names))}: {voices.each(reason)}"
        f"{details(voices.say('which'), escape(', '.join(names)))}</li>"
        for part, reason, names in grouped(missing)
    ]
    if not groups:
        return ""
    return f"<div class=warning><strong>{voices.say('not-compared')}</strong><ul>{''.join(groups)}</ul></div>"


def _tile_values(changes: Mapping[str, Any]) -> Iterator[tuple[str, int, str, bool]]:
    data = [e["observations"]["counts"] for e in changes["data"].values() if "observations" in e]
    moved = sum(c["revised"] + c["new"] + c["withdrawn"] for c in data)
    claims = changes["claims"]
    yield "claims", len(claims["became_false"]) + len(claims["still_false"]), "tile-false", True
    yield "claims", len(claims["near"]), "tile-near", False
    yield "strength", len(changes["strength"]["weaker"]), "tile-weaker", True
    yield "numbers", len(changes["numbers"]["changed"]), "tile-numbers", False
    yield "exhibits", len(changes["exhibits"]["changed"]), "tile-exhibits", False
    yield "data", moved, "tile-data", False
    yield "years", len(changes["years"]["reach"]), "tile-years", False


def _tile(
    anchor: str, count: int, key: str, grave: bool, of: Mapping[str, int] | None, voices: Voices
) -> str:
    """A number that leads to its section.  of: how many were compared and could not be, where counted."""
    lacking = of["not_evaluated"] if of else 0
    mark = " class=grave" if (grave and count) or lacking else ""
    words = voices.each({language: say(key, language) for language in voices.languages}, "<br>")
    shown = f"{count:,}" if count or of is None or of["compared"] else "–"
    told = f"<small>{voices.say('tile-counts', **of)}</small>" if of else ""
    return f'<a href="#{anchor}"{mark}><b>{shown}</b>{words}{told}</a>'


def _numbers(numbers: Mapping[str, Any], of: Mapping[str, int], voices: Voices) -> str:
    parts = [heading("numbers", voices.say("numbers"), len(numbers["changed"]))]
    parts += [_fact(entry, voices) for entry in numbers["changed"]]
    if of["not_evaluated"]:
        parts.append(f"<p class=grave>{voices.say('not-built', n=of['not_evaluated'])}</p>")
    elif not numbers["changed"]:
        parts.append(f"<p>{voices.say('numbers-same')}</p>")
    for kind in ("new", "gone"):
        if numbers[kind]:
            rows = [(escape(e["name"]), *_texts_of(e, voices)) for e in numbers[kind]]
            title = f"{voices.say(f'{kind}-numbers')} ({len(rows)})"
            parts.append(details(title, table(("", *voices.languages), rows)))
    if numbers["hidden"]:
        rows = [
            (escape(e["name"]), escape(e["after"][voices.first]), f"{e['steps']:+.2f}")
            for e in numbers["hidden"]
        ]
        head = ("", voices.say("as-printed"), voices.say("steps"))
        parts.append(details(f"{voices.say('hidden')} ({len(rows)})", table(head, rows)))
    return "<section>" + "".join(parts) + "</section>"


def _texts_of(entry: Mapping[str, Any], voices: Voices) -> list[str]:
    texts = entry["after"] or entry["before"]
    return [escape(texts.get(language, "")) for language in voices.languages]


def _fact(entry: Mapping[str, Any], voices: Voices) -> str:
    change = "" if entry["change"] is None else f"{entry['change']:+.2%}"
    period = (
        ""
        if entry["period"][0] == entry["period"][1]
        else f" <b>{' → '.join(map(escape, entry['period']))}</b>"
    )
    sentences = "".join(_sentence(place, voices) for place in entry["places"])
    return (
        f"<article><h3>{escape(entry['name'])} "
        f"<span class={sign_class(entry['change'])}>{change}</span>{period}</h3>"
        f"<p class=definition>{voices.each(entry['definition'])}</p>{sentences}</article>"
    )


def _sentence(place: Mapping[str, Any], voices: Voices) -> str:
    def marked(text: str, tag: str) -> str:
        return escape(text).replace(OPEN, f"<{tag}>").replace(CLOSE, f"</{tag}>")

    where = f"<code class=place>{escape(place['file'])}:{place['line']}</code>"
    return (
        f"<div class=pair {voices.lang(place['language'])}><p>{marked(place['before'], 'del')}</p>"
        f"<p>{marked(place['after'], 'ins')} {where}</p></div>"
    )


def _exhibits(exhibits: Mapping[str, Any], of: Mapping[str, int], voices: Voices) -> str:
    parts = [heading("exhibits", voices.say("exhibits"), len(exhibits["changed"]))]
    parts += [_exhibit(entry, voices) for entry in exhibits["changed"]]
    if of["not_evaluated"]:
        parts.append(f"<p class=grave>{voices.say('not-built', n=of['not_evaluated'])}</p>")
    elif not exhibits["changed"]:
        parts.append(f"<p>{voices.say('exhibits-same')}</p>")
    for kind in ("new", "gone"):
        if exhibits[kind]:
            parts.append(f"<p>{voices.say(f'{kind}-exhibits')}: {', '.join(map(escape, exhibits[kind]))}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _exhibit(entry: Mapping[str, Any], voices: Voices) -> str:
    said = {language: _said_of(entry, language) for language in voices.languages}
    parts = [
        f"<h3>{escape(entry['id'])} <span class=definition>{voices.each(entry['title'])}</span></h3>"
        f"<p>{voices.each(said)}</p>",
        *(
            _drawings(entry["id"], language, pair, voices)
            for language, pair in entry.get("drawings", {}).items()
        ),
        _printed_cells(entry["printed"], voices),
        _data_cells(entry["cells"], voices, open_first=entry["kind"] == "figure"),
    ]
    texts = [
        tuple(map(escape, (f"{t['what']} {t['language']}", t["before"], t["after"]))) for t in entry["texts"]
    ]
    parts.append(_folded(voices.say("texts-changed"), ("", *before_and_after(voices)), texts))
    return "<article>" + "".join(parts) + "</article>"


def _said_of(entry: Mapping[str, Any], language: str) -> str:
    """What happened to an exhibit, in a line."""
    counts = {"cells-moved": "moved", "rows-added": "added", "rows-removed": "removed"}
    said = [
        say(key, language, n=entry["counts"][kind]) for key, kind in counts.items() if entry["counts"][kind]
    ]
    if entry["columns"]:
        said.append(say("columns-changed", language, names=", ".join(entry["columns"])))
    if entry["drawing"] == "other" and not said:
        said = [say("drawn-otherwise", language)]
    if entry["years"][0] != entry["years"][1]:
        before, after = (year or "–" for year in entry["years"])
        said.append(say("latest-year", language, before=before, after=after))
    return say("semicolon", language).join(said)


def _drawings(exhibit: str, language: str, addresses: Sequence[str], voices: Voices) -> str:
    """The drawing before and after, side by side.  addresses: of the two images."""

    def figure(address: str, key: str) -> str:
        word = escape(say(key, voices.first))
        return (
            f'<figure><img loading=lazy src="{address}" alt="{escape(exhibit)} {word}">'
            f"<figcaption>{voices.say(key)}</figcaption></figure>"
        )

    both = "".join(map(figure, addresses, ("before", "after")))
    return f"<div class=pair {voices.lang(language)}>{both}</div>"


def _printed_cells(cells: Iterable[Mapping[str, Any]], voices: Voices) -> str:
    rows = [tuple(escape(c[key]) for key in ("language", "row", "column", "before", "after")) for c in cells]
    head = ("", voices.say("row"), voices.say("column"), *before_and_after(voices))
    return _folded(voices.say("printed-cells"), head, rows, open_first=True)


def _data_cells(cells: Iterable[Mapping[str, Any]], voices: Voices, open_first: bool) -> str:
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
    head = (voices.say("row"), voices.say("column"), *before_and_after(voices), voices.say("change"))
    return _folded(voices.say("data-behind"), head, rows, open_first=open_first)


def _folded(words: str, head: Iterable[str], rows: list[Any], open_first: bool = False) -> str:
    if not rows:
        return ""
    short = open_first and len(rows) <= FIRST_CELLS // 2
    return details(f"{words} ({len(rows)})", table(head, rows[: FIRST_CELLS * 5]), opened=short)
