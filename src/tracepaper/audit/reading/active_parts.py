"""What of a finished document would do something when it is opened: nothing may.

A document does what its format allows: a Word file may fetch another, start a program by a field, carry
macros; a PDF may hold scripts, actions and files; a page may run scripts and load anything.  What ours are
made of is little, so the parts that are known are listed, and whatever else is there is told.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracepaper.audit.reading.document_form import form_of
from tracepaper.audit.reading.page_data import unpacked
from tracepaper.manuscript.links import ADDRESS
from tracepaper.problems import QUOTED
from tracepaper.render.content_policy import digest
from tracepaper.render.html_frame import page_scripts

Found = Iterator[tuple[str, str]]  # what it is, and where or what it says

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIELD = re.compile(
    r"\s*(?:PAGE|SEQ [^\W\d]+ \\\* ARABIC|REF ref_\w+ (?:\\r )?\\h)\s*"
)  # of docx.lua, docx_reference
_PARTS = re.compile(r"(?:\[Content_Types\]|(?:_rels/|docProps/|word/).*)\.(?:xml|rels|png)")
_RELATIONS = """
    comments core-properties custom-properties extended-properties fontTable footer footnotes header hyperlink
    image numbering officeDocument settings styles theme webSettings
"""
_ACTIVE = """
    /AA /AcroForm /Collection /EF /EmbeddedFile /EmbeddedFiles /GoToE /GoToR /ImportData /JS
    /JavaScript /Launch /Movie /Rendition /RichMedia /Screen /SubmitForm /XFA
"""
_NEIGHBOUR = re.compile(r"paper\.[a-z]+\.(?:html|pdf|docx)|\.\./audit/index\.html")  # of html_frame.py
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAGS = "applet audio base embed form frame iframe input link object script source video"
_DATA = ("application/json", "application/gzip")
_POLICY = "Content-Security-Policy"


def active_parts(path: Path) -> Found:
    """(what, where) of everything in a DOCX, PDF or HTML that would run, fetch, send or hide something."""
    return {"docx": _docx, "html": _html, "pdf": _pdf}[form_of(path)](path)


def _docx(path: Path) -> Found:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        read = {name: package.read(name) for name in package.namelist()}
    for name, content in read.items():
        if not _PARTS.fullmatch(name):
            yield "a part", name
        elif name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            yield from _relations(root) if name.endswith(".rels") else _fields(root)


def _relations(root: Any) -> Found:
    for relation in root:
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        if kind not in _RELATIONS.split():
            yield f"a relation {kind}", target
        elif relation.get("TargetMode") == "External":
            if kind != "hyperlink" or not (target.startswith("#") or ADDRESS.fullmatch(target)):
                yield f"an external {kind}", target
        elif ":" in target or ".." in target:
            yield f"a relation {kind}", target


def _fields(root: Any) -> Found:
    for field in root.iter(f"{_WORD}fldSimple"):
        if not _FIELD.fullmatch(field.get(f"{_WORD}instr", "")):
            yield "a field", field.get(f"{_WORD}instr", "")
    for kind in ("instrText", "fldChar", "object", "altChunk", "control", "pict", "mailMerge"):
        for node in root.iter(f"{_WORD}{kind}"):
            yield f"an element {kind}", node.text or ""


def _pdf(path: Path) -> Found:
    from pypdf import PdfReader

    reader: Any = PdfReader(path)
    seen: dict[int, Any] = {}
    waiting: list[Any] = [reader.trailer]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if id(node) in seen:
            continue
        seen[id(node)] = node
        if isinstance(node, dict):
            yield from _entries(node)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _entries(node: dict[str, Any]) -> Found:
    for name in sorted(node.keys() & {*_ACTIVE.split()}):
        yield "an entry", name
    kind = node.get("/S")
    if isinstance(kind, str) and kind in _ACTIVE.split():
        yield "an action", kind
    if kind == "/URI" and not ADDRESS.fullmatch(str(node.get("/URI", ""))):
        yield "a link", str(node.get("/URI", ""))
    opened = node.get("/OpenAction")
    if opened is not None and not isinstance(opened, list):
        yield "an entry", "/OpenAction"


def _html(path: Path) -> Found:
    from lxml import html

    page = unpacked(path.read_text(encoding="utf-8"))
    drawings = _DRAWING.findall(page)
    root = html.document_fromstring(_DRAWING.sub("", page))
    policy = root.xpath(f"head/meta[@http-equiv='{_POLICY}']/@content")
    if len(policy) != 1 or not policy[0].startswith("default-src 'none';") or "unsafe" in policy[0]:
        yield "a page without its policy", "; ".join(policy)[:QUOTED]
    elif _scripts_of(policy[0]) != set(map(digest, page_scripts())):
        yield "a policy that lets other scripts run", policy[0][:QUOTED]
    for node in root.iter("*"):
        if node.tag in _TAGS.split() and not _is_ours(node):
            yield "an element", node.tag
        if node.tag == "meta" and node.get("http-equiv", _POLICY) != _POLICY:
            yield "an element", f"meta {node.get('http-equiv')}"
        for name, value in node.attrib.items():
            if not (name == "href" and _NEIGHBOUR.fullmatch(value) and _is_in_nav(node)):
                yield from _attribute(str(name), str(value))
    for drawing in drawings:
        yield from _svg(drawing.encode("utf-8"), "a drawing")


def _scripts_of(policy: str) -> set[str]:
    """What the policy lets run."""
    rule = next((part for part in policy.split(";") if part.strip().startswith("script-src ")), "")
    return set(rule.split()[1:])


def _is_ours(node: Any) -> bool:
    """Whether it is a script of the package's, word for word, or a block of data, which nothing runs."""
    if node.tag != "script":
        return False
    if node.attrib:
        return set(node.attrib) == {"type", "id"} and node.get("type") in _DATA
    return (node.text or "") in page_scripts()


def _is_in_nav(node: Any) -> bool:
    return next(node.iterancestors("nav"), None) is not None


def _attribute(name: str, value: str) -> Found:
    if name.startswith("on") or name in ("style", "srcdoc", "ping", "formaction"):
        yield "an attribute", f"{name}={value[:QUOTED]}"
    elif name in ("href", "xlink:href") and not (value.startswith("#") or ADDRESS.fullmatch(value)):
        yield "a link", value[:QUOTED]
    elif name in ("src", "srcset", "data", "poster", "background"):
        yield "a source", value[:QUOTED]


def _svg(content: bytes, name: str) -> Found:
    from lxml import etree

    try:
        drawn = etree.fromstring(content)
    except etree.XMLSyntaxError:
        yield "a drawing that is no XML", name
        return
    for node in drawn.iter("*"):
        tag = etree.QName(node).localname
        if tag in ("script", "foreignObject", "iframe", "animate", "set", "handler"):
            yield "an element", f"{tag} of {name}"
        for attribute, value in node.attrib.items():
            local = etree.QName(attribute).localname
            if local.startswith("on") or (local == "href" and not value.startswith(("#", "data:image/png"))):
                yield "an attribute", f"{local}={value[:40]} of {name}"
