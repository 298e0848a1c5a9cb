"""The start page: what there is, in every language of the paper, one beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tracepaper.languages import Language, load_language
from tracepaper.render.content_policy import with_policy
from tracepaper.render.html_fonts import UNSEEN, font_faces

ASSETS = Path(__file__).parent / "assets"
REGISTERS = {
    "facts.json": "siteFacts",
    "claims.json": "siteClaims",
    "audit/claims-manifest.json": "siteManifest",
    "ro-crate-metadata.json": "siteCrate",
    "audit/SHA256SUMS": "siteSums",
}


@dataclass(frozen=True)
class Shown:
    """papers: language -> metadata of its tree.  exhibits: id -> exhibit.json with its `label` in each
    language, in the paper's order.  checks: of the audit's report.  sizes: file -> bytes, of all files."""

    papers: Mapping[str, Mapping[str, Any]]
    exhibits: Mapping[str, Mapping[str, Any]]
    checks: Sequence[Mapping[str, Any]]
    sizes: Mapping[str, int]


def start_page(shown: Shown) -> str:
    """The page as HTML: without a script, and with no link to what is not there."""
    languages = [load_language(code) for code in shown.papers]
    parts = {
        "{{tag}}": languages[0].tag,
        "{{title}}": escape(" · ".join(paper["title"] for paper in shown.papers.values())),
        "{{body}}": "\n".join(_side(shown, language) for language in languages),
    }
    page = (ASSETS / "start.html").read_text(encoding="utf-8")
    for place, text in parts.items():
        page = page.replace(place, text, 1)
    han = next((language for language in languages if language.is_han), languages[0])
    style = (
        f"{font_faces('', han, UNSEEN.sub('', page))}\n{(ASSETS / 'start.css').read_text(encoding='utf-8')}"
    )
    return with_policy(page.replace("/* the style stands here */", style, 1))


def _side(shown: Shown, language: Language) -> str:
    paper, words = shown.papers[language.code], language.page
    under = f"<p class=subtitle>{escape(paper['subtitle'])}</p>" if paper["subtitle"] else ""
    byline = language.words["authors"].join(paper["author"])
    return "\n".join(
        [
            f'<section lang="{language.tag}" class="{language.script}">',
            f"<h1>{escape(paper['main_title'])}</h1>{under}",
            f"<p class=authors>{escape(byline)}</p>" if byline else "",
            f"<ul class=ways>{''.join(_ways(shown, language))}</ul>",
            f"<h2>{escape(words['siteData'])}</h2>",
            f"<ul class=exhibits>{''.join(_exhibits(shown, language))}</ul>",
            f"<h2>{escape(words['siteRegisters'])}</h2><ul>{''.join(_registers(shown, language))}</ul>",
            "</section>",
        ]
    )


def _ways(shown: Shown, language: Language) -> Iterator[str]:
    """Into the paper, the audit and the changes."""
    words, code = language.page, language.code
    forms = [("HTML", "html"), ("PDF", "pdf"), ("Word", "docx")]
    links = [_link(shown, f"paper/paper.{code}.{kind}", name) for name, kind in forms]
    yield _way(words["siteRead"], " ".join(filter(None, links)))
    yield _way(words["siteParallel"], _link(shown, "paper/paper.parallel.pdf", "PDF"))
    yield _way(words["siteAudit"], _link(shown, "audit/index.html", "HTML"), _outcome(shown.checks, language))
    yield _way(words["siteChanges"], _link(shown, "changes/index.html", "HTML"))


def _way(what: str, links: str, more: str = "") -> str:
    said = f" <span class=quiet>{escape(more)}</span>" if more else ""
    return f"<li><strong>{escape(what)}</strong> {links}{said}</li>" if links else ""


def _outcome(checks: Sequence[Mapping[str, Any]], language: Language) -> str:
    counts = {kind: sum(len(check[kind]) for check in checks) for kind in ("failures", "not_evaluated")}
    compared = sum(check["count"] for check in checks)
    return language.page["siteOutcome"].format(
        n=f"{compared:,}", failed=counts["failures"], unknown=counts["not_evaluated"]
    )


def _exhibits(shown: Shown, language: Language) -> Iterator[str]:
    for name, exhibit in shown.exhibits.items():
        drawings = [f"figure.{language.code}.{kind}" for kind in ("svg", "png")]
        files = [f"exhibits/{name}/{file}" for file in ("data.csv", *drawings)]
        links = " ".join(filter(None, (_link(shown, file, file.split(".")[-1].upper()) for file in files)))
        label, title = exhibit["label"].get(language.code, name), exhibit["title"][language.code]
        to = f'<a href="paper/paper.{language.code}.html#{name}">{escape(label)}</a>'
        yield f"<li>{to} {escape(title)} <span class=files>{links}</span></li>"


def _registers(shown: Shown, language: Language) -> Iterator[str]:
    for file, word in REGISTERS.items():
        link = _link(shown, file, language.page[word])
        if link:
            yield f"<li>{link}</li>"


def _link(shown: Shown, file: str, name: str) -> str:
    """A link with the file's size; nothing for a file that is not there."""
    size = shown.sizes.get(file)
    if size is None:
        return ""
    told = f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{max(size / 1e3, 0.1):.1f} kB"
    return f'<a href="{escape(file)}">{escape(name)}</a> <span class=quiet>{told}</span>'
