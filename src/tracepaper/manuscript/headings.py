"""The heading of a figure is a finding: a sentence that is bound to a claim, like one of the prose.

    # [Output rose to [last]{.fact} in [until]{.fact}]{.claim #output-rose}

The claim is one of a section, whose sentence the heading says again in few words; so it has the same
condition and the same rivals, and the same rules hold for its words.  A table may be headed by its topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracepaper.manuscript.markup import Block
from tracepaper.marks import claim_spans
from tracepaper.problems import Problem

FIGURE = "fig_"  # how the folder of a figure begins


def heading_problems(captions: Iterable[Block]) -> Iterator[Problem]:
    """Headings of figures that are not one claim from end to end.  captions: blocks of one language."""
    for block in captions:
        if block.kind == "heading" and block.section.startswith(FIGURE) and not _is_claim(_line(block)):
            text = (
                "the heading of a figure says what it shows, as a claim of the text does; write "
                "# [The finding.]{.claim #name} with the name of a claim, and its topic into the note"
            )
            yield Problem("heading-without-claim", block.place, text)


def _line(block: Block) -> str:
    return block.text.strip().split("\n")[0].strip()


def _is_claim(line: str) -> bool:
    text = line.lstrip("#").strip()
    return any(
        span.start == 1 and text[span.end :] == f"]{{.claim #{span.name}}}" for span in claim_spans(text)
    )


def with_headings(
    sentences: Mapping[str, Mapping[str, Any]],
    captions: Mapping[str, Iterable[Block]],
    titles: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[str, Any]]:
    """The sentences of claims (`markup.sentences_by_claim`), each with its `heading` in that language if a
    figure has one: text, file, line.

    captions: language -> blocks.  titles: exhibit -> language -> its title with the values written out."""
    found = {name: dict(by_language) for name, by_language in sentences.items()}
    for language, blocks in captions.items():
        for block in blocks:
            title = titles.get(block.section.replace("_", "-"), {}).get(language)
            if block.kind != "heading" or title is None:
                continue
            for span in claim_spans(_line(block)):
                said = found.get(span.name, {})
                if language in said:
                    heading = {"text": title, "file": block.file, "line": block.line}
                    said[language] = {**said[language], "heading": heading}
    return found


def headings_of(sentence: Mapping[str, Any]) -> dict[str, Any]:
    """Language -> heading (text, file, line) of a claim's sentence; empty if it heads no figure."""
    return {language: said["heading"] for language, said in sentence.items() if "heading" in said}
