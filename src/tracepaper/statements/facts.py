"""Facts: the numbers quoted in prose, computed once, named, rounded by a rule, traced.

A module of the analysis' `facts` package has a generator `facts(evidence)` that yields `Fact`s.  The
manuscript quotes one as `[name]{.fact}`; each language writes the same rounded value in its own way.
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import Traced, formula, observations_of, plain, ranges_of
from tracepaper.languages.language import texts_in
from tracepaper.languages.number_format import UnitWords, format_value, round_to_step
from tracepaper.sources.observations import numbered_rows

MOST_LISTED = 400  # observations listed in full beside the facts; longer lineages stay as ranges


@dataclass
class Fact:
    """A quoted number.

    name: its id in the manuscript.  value: Traced, in base units (dollars, not billions).
    unit: one every language can write, or one of the paper's own.  step: the rounding step, a power of
    ten in base units.
    zh, en: its definition in words.  period: the year or years it is about.
    """

    name: str
    value: Traced
    unit: str
    step: float
    zh: str
    en: str
    period: str = ""
    code: dict = field(init=False)

    def __post_init__(self):
        frame = sys._getframe(2)  # the line of the analysis that yields this fact
        self.code = {
            "file": Path(frame.f_code.co_filename).name,
            "line": frame.f_lineno,
            "function": frame.f_code.co_name,
            "module": frame.f_globals.get("__name__", ""),
        }


def evaluate(modules, evidence, files, languages, own_units: UnitWords | None = None) -> dict:
    """The registry: every fact of every module, written in each language, with its lineage.

    files: Parquet files of observations and statements, to describe the observations used.
    own_units: the patterns of the paper's own units.
    Raises InputError for a name given twice, an unknown unit, a value that is missing or untraced.
    """
    found: dict[str, dict] = {}
    used: set[int] = set()
    for module in modules:
        for fact in module.facts(evidence):
            where = f"{fact.code['module']}, line {fact.code['line']}"
            if fact.name in found:
                raise InputError(
                    f"fact {fact.name} is defined twice, the second time in {where}; "
                    "give one of them another name"
                )
            found[fact.name] = _entry(fact, where, languages, own_units)
            numbers = observations_of(fact.value)
            if len(numbers) <= MOST_LISTED:
                used.update(numbers)
    return {"facts": dict(sorted(found.items())), "observations": describe(used, files)}


def _entry(fact: Fact, where: str, languages, own_units) -> dict:
    if Decimal(repr(float(fact.step))).normalize().as_tuple().digits != (1,):
        raise InputError(
            f"fact {fact.name} ({where}) has the rounding step {fact.step}; expected a power "
            "of ten, such as 0.1 or 1e8"
        )
    value = plain(fact.value)
    if value is None or not math.isfinite(float(value)):
        raise InputError(f"fact {fact.name} ({where}) has no value: a figure it needs is missing")
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
        "text": _texts(fact, float(value), where, languages, own_units),
        "definition": texts_in(
            languages, {"zh": fact.zh, "en": fact.en}, f"the definition of fact {fact.name} ({where})"
        ),
        "formula": formula(fact.value),
        "observations": ranges,
        "code": fact.code,
    }


def _texts(fact: Fact, value: float, where: str, languages, own_units) -> dict[str, str]:
    try:
        return {lang: format_value(value, fact.unit, fact.step, lang, own_units) for lang in languages}
    except InputError as problem:
        raise InputError(f"fact {fact.name} ({where}): {problem}") from None


def describe(numbers, files) -> dict[str, dict]:
    """What each observation says and where it stands: obs -> source, edition, ..., file, line."""
    rows: dict[int, dict] = {}
    for path in files:
        table = numbered_rows(path, numbers)
        for row in table.to_pylist():
            number = row.pop("obs")
            rows[number] = {k: v for k, v in row.items() if v not in ("", None)}
    return {str(number): rows[number] for number in sorted(rows)}


def write(registry: dict, path) -> None:
    """Write the registry as JSON (UTF-8, sorted keys)."""
    Path(path).write_text(
        json.dumps(registry, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
