"""Check: captions say what their exhibit's data are: values, units, years, and the sources behind them.

Title, note and alternative text are written once more from the caption's file and the data, and must be the
same.  Each value with a unit must be one of a column in that unit, and not off by a power of ten; each year
must be one the data have, or one that the code gives; what is typed is held against the other languages.  The
line of sources must name just the editions that the lineage of the table ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.audit.checks.figures import read_frame
from tracepaper.audit.report import Result
from tracepaper.evidence.tables import observations_behind
from tracepaper.exhibits.captions import PARTS, Value, caption_files, read_caption, write_captions
from tracepaper.exhibits.exhibit import source_name, sources_of
from tracepaper.languages import load_language
from tracepaper.marks import FACT
from tracepaper.problems import Place
from tracepaper.sources.raw import read_sidecars

if TYPE_CHECKING:
    import pandas as pd

    from tracepaper.audit.material import Material

YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
UNITLESS = ("NUMBER", "TIMES")  # a count, a ratio: of no column's unit
MONEY = ("USD", "CNY")
POWERS = range(-13, 14)


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("values, years, units and sources in the captions of every language", 0)
    files = [material.path(f"data/processed/{name}.parquet") for name in ("observations", "statements")]
    cards = read_sidecars(material.raw, material.editions, material.languages)
    for name, exhibit in sorted(material.exhibits.items()):
        if name not in material.modules:
            result.cannot("no-module", f"results/exhibits/{name}", "its module was not given; give it")
            continue
        module: Any = material.modules[name]
        frame = read_frame(material, name)
        given = module.values(frame)
        _check_texts(name, module, exhibit, given, material, result)
        _check_values(name, frame, given, declared_years(module), material, result)
        _check_typed(name, module, given, material, result)
        table = material.path(f"data/processed/exhibits/{name}.parquet")
        pairs = sources_of(observations_behind(table), files)
        for language in material.languages:
            result.count += 1
            for text in wrong_sources(exhibit["source"][language], pairs, cards, language):
                place = Place(f"results/exhibits/{name}/exhibit.json", item=f"source, {language}")
                result.fail("source-differs", place, text)
    return result


def _check_texts(
    name: str,
    module: Any,
    exhibit: Mapping[str, Any],
    given: Mapping[str, Any],
    material: Material,
    result: Result,
) -> None:
    """What is printed is what the caption's file and the data give."""
    again = write_captions(module.__file__, given, material.languages, material.declared.UNIT_WORDS)
    for part in PARTS:
        for language in material.languages:
            result.count += 1
            if again[part][language] != exhibit[part].get(language):
                place = Place(f"results/exhibits/{name}/exhibit.json", item=f"{part}, {language}")
                text = f"is not what the caption and the data give, “{again[part][language]}”; build it again"
                result.fail("caption-differs", place, text)


def declared_years(module: Any) -> set[int]:
    """The years that an exhibit's module states by name: of events, of bases, of the beginning."""
    return {value for name, value in vars(module).items() if name.isupper() and isinstance(value, int)}


def _check_values(
    name: str,
    frame: pd.DataFrame,
    given: Mapping[str, Any],
    declared: set[int],
    material: Material,
    result: Result,
) -> None:
    """Each value is in the unit of the column it is from; each year is one of the data's or declared."""
    columns = {str(c): frame[c].to_numpy(dtype=float) for c in frame.select_dtypes("number")}
    units = _units_of_columns(name, material)
    for label, value in given.items():
        if not isinstance(value, Value):
            continue
        result.count += 1
        wrong = ""
        if value.unit == "YEAR":
            known = years_of(frame)
            if known and int(value.value) not in known | declared:
                wrong = f"the year {value.value:g} is none that the data have"
        elif value.unit not in UNITLESS:
            wrong = wrong_unit(value, columns, units)
        if wrong:
            place = Place(f"{material.analysis}/exhibits/{name.replace('-', '_')}/exhibit.py", item=label)
            result.fail("value-differs", place, wrong)


