"""Facts: the numbers quoted in prose, computed once, named, rounded by a rule, traced.

A section's `facts` module has a generator `facts(evidence)` that yields `Fact`s.  The manuscript quotes
one as `[name]{.fact}`; each language writes the same rounded value in its own way.  What the facts are,
in words, stands beside the module in one file a language, facts.LANGUAGE.yaml: name -> definition.  A name
there also stands for every fact whose name goes on after it with -, unless that has one of its own.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tracepaper.errors import InputError
from tracepaper.evidence.guard import guarded
from tracepaper.evidence.lineage import Traced, formula, observations_of, plain, ranges_of
from tracepaper.evidence.units import may_be_written
from tracepaper.files import StrPath, write_json
from tracepaper.languages.number_format import UnitWords, format_value, round_to_step
from tracepaper.sources.observations import numbered_rows
from tracepaper.statements.calculation import calculation
from tracepaper.statements.wording import Writer
from tracepaper.statements.words import read_words

if TYPE_CHECKING:
    from tracepaper.evidence.evidence import Evidence


MORE_DIGITS = 3  # than the prose has, where a fact is shown as it was before rounding
MOST_LISTED = 400  # observations listed in full beside the facts; longer lineages stay as ranges


@dataclass
class Fact:
    """A quoted number.

    name: its id in the manuscript.  value: Traced, in base units (dollars, not billions).
    unit: one every language can write, or one of the paper's own.  step: the rounding step, a power of
    ten in base units.  period: the year or years it is about.
    """

    name: str
    value: Traced
    unit: str
    step: float
    period: str | int = ""
    code: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        frame = sys._getframe(2)  # the line of the analysis that yields this fact
        self.code = {
            "file": Path(frame.f_code.co_filename).name,
            "line": frame.f_lineno,
            "function": frame.f_code.co_name,
            "module": frame.f_globals.get("__name__", ""),
        }


class FactsModule(Protocol):
    """A section's module of facts."""

    def facts(self, evidence: Evidence) -> Iterable[Fact]:
        """The facts in any order."""
        ...


Definitions = Mapping[str, Mapping[str, str]]  # language -> fact or beginning of facts' names -> words


def read_definitions(files: Iterable[StrPath]) -> dict[str, dict[str, str]]:
    """The definitions of the files SECTION/facts.LANGUAGE.yaml, by language."""
    found: dict[str, dict[str, str]] = {}
    for file, language, name, words in read_words(files, "NAME: DEFINITION"):
        known = found.setdefault(language, {})
        if name in known:
            raise InputError(f"{name} has a definition in another section already; remove one", file)
        known[name] = words
    return found


def evaluate(
    modules: Iterable[FactsModule],
    evidence: Evidence,
    files: Iterable[StrPath],
    languages: Sequence[str],
    definitions: Definitions,
    own_units: UnitWords | None = None,
    writers: Iterable[Writer] = (),
) -> dict[str, Any]:
    """The registry: every fact of every module, written in each language, with its lineage.

    files: Parquet files of observations and statements, to describe the observations used.
    own_units: the patterns of the paper's own units.  writers: for the calculations in names, one a
    language.  An entry has value, rounded, unit, step, period, text, exact (with more digits), step_text,
    definition, calculation (by language), formula (in numbers), observations, code.
    Raises InputError for a name given twice, an unknown unit, a value that is missing or untraced, a fact
    without a definition and a definition without a fact.
    """
    found: dict[str, dict[str, Any]] = {}
    used: set[int] = set()
    writers = list(writers)
    for module in modules:
        for fact in _facts_of(module, evidence):
            where = f"{fact.code['module']}, line {fact.code['line']}"
            if fact.name in found:
                raise InputError(
                    f"fact {fact.name} is defined twice, the second time in {where}; "
                    "give one of them another name"
                )
            found[fact.name] = _entry(fact, where, languages, definitions, own_units)
            found[fact.name]["calculation"] = {w.language: calculation(fact.value, w) for w in writers}
            numbers = observations_of(fact.value)
            if len(numbers) <= MOST_LISTED:
                used.update(numbers)
    _refuse_unused(definitions, found)
    return {"facts": dict(sorted(found.items())), "observations": describe(used, files)}


