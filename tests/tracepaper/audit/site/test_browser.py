"""The audit site in a real browser: by mouse, by keyboard, on a phone, without any network.

AUDIT_BROWSER=required makes a missing browser a failure; otherwise these tests are skipped and say so.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from small_paper import load, site_of
from tracepaper.statements.kinds import FAMILIES


def width_drawn(page, drawing: str) -> float:
    """Width in pixels of a drawing that the page has put in place. It is waited for by a selector: a function
    polled in the page would be a text made script, which the page's policy refuses."""
    page.wait_for_selector(drawing)
    return page.locator(drawing).first.evaluate("svg => svg.getBoundingClientRect().width")


@pytest.fixture(scope="module")
def graded(small_paper, tmp_path_factory) -> Path:
    """The site with a claim that has forty rivals, of which those at -8 % and -4 % fail, one that sums it
    up, and one without a kind."""
    folder = shutil.copytree(small_paper, tmp_path_factory.mktemp("graded") / "paper")
    path = folder / "results/claims.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    rivals = [
        {
            "name": f"r{n}",
            "family": FAMILIES[n % len(FAMILIES)],
            "words": {"zh": f"第{n}项对照", "en": f"rival number {n}"},
            "holds": n > 1,
            "says": {"zh": f"{n} > 1", "en": f"{n} > 1"},
            "distance": {"zh": "", "en": ""},
            "margin": None if n == 7 else (n - 2) / 25 + (0.02 if n > 1 else 0),
        }
        for n in range(40)
    ]
    content["claims"]["larger"] |= {"kind": "convergence", "rivals": rivals, "margin": 0.35}
    content["claims"]["smaller"] |= {"kind": "", "strength": "untried", "rivals": []}
    path.write_text(json.dumps(content), encoding="utf-8")
    return site_of(folder, load(folder / "workflow/analysis/exhibits/tbl_gdp/exhibit.py", "exhibit"))


@pytest.fixture
def site(small_paper) -> Path:
    return small_paper / "results/audit/index.html"


