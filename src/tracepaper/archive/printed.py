"""The README of the archive on paper: a tagged PDF (PDF/UA-1, PDF/A-2a), the same bytes everywhere."""

from __future__ import annotations

from tracepaper.archive.readme import TEXTS
from tracepaper.languages import load_language
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.pdf import compile_typst, quoted

MARKDOWN = "gfm-tex_math_dollars-tex_math_gfm"  # two dollar signs are no formula, but currencies
_TEMPLATE = "readme.typ"


def as_pdf(name: str, text: str, language: str, source_date_epoch: int) -> bytes:
    """The PDF of a README.

    name: its file's, for messages.  text: Markdown that begins with the title.  source_date_epoch: the PDF's
    date, seconds since 1970.
    """
    known = load_language(language)
    title = text.partition("\n")[0].removeprefix("# ")
    words = {"title": title, "lang": known.code, "script": known.script}
    told = ", ".join(f"{key}: {quoted(value)}" for key, value in words.items())
    body = convert(text, MARKDOWN, "typst", ["--wrap=none"], subject=name)
    main = f'#import "{_TEMPLATE}": readme\n#show: readme.with({told})\n{body}'
    files = {"main.typ": main.encode(), _TEMPLATE: (TEXTS / _TEMPLATE).read_bytes()}
    return compile_typst(files, source_date_epoch, name)
