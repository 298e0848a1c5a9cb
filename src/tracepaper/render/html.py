"""The web page: one file that needs nothing else, readable on a phone, with the fonts it needs."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path

from tracepaper.exhibits.fonts import sans_file, serif_file, subset_woff2
from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.content_policy import ALIGNED, with_classes, with_policy
from tracepaper.render.templates import FOLDER, find_template

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\uffef]")
CHINESE = re.compile(r"[\u2018-\u201f\u2014\u2026\u2e80-\u9fff\uf900-\uffef]")  # and quotes, dashes
SET_IN_SANS = re.compile(
    r'<(h[1-6]|strong|em|figcaption)\b.*?</\1>|<div class="caption">.*?</div>|<span class="lead">.*?</span>',
    re.DOTALL,
)


def render(tree_file: StrPath, exhibits_folder: StrPath, own_templates: StrPath, output: StrPath) -> None:
    """Write the HTML of one edition; drawings and fonts are inside.

    own_templates: the paper's folder of templates that differ from the package's.
    """
    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    trees.replace_images(
        tree, lambda source: _data_uri(trees.read_image(exhibits_folder, source), "image/svg+xml")
    )
    settings = {
        "pagetitle": metadata["title"],
        "main-title": metadata["main_title"],
        "subtitle": metadata["subtitle"],
        "script": language.script,
        "contents": language.words["contents"],
        "authors-between": language.words["authors"],
        "before-subtitle": language.words["before-subtitle"],
    }
    tree["meta"] |= {key: {"t": "MetaString", "c": value} for key, value in settings.items() if value}
    tree["meta"] |= {
        "author-attributes": {"t": "MetaList", "c": [_attribute(name) for name in metadata["author"]]},
        "keywords-attribute": _attribute(", ".join(metadata["keywords"])),
    }
    template = find_template("paper.html", own_templates)
    page = convert(
        trees.as_source(tree),
        "json",
        "html5",
        [
            "--standalone",
            f"--template={template}",
            "--mathml",
            "--wrap=none",
            "--toc",
            "--toc-depth=2",
            f"--lua-filter={FOLDER / 'html.lua'}",
        ],
        subject=str(output),
    )
    style = find_template("paper.css", own_templates).read_text(encoding="utf-8")
    faces = font_faces(page, language)
    page = with_classes(page)
    page = page.replace("/* the fonts and the style stand here */", f"{faces}\n{ALIGNED}{style}", 1)
    Path(output).write_text(with_policy(page, template=str(template)), encoding="utf-8")


def _attribute(text: str) -> trees.Node:
    """A text for the template to put between quotation marks, which Pandoc does not escape."""
    return {"t": "MetaInlines", "c": [{"t": "RawInline", "c": ["html", escape(text)]}]}


def font_faces(page: str, language: Language) -> str:
    """@font-face rules with the Chinese characters of the page; headings are in the Sans."""
    visible = re.sub(r'src="data:[^"]*"|<style.*?</style>', "", page, flags=re.DOTALL)
    faces = []
    in_sans = "".join(match.group() for match in SET_IN_SANS.finditer(visible))
    for name, file, text in (("Paper Serif", serif_file(), visible), ("Paper Sans", sans_file(), in_sans)):
        wanted = CHINESE if language.is_han else HAN  # an English apostrophe stays Latin
        characters = "".join(sorted(set(wanted.findall(text))))
        if characters and (language.is_han or name == "Paper Serif"):
            uri = _data_uri(subset_woff2(file, characters), "font/woff2")
            faces.append(
                f'@font-face {{ font-family: "{name}"; font-display: swap; '
                f'src: url("{uri}") format("woff2"); }}'
            )
    return "\n".join(faces)


def _data_uri(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
