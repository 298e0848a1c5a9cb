"""The audit site in a real browser: without a network, and nothing may be said on its console.

AUDIT_BROWSER=required makes a missing browser a failure; otherwise tests that want one are skipped.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from axe_script import axe_script

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str):
    if os.environ.get("AUDIT_BROWSER") == "required":
        pytest.fail(f"{what}, and AUDIT_BROWSER=required")
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing("no chromium is installed (Debian: apt-get install chromium)")
    if importlib.util.find_spec("playwright") is None:
        missing("the package playwright is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe(root) -> str:
    script = axe_script(root)
    if script is None:
        missing("no axe.min.js is here (install axe-playwright-python, or axe-core with npm)")
    return script.read_text(encoding="utf-8")


@pytest.fixture
def open_site(browser):
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
