"""Check 3: the finished PDF, DOCX and HTML, read back word by word and cell by cell.

What should be there is known twice over: the registries (facts, tables, captions) say what each number
is; the order of the text says where.  The syntax tree is first held against the registries, then every
document against the tree, block by block, so that a wrong digit is named with its fact or its cell, a
wrong word with its sentence.  What is not text is compared in `reading.document_parts`, the edition with both
languages in `reading.facing_text`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper import paths
from tracepaper.audit.reading.active_parts import active_parts
from tracepaper.audit.reading.document_parts import wrong_parts
from tracepaper.audit.reading.document_text import Document, read_document
from tracepaper.audit.reading.facing_text import missed
from tracepaper.audit.reading.labels import wrong_labels
from tracepaper.audit.reading.line_breaks import bad_breaks
from tracepaper.audit.reading.number_tokens import MINUS, normal, numbers_of
from tracepaper.audit.reading.page_looks import odd_sheets
from tracepaper.audit.reading.page_weight import too_heavy
from tracepaper.audit.reading.paper_text import Unit, fact_quotations, units_of
from tracepaper.audit.reading.plain_text import plain
from tracepaper.audit.reading.text_differences import Difference, differences
from tracepaper.audit.report import Result
from tracepaper.exhibits.exhibit import cell_text
from tracepaper.languages import load_language
from tracepaper.languages.number_format import UnitWords, unit_pattern
from tracepaper.manuscript.tree import without_translations
from tracepaper.problems import Place, shortened

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


FORMATS = ("pdf", "docx", "html")
LONGEST = 160  # characters of a text that a message quotes


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("facts, and blocks of the documents against the paper's text, word by word", 0)
    _check_fact_texts(material, result)
    for language in material.languages:
        tree = material.trees[language]
        _check_quotations(material, language, tree, result)
        _check_labels(language, tree, result)
        _check_exhibit_texts(material, language, units_of(tree, "docx"), result)
        for kind in FORMATS:
            path = material.document(language, kind)
            place = path.relative_to(material.root).as_posix()
            if not path.is_file():
                result.cannot("no-document", place, "the document is missing; build it first")
                continue
            units = units_of(tree, kind)
            result.count += len(units)
            document = read_document(path)
            read_back(units, document, language, place, result)
            if kind == "html":
                _check_page(path.read_text(encoding="utf-8"), place, material, result)
            if kind == "pdf":
                _check_lines(units, document, language, place, result)
            for wrong, item, text in wrong_parts(path, tree, material.path("results/exhibits")):
                result.fail(wrong, Place(place, item=item), text)
            _check_active(path, place, result)
    if len(material.languages) == 2:
        _check_facing(material, result)
    return result


def _check_facing(material: Material, result: Result) -> None:
    """The edition of both languages shows each block of either."""
    path = material.document("parallel", "pdf")
    place = path.relative_to(material.root).as_posix()
    if not path.is_file():
        result.cannot("no-document", place, "the document is missing; build it first")
        return
    _check_active(path, place, result)
    trees = [without_translations(material.trees[language]) for language in material.languages]
    editions = [units_of(tree, "pdf") for tree in trees]
    result.count += sum(map(len, editions))
    for units, language in zip(editions, material.languages, strict=True):
        _check_lines(units, read_document(path), language, place, result)
    for found in missed(editions, path):
        if found.unit is None:
            text = f"shows “{shortened(found.text, LONGEST)}”, which is nothing the paper should show here"
            result.fail("document-added", Place(place, item=found.place), text)
        else:
            what, due = _what(found.unit), shortened(found.unit.text, LONGEST)
            text = f"lacks {what} “{due}”; it goes on with “{found.text}”"
            result.fail("document-missing", Place(place, item=found.place), text)


def _check_lines(units: list[Unit], document: Document, language: str, place: str, result: Result) -> None:
    """No line of a PDF ends where none of the language may."""
    for found in bad_breaks(units, document, language):
        text = f"a line {found.what}, “{shortened(found.shown, LONGEST)}”; render it again"
        result.fail("document-line", Place(place, item=found.place), text)


def _check_page(page: str, place: str, material: Material, result: Result) -> None:
    """A web page is no larger than it may be, and has the style sheet and the fonts of the build."""
    if heavy := too_heavy(page):
        result.fail("document-size", place, heavy)
    for found in odd_sheets(page, material.path(paths.OWN_TEMPLATES)):
        result.fail("document-style", place, f"has {found}; render it again")


def _check_active(path: Path, place: str, result: Result) -> None:
    """Nothing in a document runs, fetches or sends anything when it is opened."""
    for what, where in active_parts(path):
        text = f"has {what} “{shortened(where, LONGEST)}”, which does more than show; render it again"
        result.fail("document-active", Place(place, item=what), text)


def read_back(units: list[Unit], document: Document, language: str, place: str, result: Result) -> None:
    """Every difference between what a document should say and what it says, as a problem at its place."""
    for found in differences(units, document, language):
        result.fail(f"document-{found.kind}", Place(place, item=found.place), described(found))


def described(found: Difference) -> str:
    """A difference in a sentence: what is shown, what should stand, and what that is."""
    what = _what(found.unit, found)
    told, due = (shortened(text, LONGEST) for text in (found.found, found.expected))
    if not found.expected:
        again = ", which stands elsewhere too" if found.kind == "repeated" else ""
        return f"shows “{told}”{again}, which is nothing the paper should show here"
    if found.kind == "missing":
        return f"{what} “{due}” is missing"
    wanted, shown = (words.replace(" ", "") if "cell" in found.kind else words for words in found.words)
    return f"shows “{shown}” for “{wanted}”: “{told}” where {what} “{due}” should stand"


def _what(unit: Unit | None, found: Difference | None = None) -> str:
    if unit is None:
        return "a block"
    named = [f"the fact {name}" for name in found.facts] if found else []
    named += [f"the claim {name}" for name in found.claims] if found else []
    where = f"{unit.where} of {unit.owner}" if unit.where else f"the {unit.kind} of {unit.owner}"
    return ", ".join(named) or (where if unit.owner else f"the {unit.kind} of {unit.file or 'the front'}")


def _check_fact_texts(material: Material, result: Result) -> None:
    """Each fact's text, read back as a number, is its value rounded by its rule, in the right form."""
    for name, fact in material.facts.items():
        for language in material.languages:
            problem = text_problem(fact, language, material.declared.UNIT_WORDS)
            result.count += 1
            if problem:
                text = f"{language} text “{fact['text'][language]}” {problem}"
                result.fail("fact-text", Place("results/facts.json", item=f"fact {name}"), text)


