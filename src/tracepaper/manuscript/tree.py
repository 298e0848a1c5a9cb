"""Reading the paper's syntax tree in one language and handing it to Pandoc."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json
from tracepaper.languages import load_language

Node = dict[str, Any]  # a block or an inline of Pandoc: t, and mostly c
# an exhibit's, from their folder
IMAGE = re.compile(r"[a-z0-9][a-z0-9-]*/figure\.[a-z-]+(?:\.narrow)?\.(?:svg|png)")


def read_tree(path: StrPath) -> dict[str, Any]:
    """The tree that `tracepaper.manuscript.assemble` wrote."""
    return dict(read_json(path))


def metadata(tree: dict[str, Any]) -> dict[str, Any]:
    """title, main_title, subtitle, lang (tag), language (code), keywords, jel, author (lists of texts)."""

    def plain(value: dict[str, Any]) -> Any:
        return [plain(v) for v in value["c"]] if value["t"] == "MetaList" else value["c"]

    found = {"author": [], **{key: plain(value) for key, value in tree["meta"].items()}}
    return {
        **found,
        "language": found["lang"].partition("-")[0],
        **dict(zip(("main_title", "subtitle"), split_title(found["title"]), strict=True)),
    }


def split_title(title: str) -> tuple[str, str]:
    """Title and subtitle, parted by a Chinese double dash or a colon; the subtitle may be empty.

    On a line of its own an English subtitle begins with a capital.
    """
    for mark in ("——", ": ", "："):
        main, found, rest = title.partition(mark)
        if found:
            return main.rstrip(), rest[:1].upper() + rest[1:]
    return title, ""


def flat(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree without the Divs of the section files."""
    blocks = [inner for block in tree["blocks"] for inner in _unwrapped(block)]
    return {**tree, "blocks": blocks}


def without_translations(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree without the title and abstract of other languages, which stand beside it anyhow."""
    blocks = [
        block
        for block in tree["blocks"]
        if not any("translation" in div["c"][0][1] for div in elements(block, "Div"))
    ]
    return {**tree, "blocks": blocks}


def _unwrapped(block: dict[str, Any]) -> list[dict[str, Any]]:
    if block["t"] == "Div" and "section-file" in block["c"][0][1]:
        return list(block["c"][1])
    return [block]


def elements(node: Any, kind: str) -> Iterator[dict[str, Any]]:
    """All elements of one Pandoc type, in the order of the text."""
    return (found for found in nodes(node) if found["t"] == kind)


def nodes(part: Any) -> Iterator[Node]:
    """All blocks and inlines of a part of a tree, in the order of the text."""
    waiting = [part]  # a paper has a hundred thousand: no generator waits for another
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "t" in one:
                yield one
            waiting += [inner for inner in reversed(one.values()) if isinstance(inner, (dict, list))]
        elif isinstance(one, list):
            waiting += [inner for inner in reversed(one) if isinstance(inner, (dict, list))]


def replace_images(tree: dict[str, Any], replacement: Callable[[str], str]) -> dict[str, Any]:
    """Give each image a new source, in place; the old one is EXHIBIT/figure.LANGUAGE.svg."""
    for image in elements(tree["blocks"], "Image"):
        image["c"][2][0] = replacement(image["c"][2][0])
    return tree


def as_source(tree: dict[str, Any]) -> str:
    """The tree as Pandoc reads it, its language under the tag by which Pandoc knows it."""
    lang = load_language(metadata(tree)["language"]).pandoc
    return json.dumps({**tree, "meta": {**tree["meta"], "lang": meta_string(lang)}}, ensure_ascii=False)


def meta_string(value: str) -> Node:
    """A value of a tree's metadata, of which Pandoc reads no marks."""
    return {"t": "MetaString", "c": value}


def as_picture(source: str, exhibits_folder: StrPath) -> str:
    """The name of a drawing's PNG, for its SVG's; InputError as of `read_image`."""
    png = source.removesuffix(".svg") + ".png"
    read_image(exhibits_folder, png)
    return png


def read_image(exhibits_folder: StrPath, name: str) -> bytes:
    """The bytes of an exhibit's drawing; InputError if it has not been drawn, or is no exhibit's."""
    path = Path(exhibits_folder) / name
    if not IMAGE.fullmatch(name):
        raise InputError("only the drawings of exhibits stand in the paper; take this one out", file=name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("this drawing does not exist; build its exhibit first", file=str(path)) from None