def violations(page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def test_a_number_opens_its_rows(open_site, site):
    page = open_site(site)
    page.locator(".side.en a.fact", has_text="2.6%").click()
    panel = page.locator("#panel")
    text = panel.inner_text()
    for part in (
        "2.6%",
        "越南与中国之比",
        "Viet Nam in per cent of China",
        "476,000 × 1,000,000",
        "2.5730%",
        "workflow/analysis/sections/sample/facts.py",
        "Publisher of bank",
        "CC BY 4.0",
        "estimate",
        "Vietnam (VNM)",
        "476,000",
        "VNM\t2024\t476000",
        "2 observations",
    ):
        assert part in text, part
    assert page.locator("#panel table.raw mark").all_text_contents() == ["18500000000000", "476000"]
    assert page.url.endswith("#fact/gdp-ratio")


def test_the_keyboard_opens_and_closes_and_comes_back(open_site, site):
    page = open_site(site)
    link = page.locator(".side.en a.fact").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.dataset.fact") == "gdp-china"


def test_a_claim_and_a_table_cell_open_too(open_site, site):
    page = open_site(site)
    page.locator(".side.en .claim-mark").first.click()
    assert "Holds" in page.locator("#panel").inner_text()
    assert "def larger" in page.locator("#panel").inner_text()
    page.locator(".side.en a.claim-mark").nth(1).click()
    assert "Does not hold" in page.locator("#panel").inner_text()
    assert page.locator(".side.en .claim.broken").count() == 1
    page.locator(".side.en td a.cell", has_text="476.0").click()
    text = page.locator("#panel").inner_text()
    assert "now: 476,000,000,000" in text and "economy = VNM" in text and "VNM\t2024\t476000" in text


def test_the_language_is_chosen_and_kept(open_site, site):
    page = open_site(site)
    assert page.locator(".side.en h2").first.is_visible() and page.locator(".side.zh h2").first.is_hidden()
    page.get_by_role("button", name="中文").click()
    assert page.locator(".side.zh h2").first.is_visible() and page.locator(".side.en h2").first.is_hidden()
    assert page.locator("#tabs a").nth(1).inner_text() == "论文"
    page.get_by_role("button", name="对照").click()
    left, right = (page.locator(f".side.{lang} h2").first.bounding_box() for lang in ("zh", "en"))
    assert left["y"] == right["y"] and left["x"] < right["x"]
    page.reload()
    assert page.locator("button[aria-pressed=true]").inner_text() == "对照"


def test_an_index_is_filtered_and_the_site_searched(open_site, site):
    page = open_site(site)
    page.locator("#tabs a[href='#facts']").click()
    assert page.locator("#page-other tbody tr").count() == 2
    page.locator("#page-other input").fill("per cent")
    assert page.locator("#page-other tbody tr").count() == 1
    assert "1 of 2" in page.locator(".count").inner_text()
    page.locator("#search").fill("viet nam")
    page.wait_for_selector("#page-other h1:has-text('viet nam')")
    assert "Numbers (1)" in page.locator("#page-other").inner_text()
    assert page.evaluate("document.activeElement.id") == "search"


def test_an_exhibit_has_data_files_and_code(open_site, site):
    page = open_site(site)
    page.goto(site.as_uri() + "#exhibit/fig-gdp")
    exhibit = site.parents[1] / "exhibits/fig-gdp"
    assert width_drawn(page, "#page-other svg.exhibit-drawing") > 0
    assert page.locator("#page-other tbody tr").count() == 4
    with page.expect_download() as download:
        page.locator("#page-other .downloads a.download").first.click()
    assert download.value.suggested_filename == "fig-gdp.data.csv"
    saved, made = (Path(path).read_bytes() for path in (download.value.path(), exhibit / "data.csv"))
    assert saved == made
    page.locator("#page-other a.cell").nth(3).click()
    assert "VNM\t2024\t476000" in page.locator("#panel").inner_text()
    page.locator("#panel details.code a").first.click()
    assert "def data(evidence)" in page.locator("#page-other .lines").inner_text()


def test_the_first_page_says_what_was_checked_and_what_was_not(open_site, site):
    page = open_site(site, "")
    text = page.locator("#page-other").inner_text()
    for part in (
        "Assurance",
        "things compared",
        "raw file",
        "9 compared",
        "1 failed",
        "a bare number",
        "quoted",
    ):
        assert part in text, part
    assert "Whether a condition says what its sentence says" in text
    page.locator("button[data-view=zh]").click()
    assert "计算无法核查的事项" in page.locator("#page-other").inner_text()


def test_a_site_that_was_sent_to_somebody_shows_its_drawings(open_site, site, tmp_path):
    alone = shutil.copy(site, tmp_path / "sent.html")
    page = open_site(alone)
    page.locator(".side.en figure :is(img, svg)").scroll_into_view_if_needed()
    assert width_drawn(page, ".side.en figure svg") > 3
    drawing = page.locator(".side.en figure svg")
    assert drawing.get_attribute("role") == "img" and drawing.get_attribute("aria-label")
    new = "svg.appendChild(document.createElementNS(svg.namespaceURI, 'text'))"
    family = drawing.evaluate(f"svg => getComputedStyle({new}).fontFamily")
    assert family.startswith('"Paper Sans"')  # which lies in the page
    names = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(names) == len(set(names))


def test_the_checks_are_shown(open_site, site):
    page = open_site(site)
    page.goto(site.as_uri() + "#checks")
    text = page.locator("#page-other").inner_text()
    for part in ("Raw files", "Passed", "Failed (1)", "a bare number", "Exempted", "What cannot be traced"):
        assert part in text, part


def test_a_claim_shows_its_kind_its_strength_and_each_rival_in_words(open_site, site):
    page = open_site(site)
    page.goto(site.as_uri() + "#claim/larger")
    text = page.locator("#panel .strength").inner_text()
    for part in (
        "level",
        "A value is above, below or near a mark",
        "qualified",
        "It does not hold by some of its rivals",
        "1 of 2 hold",
        "Another measure, source or group",
        "does not hold · a <hundredth> of it: 185,000,000,000 < 476,000,000,000 (−61.1 %)",
        "2023 in place of 2024",
    ):
        assert part in text, part
    page.locator("#panel").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="中文").click()
    page.goto(site.as_uri() + "#claim/larger")
    text = page.locator("#panel .strength").inner_text()
    for part in ("水平", "有保留", "2项中1项成立", "不成立 · 只取<百分之一>", "其他测度"):
        assert part in text, part


def test_the_curve_is_in_the_order_of_the_margins_and_told_without_colour(open_site, graded):
    page = open_site(graded)
    page.goto(graded.as_uri() + "#claim/larger")
    options = page.locator("#panel [role=option]")
    names = options.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(names) == 41 and names[0] == "rival number 0 (other years), does not hold: 0 > 1, −8 %"
    assert [name.startswith("the claim itself") for name in names].count(True) == 1
    assert names[2].startswith("rival number 7") and names[2].endswith("7 > 1")  # has no distance
    classes = options.evaluate_all("all => all.map((one) => one.getAttribute('class'))")
    assert classes == ["hollow"] * 2 + ["full"] * 39
    marks = page.locator("[role=option] :nth-child(2)")
    heights = marks.evaluate_all("all => all.map((one) => one.getBoundingClientRect().bottom)")
    threshold = page.locator("line.threshold").bounding_box()["y"]
    assert all(y > threshold for y in heights[:2]) and all(y < threshold for y in heights[4:])
    labels = page.locator("#panel .curve text").all_text_contents()
    assert "threshold" in labels and "other years 7/8" in labels and "+150 %" in labels


