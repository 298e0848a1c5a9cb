"""The parallel edition: Chinese and English side by side in one PDF, block by block.

Made from the two editions' syntax trees.  What both share stands once: an exhibit with both captions,
a table whose cells hold both languages where they differ, a footnote, the list of references.
"""

from __future__ import annotations

from pathlib import Path

from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.pairing import pair_trees, quoted
from tracepaper.render.pdf import compile_typst
from tracepaper.render.templates import FOLDER, find_template

TEMPLATES = ("paper.typ", "parallel.typ")


def render(
    chinese_tree_file, english_tree_file, exhibits_folder, own_templates, output, source_date_epoch: int
) -> None:
    """Write the PDF of both editions.  source_date_epoch: the document's date, seconds since 1970.

    own_templates: the paper's folder of templates that differ from the package's.

    Raises InputError if the two editions do not have the same blocks in the same order.
    """
    chinese, english = trees.read_tree(chinese_tree_file), trees.read_tree(english_tree_file)
    images = {
        source: trees.read_image(exhibits_folder, source)
        for tree in (chinese, english)
        for source in _image_sources(tree)
    }
    tree = pair_trees(chinese, english)
    body = convert(
        trees.as_source(tree),
        "json",
        "typst",
        [f"--lua-filter={FOLDER / 'pdf.lua'}", "--wrap=none"],
        subject=f"{output}",
    )
    main = f"{_opening(trees.metadata(chinese), trees.metadata(english))}\n{body}"
    templates = {name: find_template(name, own_templates).read_bytes() for name in TEMPLATES}
    files = {"main.typ": main.encode("utf-8"), **templates, **images}
    Path(output).write_bytes(compile_typst(files, source_date_epoch, subject=str(output)))


def _opening(chinese: dict, english: dict) -> str:
    return (
        f'#import "parallel.typ": *\n#show: parallel.with(zh: {_edition(chinese)}, en: {_edition(english)})'
    )


def _edition(metadata: dict) -> str:
    values = {
        "title": quoted(metadata["title"]),
        "main-title": quoted(metadata["main_title"]),
        "subtitle": quoted(metadata["subtitle"]),
        "authors": _texts(metadata["author"]),
        "keywords": _texts(metadata["keywords"]),
    }
    return "(" + ", ".join(f"{key}: {value}" for key, value in values.items()) + ")"


def _texts(values: list[str]) -> str:
    return "(" + "".join(quoted(value) + ", " for value in values) + ")"


def _image_sources(tree: dict) -> list[str]:
    return [image["c"][2][0] for image in trees.elements(tree["blocks"], "Image")]
