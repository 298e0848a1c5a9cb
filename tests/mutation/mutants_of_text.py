"""Mutants of the sources of the prose: a sentence changed in one language, a claim turned round."""

from __future__ import annotations

import copy
import re
from dataclasses import replace

from planting import Garden, Mutant

from tracepaper.audit.checks import claims_bound, parity
from tracepaper.manuscript.markup import sentences
from tracepaper.marks import claim_spans

TURNED = {
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
        "增长": "下降",
        "扩大": "缩小",
    },
    "en": {
        "rose": "fell",
        "fell": "rose",
        "grew": "declined",
        "largest": "smallest",
        "highest": "lowest",
        "above": "below",
        "below": "above",
        "exceeded": "fell short of",
        "lowest": "highest",
        "risen": "fallen",
        "fallen": "risen",
        "higher": "lower",
        "lower": "higher",
        "more than": "less than",
    },
}


def _reviewed(garden: Garden) -> dict:
    """As if every pair had been reviewed as it is; what is wrong even then is known from then on."""
    if not hasattr(garden, "_reviewed"):
        garden._reviewed = _all_pairs(garden)
        clean = garden.changed(reviewed=garden._reviewed)
        garden.know([*parity.check(clean).problems, *claims_bound.check(clean).problems])
    return garden._reviewed


def _all_pairs(garden: Garden) -> dict:
    found: dict = {}
    for editions in parity.texts(garden.material):
        for ours, theirs in parity.pairs(editions):
            if ours is not None and theirs is not None:
                found.setdefault(ours.section, set()).add((parity.digest(ours), parity.digest(theirs)))
    return found


def _with_block(garden: Garden, language: str, at: int, text: str, part: str = "blocks"):
    """part: blocks or captions, as `Material` names them."""
    editions = getattr(garden.material, part)
    blocks = list(editions[language])
    blocks[at] = replace(blocks[at], text=text)
    return garden.changed(**{part: {**editions, language: blocks}}, reviewed=_reviewed(garden))


def _place(garden: Garden, language: str, at: int, part: str = "blocks") -> tuple[str, str]:
    """The places of a block and of its partner."""
    editions = getattr(garden.material, part)
    pair = next(p for p in parity.pairs(editions) if editions[language][at] in p)
    return tuple(f"{b.file}:{b.line}" for b in pair if b is not None)


def one_language(garden: Garden, rng) -> Mutant:
    """A word taken out of, or doubled in, a paragraph of the prose or of a caption, in one language."""
    language, part = rng.choice(garden.material.languages), rng.choice(("blocks", "captions"))
    blocks = getattr(garden.material, part)[language]
    at, words = rng.choice(
        [(i, _words(b.text)) for i, b in enumerate(blocks) if b.kind == "paragraph" and _words(b.text)]
    )
    start, end = rng.choice(words)
    text = blocks[at].text
    word = text[start:end]
    new = text[:start] + rng.choice(("", word * 2)) + text[end:]
    changed = _with_block(garden, language, at, new, part)
    return Mutant(
        "sentence in one language",
        f"{blocks[at].file}:{blocks[at].line}, {word}",
        lambda: parity.check(changed).problems,
        _place(garden, language, at, part),
    )


def _words(text: str) -> list[tuple[int, int]]:
    """Where words stand outside marks and citations."""
    plain = re.sub(r"\[[^\]]*\]\{[^}]*\}|\{[^}]*\}|\[@[^\]]*\]", lambda m: " " * len(m.group()), text)
    return [m.span() for m in re.finditer(r"[一-鿿]{2}|\b[a-z]{3,}\b", plain)]


def claim_direction(garden: Garden, rng) -> Mutant:
    """上升 becomes 下降, rose becomes fell: in the sentence of a claim, in one language."""
    while True:
        language = rng.choice(garden.material.languages)
        name = rng.choice(sorted(garden.material.claims))
        sentence = garden.material.claims[name]["sentence"][language]["text"]
        said = [word for word in TURNED[language] if re.search(_word(word, language), sentence)]
        if said:
            break
    word = rng.choice(said)
    at = next(
        i
        for i, b in enumerate(garden.material.blocks[language])
        if any(m.kind == "claim" and m.name == name for m in b.marks)
    )
    block = garden.material.blocks[language][at]
    span = next((a, b) for n, a, b in claim_spans(block.text) if n == name)
    inside = re.sub(_word(word, language), TURNED[language][word], block.text[span[0] : span[1]], count=1)
    changed = _with_block(garden, language, at, block.text[: span[0]] + inside + block.text[span[1] :])
    claims = copy.deepcopy(garden.material.claims)
    fresh = sentences(
        [changed.blocks[language][at]], {k: f["text"][language] for k, f in garden.material.facts.items()}
    )
    claims[name]["sentence"][language] = fresh[name]

    def run() -> list:
        changed.__dict__["claims"] = claims
        return [*parity.check(changed).problems, *claims_bound.check(changed).problems]

    return Mutant(
        "claim's direction",
        f"{name}, {language}: {word} -> {TURNED[language][word]}",
        run,
        (*_place(garden, language, at), f"claim {name}"),
    )


def _word(word: str, language: str) -> str:
    return rf"\b{word}\b" if language == "en" else word
