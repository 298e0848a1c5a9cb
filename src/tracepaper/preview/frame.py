"""The page around the pages: the languages side by side, what is wrong above them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tracepaper.languages import load_language

WEB = Path(__file__).parent / "web"
_SCRIPT = "text/javascript; charset=utf-8"
# it loads its own parts and the paper's pages, and nothing else from anywhere
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)


def frame(languages: Sequence[str], title: str) -> dict[str, tuple[str, bytes]]:
    """Path -> (type, content) of the frame.  languages: those of the paper, in its order.  title: the paper's
    folder, by which a person tells two previews apart."""
    spoken = [load_language(code) for code in languages]
    data = {
        "title": title,
        "languages": [{"code": one.code, "name": one.name, "tag": one.tag} for one in spoken],
        "words": {one.code: dict(one.preview) for one in spoken},
    }
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    page = (WEB / "preview.html").read_text(encoding="utf-8")
    page = page.replace("<!-- the policy stands here -->", _meta(_POLICY))
    page = page.replace("<!-- the title stands here -->", escape(title))
    page = page.replace("<!-- the data stand here -->", _block(text))
    return {
        "/": ("text/html; charset=utf-8", page.encode("utf-8")),
        "/preview.css": ("text/css; charset=utf-8", (WEB / "preview.css").read_bytes()),
        **{
            f"/{name}": (_SCRIPT, (WEB / name).read_bytes())
            for name in ("places.js", "early.js", "preview.js")
        },
    }


def _meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def _block(text: str) -> str:
    return f'<script type="application/json" id="data-preview">{text}</script>'
