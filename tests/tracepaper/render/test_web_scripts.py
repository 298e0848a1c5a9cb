"""The scripts of a page are one program: what two of them name alike, the later one decides for both."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tracepaper.audit.site import build
from tracepaper.render import html_frame

_NAME = re.compile(r"^(?:async )?(?:function|const|let|class) (?:(\w+)|\[([^\]]*)\])", re.MULTILINE)


def names(text: str) -> list[str]:
    """What a script declares for all that come after it."""
    found = _NAME.findall(text)
    return [name.strip() for one, several in found for name in (one, *several.split(",")) if name.strip()]


def twice(*texts: str) -> list[str]:
    return [
        name for name, count in Counter(name for text in texts for name in names(text)).items() if count > 1
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [html_frame.asset(name) for name in html_frame.SCRIPTS],
        [
            html_frame.asset(html_frame.ELEMENTS),
            *((build.ASSETS / name).read_text(encoding="utf-8") for name in build.SCRIPTS),
        ],
    ],
    ids=["paper", "audit site"],
)
def test_no_two_scripts_of_a_page_name_something_alike(texts):
    assert len([name for text in texts for name in names(text)]) > 20
    assert twice(*texts) == []


def test_a_name_given_twice_is_seen():
    one = "function textOf(element) {}\nlet [a, b] = [1, 2];\nasync function go() {}\n"
    assert twice(one, "  const a = 1;\nfunction textOf(data, svg) {}") == ["textOf"]
    assert twice(one, "const b = 1;\nclass go {}") == ["b", "go"]
