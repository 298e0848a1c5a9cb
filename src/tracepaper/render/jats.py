"""The article in JATS (ANSI/NISO Z39.96, Archiving and Interchange 1.2): what journals and archives take in.

The Archiving set, as a paper that is in no journal yet lacks the ISSN that the Publishing set demands; valid
against 1.2, it is against the later versions too, which only add.  Every fact and claim stands in
a `named-content` with the name it has in the manuscript (`specific-use`) and an id of its own.
"""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.bibliography import in_script
from tracepaper.manuscript.front_matter import Declared
from tracepaper.manuscript.pandoc import convert
from tracepaper.manuscript.spoken import with_spoken_formulas
from tracepaper.render.jats_body import LANG, MATHML, XLINK, boxes, element, removed, renamed, restructure
from tracepaper.render.jats_front import front, led
from tracepaper.render.templates import FOLDER

if TYPE_CHECKING:
    from lxml import etree

VERSION = "1.2"
PUBLIC = "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.2 20190208//EN"
SYSTEM = "https://jats.nlm.nih.gov/archiving/1.2/JATS-archivearticle1-mathml3.dtd"
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DECLARED = {"availability": "data-availability", "funding": "funding", "interests": "coi-statement"}


def render(
    tree_file: StrPath, exhibits_folder: StrPath, bibliography: StrPath, output: StrPath, declared: Declared
) -> None:
    """Write a folder with paper.LANGUAGE.xml and the drawings that it names, SVG and PNG.

    bibliography: references.bib, for the parts of each reference.  output: the folder, made anew.
    declared: what the configuration says of the authors and of this state.
    """
    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    drawings = dict[str, str]()

    def beside(source: str) -> str:
        trees.read_image(exhibits_folder, source)  # it is there, and an exhibit's
        name = f"{Path(source).parent}.svg"
        drawings[name] = source
        return name

    trees.replace_images(tree, beside)
    article = _article(tree, metadata, declared)
    _structure_references(article, _references(bibliography, language, str(output)), language)
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in drawings.items():
        for suffix in (".svg", ".png"):
            shutil.copyfile(
                Path(exhibits_folder, source).with_suffix(suffix), (folder / name).with_suffix(suffix)
            )
    (folder / f"paper.{language.code}.xml").write_bytes(_bytes(article))


def _article(tree: trees.Node, metadata: dict[str, Any], declared: Declared) -> etree._Element:
    language = load_language(metadata["language"])
    tree["blocks"] = with_spoken_formulas(tree["blocks"], language)
    root = _parsed(
        convert(
            trees.as_source(tree),
            "json",
            "jats_publishing",
            ["--standalone", "--wrap=none", f"--lua-filter={FOLDER / 'jats.lua'}"],
        )
    )
    restructure(root)
    made = _empty(language)
    made.append(front(root, metadata, declared))
    notes = [_note(line, language) for box in boxes(root, "declarations") for line in removed(box).iter("p")]
    appendices = [removed(part) for part in [*root.iter("app")]]
    back, body = root.find("back"), root.find("body")
    lists = list(back) if back is not None else []
    references = [part for part in lists if part.tag == "ref-list"]
    others = [part for part in lists if part.tag != "ref-list"]
    group = [element("app-group", *appendices)] if appendices else []
    made.append(body)  # type: ignore[arg-type]
    if notes or references or group or others:
        made.append(element("back", *notes, *references, *group, *others))
    return made


def _note(line: etree._Element, language: Language) -> etree._Element:
    """What the authors declare: its kind is known by the words with which it begins."""
    title, text = led(line)
    kinds = {language.words[key].rstrip(":：").strip(): kind for key, kind in _DECLARED.items()}
    kind = kinds.get(title, "other")
    return element("notes", element("title", title) if title else None, text, notes_type=kind)


def _empty(language: Language) -> etree._Element:
    from lxml import etree

    made = etree.Element("article", nsmap={"xlink": XLINK, "mml": MATHML})
    made.set("article-type", "research-article")
    made.set("dtd-version", VERSION)
    made.set(LANG, language.tag)
    return made


def _parsed(text: str) -> etree._Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(_DOCTYPE.sub("", text, count=1).encode("utf-8"), parser)


def _references(bibliography: StrPath, language: Language, subject: str) -> dict[str | None, etree._Element]:
    """Id -> the parts of each reference: authors, title, journal, year, DOI."""
    text = in_script(bibliography, language.script)
    arguments = ["--standalone", "--metadata=title=-", f"--metadata=lang={language.citation_tag}"]
    made = convert(
        text, "bibtex", "jats_publishing+element_citations", [*arguments, "--citeproc"], None, subject
    )
    found = _parsed(made).iter("ref")
    return {ref.get("id"): part for ref in found for part in ref.iter("element-citation")}


def _structure_references(
    article: etree._Element, parts: dict[str | None, etree._Element], language: Language
) -> None:
    """Each reference as it is printed, and in its parts."""
    for ref in article.iter("ref"):
        printed = ref.find("mixed-citation")
        if printed is None:
            continue
        if language.is_han and not _HAN.search("".join(printed.itertext())):
            printed.set(LANG, language.latin_tag)
        found = parts.get(ref.get("id"))
        if found is not None:
            whole = renamed(printed, "mixed-citation")
            whole.attrib.update(printed.attrib)
            ref.replace(printed, element("citation-alternatives", whole, deepcopy(found)))


def _bytes(article: etree._Element) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(article, keep_ns_prefixes=["xlink", "mml"])
    doctype = f'<!DOCTYPE article PUBLIC "{PUBLIC}" "{SYSTEM}">'
    return etree.tostring(article, xml_declaration=True, encoding="UTF-8", doctype=doctype) + b"\n"
