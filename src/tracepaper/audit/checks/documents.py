"""Check 3: the text of the finished PDF, DOCX and HTML, read back number by number.

What should be there is known twice over: the registries (facts, tables, captions) say what each number
is; the order of the text says where.  The syntax tree is first held against the registries, then every
document's numbers against the tree's in order, so a wrong digit is named with its fact or table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.document_text import pieces
from tracepaper.audit.reading.number_tokens import MINUS, Numbers, Token, normal, numbers_of
from tracepaper.audit.reading.paper_numbers import expected_numbers, fact_quotations
from tracepaper.audit.report import Result
from tracepaper.exhibits.exhibit import cell_text
from tracepaper.languages import load_language
from tracepaper.languages.number_format import UnitWords, unit_pattern
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


FORMATS = ("pdf", "docx", "html")
_POWERS = tuple(range(-15, 4))


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result(
        "numbers in the documents against facts, tables, labels, years, sections, citations and references",
        0,
    )
    _check_fact_texts(material, result)
    _check_grids(material, result)
    for language in material.languages:
        tree = material.trees[language]
        _check_quotations(material, language, tree, result)
        numbers, expected = numbers_of(language), expected_numbers(tree, language)
        _check_exhibit_texts(material, language, expected, result)
        for kind in FORMATS:
            path = material.document(language, kind)
            place = path.relative_to(material.root).as_posix()
            if not path.is_file():
                result.cannot("no-document", place, "the document is missing; build it first")
                continue
            found = [token for where, text in pieces(path) for token in numbers.tokens(text, where)]
            result.count += len(found)
            for where, text in compare(expected, found):
                result.fail("number-differs", Place(place, item=where), text)
    return result


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


def _check_exhibit_texts(material: Material, language: str, expected: list[Token], result: Result) -> None:
    """Captions, notes and tables of the tree show the numbers of exhibit.json, in its order."""
    shown: dict[tuple[str, str], list[str]] = {}
    for token in expected:
        if token.kind in ("caption", "note", "cell"):
            shown.setdefault((token.owner, token.kind), []).append(token.text)
    for name, exhibit in material.exhibits.items():
        wanted = {
            "caption": exhibit["title"][language],
            "note": "\n".join([exhibit["note"][language], exhibit["source"][language]]),
        }
        if exhibit["table"]:
            grid = exhibit["table"][language]
            wanted["cell"] = "\n".join(
                cell_text(cell) for row in [*grid["header"], *grid["rows"]] for cell in row
            )
        for kind, text in wanted.items():
            numbers = [token.text for token in numbers_of(language).tokens(text)]
            if numbers != shown.get((name, kind), []):
                result.fail(
                    "exhibit-text",
                    f"results/exhibits/{name}/exhibit.json",
                    f"the numbers of its {kind} in {language} "
                    "are not those of the assembled paper; build again",
                )


def _check_grids(material: Material, result: Result) -> None:
    """Each number of a printed table is a cell of its CSV, rounded as printed, in some power of ten."""
    for name, exhibit in material.exhibits.items():
        if not exhibit["table"]:
            continue
        values, texts = _csv_values(material.rows(name))
        for language in material.languages:
            written = numbers_of(language)
            for number, row in enumerate(exhibit["table"][language]["rows"], 1):
                for cell in map(cell_text, row):
                    result.count += 1
                    if written.is_number(cell) and not _in_data(written, cell, values, texts):
                        result.fail(
                            "cell-not-in-data",
                            f"results/exhibits/{name}/exhibit.json",
                            f"row {number} prints {cell} in "
                            f"{language}, which is no cell of data.csv at that precision",
                        )


def _csv_values(rows: list[dict[str, Any]]) -> tuple[list[float], str]:
    values, texts = [], []
    for row in rows:
        for cell in row.values():
            try:
                values.append(float(cell))
            except ValueError:
                texts.append(cell)
    return sorted(set(values)), "\n".join(texts)


def _in_data(written: Numbers, printed: str, values: list[float], texts: str) -> bool:
    bare = printed.rstrip("%").strip()
    if bare in texts:
        return True
    return any(written.shows(bare, value, _POWERS) for value in values)


def compare(expected: list[Token], found: list[Token]) -> list[tuple[str, str]]:
    """(place, message) for every number that is wrong, missing or too many in a document.

    Exhibits may have moved as a whole (pages are filled), a reference's address may be cut at the end
    of a line, and formulas are set differently everywhere: these are not failures.
    """
    solid = [token for token in expected if token.kind != "formula"]
    loose = Counter(digit.text for digit in expected if digit.kind == "formula")
    solid, found, wrong = without_whole_exhibits(solid, found)
    matcher = SequenceMatcher(None, [t.text for t in solid], [t.text for t in found], autojunk=False)
    failures = [failure for wanted, got in wrong for failure in _describe([wanted], [got], found, 0)]
    for op, a, b, c, d in matcher.get_opcodes():
        missing, extra = solid[a:b], found[c:d]
        cut = missing and _digits(missing) == _digits(extra)  # an address cut at the end of a line
        if op != "equal" and not cut and (missing or not _formula_digits(extra, loose)):
            failures += _describe(missing, extra, found, c)
    return failures


def without_whole_exhibits(
    expected: list[Token], found: list[Token]
) -> tuple[list[Token], list[Token], list[tuple[Token, Token]]]:
    """Both lists without the exhibits whose numbers all stand together somewhere in the document (pages
    are filled by moving figures and tables), and the pairs (expected, found) in them that differ."""
    rest, wrong, at = list(found), [], 0
    units: list[list[Token]] = []
    while at < len(expected):
        units.append(_exhibit_from(expected, at) or expected[at : at + 1])
        at += len(units[-1])
    # again: a table may run on after a figure that is out of the way by now; at last with wrong numbers
    for most_wrong in (0, 0, 0.1):
        for number, unit in enumerate(units):
            start = _where(unit, rest, most_wrong) if unit and unit[0].kind == "exhibit" else None
            if start is not None:
                wrong += [(a, b) for a, b in zip(unit, rest[start:], strict=False) if a.text != b.text]
                del rest[start : start + len(unit)]
                units[number] = []
    return [token for unit in units for token in unit], rest, wrong


def _exhibit_from(tokens_: list[Token], at: int) -> list[Token]:
    """The numbers of the exhibit that begins here, from its own number to its notes; [] if none does."""
    first = tokens_[at]
    if first.kind != "exhibit":
        return []
    end = at + 1
    while end < len(tokens_) and tokens_[end].owner == first.owner and tokens_[end].kind != "exhibit":
        end += 1
    return tokens_[at:end]


def _where(unit: list[Token], found: list[Token], most_wrong: float) -> int | None:
    """Where the exhibit's numbers stand in order, after its own number and title; `most_wrong` is the
    share of them that may be others (one at least, unless it is 0)."""
    wanted, title = [token.text for token in unit], _after(unit[0])[:6]
    allowed = max(1, int(len(unit) * most_wrong)) if most_wrong else 0
    for start in range(len(found) - len(unit) + 1):
        if _after(found[start]).startswith(title):  # what follows a short title is not its own
            wrong = sum(a != b.text for a, b in zip(wanted, found[start:], strict=False))
            if wrong <= allowed:
                return start
    return None


def _after(token: Token) -> str:
    """The words behind a number, without spaces."""
    return "".join(token.context.rpartition(token.text)[2].split())


def _digits(numbers: list[Token]) -> str:
    return "".join(c for token in numbers for c in token.text if c.isdigit() or c in "\u2212%")


def _formula_digits(extra: list[Token], loose: Counter[str]) -> bool:
    return all(loose[token.text] for token in extra)


def _describe(
    missing: list[Token], extra: list[Token], found: list[Token], at: int
) -> Iterator[tuple[str, str]]:
    for wanted, got in zip_longest(missing, extra):
        place = got or (found[min(at, len(found) - 1)] if found else None)
        where = place.place if place else "the document"
        if wanted and got:
            yield (
                where,
                f"shows {got.text} (“{got.context}”) where {_what(wanted)} {wanted.text} should stand",
            )
        elif wanted:
            yield where, f"{_what(wanted)} {wanted.text} (“{wanted.context}”) is missing"
        elif got:
            yield where, f"shows {got.text} (“{got.context}”), which is nothing the paper should show here"


def _what(token: Token) -> str:
    words = {
        "fact": f"the fact {token.owner}",
        "cell": f"a cell of {token.owner}",
        "exhibit": f"the number of {token.owner}",
        "caption": f"the caption of {token.owner}",
        "note": f"the note of {token.owner}",
    }
    return words.get(
        token.kind, f"the {token.kind} number" if token.kind != "prose" else "a number of the text"
    )
