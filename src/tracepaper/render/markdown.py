"""The paper in plain Markdown, as GitHub shows it and Pandoc reads it again: numbers written out."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.templates import FOLDER

FORM = "gfm-smart"  # marks stay as they are


def render(tree_file: StrPath, exhibits_folder: StrPath, output: StrPath, source_date_epoch: int) -> None:
    """Write a folder with paper.LANGUAGE.md and its drawings as PNG, dated `source_date_epoch`."""
    import yaml

    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)

    def beside(source: str) -> str:
        name = f"{Path(source).parent}.png"
        shutil.copyfile(Path(exhibits_folder, trees.as_picture(source, exhibits_folder)), folder / name)
        return name

    trees.replace_images(tree, beside)
    options = ["--wrap=none", f"--lua-filter={FOLDER / 'markdown.lua'}"]
    text = convert(trees.as_source(tree), "json", FORM, options, subject=str(output))
    head = yaml.safe_dump(
        _head(metadata, source_date_epoch), allow_unicode=True, sort_keys=False, width=10**6
    )
    language = load_language(metadata["language"])
    (folder / f"paper.{language.code}.md").write_text(f"---\n{head}---\n\n{text}", encoding="utf-8")


def _head(metadata: dict[str, Any], source_date_epoch: int) -> dict[str, Any]:
    """What Pandoc takes for the document's own: title, authors, date, language, keywords."""
    day = datetime.datetime.fromtimestamp(source_date_epoch, datetime.UTC)
    authors = {"author": metadata["author"]} if metadata["author"] else {}
    return {
        "title": metadata["title"],
        **authors,
        "date": f"{day:%Y-%m-%d}",
        "lang": metadata["lang"],
        "keywords": metadata["keywords"],
    }
