"""Every page that was built, with all that opens on it: no barrier, no request, nothing too wide.

Minutes, as axe looks at tens of thousands of elements: `./run test long`.  What is not built is skipped: the
gate builds the papers and the audit, `./run site` the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
RESULTS = Path(__file__).resolve().parents[4] / "results"
LOOKS = [(scheme, width) for width in (1280, 390) for scheme in ("light", "dark")]
# each look once, each language in both schemes and at both widths: the two pages have one style sheet
SHOWN = [(*look, language) for look, language in zip(LOOKS, ("zh", "en", "en", "zh"), strict=True)]
PLACES = "assurance facts claims exhibits sources checks exhibit/fig-rca exhibit/tbl-gravity search/asean"
OPENED = "#panel, #preview, #value, #found, dialog, .bar, #contents"  # what a click adds to a page
DECIMAL = re.compile(r"\d[\d,]*\.\d+")
SURE = 12  # digits of a calculated value
# what is opened on the paper's page, by what is pressed
PRESSED = {
    "a number": ".fact[role=button]",
    "a claim": ".claim-mark",
    "a cell": ".traced",
    "the data": "#fig-rca .exhibit-tools button",
    "the code": "#fig-rca .exhibit-tools button:nth-of-type(4)",
    "how to cite": "button.cite",
}


def built(name: str) -> Path:
    file = RESULTS / name
    if not file.is_file():
        pytest.skip(f"results/{name} is not built")
    return file


def noisy(text: str) -> list[str]:
    """The numbers of a text that tell more digits than are sure."""
    return [one for one in DECIMAL.findall(text) if len(re.sub("[,.]", "", one).lstrip("0")) > SURE]


def barriers(page, within: str = "") -> list[str]:
    """What axe finds in a page, or within what opened on it, and whether the page is too wide."""
    parts = f"[...document.querySelectorAll('{within}')].map((one) => one.id ? '#' + one.id : one.localName)"
    where = f"{{include: {parts}.map((one) => [one])}}" if within else "document"
    found = page.evaluate(f"axe.run({where}, {{resultTypes: ['violations']}})")["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] + ["too wide"] * (wide > 0)


@pytest.mark.parametrize(("scheme", "width", "language"), SHOWN)
def test_the_paper(open_site, axe, scheme, width, language):
    file = built(f"paper/paper.{language}.html")
    page = open_site(file, "", color_scheme=scheme, viewport={"width": width, "height": 850})
    page.evaluate(axe)
    found = {"the page": barriers(page)}
    for what, selector in PRESSED.items():
        page.locator(selector).first.evaluate("element => element.click()")
        page.wait_for_selector("#panel .panel-body > *")
        page.evaluate("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
        found[what] = barriers(page, OPENED)
    page.keyboard.press("Escape")
    page.locator("input[type=search]").fill("RCEP")
    page.wait_for_selector("#found button")
    found["search"] = barriers(page, OPENED)
    page.keyboard.press("Escape")
    page.locator("#fig-rca .walk").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#value")
    found["a value"] = barriers(page, OPENED)
    page.locator("#fig-rca .exhibit-tools button").last.evaluate("element => element.click()")
    page.wait_for_selector("dialog[open]")
    found["enlarged"] = barriers(page, OPENED)
    assert {what: told for what, told in found.items() if told} == {}


def test_no_panel_tells_the_noise_of_arithmetic(open_site):
    """Of all numbers that captions quote, and the first hundred of the text."""
    page = open_site(built("paper/paper.en.html"), "")
    panels = page.evaluate(
        """() => [...document.querySelectorAll("article .value[role=button]"),
            ...[...document.querySelectorAll("article .fact[role=button]")].slice(0, 100)].map((one) => {
              one.click();
              const shown = panel.cloneNode(true);
              for (const part of shown.querySelectorAll("pre, .raw-file")) part.remove();
              return shown.textContent;
            })"""
    )
    assert len(panels) > 150 and noisy("0.0593248065675 of 89.99999999999999") == ["89.99999999999999"]
    assert [(text[:60], noisy(text)) for text in panels if noisy(text)] == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_audit(open_site, axe, scheme, width):
    file = built("audit/index.html")
    page = open_site(file, "", color_scheme=scheme, viewport={"width": width, "height": 850})
    page.evaluate(axe)
    found = {}
    for place in PLACES.split():
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_timeout(100)
        found[place] = barriers(page)
    page.evaluate("location.hash = 'paper'")
    page.locator(".side.en a.fact").first.evaluate("element => element.click()")
    page.wait_for_selector("#panel:not([hidden]) .raw mark", state="attached")
    found["a number"] = barriers(page)
    assert {what: told for what, told in found.items() if told} == {}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("name", ["site/index.html", "changes/index.html"])
def test_the_pages_beside(browser, axe, name, scheme, width):
    file = built(name)
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 850})
    page.goto(file.as_uri())
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert barriers(page) == []
    page.close()
