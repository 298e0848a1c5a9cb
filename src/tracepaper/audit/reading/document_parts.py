"""What a document has besides its text: properties, running heads, alternative texts, pictures, links, and
what is hidden.

Each is read from the finished file and compared with the tree and the drawings it was made from.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.document_controls import wrong_controls
from tracepaper.audit.reading.document_fields import stale_fields
from tracepaper.audit.reading.document_form import form_of
from tracepaper.audit.reading.document_looks import odd_looks
from tracepaper.audit.reading.drawn_words import drawings_of, words_of_drawings
from tracepaper.audit.reading.page_data import unpacked
from tracepaper.audit.reading.page_looks import DRAWN, hidden_in_page
from tracepaper.audit.reading.paper_text import Unit, units_of
from tracepaper.audit.reading.plain_text import plain
from tracepaper.languages import known_languages, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.problems import QUOTED

if TYPE_CHECKING:
    from lxml import etree


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_WITH_TEXT = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_PROPERTIES = {"title", "creator", "language", "keywords", "created", "modified"}
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_CHANGES = {
    "ins": "a tracked insertion",
    "del": "a tracked deletion",
    "moveFrom": "a tracked move",
    "moveTo": "a tracked move",
    "commentReference": "a comment",
}
_INLINE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass
class Parts:
    """title, language, keywords: of the document's properties.  alternatives: of the
    pictures, in order, as compared.  pictures: the bytes embedded for each.  links: addresses outside.
    running: what stands at the head and foot of every page, where that is kept apart from the text.
    hidden: what a reader does not see, or what is not settled.  drawn: the words of each picture, where it is
    not kept as a file."""

    title: str
    language: str
    keywords: str
    alternatives: list[str] = field(default_factory=list)
    pictures: list[list[bytes]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)


def wrong_parts(path: Path, tree: dict[str, Any], exhibits: Path) -> Iterator[tuple[str, str, str]]:
    """(kind, what in the document, one sentence) of everything that is not as it was made.

    tree: the paper's, in the document's language.  exhibits: the folder of the drawings.
    """
    form = form_of(path)
    found = {"docx": _docx, "html": _html, "pdf": _pdf}[form](path)
    metadata = trees.metadata(tree)
    known = metadata["lang"], load_language(metadata["language"]).pandoc
    if plain(found.title).text != plain(metadata["title"]).text:
        yield "document-property", "its title", f"is “{found.title}”, expected “{metadata['title']}”"
    if found.language not in known:
        yield "document-property", "its language", f"is “{found.language}”, expected “{known[0]}”"
    keywords = ", ".join(metadata["keywords"])
    if found.keywords != keywords:
        yield "document-property", "its keywords", f"are “{found.keywords}”, expected “{keywords}”"
    around = {_tight(metadata["main_title"])} | (_navigation(tree) if form == "html" else set())
    for running in found.running:
        if _tight(running) not in around and not running.isdigit():
            text = f"says “{running}”, expected the title, the number of the page or where a link leads"
            yield "document-running", "what stands around its text", text
    images = list(trees.elements(tree["blocks"], "Image"))
    yield from _wrong_alternatives(found, images)
    yield from _wrong_pictures(found, images, exhibits, path.suffix == ".pdf")
    links = [link["c"][2][0] for link in trees.elements(tree["blocks"], "Link")]
    links = [target for target in links if not target.startswith("#")]
    gone, new = set(links) - set(found.links), set(found.links) - set(links)
    if path.suffix != ".pdf" and not gone | new and links != found.links:
        yield "document-link", "its links", "the links to other places are not in the paper's order"
    for kind, targets in (("is missing", gone), ("is no link of the paper", new)):
        for target in sorted(targets):
            yield "document-link", f"link {target}", f"{kind}; render the document again"
    if path.suffix == ".docx":
        yield from (("document-control", item, text) for item, text in wrong_controls(path, tree))
        yield from (("document-field", item, text) for item, text in stale_fields(path))
    for hidden in found.hidden:
        yield "document-hidden", hidden, "a finished document has none; take it out or settle it"


def _tight(text: str) -> str:
    return re.sub(r"\s", "", plain(text).text)


def _navigation(tree: dict[str, Any]) -> set[str]:
    """What a page says around its text: the headings, and the words of its bar (`html_frame`)."""
    language = load_language(trees.metadata(tree)["language"])
    said = [unit.text for unit in units_of(tree, "html") if unit.kind == "heading"]
    said += [language.words["contents"], language.site["skip"], language.page["audit"], "PDF", "DOCX"]
    said += [f"\N{TRIGRAM FOR HEAVEN} {language.page['back']}"]
    return {_tight(text) for text in [*said, *(load_language(code).name for code in known_languages())]}


def _name(image: dict[str, Any]) -> str:
    return str(image["c"][2][0]).partition("/")[0]


def _alternative(image: dict[str, Any]) -> str:
    units: list[Unit] = units_of({"meta": _NO_TITLE, "blocks": [{"t": "Para", "c": image["c"][1]}]}, "docx")
    return " ".join(unit.text for unit in units)


_NO_TITLE = {key: {"t": "MetaString", "c": value} for key, value in (("title", ""), ("lang", "en"))}


def _wrong_alternatives(found: Parts, images: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    if len(found.alternatives) != len(images):
        text = f"{len(found.alternatives)} have an alternative text, the paper has {len(images)} pictures"
        yield "document-alternative", "its pictures", text
        return
    for shown, image in zip(found.alternatives, images, strict=True):
        wanted = _alternative(image)
        if plain(shown).text != plain(wanted).text:
            text = f"its alternative text is “{shown}”, expected “{wanted}”"
            yield "document-alternative", f"the picture of {_name(image)}", text


def _wrong_pictures(
    found: Parts, images: list[dict[str, Any]], exhibits: Path, in_pdf: bool
) -> Iterator[tuple[str, str, str]]:
    """in_pdf: there drawings are not kept as files, and are known by their words."""
    kept: list[Any] = found.drawn if in_pdf else found.pictures
    if len(kept) != len(images):
        yield "document-picture", "its pictures", f"are {len(kept)}, the paper has {len(images)}"
        return
    wrong = (
        "does not say what the drawing of this exhibit says"
        if in_pdf
        else "is not the drawing of this exhibit"
    )
    is_drawing = _says_the_same if in_pdf else _is_its_file
    for shown, image in zip(kept, images, strict=True):
        if not is_drawing(shown, exhibits / image["c"][2][0]):
            yield "document-picture", f"the picture of {_name(image)}", f"{wrong}; render the document again"


def _is_its_file(shown: list[bytes], svg: Path) -> bool:
    files = [svg, svg.with_suffix(".png"), svg.with_suffix(".narrow.svg")]
    own = {_bare(path.read_bytes()) for path in files if path.is_file()}
    return bool(shown) and all(_bare(picture) in own for picture in shown)


def _says_the_same(shown: str, svg: Path) -> bool:
    from lxml import etree

    texts = etree.fromstring(svg.read_bytes()).iter("{*}text")
    return _undivided(shown) == _undivided("".join("".join(text.itertext()) for text in texts))


def _undivided(text: str) -> str:
    """Words without blanks, and without the hyphen that the end of a line may be taken for, which is told as
    a control character."""
    seen = "".join(letter for letter in text if letter.isprintable())
    return re.sub(r"\s|(?<=[^\W\d])-(?=[^\W\d])", "", seen)


def _bare(picture: bytes) -> bytes:
    """An SVG without what differs where it stands in a page (`html_drawings`): the looks of its root, and the
    number of the drawing before its names; other pictures as they are."""
    from lxml import etree

    if b"<svg" not in picture:
        return picture
    root = etree.fromstring(picture)
    for name in ("class", "role", "aria-label", "width", "height"):
        root.attrib.pop(name, None)
    before = re.compile(r"^(#|url\(#|)d\d+[wn]")
    for node in root.iter("*"):
        for name, value in node.attrib.items():
            if name == "id" or "#" in value:
                node.set(name, before.sub(r"\1", value))
    bare: bytes = etree.tostring(root, method="c14n")
    return bare


def _docx(path: Path) -> Parts:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        read = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(read["word/document.xml"])
    core = etree.fromstring(read["docProps/core.xml"])
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in etree.fromstring(read["word/_rels/document.xml.rels"])
    }

    def picture(blip: etree._Element) -> list[bytes]:
        names = [blip.get(f"{_RELATION}embed"), *(svg.get(f"{_RELATION}embed") for svg in blip.iter(_SVG))]
        return [read.get(f"word/{targets.get(name)}", b"") for name in names]

    links = (targets.get(link.get(f"{_RELATION}id")) for link in body.iter(f"{_WORD}hyperlink"))
    return Parts(
        core.findtext(f"{_DUBLIN}title") or "",
        core.findtext(f"{_DUBLIN}language") or "",
        core.findtext(f"{_CORE}keywords") or "",
        [placed.get("descr") or "" for placed in body.iter(_PLACED)],
        [picture(blip) for blip in body.iter(f"{_DRAWING}blip")],
        [target for target in links if target],
        list(_running(read)),
        [*_unsettled(read), *odd_looks(read), *_odd_properties(core)],
    )


def _odd_properties(core: etree._Element) -> Iterator[str]:
    """Properties of the file that it is not made with, such as a description."""
    from lxml import etree

    for node in core:
        kind = etree.QName(node).localname
        if kind not in _PROPERTIES and (node.text or "").strip():
            yield f"a property of the file, {kind}: “{(node.text or '').strip()[:QUOTED]}”"


def _running(read: dict[str, bytes]) -> Iterator[str]:
    """The paragraphs of heads and feet, a field of Word's as what it stands for now."""
    from lxml import etree

    for name in sorted(name for name in read if re.fullmatch(r"word/(header|footer)\d*\.xml", name)):
        for paragraph in etree.fromstring(read[name]).iter(f"{_WORD}p"):
            text = "".join(paragraph.itertext(f"{_WORD}t")).strip()
            if text:
                yield text


