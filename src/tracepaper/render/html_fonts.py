"""The fonts that lie in the page: of each the characters that are shown, and no others."""

from __future__ import annotations

import base64
import re

from tracepaper.exhibits.fonts import sans_file, serif_file, subset_woff2
from tracepaper.languages import Language

WIDE_IN_CHINESE = re.compile(r"[\u2018-\u201f\u2014\u2026]")  # quotes and dashes, which its fonts set wide
SET_IN_SANS = re.compile(
    r"<(h[1-6]|strong|em|figcaption|svg|table|nav)\b.*?</\1>"
    r'|<div class="(?:caption|exhibit-notes)">.*?</div>|<span class="lead">.*?</span>',
    re.DOTALL,
)
UNSEEN = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)


def font_faces(page: str, language: Language, panels: str = "") -> str:
    """@font-face rules: the Serif for running text, the Sans for the rest, drawings included.

    panels: what the page's script may show, all of it in the Sans.  Quotes and dashes of a page in Latin
    letters come from the reader's own font: these set them as wide as a Chinese character."""
    in_sans = "".join(match.group() for match in SET_IN_SANS.finditer(page))
    shown = {"Paper Serif": UNSEEN.sub("", page), "Paper Sans": UNSEEN.sub("", in_sans) + panels}
    files = {"Paper Serif": serif_file, "Paper Sans": sans_file}
    faces = []
    for name, said in shown.items():
        text = said if language.is_han else WIDE_IN_CHINESE.sub("", said)
        characters = "".join(sorted({c for c in text if c.isprintable() and c != " "}))
        if characters:
            font = base64.b64encode(subset_woff2(files[name](), characters)).decode("ascii")
            faces.append(_face(name, f"data:font/woff2;base64,{font}"))
    return "\n".join(faces)


def _face(name: str, uri: str) -> str:
    source = f'url("{uri}") format("woff2")'
    return f'@font-face {{ font-family: "{name}"; font-display: swap; src: {source}; }}'
