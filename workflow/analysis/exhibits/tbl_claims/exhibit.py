"""All claims of the paper with what their rivals leave of them, as the build found it.

A reader sees in one place which sentences hold however they are measured, which hold with an exception
that the text names, and which could not be tried.
"""

from __future__ import annotations

import re

from tracepaper.exhibits.captions import Value
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages import load_language
from tracepaper.statements.rivals import QUALIFIED, RECORD, ROBUST

READS = ("results", "sentences")
LONGEST = {"zh": 40, "en": 84}  # characters of a sentence that are shown: two lines of its column
LEAST = 0.6  # of them are left at least
# where a clause ends; what a sentence that was cut may not end in, as the cut parted it or it leads on
_CLAUSE = {
    "zh": re.compile(r"(.*[^，；：])[，；：]", re.DOTALL),
    "en": re.compile(r"(.*[^,;:])[,;:]\s", re.DOTALL),
}
_LOOSE = {
    "zh": re.compile(r"(?:\d[\d.,%]*[\u4e00-\u9fff]{0,2}|[\dA-Za-z.,%—、由至为的和与较比]+)$"),
    "en": re.compile(
        r"[\s,;:]+(?:\S*\d\S*|(?:a|an|the|of|in|to|and|or|by|with|from|for|at|on|but|than|as|its|was|were|"
        r"had|has|have|is|are|that|which|their|when|while|whose|after|before|between|per))?$"
    ),
}
_OPEN = re.compile(r"[（(“《][^）)”》]*$")  # a bracket that the cut left open
LANGUAGES = tuple(LONGEST)
KEYS, COUNTS = ("claim",), ("tried", "held")
WRITTEN = ("kind", "strength", "sentence_zh", "sentence_en", "fails_zh", "fails_en")


def data(evidence):
    """One row per claim, in the order of the text: claim, kind, strength, tried and held (numbers of
    rivals), sentence_zh, sentence_en, fails_zh, fails_en (the first rival that does not hold, in words)."""
    import pandas as pd

    claims = evidence.claims()
    order = sorted(claims, key=lambda name: _place(claims[name]))
    return pd.DataFrame([_row(name, claims) for name in order])


def _place(claim: dict) -> int:
    return min((said["place"] for said in claim["sentence"].values()), default=0)


def _row(name: str, claims: dict) -> dict:
    claim = claims[name]
    rivals = [r for entry in (claim, *(claims[part] for part in claim["parts"])) for r in entry["rivals"]]
    failing = [rival for rival in rivals if not rival["holds"]]
    row = {
        "claim": name,
        "kind": claim["kind"],
        "strength": claim["strength"],
        "tried": len(rivals),
        "held": len(rivals) - len(failing),
    }
    for language in LANGUAGES:
        said = claim["sentence"].get(language, {}).get("text", name)
        row[f"sentence_{language}"] = _short(said, language)
        row[f"fails_{language}"] = failing[0]["words"].get(language, "") if failing else ""
    return row


def _short(text: str, language: str) -> str:
    """The beginning of a sentence, cut where a reader may stop: never within a number or a word, nor between
    a number and its unit, nor before a word that only leads to the next."""
    text, most = " ".join(text.split()), LONGEST[language]
    if len(text) <= most:
        return text
    least, clause = int(most * LEAST), _CLAUSE[language].match(text[: most + 1])
    kept = _OPEN.sub("", clause[1]) if clause else ""
    if len(kept) < least:
        kept = text[:most] if language == "zh" else text[: most + 1].rpartition(" ")[0]
        while (shorter := _LOOSE[language].sub("", _OPEN.sub("", kept))) != kept and len(shorter) >= least:
            kept = shorter
    return kept + {"zh": "……", "en": "…"}[language]


def values(data) -> dict:
    counts = data["strength"].value_counts()
    return {
        "claims": Value(len(data)),
        "rivals": Value(data["tried"].sum()),
        **{name: Value(counts.get(name, 0)) for name in (ROBUST, QUALIFIED, RECORD)},
    }


def cells(data, language: str) -> Grid:
    spoken = load_language(language)
    header = {
        "zh": ["命题", "类型", "对照（成立/全部）", "强度", "不成立的对照"],
        "en": ["Claim", "Kind", "Rivals held / tried", "Strength", "Does not hold by"],
    }[language]
    rows = [
        [
            getattr(row, f"sentence_{language}"),
            spoken.kinds.get(row.kind, row.kind),
            f"{row.held}/{row.tried}" if row.tried else "—",
            spoken.strengths[row.strength],
            _fails(row, language),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left", "left", "center", "left", "left"], [header], rows, widths=[5.6, 1.5, 1.2, 1.2, 2.6])


def _fails(row, language: str) -> str:
    """The first rival that does not hold, and how many more there are."""
    words, more = getattr(row, f"fails_{language}"), row.tried - row.held - 1
    if not isinstance(words, str) or not words:
        return ""
    further = {"zh": f"，另{more}项", "en": f", and {more} more"}[language] if more > 0 else ""
    return f"{words}{further}"
