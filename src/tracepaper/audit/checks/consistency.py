"""Check 10: a quantity is the same under each of its names, and is what its unit, period and place say.

Each number can be right in itself and the paper still contradict itself: two names for one quantity with two
units, a difference of percentages called per cent, a unit said beside the one a number brings along, a fact
bound to the row beside its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading import formulas
from tracepaper.audit.reading.fact_rows import Places, months, same_period, span, written
from tracepaper.audit.reading.unit_words import doubled, word_after
from tracepaper.audit.report import Result
from tracepaper.evidence.ranges import from_ranges
from tracepaper.manuscript.markup import Block
from tracepaper.marks import FACT
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material

Found = Iterator[tuple[str, Place, str]]  # kind, place, text
Fact = Mapping[str, Any]


def check(material: Material) -> Result:
    """What was looked at, and each contradiction."""
    facts = material.facts
    result = Result("facts beside their rows, units and periods", len(facts))
    rows = material.fact_rows
    places = _places(material)
    for name, fact in facts.items():
        own = [rows[number] for number in from_ranges(fact["observations"]) if number in rows]
        whole = len(own) == len(from_ranges(fact["observations"]))
        for kind, text in [*unit_problems(fact, own), *row_problems(fact, own if whole else [], places)]:
            result.fail(kind, Place("results/facts.json", item=f"fact {name}"), text)
    for found in (same_quantity(facts), *_texts(material)):
        for kind, place, text in found:
            result.fail(kind, place, text)
    return result


def _places(material: Material) -> Places:
    declared, used = material.declared, material.fact_rows.values()
    codes = {name: sorted({str(row[name]) for row in used if row.get(name)}) for name in declared.DIMENSIONS}
    return Places(codes, declared.name_of, material.languages)


def unit_problems(fact: Fact, rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """(kind, text) where the unit of a fact is not what its formula makes."""
    tree = formulas.parsed(fact["formula"])
    if tree is None:
        return
    unit, published = fact["unit"], {row.get("unit") for row in rows}
    difference = formulas.is_difference(tree)
    shown = f"({fact['formula'][:80]})"
    if unit == "PERCENTAGE_POINTS" and not difference:
        yield "points-not-a-difference", f"its formula {shown} is no difference; write it in per cent"
    if unit == "PERCENT" and difference and _of_percentages(tree, published):
        yield "percent-for-points", f"a difference of percentages {shown}; its unit is PERCENTAGE_POINTS"
    if unit == "PERCENT" and formulas.is_bare_ratio(tree):
        yield "percent-not-hundredfold", f"a ratio {shown} that is not multiplied by 100; multiply it"
    if unit == "TIMES" and formulas.is_hundredfold(tree):
        yield "times-hundredfold", f"a ratio multiplied by 100 {shown}; its unit is PERCENT"


def _of_percentages(tree: Any, published: set[Any]) -> bool:
    return published == {"PERCENT"} or all(formulas.is_hundredfold(side) for side in formulas.sides(tree))


def row_problems(fact: Fact, rows: list[dict[str, Any]], places: Places) -> Iterator[tuple[str, str]]:
    """(kind, text) where a fact is about another period or another place than the rows it is made of.

    An estimate, whose formula is a name, has its period from its model and not from its rows."""
    said, made = months(fact["period"]), span(rows)
    calculated = formulas.parsed(fact["formula"]) is not None
    if calculated and said and made and not same_period(said, made):
        yield (
            "period-not-of-its-rows",
            f"its period is {fact['period']}, its rows are of {written(made)}; bind it to the rows of its "
            "period, or correct the period",
        )
    codes = {str(row[name]) for row in rows for name in places.dimensions if row.get(name)}
    for language, definition in fact["definition"].items():
        for stranger in places.strangers(definition, language, codes) if codes else ():
            yield (
                "place-not-in-its-rows",
                f"its definition ({language}) names {stranger}, none of its rows is about it; bind it to the "
                "right rows, or correct the definition",
            )
    about = {str(row[places.dimensions[0]]) for row in rows if row.get(places.dimensions[0])}
    for intruder in places.intruders(fact["definition"], about) if calculated else ():
        yield (
            "place-not-in-its-definition",
            f"some of its rows are about {intruder}, which its definition does not name beside the other; "
            "bind it to the right rows, or name it",
        )


def same_quantity(facts: Mapping[str, Fact]) -> Found:
    """Two facts made of the same rows by the same formula that are not told alike."""
    groups = defaultdict(list)
    for name, fact in facts.items():
        if formulas.parsed(fact["formula"]) is not None:
            groups[tuple(fact["observations"]), fact["formula"], fact["value"]].append(name)
    for names in groups.values():
        for one, other in combinations(names, 2):
            for what in ("unit", "period"):
                a, b = facts[one][what], facts[other][what]
                if a != b:
                    yield (
                        f"one-quantity-two-{what}s",
                        Place("results/facts.json", item=f"facts {one} and {other}"),
                        f"the same quantity has the {what}s {a} and {b}; correct one of them",
                    )


def _texts(material: Material) -> Iterator[Found]:
    for language in material.languages:
        for block in material.blocks[language]:
            yield said_twice(block, material.facts, language, material.declared.UNIT_WORDS)
        for exhibit, meta in material.exhibits.items():
            file = f"{material.analysis}/exhibits/{exhibit.replace('-', '_')}/caption.{language}.md"
            for part in ("title", "note", "alt"):
                text = (meta.get(part) or {}).get(language) or ""
                for _, words in doubled(text, language, material.declared.UNIT_WORDS):
                    yield iter([("unit-twice", Place(file, item=part), _twice(words))])


def _twice(words: str) -> str:
    return f"“{words}” has two units; a number brings its own, take the other out"


def said_twice(block: Block, facts: Mapping[str, Fact], language: str, own_units: Any) -> Found:
    """Numbers of a block with a second unit beside their own, or with one they do not have."""
    outside = {}
    for match in FACT.finditer(block.text):
        word, fact = word_after(block.text[match.end() :], language), facts.get(match.group(1))
        if word and fact:
            outside[match.group(1)] = word
            yield (
                "unit-outside-fact",
                Place(block.file, block.line + block.text[: match.start()].count("\n"), item=match.group(1)),
                f"“{word}” follows {fact['text'][language]}, whose unit is {fact['unit']}; the fact's own "
                "unit says it, in every language: take the word out or correct the unit",
            )
    if not outside:
        text = FACT.sub(
            lambda m: facts[m.group(1)]["text"][language] if m.group(1) in facts else "", block.text
        )
        for at, words in doubled(text, language, own_units):
            yield "unit-twice", Place(block.file, block.line + text[:at].count("\n")), _twice(words)
