"""What each claim says in each language, apart from the text around it.

Most of a text may be written anew without a claim being said otherwise.  What shows the claims (their table,
the panels of the web page) is made from their sentences alone, and again only when one of these changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.files import StrPath, read_json
from tracepaper.manuscript.headings import with_headings
from tracepaper.manuscript.markup import Block, read_manuscript, sentences_by_claim

FactTexts = Callable[[str], Mapping[str, str]]  # language -> fact id -> how it is written
KEPT = ("text", "place")  # of a sentence, wherever in its file it stands


def fact_texts(facts: Mapping[str, Any]) -> FactTexts:
    """How facts are written in a language.  facts: as in the JSON registry."""
    return lambda language: {name: fact["text"][language] for name, fact in facts.items()}


def read_all(languages: Iterable[str], folder: StrPath = paths.MANUSCRIPT) -> dict[str, list[Block]]:
    """Language -> blocks of its sections."""
    return {language: read_manuscript(Path(folder) / language) for language in languages}


def sentences_alone(languages: Iterable[str], texts: FactTexts) -> dict[str, dict[str, Any]]:
    """Claim -> language -> text and place of its sentence (see `markup.sentences`)."""
    found = sentences_by_claim(read_all(languages), texts)
    return {
        name: {language: {key: said[key] for key in KEPT} for language, said in by_language.items()}
        for name, by_language in found.items()
    }


def digest_of_claims(languages: Iterable[str]) -> str:
    """sha256 of all that `sentences_alone` takes from the manuscript, the marks of facts as they stand."""
    said = sentences_alone(languages, lambda language: {})
    return sha256(json.dumps(said, sort_keys=True).encode("utf-8")).hexdigest()


def sentences_of(
    manuscripts: Mapping[str, list[Block]],
    captions: Mapping[str, list[Block]],
    texts: FactTexts,
    figures: Iterable[StrPath],
) -> dict[str, dict[str, Any]]:
    """Claim -> language -> its sentence with file, line, place, and the heading of the figure that it heads.

    manuscripts, captions: language -> blocks.  figures: exhibit.json of each figure, which has its title."""
    titles = {meta["id"]: meta["title"] for meta in map(read_json, figures)}
    return with_headings(sentences_by_claim(manuscripts, texts), captions, titles)
