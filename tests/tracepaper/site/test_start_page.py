"""The start page: every language, every link to something that is there."""

from __future__ import annotations

import re

from tracepaper.site.start_page import Shown, start_page

PAPERS = {
    code: {"title": title, "main_title": title, "subtitle": "", "author": []}
    for code, title in (("zh", "小论文"), ("en", "A <small> paper"))
}
EXHIBIT = {
    "title": {"zh": "两国GDP", "en": "GDP of two"},
    "label": {"zh": "图 1", "en": "Figure 1"},
}
CHECKS = [{"count": 1200, "failures": [{}], "not_evaluated": []}]
SIZES = {
    **{f"paper/paper.{code}.{kind}": 2_500_000 for code in PAPERS for kind in ("html", "pdf", "docx")},
    "paper/paper.parallel.pdf": 99,
    "audit/index.html": 6_700_000,
    "exhibits/fig-gdp/data.csv": 1800,
    "exhibits/fig-gdp/figure.en.svg": 9000,
    "facts.json": 10_000_000,
}


def page_of(sizes=None) -> str:
    return start_page(Shown(PAPERS, {"fig-gdp": EXHIBIT}, CHECKS, sizes or SIZES))


def test_every_link_leads_to_a_file_that_is_there():
    page = page_of()
    links = {link.partition("#")[0] for link in re.findall(r'href="([^"]+)"', page)}
    assert links <= set(SIZES) and {"paper/paper.zh.html", "audit/index.html", "facts.json"} <= links
    assert "changes/index.html" not in page and "published state" not in page


def test_what_changed_is_offered_where_it_can_be_told():
    page = page_of({**SIZES, "changes/index.html": 5000})
    assert 'href="changes/index.html"' in page and "What changed since the published state" in page


def test_both_languages_are_whole():
    page = page_of()
    assert page.count("<section lang=") == 2
    assert "小论文" in page and "A &lt;small&gt; paper" in page and "Figure 1</a> GDP of two" in page
    assert "1,200 things compared, 1 failed, 0 could not be evaluated" in page and "比较1,200项" in page
    assert "2.5 MB" in page and "1.8 kB" in page


def test_nothing_is_fetched_and_nothing_runs():
    page = page_of()
    assert "<script" not in page and "default-src 'none'" in page and "script-src" not in page
