"""The policy names what the page is made of, byte by byte, and nothing else."""

from __future__ import annotations

import base64
import hashlib

import pytest

from tracepaper.errors import InputError
from tracepaper.render.content_policy import PLACE, with_classes, with_policy

PAGE = f"<head>\n{PLACE}\n<style>\na {{}}\n</style></head><body><style>b</style><script>c()</script></body>"


def checksum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_styles_of_the_head_and_scripts_that_are_named_are_allowed_and_no_others():
    page = with_policy(PAGE, ["c()"], images="data: blob:")
    assert f"style-src {checksum(chr(10) + 'a {}' + chr(10))}; script-src {checksum('c()')}; " in page
    assert "default-src 'none'; img-src data: blob:; font-src data:; " in page
    assert "base-uri 'none'; form-action 'none'" in page
    assert checksum("b") not in page and "unsafe" not in page and PLACE not in page


def test_a_page_without_scripts_allows_none():
    page = with_policy(PAGE)
    assert "script-src" not in page and "default-src 'none'" in page and page == with_policy(PAGE)


@pytest.mark.parametrize("page", ["<head></head>", f"<head><style>a</style>{PLACE}</head>"])
def test_a_template_without_its_place_is_told(page):
    with pytest.raises(
        InputError, match=r"own/paper\.html: expected the line <!-- the policy stands here -->"
    ):
        with_policy(page, template="own/paper.html")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<td style="text-align: right;">1</td>', '<td class="right">1</td>'),
        (
            '<th class="a" style="text-align: left;" colspan="2">x</th>',
            '<th class="a left" colspan="2">x</th>',
        ),
        ('<td style="text-align: center;" class="b">x</td>', '<td class="b center">x</td>'),
        ('<p>&lt;td style="text-align: left;"&gt;</p>', '<p>&lt;td style="text-align: left;"&gt;</p>'),
    ],
)
def test_the_side_of_a_cell_is_a_class(html, made):
    assert with_classes(html) == made
