"""Accepting claims: a condition beside its sentences, as they were and as they are, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tracepaper.audit.acceptance import Item, Record, choose, difference, record
from tracepaper.audit.checks.reviews import ACCEPT, Review, Sentence, read_reviews, said_in, stale
from tracepaper.audit.material import Material
from tracepaper.audit.reading.conditions import Condition, Conditions
from tracepaper.files import read_yaml
from tracepaper.paths import REVIEWS, SETTINGS

HEAD = (
    "# What somebody saw who compared each claim's condition (by the digest of its code) with its\n"
    f"# sentences; written by `{ACCEPT}`. A review is stale when either has changed.\n"
)


def main(project: Path, words: Sequence[str]) -> None:
    """Accept claims of the project.  words: their names, --all, or none to be asked one by one."""
    languages = read_yaml(project / SETTINGS)["languages"]
    accepted, left = accept(Material(project, languages, {}), words)
    print(
        f"{accepted} claims are now on record in {REVIEWS} and {left} are left to be looked at; commit it "
        "with the sections and the analysis"
    )


def accept(material: Material, words: Sequence[str] = (), by: Record | None = None) -> tuple[int, int]:
    """Put on record the claims that are named, or that a person on a terminal says yes to.

    words: see `acceptance.choose`.  by: who says so and when, where git is not asked.  Returns how many were
    accepted and how many changed ones are left."""
    conditions, known = Conditions(material.root).by_claim, read_reviews(material.path(REVIEWS))
    by_language = said_in(material)
    spoken = {
        name: {language: found[name] for language, found in by_language.items() if name in found}
        for name in conditions
    }
    changed = [name for name in conditions if any(stale(conditions[name], spoken[name], known.get(name)))]
    items = [_item(conditions[name], spoken[name], known.get(name)) for name in changed]
    chosen, at_once = choose(items, words, ACCEPT, "claim")
    kept = {name: review for name, review in known.items() if name in conditions}
    if chosen:
        told = str(by or record(Path(material.root), at_once))
        for item in chosen:
            texts = {language: said.text for language, said in spoken[item.name].items()}
            kept[item.name] = Review(item.name, conditions[item.name].digest, texts, told)
    if kept != known:
        material.path(REVIEWS).write_text(HEAD + _written(kept), encoding="utf-8")
    return len(chosen), len(changed) - len(chosen)


def _item(condition: Condition, spoken: Mapping[str, Sentence], review: Review | None) -> Item:
    old = review.sentences if review else {}
    shown = [f"claim {condition.name} ({condition.file}:{condition.line})"]
    shown += [f"    {line}" for line in condition.text.splitlines()]
    further = ", ".join(part.name for part in condition.parts[1:])
    shown += [f"  uses: {further}"] if further else []
    if review and review.condition != condition.digest:
        shown.append(f"  the condition, or what it uses, has changed since {review.record} reviewed it")
    for language, sentence in spoken.items():
        before = old.get(language, "")
        words = difference(before, sentence.text) if before else sentence.text
        shown.append(f"  {language}: {words}")
    return Item(condition.name, frozenset({condition.name.replace("-", "_")}), tuple(shown))


def _written(reviews: Mapping[str, Review]) -> str:
    import yaml

    entries = [
        {
            "claim": review.claim,
            "condition": review.condition,
            "sentences": dict(review.sentences),
            "reviewed": review.record,
        }
        for _, review in sorted(reviews.items())
    ]
    return str(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10**9))
