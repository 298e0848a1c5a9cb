"""Captions: title, note and alternative text of an exhibit, one Markdown file a language beside its module.

    # [What it shows, [since]{.fact}–[until]{.fact}]{.claim #name}

    The note, in any number of paragraphs, which are printed as one; may be missing.

    ::: {.alt}
    What a reader who cannot see the exhibit needs: [first]{.fact} ...
    :::

The heading of a figure is a claim, see `manuscript.headings`; a table may have a topic there instead.
Values stand in it as facts stand in the prose, and are written by the same rules.  The module's
`values(data)` gives them: name -> `Value` or `Words`.  Markdown's other marks mean nothing here, as the
same texts are the alternative texts of pictures, which have no italics.
"""

from __future__ import annotations

import ast
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError, nearest
from tracepaper.files import StrPath, read_written
from tracepaper.languages import load_language
from tracepaper.languages.number_format import UnitWords, format_value
from tracepaper.languages.territories import economy_name
from tracepaper.marks import FACT, without_claim_marks, without_comments
from tracepaper.quotes import in_pairs

PARTS = ("title", "note", "alt")
# (the part we are in, the kind of line found) -> the part we are in after it; nothing else may stand there
_NEXT = {
    ("title", "heading"): "note",
    ("note", "text"): "note",
    ("note", "open"): "alt",
    ("alt", "text"): "alt",
    ("alt", "close"): "end",
}
_KINDS = {
    "heading": r"# +\S.*",
    "open": r":{3,} *\{\.alt\}",
    "close": r":{3,}",
    "other": r"(#|:::).*",
    "text": r".*",
}
_EXPECTED = {
    "title": "a line “# TITLE”",
    "note": "a paragraph of the note or “::: {.alt}”",
    "alt": "the alternative text and, after it, “:::”",
    "end": "nothing after the alternative text",
}


@dataclass(frozen=True)
class Value:
    """A number of a caption.  value: in base units (dollars, not billions).  unit: one every language
    can write, or one of the paper's own.  step: the rounding step, a power of ten in base units."""

    value: float
    unit: str = "NUMBER"
    step: float = 1

    def text(self, language: str, own_units: UnitWords | None = None) -> str:
        """As it stands in a sentence; raises InputError if it is missing or its unit is unknown."""
        if self.value is None or not math.isfinite(self.value):
            raise InputError("it is missing")
        return format_value(self.value, self.unit, self.step, language, own_units)


@dataclass(frozen=True)
class Words:
    """Words that depend on the data.  texts: language -> text, as a mapping or a function."""

    texts: Mapping[str, str] | Callable[[str], str]

    def text(self, language: str, own_units: UnitWords | None = None) -> str:
        """The words in one language; raises KeyError if it has none."""
        return self.texts(language) if callable(self.texts) else self.texts[language]


def year(value: Any) -> Value:
    """A calendar year, which is written without grouping."""
    return Value(int(value), "YEAR", 1)


def listed(names: Iterable[Callable[[str], str]], heavy: bool = False) -> Words:
    """Several names as a list in a sentence: A、B、C / A, B and C; the word for none if there is none.

    names: each language -> text.  heavy: they hold commas themselves and are parted by semicolons."""
    names = list(names)

    def text(language: str) -> str:
        words, texts = load_language(language).words, [name(language) for name in names]
        if not texts:
            return words["none"]
        if heavy:
            return words["list"].join(texts)
        return words["last-and"].join(filter(None, (words["and"].join(texts[:-1]), *texts[-1:])))

    return Words(text)


def _said(text: str, language: str) -> str:
    """What is the same in every language."""
    return text


def years(*numbers: Any) -> Words:
    """Years, of the calendar or of an agreement, as a list in a sentence."""
    return listed([partial(_said, str(int(number))) for number in numbers])


def economies(*codes: str) -> Words:
    """The names of economies, given by their ISO 3166 codes, as a list in a sentence."""
    return listed([partial(economy_name, code) for code in codes])


def caption_files(folder: StrPath, languages: Iterable[str]) -> dict[str, Path]:
    """Language -> the file of the caption in an exhibit's folder."""
    return {language: Path(folder) / f"caption.{language}.md" for language in languages}


