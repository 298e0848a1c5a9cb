"""The changes in one paragraph, in each language, to paste into a mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST_NAMED = 3
_KIND = {
    "unit": {"zh": "疑为单位变更", "en": "apparently another unit"},
    "rescaled": {"zh": "按固定比例调整", "en": "rescaled by a constant factor"},
    "rebased": {"zh": "重新核算", "en": "rebased"},
    "break": {"zh": "断点", "en": "break"},
    "outlier": {"zh": "异常值", "en": "outlier"},
}


def paragraphs(changes: Mapping[str, Any]) -> dict[str, str]:
    """Language -> the summary.  changes: as `report.compare` gives it, summary apart."""
    steps = (_opening, _data, _claims, _numbers, _exhibits, _years, _gaps)
    return {
        "zh": "".join(step(changes, "zh") for step in steps).strip(),
        "en": " ".join(filter(None, (step(changes, "en") for step in steps))),
    }


def percent(change: float | None, language: str = "en") -> str:
    """A relative change as text: +33.2%, ×10 where a percentage would say nothing."""
    if change is None:
        return "新值" if language == "zh" else "no longer comparable"
    if abs(change) >= 5:
        return f"×{change + 1:,.4g}"
    digits = 1 if abs(change) >= 0.001 else 3
    return f"{change:+.{digits}%}".replace("-", "\N{MINUS SIGN}")


def pattern_words(pattern: Mapping[str, Any], language: str) -> str:
    """ "rebased, 2000–2023, +33.2%"."""
    span = (
        pattern["first"] if pattern["first"] == pattern["last"] else f"{pattern['first']}–{pattern['last']}"
    )
    comma = "，" if language == "zh" else ", "
    return comma.join((_KIND[pattern["kind"]][language], span, percent(pattern["ratio"] - 1, language)))


def all_patterns(patterns: list[Any], language: str, most: int) -> str:
    """The first patterns in words, and how many more there are."""
    said = [pattern_words(p, language) for p in patterns[:most]]
    rest = len(patterns) - most
    if rest > 0:
        said.append({"zh": f"另{rest}处", "en": f"{rest} more"}[language])
    return ("；" if language == "zh" else "; ").join(said)


def _opening(changes: Mapping[str, Any], language: str) -> str:
    if language == "zh":
        return f"与{changes['before']['zh']}相比："
    return f"Compared with {changes['before']['en']}:"


def _data(changes: Mapping[str, Any], language: str) -> str:
    if not changes["data"]:
        return {"zh": "所用数据没有变化。", "en": "the data are the same."}[language]
    order = sorted(changes["data"].values(), key=lambda e: -_moved(e))
    parts = [_source(entry, language) for entry in order[:MOST_NAMED]]
    rest = len(order) - MOST_NAMED
    if rest > 0:
        parts.append(
            {"zh": f"另有{rest}个来源变化。", "en": f"{_many(rest, 'more source', 'more sources')} changed."}[
                language
            ]
        )
    return ("" if language == "zh" else " ").join(parts)


def _source(entry: Mapping[str, Any], language: str) -> str:
    a, b = entry["editions"]
    title = entry["title"][language]
    if "figures" not in entry:
        return {
            "zh": f"《{title}》（{a}→{b}）无法比较。",
            "en": f"{title} ({a} to {b}) could not be compared.",
        }[language]
    counts = entry["figures"]["counts"]
    headline = _headline(entry["figures"]["series"], language)
    if language == "zh":
        edition = f"由{a}版换为{b}版" if a and a != b else f"{b or a}版"
        return (
            f"《{title}》{edition}，修订{counts['revised']:,}个、新增{counts['new']:,}个、"
            f"撤下{counts['withdrawn']:,}个数据{headline}。"
        )
    edition = f"from edition {a} to {b}" if a and a != b else f"edition {b or a}"
    return (
        f"{title}, {edition}: {counts['revised']:,} figures revised, {counts['new']:,} new, "
        f"{counts['withdrawn']:,} withdrawn{headline}."
    )


def _moved(entry: Mapping[str, Any]) -> int:
    """How many figures changed, those the paper uses far before the others."""
    if "figures" not in entry:
        return 0
    counts, series = entry["figures"]["counts"], entry["figures"]["series"]
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
        return {"zh": f"，其中{name}{said}", "en": f"; first of all {name} ({said})"}[language]
    return ""


def _claims(changes: Mapping[str, Any], language: str) -> str:
    false, true = changes["claims"]["became_false"], changes["claims"]["became_true"]
    said = []
    if false:
        quoted = [
            f"“{e['sentence'].get(language, {}).get('text', e['name'])}”（{_where(e, language)}）"
            if language == "zh"
            else f"“{e['sentence'].get(language, {}).get('text', e['name'])}” ({_where(e, language)})"
            for e in false[:MOST_NAMED]
        ]
        more = _more(len(false), language)
        said.append(
            f"{len(false)}个句子不再成立：{'；'.join(quoted)}{more}。"
            if language == "zh"
            else f"{_many(len(false), 'sentence is', 'sentences are')} no longer true: "
            f"{'; '.join(quoted)}{more}."
        )
    elif changes["compared"]["claims"]:
        said.append(
            {"zh": "所有论断仍然成立。", "en": "Every claim still holds."}[language]
            if not changes["claims"]["still_false"]
            else {"zh": "没有新的不成立的句子。", "en": "No further sentence became false."}[language]
        )
    if true:
        said.append(
            {
                "zh": f"{len(true)}个句子重新成立。",
                "en": f"{_many(len(true), 'sentence', 'sentences')} became true.",
            }[language]
        )
    return ("" if language == "zh" else " ").join(said)


def _where(entry: Mapping[str, Any], language: str) -> str:
    sentence = entry["sentence"].get(language)
    return f"{sentence['file']}:{sentence['line']}" if sentence else entry["name"]


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _more(count: int, language: str) -> str:
    rest = count - MOST_NAMED
    if rest <= 0:
        return ""
    return {"zh": f"，另有{rest}个", "en": f"; and {rest} more"}[language]


def _numbers(changes: Mapping[str, Any], language: str) -> str:
    changed = changes["numbers"]["changed"]
    total = len(changed) + len(changes["numbers"]["hidden"]) + changes["numbers"]["same"]
    if not changes["compared"]["facts"]:
        return ""
    if not changed:
        return {"zh": "正文数字无一改变。", "en": "No number in the text prints differently."}[language]
    shown = [
        f"{e['definition'][language]}{_period(e, language)}{e['before'][language]} → {e['after'][language]}"
        for e in changed[:MOST_NAMED]
    ]
    if language == "zh":
        return f"正文{total}个数字中有{len(changed)}个改变或换了年份，变动最大的是：{'；'.join(shown)}。"
    return (
        f"{len(changed)} of {total} numbers in the text changed or are of another year; "
        f"most of all {'; '.join(shown)}."
    )


def _period(entry: Mapping[str, Any], language: str) -> str:
    """The year the number is about, and the year it was about before if that is another."""
    period = " → ".join(dict.fromkeys(filter(None, entry["period"])))
    return {"zh": f"（{period}）" if period else "：", "en": f" ({period}), " if period else ", "}[language]


def _exhibits(changes: Mapping[str, Any], language: str) -> str:
    changed = changes["exhibits"]["changed"]
    if not changed:
        return ""
    names = [e["id"] for e in changed]
    if language == "zh":
        return f"{len(names)}个图表改变：{'、'.join(names)}。"
    return f"{_many(len(names), 'exhibit', 'exhibits')} changed: {', '.join(names)}."


def _years(changes: Mapping[str, Any], language: str) -> str:
    used = [e for e in changes["years"]["reach"] if e["used"] and e["after"] > e["before"]]
    if not used:
        return ""
    spans = list(dict.fromkeys((e["before"], e["after"]) for e in used))[:MOST_NAMED]
    said = {"zh": "、".join(f"{a}→{b}" for a, b in spans), "en": ", ".join(f"{a} to {b}" for a, b in spans)}[
        language
    ]
    return {
        "zh": f"论文所用的{len(used)}个序列有了更新的年份（{said}）。",
        "en": f"{_many(len(used), 'series', 'series')} the paper uses now "
        f"{'reaches' if len(used) == 1 else 'reach'} further ({said}).",
    }[language]


def _gaps(changes: Mapping[str, Any], language: str) -> str:
    if not changes["not_compared"]:
        return ""
    return {
        "zh": "部分内容无法比较，见页首说明。",
        "en": "Some parts could not be compared; see the head of the page.",
    }[language]