def _facts_of(module: FactsModule, evidence: Evidence) -> list[Fact]:
    with guarded():
        return list(module.facts(evidence))


def _key_of(name: str, known: Iterable[str]) -> str | None:
    """The longest of the known names that is this one or begins it."""
    fitting = [key for key in known if name == key or name.startswith(f"{key}-")]
    return max(fitting, key=len, default=None)


def _definition(fact: Fact, language: str, definitions: Definitions) -> str:
    known = definitions.get(language, {})
    key = _key_of(fact.name, known)
    if key is None:
        module = fact.code["module"].replace(".", "/")
        raise InputError(
            f"fact {fact.name} has no definition in the language {language}; write one into "
            f"{module}.{language}.yaml"
        )
    return known[key]


def _refuse_unused(definitions: Definitions, facts: Iterable[str]) -> None:
    for language, known in definitions.items():
        for name in sorted(set(known) - {_key_of(fact, known) for fact in facts}):
            raise InputError(f"{name} has a definition in the language {language}, but there is no such fact")


def _entry(
    fact: Fact, where: str, languages: Sequence[str], definitions: Definitions, own_units: UnitWords | None
) -> dict[str, Any]:
    if Decimal(repr(float(fact.step))).normalize().as_tuple().digits != (1,):
        raise InputError(
            f"fact {fact.name} ({where}) has the rounding step {fact.step}; expected a power "
            "of ten, such as 0.1 or 1e8"
        )
    value = plain(fact.value)
    if value is None or not math.isfinite(float(value)):
        raise InputError(f"fact {fact.name} ({where}) has no value: an observation it needs is missing")
    texts = _texts(fact, float(value), where, languages, own_units)
    _check_unit(fact, where)
    ranges = ranges_of(fact.value)
    if not ranges:
        raise InputError(
            f"fact {fact.name} ({where}) comes from no observation; compute it from the "
            "evidence instead of writing it down"
        )
    return {
        "value": float(value),
        "rounded": float(round_to_step(value, fact.step)),
        "unit": fact.unit,
        "step": fact.step,
        "period": str(fact.period),
        "text": texts,
        "exact": _texts(fact, float(value), where, languages, own_units, MORE_DIGITS),
        "step_text": _texts(fact, fact.step, where, languages, own_units),
        "definition": {language: _definition(fact, language, definitions) for language in languages},
        "formula": formula(fact.value),
        "observations": ranges,
        "code": fact.code,
    }


def _check_unit(fact: Fact, where: str) -> None:
    unit = fact.value.unit if isinstance(fact.value, Traced) else fact.unit
    if not may_be_written(unit, fact.unit):
        raise InputError(
            f"fact {fact.name} ({where}) is declared in {fact.unit}, but its value {formula(fact.value)} is "
            f"in {unit}; declare it so, or mend the calculation"
        )


def _texts(
    fact: Fact,
    value: float,
    where: str,
    languages: Sequence[str],
    own_units: UnitWords | None,
    more: int = 0,
) -> dict[str, str]:
    """The value with its unit in each language, with so many more digits than the prose has."""
    rounded = value == float(round_to_step(value, fact.step))
    step = fact.step if rounded else float(Decimal(repr(float(fact.step))).scaleb(-more))
    try:
        return {lang: format_value(value, fact.unit, step, lang, own_units) for lang in languages}
    except InputError as problem:
        raise InputError(f"fact {fact.name} ({where}): {problem}") from None


def describe(numbers: Iterable[int], files: Iterable[StrPath]) -> dict[str, dict[str, Any]]:
    """What each observation says and where it stands: obs -> source, edition, ..., file, line."""
    rows: dict[int, dict[str, Any]] = {}
    for path in files:
        table = numbered_rows(path, numbers)
        for row in table.to_pylist():
            number = row.pop("obs")
            rows[number] = {k: v for k, v in row.items() if v not in ("", None)}
    return {str(number): rows[number] for number in sorted(rows)}


def write(registry: dict[str, Any], path: StrPath) -> None:
    """Write the registry as JSON (UTF-8, sorted keys)."""
    write_json(registry, path)
