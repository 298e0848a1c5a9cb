"""The pages of the guide in a real browser: no barrier that axe knows, nothing wider than the window."""

from __future__ import annotations

import pytest

from tracepaper.guide.site import MAP, Page, site

LONG = "wordthatiswiderthanatelephone" * 4
TEXT = f"""# Page

A [link](page.md#{LONG}), `code`.

## {LONG}

| | what | says |
|---|---|---|
| `{LONG}` | [there](page.md) | {LONG} |

```sh
./run {LONG} {LONG}
```

> quoted
"""
LOOKS = [("en", "light", 1280), ("zh", "dark", 390)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pages = [Page(MAP, language, "# Map\n\n## Do\n\n- [Page](page.md)\n") for language in ("en", "zh")]
    pages += [Page("page", language, TEXT) for language in ("en", "zh")]
    made = tmp_path_factory.mktemp("guide")
    for name, text in site(pages).items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def barriers(browser, axe: str, file, scheme: str, width: int) -> list[str]:
    viewport = {"width": width, "height": 850}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#search").fill("Page")
    page.evaluate(axe)
    looked = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in looked["violations"]]
    return found + ["too wide"] * (wide > 0)


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_no_barrier(browser, axe, folder, language, scheme, width):
    file = folder / ("page.html" if language == "en" else f"page.{language}.html")
    assert barriers(browser, axe, file, scheme, width) == []


WITHOUT = (
    (' tabindex="0"', ""),
    ("<td></td>", "<th></th>"),
    ("overflow-wrap: anywhere", ""),
    ("background: var(--page);", ""),
)


def test_what_the_pages_do_for_it_is_needed(browser, axe, folder, tmp_path):
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        for written, instead in WITHOUT:
            text = text.replace(written, instead)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    found = " ".join(barriers(browser, axe, tmp_path / "page.html", "dark", 390))
    for fault in ("scrollable-region-focusable", "empty-table-header", "color-contrast", "too wide"):
        assert fault in found
