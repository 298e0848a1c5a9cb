"""How the page is to be cited, with and without authors."""

from __future__ import annotations

from datetime import date

from tracepaper.render.html_citation import citations, date_of, scholar_tags

DAY = date(2026, 11, 23)
PAPER = {"title": "Trade & the Gulf", "author": [], "language": "en", "keywords": ["trade", "gulf"]}


def test_the_day_is_that_of_the_epoch_anywhere():
    assert date_of(1795392000) == DAY


def test_an_empty_byline_prints_no_author():
    assert citations(PAPER, DAY) == {
        "apa": "Trade & the Gulf. (2026, November 23).",
        "gbt": "Trade & the Gulf[EB/OL]. (2026-11-23).",
        "bibtex": "@misc{trade2026,\n  title = {{Trade & the Gulf}},\n  year = {2026},\n  month = {11},\n"
        "  language = {en},\n}",
    }
    assert "citation_author" not in scholar_tags(PAPER, DAY)


def test_authors_are_written_as_each_style_wants_them():
    names = ["Wei Ming Li", "Nguyen, Thi-Hoa", "A. Name", "Zoe Last"]
    found = citations(PAPER | {"author": names}, DAY)
    assert found["apa"].startswith(
        "Li, W. M., Nguyen, T. H., Name, A., & Last, Z. (2026, November 23). Trade"
    )
    assert found["gbt"].startswith("LI W M, NGUYEN T H, NAME A, et al. Trade")
    assert "author = {Li, Wei Ming and Nguyen, Thi-Hoa and Name, A. and Last, Zoe}" in found["bibtex"]
    chinese = citations(PAPER | {"author": ["李伟", "王芳", "张三", "赵四"], "title": "贸易"}, DAY)
    assert chinese["gbt"] == "李伟, 王芳, 张三, 等. 贸易[EB/OL]. (2026-11-23)."


def test_scholar_is_told_what_there_is():
    tags = scholar_tags(PAPER | {"author": ['A "B" C']}, DAY)
    assert '<meta name="citation_title" content="Trade &amp; the Gulf">' in tags
    assert '<meta name="citation_author" content="A &quot;B&quot; C">' in tags
    assert '<meta name="citation_publication_date" content="2026/11/23">' in tags
    assert tags.count("citation_keywords") == 2 and 'name="citation_language" content="en"' in tags


def test_a_key_is_a_word_and_a_year_whatever_the_title_begins_with():
    keys = {
        title: citations(PAPER | {"title": title}, DAY)["bibtex"].split("\n")[0]
        for title in ("2019年以后的增长", "2019 and after", "贸易")
    }
    assert list(keys.values()) == ["@misc{paper2026,", "@misc{and2026,", "@misc{paper2026,"]