def write_captions(
    module_file: StrPath,
    values: Mapping[str, Value | Words],
    languages: Iterable[str],
    own_units: UnitWords | None = None,
) -> dict[str, dict[str, str]]:
    """title, note and alt of an exhibit -> language -> text, with the values written out.

    module_file: the exhibit's module; its captions stand beside it.  own_units: the patterns of the paper's
    own units.  Raises InputError (file and line) for a caption that is missing or has another form, a name
    that is no value, and a value in no caption.
    """
    module_file, used = Path(module_file), set()
    found: dict[str, dict[str, str]] = {part: {} for part in PARTS}
    for language, path in caption_files(module_file.parent, languages).items():
        for part, lines in read_caption(path).items():
            used |= {name for _, line in lines for name in FACT.findall(line)}
            texts = [_written(line, values, language, own_units, path, number) for number, line in lines]
            is_han = load_language(language).is_han
            found[part][language] = in_pairs(join_lines(texts, is_han)) if is_han else join_lines(texts)
    for name in values:
        if name not in used:
            raise InputError(
                f"the value {name} stands in no caption; write [{name}]{{.fact}} in one or remove it",
                module_file,
                _line_of(name, module_file),
            )
    return found


def quoted_values(
    module_file: StrPath,
    values: Mapping[str, Value | Words],
    languages: Iterable[str],
    own_units: UnitWords | None = None,
) -> dict[str, dict[str, list[list[str]]]]:
    """Language -> title, note -> [name, text] of each number in the order in which it stands there, years
    and words left out; for captions that `write_captions` takes."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for language, path in caption_files(Path(module_file).parent, languages).items():
        parts = read_caption(path)
        names = {part: FACT.findall(" ".join(line for _, line in parts[part])) for part in PARTS[:2]}
        found[language] = {
            part: [
                [name, values[name].text(language, own_units)] for name in named if _is_number(values[name])
            ]
            for part, named in names.items()
        }
    return found


def _is_number(value: Value | Words) -> bool:
    return isinstance(value, Value) and value.unit != "YEAR"


def read_caption(path: StrPath) -> dict[str, list[tuple[int, str]]]:
    """title, note and alt of one file, each as its lines with their numbers; the title without the marks of
    its claim."""
    try:
        return caption_lines(read_written(path), path)
    except FileNotFoundError:
        raise InputError("the caption in this language is missing; write it", path, 1) from None


def caption_lines(text: str, path: StrPath) -> dict[str, list[tuple[int, str]]]:
    """The same of a text.  path: whose it is, for messages."""
    text = without_comments(text)
    found: dict[str, list[tuple[int, str]]] = {part: [] for part in PARTS}
    part = "title"
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if not line:
            continue
        kind = _kind(line)
        if (part, kind) not in _NEXT:
            raise InputError(f"expected {_EXPECTED[part]}, found {line!r}", path, number)
        if kind in ("heading", "text"):
            heading = without_claim_marks(line.removeprefix("#").strip())
            found[part].append((number, heading if kind == "heading" else line))
        part = _NEXT[part, kind]
    if part != "end" or not found["alt"]:
        raise InputError(f"ends too early: expected {_EXPECTED['alt' if part == 'end' else part]}", path)
    return found


def _kind(line: str) -> str:
    return next(kind for kind, form in _KINDS.items() if re.fullmatch(form, line))


def join_lines(lines: Iterable[str], is_han: bool = False) -> str:
    """Lines as one text: a space between them, none between two East Asian characters, and in a text that is
    written in them none beside one."""
    text = ""
    for line in lines:
        wide = [_is_wide(text[-1]), _is_wide(line[0])] if text and line else [True]
        close = any(wide) if is_han else all(wide)
        text += line if close else f" {line}"
    return text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _written(
    line: str,
    values: Mapping[str, Value | Words],
    language: str,
    own_units: UnitWords | None,
    path: Path,
    number: int,
) -> str:
    def text(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise InputError(
                f"there is no value {name}{nearest(name, values)}; give it in values() of the exhibit or "
                "correct the name",
                path,
                number,
            )
        try:
            return values[name].text(language, own_units)
        except (KeyError, InputError) as problem:
            raise InputError(
                f"the value {name} cannot be written in {language}: {problem}", path, number
            ) from None

    return FACT.sub(text, line)


def _line_of(name: str, module_file: Path) -> int | None:
    """The line of the module on which the value is named."""
    for node in ast.walk(ast.parse(module_file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and node.value == name:
            return node.lineno
    return None
