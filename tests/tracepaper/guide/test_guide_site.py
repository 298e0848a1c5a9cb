"""Pages become a site whose links lead somewhere, in two languages."""

from __future__ import annotations

import pytest

from tracepaper.guide.site import MAP, Page, broken, build_docs, site

FIRST = (
    "# First\n\n中文：[first.zh.md](first.zh.md)\n\n"
    "See [there](second.md#a-place), [code](../run), [far](https://example.org), [here](#first).\n"
)
PAGES = [
    Page(MAP, "en", "# Guide\n\n## How to\n\n- [First](first.md)\n- [Second](second.md)\n"),
    Page(MAP, "zh", "# 指南\n\n## 怎样做\n\n- [一](first.zh.md)\n- [二](second.md)\n"),
    Page("first", "en", FIRST),
    Page("first", "zh", "# 第一页\n\nEnglish: [first.md](first.md)\n\n见[那里](second.md#a-place)。\n"),
    Page("second", "en", "# Second\n\n## A place\n\n<script>no</script>`code`\n"),
    Page("reference-commands", "en", "# Commands\n"),
    Page("reference-commands", "zh", "# 命令\n"),
]


@pytest.fixture(scope="module")
def files():
    return site(PAGES)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "run").touch()
    return tmp_path


def test_links_lead_to_pages_places_and_files(files, project):
    first = files["first.html"]
    assert 'href="second.html#a-place"' in first and 'href="../../run"' in first
    assert broken(files, project) == []


@pytest.mark.parametrize(
    ("link", "wrong"),
    [("second.md#no-place", "second.html#no-place"), ("third.md", "third.html"), ("../no", "../../no")],
)
def test_a_link_that_leads_nowhere_is_named(project, link, wrong):
    pages = [*PAGES[:2], Page("first", "en", f"# First\n\n[x]({link})\n"), *PAGES[3:]]
    assert broken(site(pages), project) == [f"first.html: {wrong}"]


def test_a_page_leads_to_its_like_in_the_other_language_or_to_the_map(files):
    assert '<a href="first.zh.html" lang="zh-CN"' in files["first.html"]
    assert '<a href="first.html" lang="en"' in files["first.zh.html"]
    assert '<a href="index.zh.html" lang="zh-CN"' in files["second.html"]


def test_the_way_to_the_other_language_is_shown_once(files):
    for name, words in (("first.html", "中文："), ("first.zh.html", "English: ")):
        assert words not in files[name] and words not in files["search.zh.js"] + files["search.en.js"]
        assert files[name].count("hreflang=") == 1


def test_the_contents_follow_the_map_and_end_with_the_reference(files):
    listed = files["first.zh.html"].partition("<nav")[2].partition("</nav>")[0]
    order = [listed.index(text) for text in ("怎样做", "第一页", "Second", "参考", "命令")]
    assert order == sorted(order) and 'href="first.zh.html" aria-current="page"' in listed


def test_the_contents_have_a_page_once_where_the_map_first_leads_to_it_or_to_a_place_in_it():
    learn = (
        "# Guide\n\n## Learn\n\n1. [A](second.md#a-place)\n2. [B](second.md)\n\n## Do\n\n- [A](second.md)\n"
    )
    made = site([Page(MAP, "en", learn + "- [First](first.md)\n"), *PAGES[1:]])
    listed = made["first.html"].partition("<nav")[2].partition("</nav>")[0]
    order = [listed.index(text) for text in ("Learn", "second.html", "Do", "first.html")]
    assert order == sorted(order) and listed.count("second.html") == 1


def test_a_search_finds_the_pages_of_a_language_and_those_that_have_no_like_in_it(files):
    assert '"title":"第一页"' in files["search.zh.js"] and '"title":"First"' not in files["search.zh.js"]
    assert '"title":"Second"' in files["search.zh.js"] and "A place" in files["search.zh.js"]


def test_nothing_is_asked_of_another_host(files):
    for name, text in files.items():
        if name.endswith(".html"):
            assert (
                "default-src 'none'" in text
                and 'src="http' not in text
                and 'rel="stylesheet" href="http' not in text
            )


def test_a_site_takes_the_place_of_the_one_before(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/schema.yaml").write_text("properties: {languages: {type: array}}", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs").rmdir()  # a paper has none
    folder = tmp_path / "results/docs"
    folder.mkdir(parents=True)
    (folder / "old.html").touch()
    made = build_docs(tmp_path, {"build": ("[WORDS]", "build the paper")}, folder)
    assert sorted(path.name for path in folder.iterdir()) == made and "old.html" not in made
    assert {"index.html", "index.zh.html", "reference-config.html", "search.js"} <= set(made)
    again = {path.name: path.read_bytes() for path in folder.iterdir()}
    build_docs(tmp_path, {"build": ("[WORDS]", "build the paper")}, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == again
    assert [path.name for path in folder.parent.iterdir()] == ["docs"]
