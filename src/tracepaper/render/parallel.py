"""The parallel edition: two languages side by side in one PDF, block by block.

Made from the two editions' syntax trees.  What both share stands once: an exhibit with both captions,
a table whose cells hold both languages where they differ, a footnote, the list of references.
"""

from __future__ import annotations

from typing import Any

from tracepaper.files import StrPath
from tracepaper.manuscript import tree as trees
from tracepaper.render.pairing import pair_trees
from tracepaper.render.pdf import edition, readable, write_pdf
from tracepaper.render.templates import find_template

TEMPLATES = ("paper.typ", "parallel.typ")
OPENING = '#import "parallel.typ": *\n#show: parallel'


def render(
    first_tree_file: StrPath,
    second_tree_file: StrPath,
    exhibits_folder: StrPath,
    own_templates: StrPath,
    output: StrPath,
    source_date_epoch: int,
) -> None:
    """Write the PDF of both editions.  source_date_epoch: the document's date, seconds since 1970.

    own_templates: the paper's folder of templates that differ from the package's.

    Raises InputError if the two editions do not have the same blocks in the same order.
    """
    first, second = (readable(trees.read_tree(file)) for file in (first_tree_file, second_tree_file))
    images = {
        source: trees.read_image(exhibits_folder, source)
        for tree in (first, second)
        for source in _image_sources(tree)
    }
    tree = pair_trees(first, second)
    templates = {name: find_template(name, own_templates).read_bytes() for name in TEMPLATES}
    editions = _editions(trees.metadata(first), trees.metadata(second))
    files = {"editions.typ": editions.encode("utf-8"), **templates, **images}
    write_pdf(tree, OPENING, files, output, source_date_epoch)


def _editions(first: dict[str, Any], second: dict[str, Any]) -> str:
    return f"#let first = ({edition(first)})\n#let second = ({edition(second)})\n"


def _image_sources(tree: dict[str, Any]) -> list[str]:
    return [image["c"][2][0] for image in trees.elements(tree["blocks"], "Image")]
