"""Pages of Markdown as one folder of web pages, with their links, their contents and a search."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from string import Template
from urllib.parse import unquote

from tracepaper.guide.reference import reference
from tracepaper.guide.words import LANGUAGES, Words
from tracepaper.manuscript.pandoc import convert

WEB = Path(__file__).resolve().parent / "web"
MAP = "README"  # the page that lists the others, under headings
OUT = "../../"  # from results/docs to the project
_HREF = re.compile(r'href="([^"]*)"')
# what may be wider than a telephone is scrolled by the keyboard too; a corner of a table heads nothing
_REACHED = (
    ("<pre", '<pre tabindex="0"'),
    ("<table>", '<div class="wide" tabindex="0"><table>'),
    ("</table>", "</table></div>"),
    ("<th></th>", "<td></td>"),
)
# where a file lies, the way to its like in the other language; a page of the site has it at its top
_OTHER = re.compile(r"\A(# .*\n)\n(?:中文：|English: )\[[^\]]*\]\([^)]*\)\n")


@dataclass(frozen=True)
class Page:
    """name: without language and suffix.  text: Markdown."""

    name: str
    language: str
    text: str

    @property
    def title(self) -> str:
        return self.text.removeprefix("# ").partition("\n")[0].replace("`", "")

    @property
    def file(self) -> str:
        return file_of(self.name, self.language)


def file_of(name: str, language: str) -> str:
    """The web page of a page; that of the map is where a reader begins."""
    name = "index" if name == MAP else name
    return f"{name}.html" if language == "en" else f"{name}.{language}.html"


def build_docs(project: Path, commands: Mapping[str, tuple[str, str]], folder: Path) -> list[str]:
    """Write the site into a folder, in the place of one that was there.

    commands: name -> (what may follow, what it does).  Returns its files' names, and raises InputError for a
    page that Pandoc cannot read."""
    files = site(pages(project, commands))
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name, content in files.items():
        (unfinished / name).write_text(content, encoding="utf-8", newline="\n")
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(unfinished, folder)
    return sorted(files)


def pages(project: Path, commands: Mapping[str, tuple[str, str]]) -> list[Page]:
    """Those of `docs/`, if there are any, and the reference; all in the order of their names."""
    found = {}
    for path in sorted((project / "docs").glob("*.md")):
        name, _, language = path.stem.partition(".")
        language = language or "en"
        found[name, language] = Page(name, language, path.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        words = Words(language)
        for name, text in reference(project, commands, words).items():
            found[name, language] = Page(name, language, text)
        begin = Page(MAP, language, f"# {words['title']}\n\n{words['empty']}\n")
        found.setdefault((MAP, language), begin)
    return [found[key] for key in sorted(found)]


def site(all_pages: list[Page]) -> dict[str, str]:
    """File -> content of the whole site."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(_body, all_pages))
    bodies = {page.file: body for page, body in zip(all_pages, made, strict=True)}
    template = Template((WEB / "page.html").read_text(encoding="utf-8"))
    known = {(page.name, page.language): page for page in all_pages}
    files = {page.file: _whole(page, bodies[page.file], known, template) for page in all_pages}
    for language in LANGUAGES:
        entries = [
            {"file": page.file, "title": page.title, "text": _plain(bodies[page.file])}
            for page in all_pages
            if page.language == language or (page.name, language) not in known
        ]
        listed = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        files[f"search.{language}.js"] = f"const PAGES = {listed};\n"
    return files | {name: (WEB / name).read_text(encoding="utf-8") for name in ("guide.css", "search.js")}


def _body(page: Page) -> str:
    options = ["--wrap=none", "--no-highlight"]  # colours of code would take most of the time
    text = _OTHER.sub(r"\1", page.text)
    html = convert(text, "gfm+gfm_auto_identifiers", "html", options, subject=f"docs: {page.name}")
    for written, wanted in _REACHED:
        html = html.replace(written, wanted)
    return _HREF.sub(lambda link: f'href="{_target(link[1])}"', html)


def _target(link: str) -> str:
    """Where a link of a Markdown file in docs/ leads from the site."""
    path, hash_, anchor = link.partition("#")
    if re.match(r"\w+:", link) or not path:
        return link
    if "/" not in path and path.endswith(".md"):
        name, _, language = path.removesuffix(".md").partition(".")
        return file_of(name, language or "en") + hash_ + anchor
    return OUT + (path.removeprefix("../") if path.startswith("../") else f"docs/{path}") + hash_ + anchor


def _whole(page: Page, body: str, known: Mapping[tuple[str, str], Page], template: Template) -> str:
    words = Words(page.language)
    other = next(language for language in LANGUAGES if language != page.language)
    there = known.get((page.name, other)) or known[MAP, other]
    return template.substitute(
        language={"zh": "zh-CN"}.get(page.language, page.language),
        code=page.language,
        title=escape(page.title),
        start=file_of(MAP, page.language),
        name=words["title"],
        search=words["search"],
        nothing=words["nothing"],
        other=there.file,
        other_language={"zh": "zh-CN"}.get(other, other),
        other_name=words["other"],
        contents=_contents(page, known, words),
        body=body,
    )


def _contents(page: Page, known: Mapping[tuple[str, str], Page], words: Words) -> str:
    """The list of pages, under the headings of the map, and the reference."""
    parts = []
    for heading, names in _sections(known[MAP, page.language].text):
        listed = [known.get((name, page.language)) or known.get((name, "en")) for name in names]
        parts.append((heading, [one for one in listed if one]))
    made = [
        one for (name, code), one in known.items() if name.startswith("reference-") and code == page.language
    ]
    parts.append((words["reference"], made))
    return "".join(
        f"<h2>{escape(heading)}</h2><ul>{''.join(_item(one, page) for one in listed)}</ul>"
        for heading, listed in parts
        if listed
    )


def _item(one: Page, here: Page) -> str:
    current = ' aria-current="page"' if one == here else ""
    return f'<li><a href="{one.file}"{current}>{escape(one.title)}</a></li>'


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """(heading, names of the pages listed under it for the first time) of the map."""
    known: set[str] = set()
    for section in text.split("\n## ")[1:]:
        heading, _, rest = section.partition("\n")
        links = re.findall(r"^(?:-|\d+\.) \[[^\]]*\]\(([\w-]+)(?:\.\w+)?\.md[#)]", rest, re.MULTILINE)
        yield heading, [name for name in dict.fromkeys(links) if name not in known]
        known.update(links)


def _plain(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def broken(files: Mapping[str, str], project: Path) -> list[str]:
    """Links of the site that lead nowhere, as "FILE: LINK": no page, no such place in it, no file."""
    ids = {name: set(re.findall(r'\bid="([^"]*)"', text)) for name, text in files.items()}
    wrong = []
    for name, text in files.items():
        for link in _HREF.findall(text) if name.endswith(".html") else ():
            path, _, anchor = unquote(unescape(link)).partition("#")
            if re.match(r"https?:|mailto:", path):
                continue
            if path.startswith(OUT):
                found = (project / path.removeprefix(OUT)).exists()
            else:
                path = path or name
                found = path in files and (not anchor or anchor in ids[path])
            if not found:
                wrong.append(f"{name}: {link}")
    return wrong
