"""What a paper says of itself before and after its text: title, authors, codes, declarations.

The paper's own part stands in manuscript/metadata.yaml; what only its authors know (names, affiliations,
who paid, which interests conflict) in config/config.yaml.  There a text may be one for all languages or
one for each; what is empty is not printed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracepaper.errors import InputError, nearest
from tracepaper.files import StrPath, read_written, read_yaml
from tracepaper.languages import Language, known_languages
from tracepaper.settings import misread

Words = str | Mapping[str, str]  # one for all languages, or language -> text
Author = str | Mapping[str, Any]  # a name; or name, affiliation, orcid, note
_MARK = re.compile(r"\][{(][^})]*|\{[.#][\w-]+|\\[A-Za-z]+\{|</?[a-z]+>|\[@\w+")
DIGITS = 12  # of a digest: enough to tell any two states apart
IN_EACH_LANGUAGE = ("title", "keywords", "availability")
KEYS = (*IN_EACH_LANGUAGE, "jel", "clc", "document_code")


@dataclass(frozen=True)
class Declared:
    """What the configuration says of the authors and of this state of the paper; all of it may be empty."""

    byline: Sequence[Author] = ()
    funding: Words = ""
    interests: Words = ""
    contributions: Words = ""
    ethics: Words = ""
    ai_use: Words = ""
    version: str = ""
    source_date_epoch: int = 0


@dataclass(frozen=True)
class FrontMatter:
    """All of it in one language.

    codes: (label, values) printed on one line.  notes: a line for each author with more than a name.
    declarations: (label, text) printed after the text.
    """

    title: str
    keywords: list[str]
    jel: list[str]
    authors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    codes: list[tuple[str, list[str]]] = field(default_factory=list)
    declarations: list[tuple[str, str]] = field(default_factory=list)


def read_front_matter(path: StrPath, language: Language, declared: Declared | None = None) -> FrontMatter:
    """The front matter of one language from metadata.yaml and what the configuration declares.

    Raises InputError if title or keywords are missing in the language, or a text that others have, and
    for a key that nothing prints."""
    found, declared, code = read_yaml(path) or {}, declared or Declared(), language.code
    _refuse_unknown(found, path)
    words = language.words
    try:
        codes = [("clc", found.get("clc", [])), ("document-code", found.get("document_code", []))]
        said = {
            "availability": found["availability"][code] if found.get("availability") else "",
            "funding": text_in(declared.funding, code),
            "interests": text_in(declared.interests, code),
            "contributions": text_in(declared.contributions, code),
            "ethics": text_in(declared.ethics, code),
            "ai-use": text_in(declared.ai_use, code),
        }
        return FrontMatter(
            _plain(found["title"][code], "title", path),
            _each(found["keywords"][code], "keywords", path),
            _each(found.get("jel", []), "jel", path),
            [name for name in (author_name(author, code) for author in declared.byline) if name],
            [line for line in (author_line(author, language) for author in declared.byline) if line],
            [(words[name], _each(values, name, path)) for name, values in codes if values],
            [(words[name], text) for name, text in said.items() if text],
        )
    except (KeyError, TypeError, AttributeError) as problem:
        what = f"the key {problem}" if isinstance(problem, KeyError) else "one of its keys"
        raise InputError(
            f"{what} for language {code} is missing or is not as expected; title: and keywords: each need "
            f"{code}:, jel:, clc: and document_code: are lists, availability: has a text a language",
            path,
        ) from None


def _each(values: Any, key: str, path: StrPath) -> list[str]:
    """The texts of a list; a text alone would else be a list of its letters."""
    if not isinstance(values, list):
        raise TypeError(values)
    return [_plain(value, key, path) for value in values]


def _plain(value: Any, key: str, path: StrPath) -> str:
    """A text of the front matter, also where YAML took it for a whole number or a date.

    Raises InputError for what YAML has changed: of 114.50 it keeps 114.5, of `no` that it is false."""
    if isinstance(value, str):
        return value
    if type(value) in (int, datetime.date):
        return str(value)
    taken_for = misread(value)
    if taken_for:
        raise InputError(f"{key}: {value} without quotes is read as {taken_for}; write it in quotes", path)
    raise TypeError(value)


def _refuse_unknown(found: Any, path: StrPath) -> None:
    """InputError for a key that is none of metadata.yaml's, or of a text in no language there is."""
    parts = found if isinstance(found, dict) else {}
    _refuse_other_keys(parts, KEYS, "", path)
    for key in IN_EACH_LANGUAGE:
        texts = parts.get(key)
        _refuse_other_keys(texts if isinstance(texts, dict) else {}, known_languages(), f" of {key}", path)
    for number, text in enumerate(read_written(path).splitlines(), 1):
        mark = _MARK.search(text)
        if mark:
            raise InputError(
                f"found {mark.group()}, but no mark means anything here: it would be printed; write words",
                path,
                number,
            )


def _refuse_other_keys(found: Mapping[Any, Any], known: Collection[str], of: str, path: StrPath) -> None:
    for key in found:
        if key not in known:
            meant = nearest(str(key), known)
            lines = read_written(path).splitlines()
            place = re.compile(rf"[\s{{,]*{re.escape(str(key))}\s*:")
            line = next((number for number, text in enumerate(lines, 1) if place.match(text)), None)
            raise InputError(
                f"nothing knows the key {key}{of}{meant}; known are {', '.join(known)}", path, line
            )


def state_line(declared: Declared, language: Language, digest: str) -> str:
    """Date, version and the first letters of a digest of the text, as printed under the title; "" without a
    version.

    The digest stands where others print a commit: a commit cannot hold its own name, and what is printed from
    a changed folder would bear that of another text.  Two copies with the same digest have the same words,
    numbers and tables, whoever built them."""
    from babel.dates import format_date

    if not declared.version:
        return ""
    day = datetime.datetime.fromtimestamp(declared.source_date_epoch, datetime.UTC)
    words = language.words
    parts = format_date(day, "long", language.tag.replace("-", "_")), words["version"], words["digest"]
    return " · ".join(parts).format(version=declared.version, digest=digest[:DIGITS])


def text_in(words: Words, language: str) -> str:
    """The text of one language; "" if it has none."""
    return words if isinstance(words, str) else words.get(language, "")


def author_name(author: Author, language: str) -> str:
    """The author's name as written in a language."""
    return text_in(author if isinstance(author, str) else author["name"], language)


def author_line(author: Author, language: Language) -> str:
    """Name, affiliation, ORCID and note of an author; "" if only the name is known."""
    if isinstance(author, str):
        return ""
    code, words = language.code, language.words
    orcid = f"ORCID\u00a0{author['orcid']}" if author.get("orcid") else ""
    known = [text_in(author.get("affiliation", ""), code), orcid, text_in(author.get("note", ""), code)]
    details = words["list"].join(part for part in known if part)
    return words["author-note"].format(name=author_name(author, code), details=details) if details else ""
