"""The page's sections on the data themselves and on the years they reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from tracepaper.changes.page_parts import details, heading, number, table
from tracepaper.changes.summary import all_patterns, percent
from tracepaper.changes.wording import Voices, say

FIRST_SERIES = 25
MOST_TEXTS, MOST_OF_TEXT = 200, 300  # published texts that differ, characters of each


def data_section(data: Mapping[str, dict[str, Any]], voices: Voices) -> str:
    """The sources whose files differ, each with its series."""
    parts = [heading("data", voices.say("data"), len(data))]
    if not data:
        parts.append(f"<p>{voices.say('data-same')}</p>")
    parts += [_source(source, entry, voices) for source, entry in data.items()]
    return "<section>" + "".join(parts) + "</section>"


def _source(source: str, entry: Mapping[str, Any], voices: Voices) -> str:
    a, b = entry["editions"]
    editions = f"{a} → {b}" if a and b and a != b else a or b
    top = (
        f"<h3>{voices.each(entry['title'])} <code>{escape(source)}</code> {escape(editions)} "
        f"<small>{voices.say('how-' + entry['how'])}</small></h3>"
    )
    if "problem" in entry:
        return f"<article>{top}<p class=grave>{escape(entry['problem'])}</p></article>"
    observations = entry["observations"]
    said = voices.say("counts", **observations["counts"])
    sizes = ""
    if observations["counts"]["revised"]:
        counts = [f"{n:,}" for n in observations["sizes"].values()]
        sizes = table(map(escape, observations["sizes"]), [counts])
    singled = "".join(_singled(e, voices) for e in observations["series"] if e["patterns"])
    listed = _listed(observations["series"], observations["series_changed"], voices)
    return f"<article>{top}<p>{said}</p>{sizes}{singled}{listed}{_texts(entry['texts'], voices)}</article>"


def _listed(series: Sequence[Mapping[str, Any]], changed: int, voices: Voices) -> str:
    """The series that changed, the first of them at once.  changed: how many there are in all."""
    keys = ("series", "about", "revised", "new", "withdrawn", "largest", "kind", "until", "used-by")
    head = [voices.say(key) for key in keys]
    rows = [_series(e, voices) for e in series]
    shown = table(head, rows[:FIRST_SERIES])
    if len(rows) <= FIRST_SERIES:
        return shown
    more = voices.say("more-series", n=len(rows) - FIRST_SERIES, total=changed)
    return shown + details(more, table(head, rows[FIRST_SERIES:]))


def _texts(texts: Sequence[Mapping[str, Any]], voices: Voices) -> str:
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
    head = ("", voices.say("before"), voices.say("after"))
    return details(f"{voices.say('texts-differ')} ({len(texts)})", table(head, rows))


def _patterns(entry: Mapping[str, Any], most: int, voices: Voices) -> str:
    return voices.each({lang: all_patterns(entry["patterns"], lang, most) for lang in voices.languages})


def _series(entry: Mapping[str, Any], voices: Voices) -> list[str]:
    largest = entry["largest"]
    size = (
        ""
        if largest is None
        else (
            f"{largest['period']}: {number(largest['before'])} → "
            f"{number(largest['after'])} ({percent(largest['change'], voices.first)})"
        )
    )
    until = (
        entry["last_after"]
        if entry["last_before"] == entry["last_after"]
        else (f"{entry['last_before'] or '–'} → {entry['last_after'] or '–'}")
    )
    used = entry["used_by"]
    more = say("and-more", voices.first, n=len(used) - 3) if len(used) > 3 else ""
    units = (
        ""
        if entry["unit"] == entry["unit_before"] or not entry["unit_before"]
        else (f" <b class=grave>{escape(entry['unit_before'])} → {escape(entry['unit'])}</b>")
    )
    subject, *others = entry["names"][voices.first]
    about = " · ".join(filter(None, (entry["series"], *others)))
    return [
        escape(about) + units,
        escape(subject),
        *(f"{entry['counts'][k]:,}" for k in ("revised", "new", "withdrawn")),
        size,
        _patterns(entry, 2, voices),
        until,
        escape(", ".join(used[:3]) + more),
    ]


def _singled(entry: Mapping[str, Any], voices: Voices) -> str:
    """A series that a person should look at, with every observation of it that changed."""
    subject, *others = entry["names"][voices.first]
    name = " ".join(filter(None, (subject, entry["series"], *others)))
    rows = [
        (
            row["period"],
            number(row["before"]),
            number(row["after"]),
            percent(row["change"], voices.first) if row["change"] is not None else voices.say(row["kind"]),
        )
        for row in entry["rows"]
    ]
    head = [voices.say(key) for key in ("period", "before", "after", "change")]
    return details(f"<b>{escape(name)}</b>: {_patterns(entry, 4, voices)}", table(head, rows))


def years_section(years: Mapping[str, Any], voices: Voices) -> str:
    """What ends in another year now, and where the old year is still written out."""
    parts = [heading("years", voices.say("years"))]
    if years["reach"]:
        parts.append(_reach(years["reach"], voices))
    shown = [
        (escape(e.get("id") or e["name"]), escape(e["before"]), escape(e["after"]))
        for e in (*years["exhibits"], *years["facts"])
    ]
    if shown:
        head = ("", voices.say("before"), voices.say("after"))
        parts.append(f"<h3>{voices.say('latest-years')}</h3>{table(head, shown)}")
    for shift in years["shifts"]:
        places = [
            (f"<code class=place>{escape(p['file'])}:{p['line']}</code>", escape(p["text"]))
            for p in shift["places"]
        ]
        title = voices.say(
            "written-out", n=shift["count"], year=shift["before"], to=", ".join(shift["after"])
        )
        parts.append(details(title, table((voices.say("place"), voices.say("line")), places)))
    if len(parts) == 1:
        parts.append(f"<p>{voices.say('years-same')}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _reach(reach: Sequence[Mapping[str, Any]], voices: Voices) -> str:
    """The series whose last period is another one now."""
    rows = [
        (
            escape(e["source"]),
            escape(e["series"]),
            e["before"],
            e["after"],
            f"{len(e['about'])}",
            voices.say("used") if e["used"] else "",
        )
        for e in sorted(reach, key=lambda e: not e["used"])
    ]
    head = [voices.say(key) for key in ("source", "series", "before", "after", "subjects")]
    title = f"{voices.say('ends-elsewhere')} ({len(rows)})"
    return details(title, table([*head, ""], rows), opened=len(rows) <= FIRST_SERIES)
