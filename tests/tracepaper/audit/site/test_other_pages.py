"""The pages around the paper and its audit: what changed, the start page, the preview.

No barrier is found on any, wide and on a telephone, light and dark, and none is wider than its window.  They
stand beside the tests of the audit site, whose browser they borrow."""

from __future__ import annotations

import re

import pytest
from test_hostile_texts import state

from tiny_evidence import VOCABULARY
from tracepaper.changes.page import page as changes_page
from tracepaper.changes.page_parts import table
from tracepaper.changes.report import Project, compare
from tracepaper.preview.frame import frame
from tracepaper.preview.server import serving
from tracepaper.preview.view import View
from tracepaper.site.start_page import Shown, start_page

LOOKS = (("light", 1280), ("dark", 390))
LEAF = '<!DOCTYPE html><html lang="en" data-ready><title>t</title><main><article><h1>t</h1></article></main>'


@pytest.fixture(scope="module")
def changes(tmp_path_factory) -> str:
    """The page of what changed: a claim that fell, a number, an exhibit with a wide table of cells."""
    folder = tmp_path_factory.mktemp("compared")
    for language in ("zh", "en"):
        (folder / "manuscript" / language).mkdir(parents=True)
    project = Project(folder, folder, folder / "manuscript", ("zh", "en"), [], VOCABULARY, lambda *_: None)
    found = compare(state(1.0, True, "a"), state(2.0, False, "b"), project)
    place = {"file": "workflow/analysis/exhibits/fig_of_a_long_name/caption.zh.md", "line": 1}
    for entry in found["numbers"]["changed"]:
        entry["places"] = [{**place, "language": "zh", "before": "甲", "after": "乙"}]
    found["numbers"]["new"] = found["numbers"]["changed"]
    found["claims"]["near"] = found["claims"]["became_false"]
    return changes_page(found)


def started() -> str:
    papers = {
        code: {"title": title, "main_title": title, "subtitle": "", "author": []}
        for code, title in (("zh", "小论文"), ("en", "A small paper"))
    }
    exhibit = {
        "title": {"zh": "两国GDP", "en": "GDP of two"},
        "label": {"zh": "图 1", "en": "Figure 1"},
    }
    sizes = {f"paper/paper.{code}.{kind}": 2_500_000 for code in papers for kind in ("html", "pdf", "docx")}
    sizes |= {"audit/index.html": 9, "exhibits/fig-gdp/data.csv": 9, "changes/index.html": 9}
    return start_page(Shown(papers, {"fig-gdp": exhibit}, [], sizes))


@pytest.fixture
def looked_at(browser, axe, tmp_path):
    """Looks at a page (its text or address) in each of LOOKS: what axe finds, and whether it is too wide."""
    page = browser.new_page(reduced_motion="reduce")

    def look(content: str, wait: str) -> list[str]:
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        page.goto(content if content.startswith("http:") else (tmp_path / "page.html").as_uri())
        page.wait_for_selector(wait, state="attached")
        page.evaluate(axe)
        found = []
        for scheme, width in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            found += [f"{width}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in told]
            found += [f"{width}: {wide} wide"] if wide > width else []
        return found

    yield look
    page.close()


def test_what_changed_has_no_barrier(looked_at, changes):
    opened = changes.replace("<details>", "<details open>")
    assert opened.count("<article>") > 3
    assert looked_at(opened, "h3") == []
    plain = opened.replace("<h3", "<h5").replace("</h3>", "</h5>")
    assert {one.split(": ")[1] for one in looked_at(plain, "h5")} == {"heading-order"}  # it would be seen


def test_the_start_page_has_no_barrier(looked_at):
    assert looked_at(started(), "h1") == []


def test_the_preview_has_no_barrier(looked_at):
    view = View({code: LEAF.encode() for code in ("zh", "en")})
    view.bad(["manuscript/en/01-a.md:3:1: a slip; mend it"])
    with serving(0, view, frame(["zh", "en"], "a paper")) as address:
        assert looked_at(address, ".errors:not([hidden])") == []


def pages_of(text: str, ready: bool = True) -> dict[str, bytes]:
    """A page whose second block says a text, and whose third is no plain text; one that is not ready does
    not come in for two seconds."""
    blocks = f"<h1>t</h1><p>{text}</p><figure>a drawing</figure>"
    page = LEAF.replace("<h1>t</h1>", blocks)
    return {"en": (page if ready else page.replace(" data-ready", "")).encode()}


def test_what_was_written_is_shown_before_the_page_has_come_in(browser):
    view = View({})
    view.good(pages_of("one"), 1.0)
    page = browser.new_page()
    with serving(0, view, frame(["en"], "a paper")) as address:
        page.goto(address)
        page.wait_for_selector("html[data-shown]")
        page.wait_for_timeout(200)  # the first page's blocks have been read
        shown = page.frames[1]
        view.good(pages_of("two", ready=False), 1.0)
        shown.wait_for_selector("p:text-is('two')")
        assert page.locator("iframe.coming").count() == 1 and shown.locator("figure").count() == 1
        page.wait_for_selector("iframe.coming", state="detached")
        assert [one.locator("p").inner_text() for one in page.frames[1:]] == ["two"]
    page.close()


def test_what_is_more_than_text_waits_for_the_whole_page(browser):
    view = View({})
    page = browser.new_page()
    with serving(0, view, frame(["en"], "a paper")) as address:
        page.goto(address)
        early = """([before, after]) => {
            const seen = new DOMParser().parseFromString(before, "text/html");
            const did = showEarly(seen, builtBlocks(before), builtBlocks(after));
            return [did, seen.querySelector("article").textContent];
        }"""
        plain = pages_of("one")["en"].decode()
        for after in (
            plain.replace("a drawing", "another"),
            plain.replace("<figure>", "<p>more</p><figure>"),
            plain.replace("<p>one</p>", "<figure>one</figure>"),
            plain,
            "no article",
        ):
            assert page.evaluate(early, [plain, after]) == [False, "tonea drawing"]
        assert page.evaluate(early, [plain, pages_of("two")["en"].decode()]) == [True, "ttwoa drawing"]
    page.close()


def test_a_blank_head_is_none_and_a_box_can_be_scrolled_by_keys():
    made = table(("", "x"), [("a", "1")])
    assert re.search(r"<tr><td></td><th scope=col>x</th></tr>", made) and "tabindex=0" in made
