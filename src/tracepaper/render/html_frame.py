"""What stands around the text of the web page: links to what lies beside it, styles, data and scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.render.content_policy import ALIGNED, with_policy
from tracepaper.render.kept_inside import json_bytes, packed_block
from tracepaper.render.templates import FOLDER, find_template

WEB = FOLDER / "web"
FIRST = "theme.js"  # before anything is shown
ELEMENTS = "elements.js"  # the audit site has it too
SCRIPTS = (
    ELEMENTS,
    "page.js",
    "contents.js",
    "previews.js",
    "search.js",
    "panel.js",
    "origins.js",
    "exhibits.js",
    "equations.js",
    "values.js",
    "drawings.js",
    "start.js",
)  # each uses those before it
STYLES = ("reader.css", "panel.css", "dark.css", "narrow.css", "print.css")  # after the template's own
# words of the audit site that the page says too
SHARED = """search close theme contents code formula none edition fact claim definition rounded step period
holds broken condition comparisons kind strength margin identification rivals rivalsHold rivalsMean holding
parts evidence licence printed row columnName value data rows noResults"""
AUDIT = "../audit/index.html"  # as seen from the page, in results as on the site


def neighbours(language: Language, languages: Sequence[str]) -> str:
    """Links to what lies beside the page: the other languages, its other forms, the audit."""
    code = language.code
    others = [load_language(other) for other in languages if other != code]
    links = [
        f'<a class="language" href="paper.{one.code}.html" lang="{one.tag}" hreflang="{one.tag}">'
        f"{escape(one.name)}</a>"
        for one in others
    ]
    forms = [("PDF", f"paper.{code}.pdf"), ("DOCX", f"paper.{code}.docx"), (language.page["audit"], AUDIT)]
    return "\n".join(links + [f'<a href="{target}">{escape(name)}</a>' for name, target in forms])


def page_data(metadata: Mapping[str, Any], language: Language, cited: Mapping[str, str]) -> str:
    """The block of what the page's script says and knows from the start."""
    value = {
        "title": metadata["title"],
        "tag": language.tag,
        "audit": AUDIT,
        "citations": cited,
        "words": {**{key: language.site[key] for key in SHARED.split()}, **language.page},
        **{name: dict(getattr(language, name)) for name in ("kinds", "strengths", "families")},
    }
    text = json_bytes(value).decode("utf-8").replace("<", "\\u003c")
    return f'<script type="application/json" id="data-page">{text}</script>'


def packed_blocks(values: Mapping[str, Any]) -> list[str]:
    """The blocks that the page's script unpacks when it needs them; values: name -> what JSON can say."""
    return [packed_block(f"data-{name}", json_bytes(value)) for name, value in values.items()]


def finished(page: str, faces: str, blocks: Sequence[str], own_templates: StrPath, template: Path) -> str:
    """The page with its fonts, styles, data and scripts, and the policy that lets these in and no others.

    page: with the lines of the template at which they stand.  own_templates: see `templates`."""
    first, script = page_scripts()
    style = "\n".join([faces, page_style(own_templates)])
    parts = {  # with their tags, which no text of the paper has
        "<style>\n/* the fonts and the style stand here */\n</style>": f"<style>\n{style}\n</style>",
        "<script>/* the theme stands here */</script>": f"<script>{first}</script>",
        "<!-- the data stand here -->": "\n".join(blocks),
        "<script>/* the script stands here */</script>": f"<script>{script}</script>",
    }
    for place, content in parts.items():
        above, found, below = page.partition(place)
        page = f"{above}{content}{below}" if found else page
    return with_policy(page, [first, script], template=str(template))


def page_style(own_templates: StrPath) -> str:
    """The style sheet of the page, without its fonts.  own_templates: see `templates`."""
    own = find_template("paper.css", own_templates).read_text(encoding="utf-8")
    return "\n".join([ALIGNED, own, *map(asset, STYLES)])


def page_scripts() -> tuple[str, str]:
    """What runs before the page is shown, and once it is read."""
    return asset(FIRST), "\n".join(['"use strict";', *map(asset, SCRIPTS)])


def asset(name: str) -> str:
    """A script or style of the page."""
    return (WEB / name).read_text(encoding="utf-8")
