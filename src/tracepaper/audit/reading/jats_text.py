"""The text of an article in JATS, in the order in which a paper prints it.

JATS has everything that describes an article in front of its text, that of other languages too; a paper has
the title and abstract of another language behind its references, and its keywords on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_INLINE = """
    bold italic sub sup xref ext-link underline monospace sc styled-content named-content inline-formula
    source volume issue year person-group name surname given-names fpage lpage pub-id uri string-name
"""
_UNREAD = """
    journal-meta tex-math alternatives math graphic permissions alt-text long-desc article-version pub-date
    contrib-id aff funding-group meta-name
"""
INLINE, UNREAD = set(_INLINE.split()), set(_UNREAD.split())
_RANKS = """
    title-group contrib-group author-notes custom-meta-group abstract kwd-group article-categories codes body
    ack notes ref-list trans-title-group trans-contrib trans-abstract trans-kwd-group app-group fn-group
"""
_RANK = {name: at for at, name in enumerate(_RANKS.split())}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = ("name", "string-name", "collab")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def ordered_parts(path: Path) -> list[etree._Element]:
    """The parts of an article, without namespaces; a group of keywords or codes as one paragraph."""
    from lxml import etree

    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for part in root.iter("*"):
        part.tag = etree.QName(part).localname if isinstance(part.tag, str) else part.tag
    for both in [*root.iter("citation-alternatives")]:  # the same in parts, beside what is printed
        for again in both.findall("element-citation"):
            both.remove(again)
    for mark in [*root.xpath("//xref[@ref-type='fn'] | //fn/label")]:  # the number of a note is no word
        mark.text = ""
    language = root.get(_LANG, "")
    parts = list(_parts(root, language))
    last = len(_RANK)
    return sorted(parts, key=lambda part: _RANK.get(_kind(part, language), last))  # the sort is stable


def _parts(root: etree._Element, language: str) -> Iterator[etree._Element]:
    """What stands in the front and the back, piece by piece, and the body."""
    for part in root:
        if part.tag not in ("front", "back"):
            yield part
            continue
        for inner in [*part]:
            pieces = [*inner] if inner.tag == "article-meta" else [inner]
            for piece in pieces:
                yield from _with_translations(piece, language)


def _authors(group: etree._Element, language: str) -> Iterator[etree._Element]:
    """The authors' names on one line, and once more as each other language writes them."""
    named = [list(contrib.iter(*_NAMES)) for contrib in group.iter("contrib")]
    others = {one.get(_LANG, language) for names in named for one in names} - {language}
    for spoken in (language, *sorted(others)):
        said = [
            next((n for n in names if n.get(_LANG, spoken) == spoken), names[0]) for names in named if names
        ]
        line = _line(
            group, [("", [" ".join(filter(None, map(str.strip, n.itertext()))) for n in said])], ", "
        )
        line.tag = "contrib-group" if spoken == language else "trans-contrib"
        yield line


def _with_translations(piece: etree._Element, language: str) -> Iterator[etree._Element]:
    for translated in piece.findall("trans-title-group"):
        piece.remove(translated)
        yield translated
    if piece.get("specific-use") == "unprinted":  # told to machines alone (`render.jats_front`)
        return
    if piece.tag == "kwd-group":
        yield _line(piece, [(piece.findtext("title") or "", [_said(one) for one in piece.iter("kwd")])])
    elif piece.tag == "contrib-group":
        yield from _authors(piece, language)
    elif piece.tag == "article-categories":
        groups = [group for group in piece.findall("subj-group") if group.find("subj-group") is not None]
        led = [(_said(group[0]), [_said(one) for one in group[1].iter("subject")]) for group in groups]
        yield _line(piece, led)
    else:
        if piece.tag in ("abstract", "trans-abstract", "notes"):
            _lead(piece)
        yield piece


def _line(group: etree._Element, led: list[tuple[str, list[str]]], between: str = "") -> etree._Element:
    """Its words on one line, as a paper prints them behind what they are."""
    from lxml import etree

    made = etree.Element(group.tag, dict(group.attrib))
    marks = [between or ("；" if _HAN.search(lead) else "; ") for lead, _ in led]
    texts = [f"{_before(lead)}{mark.join(words)}" for mark, (lead, words) in zip(marks, led, strict=True)]
    made.text = "\u2003".join(texts)
    return made


def _lead(piece: etree._Element) -> None:
    """The title of an abstract or note as the words with which its first paragraph begins."""
    title, first = piece.find("title"), piece.find("p")
    if title is not None and first is not None:
        first.text = _before(_said(title)) + (first.text or "")
        piece.remove(title)


def _before(lead: str) -> str:
    return f"{lead}{'：' if _HAN.search(lead) else ': '}" if lead else ""


def _said(part: etree._Element) -> str:
    return "".join(part.itertext()).strip()


def _kind(part: etree._Element, language: str) -> str:
    """Which of `_RANKS` a part is."""
    if part.tag == "kwd-group" and part.get("kwd-group-type") == "JEL":
        return "codes"
    if part.tag == "kwd-group" and part.get(_LANG, language) != language:
        return "trans-kwd-group"
    return str(part.tag)
