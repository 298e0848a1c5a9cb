"""The page's sections on sentences: whether they are true, and how strong they are."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from tracepaper.changes.claim_changes import NEAR
from tracepaper.changes.number_changes import written_out
from tracepaper.changes.page_parts import before_and_after, details, heading
from tracepaper.changes.strength_changes import MOVES, WEAKER
from tracepaper.changes.summary import arrow, strengths_of, without_strengths
from tracepaper.changes.wording import Voices, say
from tracepaper.languages import load_language


def claims_section(claims: Mapping[str, Any], of: Mapping[str, int], voices: Voices) -> str:
    """Sentences that became false or true, or nearly did.  of: how many were compared, and not."""
    parts = [heading("claims", voices.say("claims"), claims["count"])]
    groups = (
        ("became_false", "became-false"),
        ("still_false", "still-false"),
        ("became_true", "true-again"),
        ("weaker", "weaker"),
    )
    for kind, key in groups:
        if claims[kind]:
            grave = " class=grave" if kind.endswith("false") else ""
            entries = "".join(_claim(entry, voices) for entry in claims[kind])
            parts.append(f"<h3{grave}>{voices.say(key)}</h3>{entries}")
    if of["not_evaluated"]:
        parts.append(f"<p class=grave>{voices.say('not-built', n=of['not_evaluated'])}</p>")
    elif len(parts) == 1:
        parts.append(f"<p>{voices.say('claims-same')}</p>")
    if claims["near"]:
        near = "".join(_claim(entry, voices, 3) for entry in claims["near"])
        parts.append(details(f"{voices.say('near', share=f'{NEAR:.0%}')} ({len(claims['near'])})", near))
    for kind in ("new", "gone"):
        if claims[kind]:
            names = ", ".join(escape(e["name"]) for e in claims[kind])
            parts.append(f"<p>{voices.say(f'{kind}-claims')}: {names}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _claim(entry: Mapping[str, Any], voices: Voices, level: int = 4) -> str:
    """level: of its heading."""
    says = "".join(
        f"<div>{word}: <code>{voices.each(texts)}</code></div>"
        for word, texts in zip(before_and_after(voices), entry["says"], strict=True)
        if texts
    )
    margin = " → ".join("–" if m is None else f"{m:+.1%}" for m in entry["margin"])
    top = f"{escape(entry['name'])} <span class=margin>{voices.say('margin', margin=margin)}</span>"
    return f"<article><h{level}>{top}</h{level}>{_sentences(entry, voices)}{says}</article>"


def _sentences(entry: Mapping[str, Any], voices: Voices) -> str:
    """The sentence in each language, how it read before if that differs, and where it stands; and the heading
    of the figure that says it again."""
    found = []
    for language, said in _in_order(entry["sentence"], voices):
        found.append(_stands(said, language, voices, _old(entry, language)))
        if "heading" in said:
            found.append(_stands(said["heading"], language, voices))
    return "".join(found)


def _stands(said: Mapping[str, Any], language: str, voices: Voices, old: str = "") -> str:
    place = f"<code class=place>{escape(said['file'])}:{said['line']}</code>"
    return f"<p {voices.lang(language)}>{_quoted(said['text'], language)}{old} {place}</p>"


def _in_order(texts: Mapping[str, Any], voices: Voices) -> list[tuple[str, Any]]:
    return [(language, texts[language]) for language in voices.languages if language in texts]


def _old(entry: Mapping[str, Any], language: str) -> str:
    old = entry["sentence_before"].get(language)
    return f" <del>{_quoted(old, language)}</del>" if old else ""


def _quoted(text: str, language: str) -> str:
    return escape(written_out(text, {}, "", language))


def strength_section(changes: Mapping[str, Any], voices: Voices) -> str:
    """Claims that became weaker or stronger, and those that could not be compared."""
    strength = changes["strength"]
    moved = sum(len(strength[move]) for move in MOVES)
    parts = [heading("strength", voices.say("strength"), moved)]
    for move in MOVES:
        if strength[move]:
            grave = " class=grave" if move == WEAKER else ""
            entries = "".join(_graded(entry, voices) for entry in strength[move])
            parts.append(f"<h3{grave}>{voices.say(f'became-{move}')}</h3>{entries}")
    lacking = changes["counts"]["claims"]["not_evaluated"]
    if lacking:
        parts.append(f"<p class=grave>{voices.say('not-built', n=lacking)}</p>")
    elif strength["without"]:
        told = {language: without_strengths(changes, language) for language in voices.languages}
        parts.append(f"<p class=grave>{voices.each(told)}</p>")
    else:
        if strength["compared"] and not moved:
            parts.append(f"<p>{voices.say('strength-same')}</p>")
        if names := strength["uncompared"]:
            parts.append(f"<p>{voices.say('strength-some', n=len(names), names=', '.join(names))}</p>")
    return "<section>" + "".join(parts) + "</section>"


def _graded(entry: Mapping[str, Any], voices: Voices) -> str:
    strengths = {language: strengths_of(entry, language) for language in voices.languages}
    told = [voices.each(strengths, " · ")]
    if entry["kinds"][0] != entry["kinds"][1]:
        kinds = {
            lang: arrow(load_language(lang).kinds[kind] for kind in entry["kinds"]) for lang in strengths
        }
        told.append(
            voices.each({lang: say("kinds", lang, kinds=text) for lang, text in kinds.items()}, " · ")
        )
    rivals = [_rival("fails-now", rival, voices) for rival in entry["lost"]]
    rivals += [_rival("holds-now" if r["known"] else "untried-now", r, voices) for r in entry["won"]]
    if entry["through"]:
        rivals.append(f"<li>{voices.say('rivals-parts', names=', '.join(entry['through']))}</li>")
    top = f"{escape(entry['name'])} <span class=margin>{' · '.join(told)}</span>"
    listed = f"<ul>{''.join(rivals)}</ul>" if rivals else ""
    return f"<article><h4>{top}</h4>{_sentences(entry, voices)}{listed}</article>"


def _rival(key: str, rival: Mapping[str, Any], voices: Voices) -> str:
    """A rival that changed side: in words, and what it compares."""
    words = voices.each(rival["words"], " · ") or escape(rival["name"])
    says = f": <code>{voices.each(rival['says'], ' · ')}</code>" if rival["says"] else ""
    new = f" ({voices.say('untried-before')})" if key == "fails-now" and not rival["known"] else ""
    return f"<li>{voices.say(key)}: {words}{says}{new}</li>"