def _unsettled(read: dict[str, bytes]) -> Iterator[str]:
    """Tracked changes and comments of the body, the notes, heads and feet."""
    from lxml import etree

    for name in sorted(name for name in read if _WITH_TEXT.fullmatch(name)):
        for node in etree.fromstring(read[name]).iter(*(f"{_WORD}{tag}" for tag in _CHANGES)):
            around = next(node.iterancestors(f"{_WORD}p"), node)
            text = "".join(around.itertext(f"{_WORD}t", f"{_WORD}delText"))
            yield f"{_CHANGES[etree.QName(node).localname]} in “{text[:QUOTED]}”"


def _html(path: Path) -> Parts:
    from lxml import html

    page = unpacked(path.read_text(encoding="utf-8"))
    root = html.document_fromstring(page)
    body = root.find("body")
    drawings = [html.fragment_fromstring(text) for text in DRAWN.findall(page)]
    links = [] if body is None else body.xpath(".//a[not(ancestor::nav)]/@href")
    return Parts(
        root.findtext("head/title") or "",
        root.get("lang") or "",
        next(iter(root.xpath("head/meta[@name='keywords']/@content")), ""),
        [_said(drawing) for drawing in drawings],
        [[svg.encode("utf-8") for svg in _INLINE.findall(text)] for text in DRAWN.findall(page)],
        [target for target in links if target and not target.startswith("#")],
        running=[text for nav in root.iter("nav") for text in _around(nav)],
        hidden=[*_outside(page), *hidden_in_page(root)],
    )


