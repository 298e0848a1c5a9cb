"""What a language is to the package, and how its module is found and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, as_seen

PACKAGES = ("tracepaper.languages", "tracepaper_languages")  # the package's own; any paper's
CODE = re.compile(r"[a-z]{2,3}")  # of ISO 639; other modules here have longer names
MODEL = "en"  # every table of words has the words of this language's
SCRIPTS = ("latin", "han")


@dataclass(frozen=True)
class Language:
    """One language.  Its module has a constant in capitals for each of these but the code; it may bring
    some of them from a module beside it.

    code: of ISO 639; the folder of its sections, and a part of its files' names.
    name: what its readers call it.
    tag: of BCP 47, the code and a region ("zh-CN").  pandoc: the tag under which Pandoc has its words.
    locale: under which CLDR (Babel) has its numbers and names.
    script: "latin" or "han"; it decides fonts, indents, and whether words stand apart.
    citation_style: a CSL file beside the module, or None for Pandoc's own (Chicago, author-date).
    citation_tag: the tag under whose conventions (quotation marks, dates) citations and references are made.
    latin_tag: the tag under which references in Latin letters are set, whatever their own language.
    large_form, large_from: which of CLDR's forms of large numbers is used ("short", "long"), and the
      least number that is written with one.
    units: unit -> pattern; {} is the number.  CLDR has no patterns for these in running text.
    units_after_scale: the same for units that are written otherwise after a word of scale.
    territories: ISO 3166 alpha-3 code -> name, where the language's journals do not write CLDR's.
    words: what the package puts into the documents.
    axis_scales: words of scale that stand over an axis -> power of ten.  axis_units: units that the package
      knows -> the words they are recognised by there.  axis_log, axis_cut: how a scale of logarithms, an axis
      that does not begin at zero are announced.  axis_neither: what only looks like a scale or a unit.
    number_tail: the words that belong to a number before them, as a regular expression like the next ones.
    sentence_end: where a sentence ends.
    opposites: what is compared -> the words of its two directions.  empirical: words that make a sentence
      one about data.  not_data: what may hold a number that no data give.
    spelled: expression of a number spelled out -> its value (a share of one, a multiple), None where only a
      reader can tell it.  What looks like one and is none (a third country) it leaves out itself.
    conditions: how what a claim compares is written out.  assurance: what the first page of the audit site
      says: its stages, "how-" and the id of each check, and what no check can see.
    rivals: family of rivals -> pattern of its words.  kinds, strengths, families: what those of claims and
      of rivals are called.  meanings: what each of them means, "kind-rank" and so on -> a sentence.
    superlative, causal, hedge: words that ask for a claim's scope or its identification; that leave it open.
    percent_words: how "per cent" and "percentage points" are said after a number.  emphasis: words that
      make a sentence stronger without saying more.
    question: words of an indirect question, which states nothing.
    universal, proof, negation, approximate: words that admit no exception, that claim to prove, that deny,
      that leave a value room; a sentence that gains or loses one says something else.
    math: how formulas are read aloud, as patterns; greek: the names of the letters in their order.
    checks: id of a check of the audit -> its title.  site: what the audit site says.  page: what the paper's
      own web page says besides.  preview: what stands around the pages while somebody
      writes.  journal: what `./run journal` says.
    changes: what the report of changes says, as patterns; several forms of one are a dict by CLDR's plural.
    """

    code: str
    name: str
    tag: str
    pandoc: str
    locale: str
    script: str
    citation_style: Path | None
    citation_tag: str
    latin_tag: str
    large_form: str
    large_from: int
    units: Mapping[str, str]
    units_after_scale: Mapping[str, str]
    territories: Mapping[str, str]
    words: Mapping[str, str]
    axis_scales: Mapping[str, int]
    axis_units: Mapping[str, str]
    axis_log: str
    axis_cut: str
    axis_neither: str
    number_tail: str
    sentence_end: str
    opposites: Mapping[str, tuple[str, str]]
    empirical: str
    not_data: tuple[str, ...]
    spelled: Mapping[str, float | None]
    conditions: Mapping[str, str]
    assurance: Mapping[str, str]
    rivals: Mapping[str, str]
    kinds: Mapping[str, str]
    strengths: Mapping[str, str]
    families: Mapping[str, str]
    meanings: Mapping[str, str]
    superlative: str
    percent_words: Mapping[str, str]
    emphasis: str
    causal: str
    question: str
    hedge: str
    universal: str
    proof: str
    negation: str
    approximate: str
    math: Mapping[str, str]
    checks: Mapping[str, str]
    site: Mapping[str, str]
    page: Mapping[str, str]
    preview: Mapping[str, str]
    journal: Mapping[str, str]
    changes: Mapping[str, str | Mapping[str, str]]

    @property
    def is_han(self) -> bool:
        """Whether it is written in Chinese characters, which stand without spaces between words."""
        return self.script == "han"


# tables of the module that need not have the model's keys
FREE = {"units_after_scale", "territories", "spelled", "axis_scales"}


def known_languages() -> list[str]:
    """Codes of the languages there are modules for, sorted; none of them is imported."""
    found = set()
    for package in PACKAGES:
        if find_spec(package):
            places = import_module(package).__path__
            found |= {module.name for module in iter_modules(places) if CODE.fullmatch(module.name)}
    return sorted(found)


@cache
def load_language(code: str) -> Language:
    """The language of a code.  Raises InputError if it has no module, or its module lacks something."""
    package = _package_of(code)
    if package is None:
        raise InputError(
            f"there is no language {code}; known are {', '.join(known_languages())}; for another one "
            f"write a module {PACKAGES[1]}/{code}.py like those in tracepaper/languages"
        )
    module = import_module(f"{package}.{code}")
    language = Language(code, **_constants(module))
    _check(language, module)
    return language


def _package_of(code: str) -> str | None:
    if not CODE.fullmatch(code):
        return None
    return next((p for p in PACKAGES if find_spec(p) and find_spec(f"{p}.{code}")), None)


def _constants(module: ModuleType) -> dict[str, Any]:
    found = {}
    for name in (field.name for field in fields(Language) if field.name != "code"):
        if not hasattr(module, name.upper()):
            raise _unfit(module, f"has no {name.upper()}; it needs one")
        value = getattr(module, name.upper())
        found[name] = _frozen(value)
    if found["citation_style"] is not None:
        found["citation_style"] = Path(str(module.__file__)).parent / str(found["citation_style"])
    return found


def _frozen(value: object) -> object:
    """The value, its tables such that nobody can change them."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(part) for key, part in value.items()})
    return value