def text_problem(fact: dict[str, Any], language: str, own_units: UnitWords | None = None) -> str:
    """What is wrong with a fact's text in a language; "" if nothing.

    fact: value, rounded, unit, step, text.  own_units: the paper's own units.
    The text is parsed, not formatted again.
    """
    text, step = normal(fact["text"][language]), Decimal(repr(float(fact["step"])))
    written = numbers_of(language)
    wanted = (Decimal(repr(float(fact["value"]))) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    numbers = list(written.pattern.finditer(text))
    if len(numbers) != 1:
        return "does not hold exactly one number"
    sign = text[: numbers[0].start()].endswith(MINUS)  # the minus before a currency sign
    value, last = written.read(text[numbers[0].start() :].removeprefix(MINUS))
    if sign or text.startswith(MINUS):
        value = -value
    if value != wanted:
        return f"says {value}, but the value {fact['value']!r} rounded to {fact['step']:g} is {wanted}"
    if Decimal(repr(float(fact["rounded"]))) != wanted:
        return f"goes with the rounded value {fact['rounded']!r}, expected {wanted}"
    if (last != step if step < 1 else last > step) and fact["unit"] != "YEAR":
        return f"ends at {last:f}, the rounding step is {fact['step']:g}"
    words = _unit_words(fact["unit"], language, own_units)
    if not any(word in text for word in words):
        return f"lacks “{words[0]}”, the unit {fact['unit']} in this language"
    others = {word for other in fact["text"] for word in numbers_of(other).scales} - {*written.scales}
    foreign = next((word for word in sorted(others, key=len, reverse=True) if word in text), None)
    return f"has “{foreign}”, a word of another language" if foreign else ""


def _unit_words(unit: str, language: str, own_units: UnitWords | None) -> list[str]:
    """The words or signs of which one must stand with a unit."""
    patterns = [unit_pattern(unit, language, own_units)]
    patterns += filter(None, [load_language(language).units_after_scale.get(unit)])
    return [normal(pattern).replace("{}", "").strip() for pattern in patterns]


def _check_quotations(material: Material, language: str, tree: dict[str, Any], result: Result) -> None:
    quoted = set()
    for name, text, file in fact_quotations(tree):
        quoted.add(name)
        wanted = material.facts.get(name, {}).get("text", {}).get(language)
        if wanted is None or normal(text) != normal(wanted):
            result.fail(
                "fact-quoted-otherwise",
                Place(f"manuscript/{language}/{file}.md", item=f"fact {name}"),
                f"the tree says “{text}”, results/facts.json says “{wanted}”; build again",
            )
    for name in sorted(set(material.facts) - quoted):
        place = Place("results/facts.json", item=f"fact {name}")
        result.fail("fact-not-quoted", place, f"is quoted nowhere in {language}")


def _check_labels(language: str, tree: dict[str, Any], result: Result) -> None:
    """Each reference says the number of what it leads to."""
    for wrong in wrong_labels(tree):
        place = Place(f"data/processed/manuscript/{language}.json", item=f"reference to {wrong.name}")
        result.fail("reference-number", place, f"says “{wrong.shown}”, expected “{wrong.due}”; build again")


def _check_exhibit_texts(material: Material, language: str, units: list[Unit], result: Result) -> None:
    """Captions, notes and tables of the tree say what exhibit.json says, cell by cell."""
    shown: dict[tuple[str, str], list[str]] = {}
    for unit in units:
        if unit.owner:
            shown.setdefault((unit.owner, unit.kind), []).append(plain(unit.text).text)
    for name, exhibit in material.exhibits.items():
        grid = (exhibit["table"] or {}).get(language, {"header": [], "rows": []})
        wanted = {
            "caption": [exhibit["title"][language]],
            "note": [exhibit["note"][language], exhibit["source"][language]],
            "header": [cell_text(cell) for row in grid["header"] for cell in row],
            "cell": [cell_text(cell) for row in grid["rows"] for cell in row],
        }
        for kind, texts in wanted.items():
            expected = [text for text in (plain(text).text for text in texts) if text]
            found = shown.get((name, kind), [])
            same = len(expected) == len(found) and all(map(_says, found, expected, [kind] * len(found)))
            if not same:
                text = f"its {kind} in {language} is not that of the assembled paper; build again"
                result.fail("exhibit-not-as-assembled", f"results/exhibits/{name}/exhibit.json", text)


def _says(shown: str, expected: str, kind: str) -> bool:
    """Whether the tree says it; a caption's number and the word before a note are the tree's own."""
    return shown.endswith(expected) if kind in ("caption", "note") else shown == expected