def _units_of_columns(name: str, material: Material) -> dict[str, set[str]]:
    """Column -> the units that it may have in an exhibit."""
    found: dict[str, set[str]] = {}
    for (table, column, *_), quantity in material.measured.QUANTITIES.items():
        if table == name:
            found.setdefault(column, set()).add(quantity.unit)
    return found


def wrong_unit(value: Value, columns: Mapping[str, np.ndarray], units: Mapping[str, set[str]]) -> str:
    """Why a value cannot be of its unit; "" if it can, or is in no column in any power of ten."""
    homes = [
        column for column, numbers in columns.items() if np.isclose(numbers, value.value, rtol=1e-9).any()
    ]
    known = set().union(*(units.get(column, set()) for column in homes))
    if known and value.unit not in known:
        return f"{value.value:.6g} is a value of {homes[0]}, whose unit is {min(known)}, not {value.unit}"
    for power in () if homes else POWERS:
        scaled = value.value * 10.0**power
        for column, numbers in columns.items():
            same = value.unit in units.get(column, set()) and value.value
            if same and np.isclose(numbers, scaled, rtol=1e-9).any():
                return f"{value.value:.6g} is a value of {column} in another power of ten, {scaled:.6g}"
    return ""


def years_of(frame: pd.DataFrame) -> set[int]:
    """The calendar years in the data: in numbers, in periods, in dates."""
    found: set[int] = set()
    for column in frame:
        for cell in frame[column].dropna().unique():
            numbers = (
                [str(int(cell))]
                if isinstance(cell, int | float | np.number)
                else re.findall(r"\d{4}", str(cell))
            )
            found |= {int(year) for year in numbers if YEAR.fullmatch(year)}
    return found


def _check_typed(
    name: str,
    module: Any,
    given: Mapping[str, Any],
    material: Material,
    result: Result,
) -> None:
    """Years and units of money that are typed into a caption are the same in each language, and no money is
    spoken of that neither the data nor a value is in."""
    units = set().union(*_units_of_columns(name, material).values())
    units |= {value.unit for value in given.values() if isinstance(value, Value)}
    typed = {}
    for language, file in caption_files(Path(module.__file__).parent, material.languages).items():
        text = " ".join(FACT.sub(" ", line) for lines in read_caption(file).values() for _, line in lines)
        typed[language] = (sorted(YEAR.findall(text)), sorted(money_in(text, language)))
        for unit in set(typed[language][1]) - units:
            place = Place(f"{material.analysis}/exhibits/{name.replace('-', '_')}/caption.{language}.md")
            result.fail("unit-of-nothing", place, f"speaks of {unit}, in which neither data nor values are")
    for (one, first), (other, second) in pairwise(typed.items()):
        result.count += 1
        for mine, its in zip(first, second, strict=True):
            if mine != its:
                place = Place(f"{material.analysis}/exhibits/{name.replace('-', '_')}/caption.{other}.md")
                text = f"{', '.join(mine) or 'nothing'} is typed in {one}, {', '.join(its) or 'nothing'} here"
                result.fail("languages-differ", place, text)


def money_in(text: str, language: str) -> set[str]:
    """The units of money that a text names."""
    spoken = load_language(language)
    plain = re.sub(spoken.axis_neither, " ", text)
    return {unit for unit in MONEY if re.search(spoken.axis_units[unit], plain)}


def wrong_sources(
    line: str, pairs: Iterable[tuple[str, str]], cards: Mapping[tuple[str, str], Any], language: str
) -> Iterator[str]:
    """What a line of sources lacks, and what it names that is not behind the data."""
    words = load_language(language).words
    left = line
    names = {source_name(cards[pair], *pair, language): pair for pair in pairs}
    for named in sorted(names, key=len, reverse=True):
        if named not in left:
            yield f"lacks “{named}”, which is behind the data ({'/'.join(names[named])})"
        left = left.replace(named, "", 1)
    for mark in (words["source"], words["sources-end"]):
        left = left.replace(mark, "")
    left = left.replace(words["sources-between"].strip(), "").strip()
    if left:
        yield f"names “{left}”, which is not behind the data"
