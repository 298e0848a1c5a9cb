"""The front matter of an article in JATS: titles, authors, date, abstracts and keywords in all its languages.

What is printed comes from the boxes of the tree; what its authors declared (ORCID, affiliation) from the
configuration, where it stands in parts that machines can read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tracepaper.languages import Language, load_language
from tracepaper.manuscript.front_matter import Author, Declared, author_name, text_in
from tracepaper.render.jats_body import LANG, boxes, element, removed, renamed

if TYPE_CHECKING:
    from lxml import etree

UNPRINTED = "unprinted"  # of what only machines are told; the audit reads it back by this name
_COLON = re.compile(r"\s*[:：]\s*$")


def front(root: etree._Element, metadata: dict[str, Any], declared: Declared) -> etree._Element:
    """The front of an article, made of the boxes in `root`, which are taken out of it.

    metadata: of the tree.  declared: what the configuration says of the authors and of this state.
    """
    language = load_language(metadata["language"])
    translations = [removed(box) for box in boxes(root, "translation")]
    taken = {kind: [removed(box) for box in boxes(root, kind)] for kind in _KINDS}
    meta = element(
        "article-meta",
        element("article-version", declared.version) if declared.version else None,
        _categories(taken["codes"]),
        _titles(metadata, translations),
        *_authors(declared.byline, language, [load_language(_language(box)) for box in translations]),
        _author_notes(taken["author-notes"]),
        _date(declared.source_date_epoch),
        *(_abstract(box, "abstract") for box in taken["abstract"]),
        *(
            _abstract(box, "trans-abstract", _language(whole))
            for whole in translations
            for box in boxes(whole, "abstract")
        ),
        _keywords(metadata["keywords"], language, taken["keywords"]) if metadata["keywords"] else None,
        *(
            _keywords(_words(box, whole), load_language(_language(whole)), [box])
            for whole in translations
            for box in boxes(whole, "keywords")
        ),
        *(_kwd_group(metadata["jel"], [box], "JEL") for box in taken["jel"]),
        _funding(text_in(declared.funding, language.code)),
        _state(taken["state"]),
    )
    return element("front", meta)


_KINDS = ("author-notes", "state", "abstract", "keywords", "codes", "jel")


def _language(box: etree._Element) -> str:
    """The code of a translation's language, of which `jats.lua` has made the box's id."""
    return (box.get("id") or "").removeprefix("in-").partition("-")[0]


def led(paragraph: etree._Element) -> tuple[str, etree._Element]:
    """What a paragraph begins with in bold, without its colon, and the paragraph without it."""
    made = renamed(paragraph, "p")
    lead = made.find("bold")
    if lead is None or (made.text or "").strip():
        return "", made
    removed(lead)
    made.text = (made.text or "").lstrip()
    return _COLON.sub("", "".join(lead.itertext())), made


def _titles(metadata: dict[str, Any], translations: Sequence[etree._Element]) -> etree._Element:
    mark = load_language(metadata["language"]).words["before-subtitle"]
    subtitle = element("subtitle", mark + metadata["subtitle"]) if metadata["subtitle"] else None
    made = element("title-group", element("article-title", metadata["main_title"]), subtitle)
    for box in translations:
        for title in boxes(box, "translated-title"):
            group = element("trans-title-group", element("trans-title", "".join(title.itertext()).strip()))
            group.set(LANG, load_language(_language(box)).tag)
            made.append(group)
    return made


def _authors(
    byline: Sequence[Author], language: Language, others: Sequence[Language]
) -> Iterator[etree._Element]:
    """The contributors, with their names in each language; each affiliation once, after them."""
    if not byline:
        return
    places = list(dict.fromkeys(filter(None, (_affiliation(author, language) for author in byline))))
    group = element("contrib-group")
    for author in byline:
        place = _affiliation(author, language)
        orcid = "" if isinstance(author, str) else author.get("orcid", "")
        group.append(
            element(
                "contrib",
                element("contrib-id", f"https://orcid.org/{orcid}", contrib_id_type="orcid")
                if orcid
                else None,
                _name(author, language, others),
                element("xref", ref_type="aff", rid=f"aff{places.index(place) + 1}") if place else None,
                contrib_type="author",
            )
        )
    for number, place in enumerate(places, 1):
        group.append(element("aff", element("institution", place), id=f"aff{number}"))
    yield group


def _affiliation(author: Author, language: Language) -> str:
    return "" if isinstance(author, str) else text_in(author.get("affiliation", ""), language.code)


def _name(author: Author, language: Language, others: Sequence[Language]) -> etree._Element:
    """The name as it is printed: which part of it is the family's, nobody has said."""
    names = {one.tag: author_name(author, one.code) for one in (language, *others)}
    if len(set(names.values())) == 1:
        return element("string-name", names[language.tag])
    made = element("name-alternatives")
    for tag, name in names.items():
        made.append(element("string-name", name))
        made[-1].set(LANG, tag)
    return made


