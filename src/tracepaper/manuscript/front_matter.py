"""What a paper says of itself before and after its text: title, authors, codes, declarations.

The paper's own part stands in manuscript/metadata.yaml; what only its authors know (names, affiliations,
who paid, which interests conflict) in config/config.yaml.  There a text may be one for all languages or
one for each; what is empty is not printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml
from tracepaper.languages import Language

Words = str | Mapping[str, str]  # one for all languages, or language -> text
Author = str | Mapping[str, Any]  # a name; or name, affiliation, orcid, note


@dataclass(frozen=True)
class Declared:
    """What the configuration says of the authors; all of it may be empty."""

    byline: Sequence[Author] = ()
    funding: Words = ""
    interests: Words = ""


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

    Raises InputError if title or keywords are missing in the language."""
    found, declared, code = read_yaml(path) or {}, declared or Declared(), language.code
    words = language.words
    try:
        codes = [("clc", found.get("clc", [])), ("document-code", found.get("document_code", []))]
        said = {
            "availability": found.get("availability", {}).get(code, ""),
            "funding": text_in(declared.funding, code),
            "interests": text_in(declared.interests, code),
        }
        return FrontMatter(
            found["title"][code],
            found["keywords"][code],
            found.get("jel", []),
            [name for name in (author_name(author, code) for author in declared.byline) if name],
            [line for line in (author_line(author, language) for author in declared.byline) if line],
            [(words[name], list(values)) for name, values in codes if values],
            [(words[name], text) for name, text in said.items() if text],
        )
    except (KeyError, TypeError, AttributeError) as problem:
        what = f"the key {problem}" if isinstance(problem, KeyError) else "one of its keys"
        raise InputError(
            f"{what} for language {code} is missing or is not as expected; title: and keywords: each need "
            f"{code}:, jel:, clc: and document_code: are lists, availability: has a text a language",
            path,
        ) from None


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
