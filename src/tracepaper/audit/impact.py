"""`./run impact FILE-OR-ID`: what depends on a file, a source, an observation, a number or a piece of code.

`trace` goes from a sentence to the raw line; this goes the other way, by the same record.  What comes from an
observation is known exactly, from the lineage of every cell, fact and claim.  What comes from code is what
reaches it, by import and by the names it asks for: it may depend on it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper.audit.reading.dependents import Dependents, Found
from tracepaper.audit.reading.pages import Pages
from tracepaper.languages.language import MODEL
from tracepaper.manuscript.markup import Block, read_manuscript
from tracepaper.marks import FACT

_MARK = re.compile(r"\]\{[^}]*\}|\[")
_KINDS = ("indicators", "exhibits", "facts", "claims")


def main(arguments: Sequence[str] | None = None, folder: str = ".") -> None:
    """The command; `folder` is the project's.  Raises InputError for what is unknown or not built."""
    parser = argparse.ArgumentParser(
        prog="./run impact",
        description=(
            "Lists the indicators, exhibits, facts, claims and sentences that depend on something, with the "
            "pages where they stand."
        ),
    )
    parser.add_argument(
        "what",
        help="a file (raw, with :LINE if need be; a module, a caption, a section), a source, SOURCE/EDITION, "
        "the number of an observation, a series, or the id of an indicator, exhibit, fact or claim",
    )
    parser.add_argument("--json", action="store_true", help="the same as JSON")
    chosen = parser.parse_args(arguments)
    told = impact(chosen.what, Path(folder))
    print(
        json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        if chosen.json
        else "\n".join(lines(told))
    )


def impact(what: str, folder: Path) -> dict[str, Any]:
    """What depends on it: of, is, certain, steps, indicators, exhibits, facts, claims, sentences.

    An exhibit has its titles and pages, a fact its texts, a sentence its file, line, text and pages, by
    language."""
    dependents = Dependents(folder)
    found = dependents.of(what)
    languages = dependents.languages
    blocks = {language: read_manuscript(folder / "manuscript" / language) for language in languages}
    pages = {language: Pages(folder / f"results/paper/paper.{language}.pdf") for language in languages}
    sentences = [
        sentence
        for language in languages
        for sentence in _sentences(found, blocks[language], language, dependents)
    ]
    for sentence in sentences:
        sentence["pages"] = pages[sentence["language"]].of([sentence["text"]])
    return {
        "of": what,
        "is": found.what,
        "certain": found.certain,
        "steps": sorted(found.steps),
        "indicators": sorted(found.indicators),
        "exhibits": {name: _exhibit(dependents.exhibits[name], pages) for name in sorted(found.exhibits)},
        "facts": {name: dependents.facts[name]["text"] for name in sorted(found.facts)},
        "claims": sorted(found.claims),
        "sentences": sentences,
    }


def _exhibit(meta: Mapping[str, Any], pages: Mapping[str, Pages]) -> dict[str, Any]:
    title = {language: str(meta["title"].get(language, "")) for language in pages}
    return {"title": title, "pages": {language: pages[language].of([title[language]]) for language in pages}}


def _sentences(found: Found, blocks: list[Block], language: str, of: Dependents) -> Iterator[dict[str, Any]]:
    """The claims' sentences, and each quotation of a fact that stands in none of them."""
    told: set[str] = set()
    for name in sorted(found.claims, key=lambda name: _place(of.claims[name], language)):
        said = of.claims[name]["sentence"].get(language)
        if said:
            told |= {fact for fact in found.facts if of.facts[fact]["text"][language] in said["text"]}
            yield {"language": language, "claim": name, **{k: said[k] for k in ("file", "line", "text")}}
    for block in blocks:
        for match in FACT.finditer(block.text):
            if match.group(1) in found.facts - told:
                line = block.line + block.text[: match.start()].count("\n")
                around = _around(block.text, match.start(), language, of)
                yield {
                    "language": language,
                    "fact": match.group(1),
                    "file": block.file,
                    "line": line,
                    "text": around,
                }


def _place(claim: Mapping[str, Any], language: str) -> int:
    return int(claim["sentence"].get(language, {}).get("place", 0))


def _around(text: str, at: int, language: str, of: Dependents) -> str:
    """The words before and after a number, as a reader sees them."""

    def seen(part: str) -> str:
        written = FACT.sub(lambda m: of.facts.get(m.group(1), {}).get("text", {}).get(language, ""), part)
        return re.sub(r"\s+", " ", _MARK.sub("", written))

    return f"{seen(text[:at])[-60:]}{seen(text[at:])[:60]}".strip()


def lines(told: Mapping[str, Any]) -> Iterator[str]:
    """The same for a terminal."""
    certain = "depends on it" if told["certain"] else "may depend on it, as its code reaches it"
    counts = ", ".join(f"{len(told[kind])} {kind}" for kind in (*_KINDS, "sentences"))
    yield f"{told['of']}: {told['is']}"
    yield f"  what {certain}: {counts}"
    yield from (f"  step       {name}" for name in told["steps"])
    yield from (f"  indicator  {name}" for name in told["indicators"])
    for name, exhibit in told["exhibits"].items():
        title = exhibit["title"].get(MODEL) or next(iter(exhibit["title"].values()), "")
        yield f"  exhibit    {name}{_on_pages(exhibit['pages'])}: {title}"
    for name, texts in told["facts"].items():
        yield f"  fact       {name}: {' / '.join(dict.fromkeys(texts.values()))}"
    yield from (f"  claim      {name}" for name in told["claims"])
    for sentence in told["sentences"]:
        pages = _on_pages({sentence["language"]: sentence["pages"]})
        yield f"  {sentence['file']}:{sentence['line']}{pages}: {sentence['text'][:160]}"


def _on_pages(pages: Mapping[str, Sequence[int]]) -> str:
    told = "; ".join(f"{language} p. {', '.join(map(str, on))}" for language, on in pages.items() if on)
    return f" ({told})" if told else ""
