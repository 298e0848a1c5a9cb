"""The changes in one paragraph, in each language, to paste into a mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracepaper.changes.strength_changes import MOVES
from tracepaper.changes.wording import say
from tracepaper.languages import load_language

MOST_NAMED = 3


def paragraphs(changes: Mapping[str, Any]) -> dict[str, str]:
    """Language -> the summary.  changes: as `report.compare` gives it, summary apart."""
    steps = (_opening, _data, _claims, _strength, _numbers, _exhibits, _years, _gaps)
    return {
        language: _sentences([step(changes, language) for step in steps], language)
        for language in changes["languages"]
    }


def _sentences(texts: Sequence[str], language: str) -> str:
    return say("between-sentences", language).join(filter(None, texts))


def _listed(names: Iterable[str], language: str) -> str:
    return load_language(language).words["and"].join(names)


def percent(change: float | None, language: str) -> str:
    """A relative change as text: +33.2%, ×10 where a percentage would say nothing."""
    if change is None:
        return say("not-comparable", language)
    if abs(change) >= 5:
        return f"×{change + 1:,.4g}"
    digits = 1 if abs(change) >= 0.001 else 3
    return f"{change:+.{digits}%}".replace("-", "\N{MINUS SIGN}")


def pattern_words(pattern: Mapping[str, Any], language: str) -> str:
    """ "rebased, 2000–2023, +33.2%"."""
    span = (
        pattern["first"] if pattern["first"] == pattern["last"] else f"{pattern['first']}–{pattern['last']}"
    )
    said = (say(pattern["kind"], language), span, percent(pattern["ratio"] - 1, language))
    return say("comma", language).join(said)


def all_patterns(patterns: list[Any], language: str, most: int) -> str:
    """The first patterns in words, and how many more there are."""
    said = [pattern_words(p, language) for p in patterns[:most]]
    if len(patterns) > most:
        said.append(say("more-patterns", language, n=len(patterns) - most))
    return say("semicolon", language).join(said)


def _opening(changes: Mapping[str, Any], language: str) -> str:
    return say("opening", language, state=changes["before"][language])


def _data(changes: Mapping[str, Any], language: str) -> str:
    if not changes["data"]:
        return say("data-none", language)
    order = sorted(changes["data"].values(), key=lambda e: -_moved(e))
    parts = [_source(entry, language) for entry in order[:MOST_NAMED]]
    if len(order) > MOST_NAMED:
        parts.append(say("more-sources", language, n=len(order) - MOST_NAMED))
    return _sentences(parts, language)


def _source(entry: Mapping[str, Any], language: str) -> str:
    a, b = entry["editions"]
    title = entry["title"][language]
    if "observations" not in entry:
        return say("source-not-compared", language, title=title, before=a, after=b)
    return say(
        "source-changed",
        language,
        title=title,
        edition=say("other-edition" if a and a != b else "edition", language, before=a, after=b or a),
        headline=_headline(entry["observations"]["series"], language),
        **entry["observations"]["counts"],
    )


def _moved(entry: Mapping[str, Any]) -> int:
    """How many observations changed, those the paper uses far before the others."""
    if "observations" not in entry:
        return 0
    counts, series = entry["observations"]["counts"], entry["observations"]["series"]
    moved: int = counts["revised"] + counts["new"] + counts["withdrawn"]
    return moved + 10**9 * any(e["used_by"] for e in series)


def _headline(series: list[Any], language: str) -> str:
    """The series that a reader should hear of first."""
    for entry in series:
        if entry["largest"] is None:
            continue
        name = f"{entry['names'][language][0]} {entry['series']}".strip()
        if entry["patterns"]:
            said = pattern_words(entry["patterns"][0], language)
        else:
            said = f"{entry['largest']['period']}: {percent(entry['largest']['change'], language)}"
        return say("headline", language, name=name, said=said)
    return ""


def _claims(changes: Mapping[str, Any], language: str) -> str:
    false, true = changes["claims"]["became_false"], changes["claims"]["became_true"]
    said = []
    if false:
        quoted = [
            say("quoted", language, text=_sentence(e, language), place=_where(e, language))
            for e in false[:MOST_NAMED]
        ]
        rest = len(false) - MOST_NAMED
        more = say("more", language, n=rest) if rest > 0 else ""
        quotations = say("semicolon", language).join(quoted)
        said.append(say("no-longer-true", language, n=len(false), quoted=quotations, more=more))
    elif _compared(changes, "claims"):
        said.append(say("none-further" if changes["claims"]["still_false"] else "all-hold", language))
    if true:
        said.append(say("became-true", language, n=len(true)))
    return _sentences(said, language)


def _strength(changes: Mapping[str, Any], language: str) -> str:
    strength = changes["strength"]
    if not _compared(changes, "claims"):
        return ""
    if strength["without"]:
        return without_strengths(changes, language)
    said = [_moved_claims(strength[move], move, language) for move in MOVES if strength[move]]
    if strength["compared"] and not said:
        said.append(say("strength-same", language))
    if names := strength["uncompared"]:
        said.append(say("strength-some", language, n=len(names), names=_first_of(names, language)))
    return _sentences(said, language)


def without_strengths(changes: Mapping[str, Any], language: str) -> str:
    """That the strength of claims cannot be compared, as a state has none."""
    states = dict.fromkeys(changes[side][language] for side in changes["strength"]["without"])
    return say("strength-none", language, state=_listed(states, language))


def _moved_claims(entries: Sequence[Mapping[str, Any]], move: str, language: str) -> str:
    told = [
        say(
            "strength-told",
            language,
            text=_sentence(entry, language),
            place=_where(entry, language),
            told=say("comma", language).join([strengths_of(entry, language), *_because(entry, language)]),
        )
        for entry in entries[:MOST_NAMED]
    ]
    rest = len(entries) - MOST_NAMED
    more = say("more", language, n=rest) if rest > 0 else ""
    listed = say("semicolon", language).join(told)
    return say(f"strength-{move}", language, n=len(entries), told=listed, more=more)


def arrow(words: Iterable[str]) -> str:
    """What was and what is, once if it is the same."""
    return " → ".join(dict.fromkeys(words))


def strengths_of(entry: Mapping[str, Any], language: str) -> str:
    """robust → qualified."""
    return arrow(load_language(language).strengths[strength] for strength in entry["strengths"])


def _because(entry: Mapping[str, Any], language: str) -> Iterable[str]:
    """The rivals that changed side, and the claims it sums up that moved with it."""
    holding = [rival for rival in entry["won"] if rival["known"]]  # not those that are no longer tried
    for key, rivals in (("rivals-lost", entry["lost"]), ("rivals-won", holding)):
        names = [rival["words"].get(language) or rival["name"] for rival in rivals]
        if names:
            yield say(key, language, rivals=_first_of(names, language))
    if entry["through"]:
        yield say("rivals-parts", language, names=_first_of(entry["through"], language))


def _first_of(names: Sequence[str], language: str) -> str:
    rest = len(names) - MOST_NAMED
    more = say("and-more", language, n=rest) if rest > 0 else ""
    return _listed(names[:MOST_NAMED], language) + more


def _sentence(entry: Mapping[str, Any], language: str) -> str:
    return str(entry["sentence"].get(language, {}).get("text", entry["name"]))


def _where(entry: Mapping[str, Any], language: str) -> str:
    """Where it stands in the text, and over a figure if it heads one."""
    sentence = entry["sentence"].get(language)
    places = filter(None, (sentence, (sentence or {}).get("heading")))
    return (
        say("comma", language).join(f"{place['file']}:{place['line']}" for place in places) or entry["name"]
    )


def _numbers(changes: Mapping[str, Any], language: str) -> str:
    changed = changes["numbers"]["changed"]
    total = len(changed) + len(changes["numbers"]["hidden"]) + changes["numbers"]["same"]
    if not _compared(changes, "numbers"):
        return ""
    if not changed:
        return say("numbers-none", language)
    shown = say("semicolon", language).join(_number(e, language) for e in changed[:MOST_NAMED])
    return say("numbers-changed", language, n=len(changed), total=total, shown=shown)


def _number(entry: Mapping[str, Any], language: str) -> str:
    """A number with the year it is about, and the year it was about before if that is another."""
    period = " → ".join(dict.fromkeys(filter(None, entry["period"])))
    return say(
        "number" if period else "number-without-period",
        language,
        definition=entry["definition"][language],
        period=period,
        before=entry["before"].get(language, ""),
        after=entry["after"][language],
    )


def _exhibits(changes: Mapping[str, Any], language: str) -> str:
    names = [e["id"] for e in changes["exhibits"]["changed"]]
    if not names:
        return ""
    return say("exhibits-changed", language, n=len(names), names=_listed(names, language))


def _years(changes: Mapping[str, Any], language: str) -> str:
    used = [e for e in changes["years"]["reach"] if e["used"] and e["after"] > e["before"]]
    if not used:
        return ""
    spans = list(dict.fromkeys((e["before"], e["after"]) for e in used))[:MOST_NAMED]
    said = _listed((say("span", language, before=a, after=b) for a, b in spans), language)
    return say("reach-further", language, n=len(used), spans=said)


def _gaps(changes: Mapping[str, Any], language: str) -> str:
    missing = not_evaluated_words(changes, language)
    return say("gaps", language, missing=_listed(missing, language)) if missing else ""


def _compared(changes: Mapping[str, Any], part: str) -> int:
    """How many of a part were compared; of none nothing can be said."""
    return int(changes["counts"][part]["compared"])


def not_evaluated_words(changes: Mapping[str, Any], language: str) -> list[str]:
    """How much of each part could not be evaluated: "9 tables and figures"."""
    return [
        say(f"part-{part}", language, n=count["not_evaluated"])
        for part, count in changes["counts"].items()
        if count["not_evaluated"]
    ]