def _around(nav: Any) -> list[str]:
    """What a navigation says, link by link; all of it as one if it says more than its links."""
    said = [node.text_content() for node in nav.iter("a", "summary")]
    whole = nav.text_content()
    return said if _tight("".join(said)) == _tight(whole) else [whole]


def _outside(page: str) -> list[str]:
    """Drawings that stand in no figure, where nobody compares them with anything."""
    inside = sum(len(_INLINE.findall(text)) for text in DRAWN.findall(page))
    return ["a drawing outside the figures"] if page.count("<svg") != inside else []


def _said(drawing: Any) -> str:
    """What the drawing says it shows; its variants say the same."""
    said = {svg.get("aria-label") or "" for svg in drawing.iter("svg")}
    return said.pop() if len(said) == 1 else ""


def _pdf(path: Path) -> Parts:
    from pypdf import PdfReader

    reader: Any = PdfReader(path)
    catalog = reader.trailer["/Root"].get_object()
    told = reader.metadata or {}
    found = Parts(str(told.get("/Title", "")), str(catalog.get("/Lang", "")), str(told.get("/Keywords", "")))
    drawings = drawings_of(reader)
    found.alternatives = [drawing.alternative for drawing in drawings]
    found.drawn = words_of_drawings(path, drawings)
    for page in reader.pages:
        for annotation in page.get("/Annots") or ():
            action = annotation.get_object().get("/A")
            action = action.get_object() if action is not None else {}
            if action.get("/S") == "/URI":
                found.links.append(str(action["/URI"]))
    return found
