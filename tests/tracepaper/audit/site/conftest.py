"""The audit site in a real browser: without a network, and nothing may be said on its console."""

from __future__ import annotations

from pathlib import Path

import pytest

from in_browser import axe, browser  # noqa: F401  (fixtures of this folder)


@pytest.fixture
def open_site(browser):  # noqa: F811
    """Opens a site's file; afterwards nothing may have been said on the console or asked of a network."""
    problems, contexts = [], []

    def open_file(path: Path, at: str = "#paper", **settings):
        context = browser.new_context(**{"locale": "en-GB", "reduced_motion": "reduce", **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                problems.append(f"request: {request.url}")
                if not request.url.startswith(("file:", "data:", "blob:"))
                else None
            ),
        )
        page.goto(path.as_uri() + at)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert problems == []
