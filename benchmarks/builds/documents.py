"""The two PDFs by Pandoc with Typst, and by Pandoc with XeLaTeX, and nothing else: what a document costs.

`prepare_*` leave in a folder the finished tree of each language, its drawings and a shell script; they take
them from a paper that is built.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypandoc

from tracepaper import paths
from tracepaper.exhibits.fonts import font_folders
from tracepaper.manuscript import tree as trees
from tracepaper.render import pdf
from tracepaper.render.templates import FOLDER, find_template

TYPST = """\
import sys, typst
typst.compile(sys.argv[1] + "/main.typ", output=sys.argv[1] + "/paper.pdf", root=sys.argv[1],
              font_paths=sys.argv[2:], ignore_system_fonts=True)
"""
WITH_TYPST = """\
set -e
cd alone
for language in {languages}; do
    {pandoc} -f json -t typst --lua-filter={folder}/pdf.lua --wrap=none -o $language/body.typ \\
        $language/tree.json
    cat $language/opening.typ $language/body.typ > $language/main.typ
    {python} set.py $language {fonts}
done
"""
WITH_XELATEX = """\
set -e
cd alone
for language in {languages}; do
    (cd $language && {pandoc} -f json -s --pdf-engine=xelatex -V "mainfont=DejaVu Serif" \\
        -V CJKmainfont={chinese} -V CJKoptions=Path={fonts}/ tree.json -o paper.pdf)
done
"""


def prepare_typst(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    """The trees as Typst's template wants them, and the script `alone.sh`."""
    for language, tree in _trees(built).items():
        place, metadata = _with_drawings(folder, built, language, tree, ".svg"), trees.metadata(tree)
        (place / "paper.typ").write_bytes(
            find_template("paper.typ", built / paths.OWN_TEMPLATES).read_bytes()
        )
        (place / "opening.typ").write_text(pdf.opening(metadata, "") + "\n", encoding="utf-8")
    (folder / "alone/set.py").write_text(TYPST, encoding="utf-8")
    _write_script(folder, WITH_TYPST, built, " ".join(f"'{font}'" for font in font_folders()))


def prepare_xelatex(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    """The trees with drawings of dots, which XeLaTeX can take in."""
    for language, tree in _trees(built).items():
        _with_drawings(folder, built, language, tree, ".png")
    chinese = next(
        path
        for place in font_folders()
        for path in sorted(Path(place).glob("*SC*"))
        if "Bold" not in path.name
    )
    _write_script(folder, WITH_XELATEX, built, str(chinese.parent), chinese.name)


def _trees(built: Path) -> dict[str, trees.Node]:
    found = sorted((built / paths.PROCESSED / "manuscript").glob("??.json"))
    return {path.stem: pdf.readable(trees.flat(trees.read_tree(path))) for path in found}


def _with_drawings(folder: Path, built: Path, language: str, tree: trees.Node, kind: str) -> Path:
    """Write the tree with its drawings beside it; returns their folder."""
    place = folder / "alone" / language

    def keep(source: str) -> str:
        name = str(Path(source).with_suffix(kind))
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes((built / paths.MADE_EXHIBITS / name).read_bytes())
        return name

    place.mkdir(parents=True, exist_ok=True)
    trees.replace_images(tree, keep)
    (place / "tree.json").write_text(trees.as_source(tree), encoding="utf-8")
    return place


def _write_script(folder: Path, script: str, built: Path, fonts: str, chinese: str = "") -> None:
    text = script.format(
        languages=" ".join(_trees(built)),
        pandoc=pypandoc.get_pandoc_path(),
        folder=FOLDER,
        python=sys.executable,
        fonts=fonts,
        chinese=chinese,
    )
    (folder / "alone.sh").write_text(text, encoding="utf-8")
