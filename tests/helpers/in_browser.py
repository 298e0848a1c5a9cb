"""Pages in a real browser, and axe-core to look at them.

AUDIT_BROWSER=required makes a missing browser a failure; otherwise tests that want one are skipped.
"""

from __future__ import annotations

import importlib.util
import os
import shutil

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
