"""Slips of whoever writes sections: a number, a word, a mark, a citation, in one language or in all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from edited_text import BIBLIOGRAPHY, edit, everywhere, in_claims
from planting import Garden

from tracepaper.manuscript.markup import citation_keys

FACT = r"\[([a-z0-9-]+)\]\{\.fact\}"
SENTENCE = {"zh": r"[^。\n\[\]{}]{12,60}。", "en": r"(?<=[.] )[A-Z][^.\n\[\]{}]{30,120}\."}


def _other_fact(garden: Garden, rng, match, language):
    """Another fact of the same unit."""
    name = match.group(1)
    if name not in garden.material.facts:
        return None
    unit = garden.material.facts[name]["unit"]
    others = [n for n, f in sorted(garden.material.facts.items()) if f["unit"] == unit and n != name]
    return f"[{rng.choice(others)}]{{.fact}}" if others else None


def _fact_beside(garden: Garden, rng, name: str) -> str | None:
    """A fact of the same unit, named alike."""
    facts = garden.material.facts
    if name not in facts:
        return None
    others = [
        n
        for n in sorted(facts)
        if n != name
        and facts[n]["unit"] == facts[name]["unit"]
        and n.split("-")[0] == name.split("-", maxsplit=1)[0]
    ]
    return rng.choice(others) if others else None


def _typed(garden: Garden, rng, match, language):
    return garden.material.facts.get(match.group(1), {}).get("text", {}).get(language)


def _typed_wrong(garden: Garden, rng, match, language):
    text = _typed(garden, rng, match, language)
    digits = [m.start() for m in re.finditer(r"\d", text or "")]
    if not digits:
        return None
    at = rng.choice(digits)
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def _points(garden: Garden, rng, match, language):
    """个百分点 or percentage points where the fact is in per cent, or the other way round."""
    unit = garden.material.facts.get(match.group(1), {}).get("unit")
    if unit == "PERCENT":
        return match.group() + {"zh": "个百分点", "en": " percentage points"}[language]
    return match.group() + "%" if unit == "PERCENTAGE_POINTS" else None


def _scale(garden: Garden, rng, match, language):
    unit = garden.material.facts.get(match.group(1), {}).get("unit")
    return match.group() + {"zh": "亿元", "en": " billion"}[language] if unit in ("USD", "CNY") else None


def _spelled(garden: Garden, rng, match, language):
    return match.group() + rng.choice(
        {
            "zh": ["，约三成", "，占百分之三十八", "，增加了两倍", "，接近一半"],
            "en": [", about a third", ", thirty-seven per cent", ", nearly double", ", roughly half"],
        }[language]
    )


def _inserted(words: Mapping[str, list[str]]):
    def new(garden: Garden, rng, match, language):
        return rng.choice(words[language])

    return new


OPPOSITE = {
    "zh": {
        "上升": "下降",
        "升至": "降至",
        "增至": "减至",
        "最大": "最小",
        "最高": "最低",
        "超过": "低于",
        "高于": "低于",
        "下降": "上升",
        "降至": "升至",
        "低于": "高于",
        "最低": "最高",
        "增加": "减少",
        "扩大": "缩小",
        "快于": "慢于",
        "多于": "少于",
    },
    "en": {
        "rose": "fell",
        "fell": "rose",
        "grew": "shrank",
        "largest": "smallest",
        "highest": "lowest",
        "above": "below",
        "below": "above",
        "exceeded": "fell short of",
        "exceeds": "falls short of",
        "lowest": "highest",
        "higher": "lower",
        "lower": "higher",
        "more than": "less than",
        "faster": "slower",
        "wider": "narrower",
        "risen": "fallen",
    },
}
STRONGER = {
    "zh": {
        "多数": "所有",
        "部分": "全部",
        "大致": "完全",
        "约": "恰",
        "可能": "必然",
        "大多": "全都",
        "未必": "必定",
        "通常": "始终",
        "主要": "完全",
    },
    "en": {
        "most": "all",
        "some": "all",
        "may": "must",
        "mostly": "always",
        "often": "always",
        "about": "exactly",
        "usually": "always",
        "partly": "wholly",
        "many": "all",
        "little": "no",
    },
}


def _swap(words: Mapping[str, Mapping[str, str]]):
    def change(rng, text: str, language: str) -> str | None:
        def form(word: str) -> str:
            return rf"\b{word}\b" if language == "en" else word

        said = [word for word in words[language] if re.search(form(word), text)]
        if not said:
            return None
        word = rng.choice(said)
        return re.sub(form(word), words[language][word], text, count=1)

    return change


def _negated(rng, text: str, language: str) -> str | None:
    """Not put before, or behind, the verb."""
    verbs = {"zh": r"(?=超过|高于|低于|上升|下降|增加|减少|大于|快于)", "en": r"\b(?:was|were|are|has|is) "}
    found = list(re.finditer(verbs[language], text))
    if not found:
        return None
    at = rng.choice(found)
    return text[: at.end()] + {"zh": "并未", "en": "not "}[language] + text[at.end() :]


def _extended(words: Mapping[str, list[str]]):
    """Something more said at the end of the sentence."""

    def change(rng, text: str, language: str) -> str | None:
        end = re.search(r"[。.](?=\]?$)", text)
        if not end:
            return None
        return text[: end.start()] + rng.choice(words[language]) + text[end.start() :]

    return change


def _without_exception(rng, text: str, language: str) -> str | None:
    """The clause that says by which rivals the sentence fails is taken out, words and mark."""
    found = re.search(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\{\.but[^}]*\}", text)
    return text[: found.start()] + text[found.end() :] if found else None


SLIPS = [
    edit("quoted fact is another, one language", FACT, _other_fact),
    everywhere("quoted fact is another, all languages", FACT, _fact_beside),
    edit("number typed for a fact", FACT, _typed),
    edit("number typed wrong for a fact", FACT, _typed_wrong),
    edit("per cent for percentage points", FACT, _points),
    edit("scale word behind a fact", FACT, _scale),
    edit("number spelled out", FACT, _spelled),
    in_claims("claim says the opposite, one language", _swap(OPPOSITE)),
    in_claims("claim says more, one language", _swap(STRONGER)),
    in_claims("claim negated, one language", _negated),
    in_claims(
        "superlative added to a claim",
        _extended(
            {
                "zh": ["，为历史最高", "，居各国首位", "，此后从未下降", "，增速最快"],
                "en": [
                    ", the highest ever",
                    ", more than anywhere else",
                    ", and it has never fallen since",
                    ", the fastest of all",
                ],
            }
        ),
    ),
    in_claims(
        "cause added to a claim",
        _extended(
            {
                "zh": ["，这是协定推动的结果", "，原因在于关税下降", "，由该组织带动"],
                "en": [
                    ", because of the agreement",
                    ", driven by lower tariffs",
                    ", which the organisation brought about",
                ],
            }
        ),
    ),
    in_claims("exception taken out of a claim", _without_exception),
    edit(
        "claim's mark of another claim",
        r"\{\.claim #([a-z0-9-]+)\}",
        lambda g, r, m, lang: f"{{.claim #{r.choice(sorted(g.material.claims))}}}",
    ),
    edit(
        "citation of another work, one language",
        r"(?<=\[)@([A-Z]\w+)",
        lambda g, r, m, lang: "@" + r.choice(sorted(citation_keys(g.root / BIBLIOGRAPHY))),
    ),
    everywhere(
        "citation of another work, all languages",
        r"(?<=\[)@([A-Z]\w+)",
        lambda g, r, n: r.choice(sorted(citation_keys(g.root / BIBLIOGRAPHY) - {n})),
    ),
    edit(
        "exhibit's reference to another",
        r"@((?:fig|tbl)-[a-z-]+)",
        lambda g, r, m, lang: "@" + r.choice(sorted(g.material.exhibits)),
    ),
    everywhere(
        "exhibit's reference to another, all languages",
        r"\[@((?:fig|tbl)-[a-z-]+)\]",
        lambda g, r, n: r.choice(sorted(set(g.material.exhibits) - {n})),
    ),
    edit(
        "paragraph lost in one language",
        r"(?<=\n\n)[^\n#:$|][^\n]*(?:\n[^\n]+)*(?=\n\n)",
        lambda g, r, m, lang: "",
    ),
    edit(
        "paragraph twice in one language",
        r"(?<=\n\n)[^\n#:$|][^\n]*(?:\n[^\n]+)*(?=\n\n)",
        lambda g, r, m, lang: f"{m.group()}\n\n{m.group()}",
    ),
    edit("abstract quotes another number", FACT, _other_fact, "00-abstract"),
    edit(
        "year of a sentence shifted",
        r"(?<![\d-])(?:19|20)\d\d(?![\d-])",
        lambda g, r, m, lang: str(int(m.group()) + r.choice([-1, 1])),
    ),
    edit(
        "empirical sentence without a claim",
        r"(?<=[。.])\n(?=\n)",
        _inserted(
            {
                "zh": [
                    "越南的出口增长快于其他国家。\n",
                    "三省的对外开放程度明显提高。\n",
                    "中国对东盟的顺差由此扩大。\n",
                ],
                "en": [
                    " Viet Nam’s exports grew faster than anyone else’s.\n",
                    " The deficit has widened ever since.\n",
                    " Openness in the three provinces rose markedly.\n",
                ],
            }
        ),
    ),
]
