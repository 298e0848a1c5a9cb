"""How the page says it is to be cited: for a reader in three styles, for Google Scholar in its own tags.

APA 7 and GB/T 7714-2015 as far as a page without an address of its own can follow them; BibTeX.  What is
not known (authors, while the byline is empty) is left out, never made up.  Tags: Google Scholar, Inclusion
Guidelines for Webmasters, "Configuring the meta-tags".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff]")
MOST_NAMES = 3  # GB/T 7714: of more authors the first three


def date_of(source_date_epoch: int) -> date:
    """The day of a version."""
    return datetime.fromtimestamp(source_date_epoch, UTC).date()


def scholar_tags(metadata: dict[str, Any], day: date) -> str:
    """The meta elements; metadata: of the tree (title, author, language, keywords)."""
    pairs = [
        ("citation_title", metadata["title"]),
        *(("citation_author", name) for name in metadata["author"]),
        ("citation_publication_date", f"{day:%Y/%m/%d}"),
        ("citation_language", metadata["language"]),
        *(("citation_keywords", word) for word in metadata["keywords"]),
    ]
    return "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in pairs)


def citations(metadata: dict[str, Any], day: date) -> dict[str, str]:
    """apa, gbt, bibtex: the paper as each writes it."""
    title, names = metadata["title"], [_parts(name) for name in metadata["author"]]
    dated = f"{day.year}, {day:%B} {day.day}"
    who = _apa_names([_apa(*name) for name in names])
    apa = f"{who} ({dated}). {title}." if names else f"{title}. ({dated})."
    several = "等" if HAN.search(title) else "et al"
    shown = [_gbt(*name) for name in names[:MOST_NAMES]] + ([several] if len(names) > MOST_NAMES else [])
    gbt = f"{', '.join(shown)}. " if shown else ""
    return {
        "apa": apa,
        "gbt": f"{gbt}{title}[EB/OL]. ({day.isoformat()}).",
        "bibtex": _bibtex(title, names, metadata["language"], day),
    }


def _parts(name: str) -> tuple[str, str]:
    """(family name, given names); a Chinese name is one."""
    family, comma, given = name.partition(",")
    if comma:
        return family.strip(), given.strip()
    if HAN.search(name):
        return name, ""
    given, _, family = name.rpartition(" ")
    return family, given


def _initials(given: str) -> list[str]:
    return [part[0].upper() for part in re.split(r"[\s-]+", given) if part]


def _apa(family: str, given: str) -> str:
    return f"{family}, {' '.join(f'{letter}.' for letter in _initials(given))}" if given else family


def _apa_names(names: Sequence[str]) -> str:
    return " & ".join([", ".join(names[:-1]) + ",", names[-1]]) if len(names) > 1 else "".join(names)


def _gbt(family: str, given: str) -> str:
    return f"{family.upper()} {' '.join(_initials(given))}" if given else family


def _bibtex(title: str, names: Sequence[tuple[str, str]], language: str, day: date) -> str:
    written = " and ".join(f"{family}, {given}" if given else f"{{{family}}}" for family, given in names)
    # a name, or the first word of the title in Latin letters: a title may begin with a year, or have no words
    key = (
        re.sub(r"\W", "", names[0][0] if names else (re.findall("[A-Za-z]+", title) or [""])[0]).lower()
        or "paper"
    )
    fields = [
        *([("author", written)] if names else []),
        ("title", f"{{{title}}}"),
        ("year", str(day.year)),
        ("month", str(day.month)),
        ("language", language),
    ]
    return "\n".join([f"@misc{{{key}{day.year},", *(f"  {k} = {{{v}}}," for k, v in fields), "}"])
