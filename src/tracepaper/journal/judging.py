"""Each rule of a journal with a verdict on the manuscript of a language.

A rule is met, missed, or open: for a person to judge.  What is not asked of a language
is not judged there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tracepaper import paths
from tracepaper.journal.counting import length
from tracepaper.journal.manuscript import Manuscript
from tracepaper.styles.profile import Style, in_language

MET, MISSED, OPEN = "met", "missed", "open"
_NEEDED = (
    "title",
    "abstract",
    "keywords",
    "text",
)  # none at all is too few for whoever says how many at most
_IN_METADATA = ("clc", "document-code", "availability")


@dataclass(frozen=True)
class Verdict:
    """rule: its name, or the rule itself if a person judges.  found, expected: in the manuscript's language,
    empty if open.  mend: the file in which it is mended.  source: on what the rule stands."""

    rule: str
    verdict: str
    found: str = ""
    expected: str = ""
    mend: str = ""
    source: str = ""


def judge(style: Style, chosen: str, manuscript: Manuscript) -> list[dict[str, Any]]:
    """The verdicts on one language, those of a kind in the profile's order.

    style: the journal.  chosen: name of the style that the documents have."""
    found = [
        _of_style(style, chosen, manuscript),
        *_of_counts(style.profile.get("counts", {}), manuscript),
        *_of_statements(style.profile.get("statements", {}), manuscript),
        *_of_hand(style, manuscript),
    ]
    return [asdict(verdict) for verdict in found]


def _verdict(is_met: bool) -> str:
    return MET if is_met else MISSED


def _of_style(style: Style, chosen: str, manuscript: Manuscript) -> Verdict:
    words = manuscript.language.journal
    source = style.title(manuscript.language.code)
    return Verdict(
        words["rule-style"], _verdict(chosen == style.name), chosen, style.name, paths.SETTINGS, source
    )


def _of_counts(counts: Mapping[str, Any], manuscript: Manuscript) -> Iterator[Verdict]:
    words, code = manuscript.language.journal, manuscript.language.code
    for what, rule in counts.items():
        least, most = (in_language(rule.get(key), code) for key in ("at-least", "at-most"))
        if least is None and most is None:
            continue
        number, file = _counted(what, manuscript)
        least = 1 if least is None and not number and what in _NEEDED else least
        is_met = (least is None or number >= least) and (most is None or number <= most)
        form = "at-most" if least is None else "at-least" if most is None else "between"
        expected = words[form].format(n=most if least is None else least, least=least, most=most)
        yield Verdict(words[f"rule-{what}"], _verdict(is_met), str(number), expected, file, rule["source"])


def _counted(what: str, manuscript: Manuscript) -> tuple[int, str]:
    """How many there are, and in which file."""
    matter, language = manuscript.matter, manuscript.language
    if what == "abstract":
        return length(manuscript.abstract, language), manuscript.abstract_file
    if what == "text":
        return length(manuscript.text, language), f"{paths.MANUSCRIPT}/{language.code}"
    if what == "exhibits":
        return manuscript.exhibits, f"{paths.MANUSCRIPT}/{language.code}"
    found = {
        "title": length(matter.title, language),
        "keywords": len(matter.keywords),
        "jel": len(matter.jel),
    }
    return found[what], paths.METADATA


def _of_statements(rules: Mapping[str, Any], manuscript: Manuscript) -> Iterator[Verdict]:
    words, code = manuscript.language.journal, manuscript.language.code
    for what, rule in rules.items():
        if code in rule.get("languages", [code]):
            is_met, found, expected, file = _stated(what, manuscript)
            yield Verdict(words[f"rule-{what}"], _verdict(is_met), found, expected, file, rule["source"])


def _stated(what: str, manuscript: Manuscript) -> tuple[bool, str, str, str]:
    """Whether it is as asked, what was found, what is expected, and in which file."""
    words, authors = manuscript.language.journal, manuscript.matter.authors
    named = manuscript.language.words["authors"].join(authors) or words["unstated"]
    if what == "authors":
        return bool(authors), named, words["to-name"], paths.SETTINGS
    if what == "anonymous":
        return not authors, named, words["to-hide"], paths.SETTINGS
    if what == "translated-abstract":
        found = words["stated" if manuscript.translated else "unstated"]
        return manuscript.translated, found, words["to-translate"], f"{paths.MANUSCRIPT}/*/{paths.ABSTRACT}"
    if what == "structured-abstract":
        return _structured(manuscript)
    if what == "own-first-heading":
        first = manuscript.first_heading
        is_own = not re.fullmatch(words["introduction"], first, re.IGNORECASE)
        return is_own, first, words["to-head"], manuscript.first_file
    is_said = bool(manuscript.said.get(manuscript.language.words[what], "").strip())
    file = paths.METADATA if what in _IN_METADATA else paths.SETTINGS
    return is_said, words["stated" if is_said else "unstated"], words["to-state"], file


def _structured(manuscript: Manuscript) -> tuple[bool, str, str, str]:
    """Whether the abstract names its parts: Objective: ... Methods: ..."""
    words = manuscript.language.journal
    parts = re.split(r"[、,]\s*", words["parts"])
    mark = re.escape(words["part-mark"].strip())
    found = [part for part in parts if re.search(rf"{re.escape(part)}\w*\s*{mark}", manuscript.abstract)]
    shown = ", ".join(found) or words["unstated"]
    expected = words["to-structure"].format(parts=words["parts"])
    return len(found) == len(parts), shown, expected, manuscript.abstract_file


def _of_hand(style: Style, manuscript: Manuscript) -> Iterator[Verdict]:
    for rule in style.profile.get("by-hand", []):
        text = in_language(rule["rule"], manuscript.language.code) or next(iter(rule["rule"].values()))
        yield Verdict(text, OPEN, source=rule["source"])