def _check(language: Language, module: ModuleType) -> None:
    """The module has every word of the model's tables, and none that nobody would look up."""
    if language.tag.partition("-")[0] != language.code:
        raise _unfit(module, f"TAG is {language.tag!r}; expected {language.code}-REGION")
    if language.script not in SCRIPTS:
        raise _unfit(module, f"SCRIPT is {language.script!r}; expected one of {', '.join(SCRIPTS)}")
    model = import_module(f"{PACKAGES[0]}.{MODEL}")
    for name, table in vars(language).items():
        if not isinstance(table, Mapping) or name in FREE:
            continue
        wanted = getattr(model, name.upper())
        for word in wanted:
            if word not in table:
                raise _unfit(module, f"{name.upper()} has no {word!r} (in {MODEL}: {wanted[word]!r})")
        for word in table:
            if word not in wanted:
                raise _unfit(module, f"{name.upper()} has {word!r}, which nothing uses; is it misspelt?")


def _unfit(module: ModuleType, problem: str) -> InputError:
    return InputError(problem, as_seen(str(module.__file__)))


def text_in(language: str, texts: Mapping[str, str], owner: str, file: StrPath | None = None) -> str:
    """The text of a language out of language -> text.

    owner: what the texts belong to, for the message of the InputError if there is none."""
    if not texts.get(language):
        raise InputError(f"{owner} has no text in the language {language}; add it", file)
    return texts[language]


def texts_in(
    languages: Iterable[str], texts: Mapping[str, str], owner: str, file: StrPath | None = None
) -> dict[str, str]:
    """Language -> text for these languages and no others; InputError if one is missing."""
    return {language: text_in(language, texts, owner, file) for language in languages}