def test_the_keyboard_walks_along_the_curve(open_site, graded):
    page = open_site(graded)
    page.goto(graded.as_uri() + "#claim/larger")
    picked = page.locator("#panel .picked")
    assert "the claim itself" in picked.inner_text()
    page.locator("#panel [role=listbox]").focus()
    page.keyboard.press("Home")
    assert picked.inner_text().replace("\n", " ") == "○ does not hold · rival number 0: 0 > 1 (−8 %)"
    page.keyboard.press("ArrowRight")
    assert "rival number 1" in picked.inner_text()
    assert page.locator("#panel [aria-selected=true]").count() == 1
    page.keyboard.press("End")
    assert "rival number 39" in picked.inner_text()
    page.locator("#panel [role=option]").nth(2).click()
    assert "rival number 7" in picked.inner_text()


def test_a_summary_leads_to_its_parts(open_site, graded):
    page = open_site(graded)
    page.goto(graded.as_uri() + "#claim/summed")
    part = page.locator("#panel .parts li")
    assert "qualified" in part.inner_text() and "38 of 40 hold" in part.inner_text()
    part.locator("a").click()
    assert page.url.endswith("#claim/larger") and page.locator("#panel .curve").count() == 1


def test_claims_are_counted_and_filtered_by_strength(open_site, graded):
    page = open_site(graded)
    page.goto(graded.as_uri() + "#claims")
    assert page.locator(".strengths a").all_inner_texts() == ["all 3", "◐ qualified 2"]
    assert page.locator("#page-other tbody tr").count() == 3
    page.locator(".strengths a", has_text="qualified").click()
    assert page.locator("#page-other tbody tr").count() == 2 and page.url.endswith("#claims/qualified")
    assert page.locator(".strengths a[aria-current]").inner_text() == "◐ qualified 2"
    page.locator("summary", has_text="What these words mean").click()
    text = page.locator(".meanings").inner_text()
    assert "The members of a group became more alike, or less." in text
    assert "The stretch of years it is limited to" in text
    page.goto(graded.as_uri() + "#claims/strong")
    assert "There is no such thing" in page.locator("#page-other").inner_text()


def test_a_claim_without_a_kind_shows_nothing_of_it(open_site, graded):
    page = open_site(graded)
    page.goto(graded.as_uri() + "#claim/smaller")
    assert "Does not hold" in page.locator("#panel").inner_text()
    assert page.locator("#panel .strength").count() == 0


def test_an_unknown_address_says_so(open_site, site):
    page = open_site(site)
    page.goto(site.as_uri() + "#fact/nothing")
    assert "There is no such thing" in page.locator("#panel").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_is_found_in_rivals(open_site, graded, axe, theme):
    page = open_site(graded, color_scheme=theme)
    for place in ("claims", "claims/qualified", "claim/larger", "claim/summed"):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_timeout(50)
        for details in page.locator("details.meanings, .family details").all():
            details.evaluate("details => { details.open = true; }")
        assert violations(page, axe) == [], place


def test_rivals_fit_a_phone(open_site, graded, axe):
    page = open_site(graded, viewport={"width": 360, "height": 700})
    for place in ("claim/larger", "claims"):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
        assert page.evaluate("document.getElementById('panel').scrollWidth") <= 360, place
        assert violations(page, axe) == [], place


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_is_found(open_site, site, axe, theme):
    page = open_site(site, color_scheme=theme)
    for place in (
        "assurance",
        "paper",
        "facts",
        "claims",
        "exhibits",
        "exhibit/tbl-gdp",
        "sources",
        "checks",
        "search/china",
        "fact/gdp-ratio",
        "claim/smaller",
        "printed/en/tbl-gdp/1/2",
        "source/bank/2026-07",
    ):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_timeout(50)
        assert violations(page, axe) == [], place


def test_a_phone_is_wide_enough(open_site, site, axe):
    page = open_site(site, viewport={"width": 360, "height": 700})
    for place in ("assurance", "paper", "exhibit/tbl-gdp", "fact/gdp-ratio"):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
        assert violations(page, axe) == [], place
    assert page.evaluate("document.querySelector('main').inert")  # the panel covers the page
