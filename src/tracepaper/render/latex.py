"""The paper in LaTeX: a folder that XeLaTeX of Debian's packages sets, for journals that ask for the source.

Numbers stand in it as in all formats; what LaTeX counts itself (figures, tables, equations) comes to the same
numbers, as all of them stand in the order in which they are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tracepaper.files import StrPath
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.bibliography import in_script
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.page import latex_page
from tracepaper.render.pdf import compile_typst
from tracepaper.render.templates import FOLDER, find_template
from tracepaper.styles.profile import Style

_MAKEFILE = """\
# make: three runs, as references and tables are known only after the first two
{name}.pdf: {name}.tex $(wildcard *.pdf)
\tfor run in 1 2 3; do xelatex -interaction=nonstopmode -halt-on-error {name}.tex || exit 1; done
"""
_ONE_PAGE = "#set page(width: auto, height: auto, margin: 0pt)\n"


def render(
    tree_file: StrPath,
    exhibits_folder: StrPath,
    bibliography: StrPath,
    own_templates: StrPath,
    output: StrPath,
    source_date_epoch: int,
    style: Style | None = None,
) -> None:
    """Write a folder with paper.LANGUAGE.tex, its drawings as PDF, references.bib and a Makefile.

    own_templates: the paper's folder of templates that differ from the package's.  output: the folder.
    source_date_epoch: the date of the drawings.  style: whose page it has.
    """
    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    language, folder = load_language(metadata["language"]), Path(output)
    drawings = dict[str, bytes]()

    def beside(source: str) -> str:
        name = f"{Path(source).parent}.pdf"
        drawings[name] = trees.read_image(exhibits_folder, source)
        return name

    trees.replace_images(tree, beside)
    name = f"paper.{language.code}"
    page = latex_page((style or Style()).page)
    text = _text(tree, find_template("paper.tex", own_templates), page, str(output))
    folder.mkdir(parents=True, exist_ok=True)
    for drawing, svg in drawings.items():
        (folder / drawing).write_bytes(as_pdf(svg, source_date_epoch))
    (folder / f"{name}.tex").write_text(text, encoding="utf-8")
    (folder / "references.bib").write_text(in_script(bibliography, language.script), encoding="utf-8")
    (folder / "Makefile").write_text(_MAKEFILE.format(name=name), encoding="utf-8")


def _text(tree: trees.Node, template: Path, page: Mapping[str, str], subject: str) -> str:
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    mark = language.words["before-subtitle"] if metadata["subtitle"] else ""
    said = {
        "pdftitle": metadata["title"],
        "main-title": metadata["main_title"],
        "subtitle": mark + metadata["subtitle"],
        "figurename": language.words["figure"].replace("%s", "").strip(),
        "tablename": language.words["table"].replace("%s", "").strip(),
        "han": "han" if language.is_han else "",
        **page,
    }
    tree["meta"] |= {key: trees.meta_string(text) for key, text in said.items() if text}
    options = [
        "--standalone",
        f"--template={template}",
        f"--lua-filter={FOLDER / 'latex.lua'}",
        "--wrap=none",
    ]
    return convert(trees.as_source(tree), "json", "latex-smart", options, subject=subject)


def as_pdf(svg: bytes, source_date_epoch: int) -> bytes:
    """A drawing as a PDF of one page, with the paper's fonts in it; of a version that LaTeX includes."""
    main = f'{_ONE_PAGE}#image("drawing.svg")'.encode()
    files = {"main.typ": main, "drawing.svg": svg}
    return compile_typst(files, source_date_epoch, "a drawing", standards=["1.5"])