def _author_notes(found: Sequence[etree._Element]) -> etree._Element | None:
    lines = [renamed(line, "p") for box in found for line in box.iter("p")]
    notes = [element("fn", line, fn_type="other") for line in lines]
    return element("author-notes", *notes) if notes else None


def _date(source_date_epoch: int) -> etree._Element:
    day = datetime.datetime.fromtimestamp(source_date_epoch, datetime.UTC)
    parts = [element("day", f"{day:%d}"), element("month", f"{day:%m}"), element("year", f"{day:%Y}")]
    kind = {"date_type": "preprint", "publication_format": "electronic"}
    return element("pub-date", *parts, iso_8601_date=f"{day:%Y-%m-%d}", **kind)


def _abstract(box: etree._Element, tag: str, language: str = "") -> etree._Element:
    paragraphs = list(box.iter("p"))
    title, first = led(paragraphs[0])
    rest = [renamed(paragraph, "p") for paragraph in paragraphs[1:]]
    made = element(tag, element("title", title) if title else None, first, *rest)
    if language:
        made.set(LANG, load_language(language).tag)
    return made


def _keywords(words: Sequence[str], language: Language, found: Sequence[etree._Element]) -> etree._Element:
    """found: where they are printed, beside an abstract; a paper without one has them all the same."""
    made = _kwd_group(words, found, "author")
    made.set(LANG, language.tag)
    if not found:
        made.set("specific-use", UNPRINTED)
    return made


def _kwd_group(words: Sequence[str], found: Sequence[etree._Element], kind: str) -> etree._Element:
    title = next((led(line)[0] for box in found for line in box.iter("p")), "")
    heads = [element("title", title)] if title else []
    return element("kwd-group", *heads, *(element("kwd", word) for word in words), kwd_group_type=kind)


def _words(box: etree._Element, whole: etree._Element) -> list[str]:
    """The keywords of a translation, which the tree has as one line."""
    line = "".join(led(next(box.iter("p")))[1].itertext())
    return [word.strip() for word in line.split(load_language(_language(whole)).words["list"].strip())]


def _categories(found: Sequence[etree._Element]) -> etree._Element | None:
    """Codes of classifications: a group for each, under its name."""
    groups = []
    for lead in [bold for box in found for bold in box.iter("bold")]:
        codes = re.split(r"[;；]", (lead.tail or "").strip("\u2003 "))
        name = element("subject", _COLON.sub("", lead.text or ""))
        inner = element("subj-group", *(element("subject", code.strip()) for code in codes))
        groups.append(element("subj-group", name, inner, subj_group_type="classification"))
    return element("article-categories", *groups) if groups else None


def _funding(said: str) -> etree._Element | None:
    return element("funding-group", element("funding-statement", said)) if said else None


def _state(found: Sequence[etree._Element]) -> etree._Element | None:
    """Date, version and digest of the text as they are printed, for which JATS has no element of its own."""
    said = "".join(part for box in found for part in box.itertext()).strip()
    pair = element("meta-name", "state"), element("meta-value", said)
    return element("custom-meta-group", element("custom-meta", *pair)) if said else None
