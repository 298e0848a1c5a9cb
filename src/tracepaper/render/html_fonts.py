"""The fonts that lie in the page: of each the characters that are shown, and no others."""

from __future__ import annotations

import base64
import importlib.util
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from tracepaper.exhibits.fonts import bold_woff2, sans_file, serif_file, subset_woff2
from tracepaper.languages import Language

WIDE_IN_CHINESE = re.compile(r"[\u2018-\u201f\u2014\u2026]")  # quotes and dashes, which its fonts set wide
SET_BOLD = re.compile(
    r"<(h[1-6]|strong|figcaption|thead)\b.*?</\1>"
    r'|<div class="(?:caption|translated-title)">.*?</div>|<span class="lead">.*?</span>',
    re.DOTALL,
)
SET_IN_SANS = re.compile(
    r'<(em|svg|table|nav)\b.*?</\1>|<div class="exhibit-notes">.*?</div>', re.DOTALL
)  # besides
UNSEEN = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)
FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
SPOKEN = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
# letter -> where those begin that a browser sets for a variable (MathML Core, "The math-auto transform")
SLANTED = {
    "A": 0x1D434,
    "a": 0x1D44E,
    "\N{GREEK CAPITAL LETTER ALPHA}": 0x1D6E2,
    "\N{GREEK SMALL LETTER ALPHA}": 0x1D6FC,
}
TITLES = ("said", "publisher", "title")  # what stands in the heads of panels


def font_faces(page: str, language: Language, panels: str = "", heads: str = "") -> str:
    """@font-face rules: the Serif for running text, the Sans for the rest, drawings included, and its bold.

    panels: what the page's script may show, all of it in the Sans; heads: what of it is bold.  Quotes and
    dashes of a page in Latin letters come from the reader's own font: these set them as wide as a Chinese
    character.  No weight is made up by the browser (paper.css), so the bold has every letter that is bold."""
    bold, sans = (
        UNSEEN.sub("", "".join(match.group() for match in pattern.finditer(page)))
        for pattern in (SET_BOLD, SET_IN_SANS)
    )
    formulas = formula_letters(page)
    wanted = {
        ("Paper Serif", 400): _characters(UNSEEN.sub("", page), language),
        ("Paper Sans", 400): _characters(bold + sans + panels, language),
        ("Paper Sans", 600): _characters(bold + heads, language),
        ("Paper Math", 400): [formulas] if formulas else [],
    }
    faces = [font_face(*face, characters) for face, found in wanted.items() for characters in found]
    return "\n".join(filter(None, faces))


def font_face(name: str, weight: int, characters: str) -> str:
    """The rule of one of the page's fonts with only these characters; "" where there is no such font.

    weight: the least of those that the font is for, 400 or 600."""
    if weight > 400:
        bold = bold_woff2(characters)
        return _face(name, weight, bold) if bold else ""
    file = {"Paper Serif": serif_file, "Paper Sans": sans_file, "Paper Math": formulas_file}[name]()
    return _face(name, weight, subset_woff2(file, characters)) if file else ""


def formulas_file() -> str | None:
    """Path of STIX General, which comes with the library that draws the figures, without loading that; None
    where it was packed without its fonts.  For the web page's formulas on a machine that has no font of
    mathematics."""
    package = importlib.util.find_spec("matplotlib")
    for place in (package.submodule_search_locations or []) if package else []:
        file = Path(place, "mpl-data/fonts/ttf/STIXGeneral.ttf")
        if file.is_file():
            return str(file)
    return None


def formula_letters(page: str) -> str:
    """The letters and signs of a page's formulas, as they stand in it and as a browser slants them."""
    upright = {c for found in FORMULA.findall(page) for c in unescape(UNSEEN.sub("", SPOKEN.sub("", found)))}
    slanted = {
        chr(place + ord(letter) - ord(first))
        for first, place in SLANTED.items()
        for letter in upright
        if 0 <= ord(letter) - ord(first) < 26
    }
    planck = {"\N{PLANCK CONSTANT}"} if "h" in upright else set()  # the slanted h stands apart
    return "".join(sorted(c for c in upright | slanted | planck if not c.isspace()))


def _characters(said: str, language: Language) -> list[str]:
    """The characters of a text that a font is made for, as one string; none where there is no such."""
    text = said if language.is_han else WIDE_IN_CHINESE.sub("", said)
    characters = "".join(sorted({c for c in set(text) if c.isprintable() and c != " "}))
    return [characters] if characters else []


def words_of(drawings: Mapping[str, str]) -> str:
    """What drawings say, whatever it is; they lie packed in the page, name -> what each holds."""
    return UNSEEN.sub("", "".join(drawings.values()))


def heads_of_panels(origins: Any) -> str:
    """What panels show in bold of the data behind the page (`origins.panels`): numbers, sentences, files."""
    if isinstance(origins, Mapping):
        return " ".join(
            str(value) if key in TITLES else heads_of_panels(value) for key, value in origins.items()
        )
    return " ".join(map(heads_of_panels, origins)) if isinstance(origins, list) else ""


def _face(name: str, weight: int, font: bytes) -> str:
    """weight: the least of those that the font is for; regular ones say nothing of it."""
    said = f"font-weight: {weight} 900; " if weight > 400 else ""
    uri = f"data:font/woff2;base64,{base64.b64encode(font).decode('ascii')}"
    source = f'url("{uri}") format("woff2")'
    return f'@font-face {{ font-family: "{name}"; {said}font-display: swap; src: {source}; }}'
