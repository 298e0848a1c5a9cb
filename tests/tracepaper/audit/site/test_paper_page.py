"""The paper's own web page in a real browser: opened once, everything tried on it.

It stands beside the tests of the audit site, whose browser it borrows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from test_browser import violations

from tracepaper.render.html_frame import WEB

NOISE = re.compile(r"\d\.\d{13}")  # of a calculated value: more digits than are sure


@pytest.mark.parametrize("script", sorted(WEB.glob("*.js")), ids=lambda path: path.name)
def test_each_script_is_javascript(script):
    """Compiled, not run; where no Node is installed the browser below says the same."""
    try:
        subprocess.run(["node", "--check", script], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no node is installed")


def test_all_that_the_page_does(open_site, small_page, axe):
    page = open_site(small_page, "")
    panel = page.locator("#panel")
    assert page.evaluate("[89.99999999999999, 0.1 + 0.2, 9007199254740991, 1 / 3].map(calculated)") == [
        "90",
        "0.3",
        "9,007,199,254,740,991",
        "0.333333333333",
    ]
    assert page.evaluate("['89.99999999999999', '2024', '1234567890123456', 'x'].map(seenCell)") == [
        "90",
        "2024",
        "1234567890123456",
        "x",
    ]
    _numbers_lead_to_their_origin(page, panel)
    _claims_lead_to_their_rivals(page, panel)
    _cells_are_reached_by_arrows(page, panel)
    _exhibits_hand_out_what_is_behind_them(page, panel, small_page.parents[1])
    _search_previews_and_places(page)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(page, axe) == [], (scheme, width)
        page.locator("article .fact").first.click()
        assert violations(page, axe) == [], (scheme, width, "panel")
        page.keyboard.press("Escape")
        page.locator("input[type=search]").fill("china")
        page.wait_for_selector("#found button")
        page.locator("article .fact").nth(1).focus()
        page.wait_for_selector("#preview")
        assert violations(page, axe) == [], (scheme, width, "search and preview")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    _a_long_first_column_holds_its_words(page)  # on the telephone
    assert _drawing_seen(page) == "narrow"
    page.emulate_media(media="print")
    assert _drawing_seen(page) == "wide"
    head = page.locator("#tbl-gdp th").first
    head.evaluate("head => { head.innerHTML = '<button class=\"sort\">words</button>'; }")
    display = head.locator("button").evaluate("sort => getComputedStyle(sort).display")
    assert display == "contents"  # a button is blank where a head is printed again


def _drawing_seen(page) -> str:
    """Which of the drawings is shown, by what it says."""
    (shown,) = [svg for svg in page.locator("#fig-gdp svg").all() if svg.is_visible()]
    assert shown.bounding_box()["height"] > 100 and shown.locator("[data-rows='0']").count() == 1
    return shown.text_content() or "wide"


@pytest.mark.parametrize("broken", [False, True], ids=["scripts off", "its drawings damaged"])
def test_a_telephone_that_cannot_unpack_shows_the_wide_drawing(browser, small_page, tmp_path, broken):
    text = small_page.read_text(encoding="utf-8")
    page_file = tmp_path / "paper.en.html"
    start = 'id="data-narrow">'
    page_file.write_text(text.replace(start, f"{start}AA") if broken else text, encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=broken)
    page = context.new_page()
    page.goto(page_file.as_uri())
    if broken:
        page.wait_for_selector("html[data-ready]")
    assert _drawing_seen(page) == "wide"
    context.close()


def _a_long_first_column_holds_its_words(page):
    head = page.locator("#tbl-gdp tbody tr > :first-child").first
    head.evaluate(
        "cell => { cell.innerHTML = '<span class=\"long\">' + 'words upon words '.repeat(6) + '</span>'; }"
    )
    words, cell = (one.bounding_box() for one in (head.locator("span"), head))
    assert words["x"] + words["width"] <= cell["x"] + cell["width"] and cell["width"] > 0.3 * 390


def _numbers_lead_to_their_origin(page, panel):
    number = page.locator("article .fact", has_text="2.6%")
    number.focus()
    page.keyboard.press("Enter")
    text = panel.inner_text()
    for part in (
        "Viet Nam in per cent of China",
        "2.57297",
        "476,000 × 1,000,000",
        "sections/sample/facts.py",
        "Publisher of bank",
        "table.csv:",
        "VNM,2024,476000",
        "The first 2 of 2 rows",
    ):
        assert part in text.replace("VNM\t2024\t476000", "VNM,2024,476000"), (part, text)
    assert not NOISE.search(text)
    assert len(panel.locator(".checksum code").first.inner_text()) == 64
    assert panel.locator(".whole a").get_attribute("href") == "../audit/index.html#fact/gdp-ratio"
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert panel.count() == 0 and page.evaluate("document.activeElement.dataset.fact") == "gdp-ratio"


def _claims_lead_to_their_rivals(page, panel):
    page.locator(".claim-mark").first.click()
    text = panel.inner_text()
    assert "Holds" in text and "1 of 2 hold" in text and "a <hundredth> of it" in text and "qualified" in text
    page.locator(".claim-mark").nth(1).click()
    assert "Does not hold" in panel.inner_text()
    page.locator(".claim-mark").nth(2).click()
    panel.locator("button.as-link").click()
    assert "1 of 2 hold" in panel.inner_text()
    panel.locator(".close").click()


def _cells_are_reached_by_arrows(page, panel):
    first = page.locator("#tbl-gdp .traced").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    text = panel.inner_text()
    assert text.count("476,000,000,000") >= 1 and "0.000000001" in text.replace("1e-9", "0.000000001")
    assert page.locator("#tbl-gdp .traced[tabindex='0']").count() == 1
    page.keyboard.press("Escape")


def _exhibits_hand_out_what_is_behind_them(page, panel, results: Path):
    tools = page.locator("#fig-gdp .exhibit-tools button")
    assert tools.all_inner_texts() == ["Data", "CSV", "SVG", "Code", "Enlarge"]
    tools.nth(0).click()
    panel.locator("tbody tr").first.wait_for()
    assert panel.locator("tbody tr").count() == 4
    with page.expect_download() as download:
        tools.nth(1).click()
    made = (results / "exhibits/fig-gdp/data.csv").read_bytes()
    assert Path(download.value.path()).read_bytes() == made
    with page.expect_download() as download:
        tools.nth(2).click()
    assert b'<rect width="3" height="2"/>' in Path(download.value.path()).read_bytes()
    tools.nth(3).click()
    panel.get_by_text("def data(evidence)").wait_for()
    page.keyboard.press("Escape")
    tools.nth(4).click()
    assert page.locator("dialog.zoom svg").count() == 1 and page.locator("#fig-gdp svg.wide").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.zoom", state="detached")
    assert page.locator("#fig-gdp svg.wide").count() == 1


def _search_previews_and_places(page):
    page.locator("input[type=search]").fill("viet nam")
    page.wait_for_selector("#found button")
    assert page.locator("#found mark").first.inner_text() == "Viet Nam"
    page.keyboard.press("Escape")
    page.locator("a[href='#tbl-gdp']").first.hover()
    page.wait_for_selector("#preview table")
    page.keyboard.press("Escape")
    assert page.locator("#preview").count() == 0
    assert page.locator("#sec-a .anchor").get_attribute("href") == "#sec-a"
    assert page.locator("#contents a[aria-current]").count() <= 1
    link = page.locator(".bar a.language")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    page.set_viewport_size({"width": 1280, "height": 320})
    page.locator("#fig-gdp").evaluate("exhibit => exhibit.scrollIntoView()")
    link.click()
    assert link.get_attribute("href").partition("/paper.zh.html#")[2] in ("tbl-gdp", "fig-gdp")
    theme = page.locator("button.theme")
    theme.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    theme.click()
    page.evaluate("delete document.documentElement.dataset.theme")
