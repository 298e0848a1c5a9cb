"""What a page may do, said in the page itself: show what is in it, and nothing else.

Its styles and scripts are named by their checksums, so that no other runs, wherever it comes from: a text, a
table, a name, or a hand that changed the finished file.  A style attribute has no checksum that browsers
agree on, so none is left: Pandoc's become classes.  (Content Security Policy Level 3, W3C.)
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from tracepaper.errors import InputError

PLACE = "<!-- the policy stands here -->"
ALIGNED = "".join(f".{side} {{ text-align: {side}; }}\n" for side in ("left", "right", "center"))
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CELL = re.compile(r'<(t[dh])((?: [^<>]*?)?) style="text-align: (left|right|center);"([^<>]*)>')
_CLASS = re.compile(r' class="([^"]*)"')


def with_policy(page: str, scripts: Iterable[str] = (), images: str = "data:", template: str = "") -> str:
    """The page with its policy where the template has the line PLACE.

    scripts: what stands in its script elements.  images: where pictures may come from besides.  The styles
    are those of its head, where nothing but the template and our own styles has a tag.  Raises InputError,
    naming `template`, if the place is missing or comes behind a style.
    """
    above, place, below = page.partition(PLACE)
    if not place or _STYLE.search(above):
        raise InputError(f"expected the line {PLACE} in the head, before any style; add it", template or None)
    styles = _STYLE.findall(below.partition("</head>")[0])
    rules = [
        "default-src 'none'",
        f"img-src {images}",
        "font-src data:",
        *(f"{kind}-src {' '.join(map(digest, texts))}" for kind, texts in _used(styles, list(scripts))),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return f"{above}{meta}{below}"


def _used(styles: list[str], scripts: list[str]) -> list[tuple[str, list[str]]]:
    return [(kind, texts) for kind, texts in (("style", styles), ("script", scripts)) if texts]


def digest(text: str) -> str:
    """What a policy names a style or a script by."""
    found = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(found).decode('ascii')}'"


def with_classes(html: str) -> str:
    """Pandoc's HTML with a class (see ALIGNED) for the style attribute of each cell."""

    def classed(match: re.Match[str]) -> str:
        tag, before, side, after = match.groups()
        others = _CLASS.search(before + after)
        names = f"{others[1]} {side}" if others else side
        return f'<{tag}{_CLASS.sub("", before)} class="{names}"{_CLASS.sub("", after)}>'

    return _CELL.sub(classed, html)
