"""Marks in the text, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.manuscript.markup import (
    citation_keys,
    marks,
    read_blocks,
    read_manuscript,
    sentences,
    sentences_by_claim,
)
from tracepaper.marks import without_comments

TEXT = """\
# Background {#sec-background}

Trade came to [trade-2024]{.fact}, says @Balassa1965, and
in 2023 to [trade-2023]{.fact .long}. [Viet Nam is [first-share]{.fact}
of it]{.claim #viet-nam-first} [see @Kojima1964; -@wto:2020, p. 3; @fig-trade].

::: {#fig-trade}
:::

1. one
2. two

$$ x = y $$ {#eq-x}

<!-- [hidden]{.fact}

[hidden]{.claim #hidden} --> seen [@tbl-glance] in @sec-background.
"""


def test_what_a_system_leaves_behind_is_no_section(tmp_path):
    (tmp_path / "01-history.md").write_text("One.\n", encoding="utf-8")
    (tmp_path / "._01-history.md").write_bytes(b"\0\5\x16\7 Mac OS X")
    assert [block.text for block in read_manuscript(tmp_path)] == ["One."]


@pytest.fixture
def blocks():
    return read_blocks(TEXT, "en/01.md")


def test_blocks_and_their_lines(blocks):
    assert [(b.kind, b.line) for b in blocks] == [
        ("heading", 1),
        ("paragraph", 3),
        ("exhibit", 7),
        ("list", 10),
        ("equation", 13),
        ("paragraph", 17),
    ]


@pytest.mark.parametrize(
    "kind, places",
    [
        (
            "fact",
            {"trade-2024": "en/01.md:3:16", "trade-2023": "en/01.md:4:13", "first-share": "en/01.md:4:53"},
        ),
        ("claim", {"viet-nam-first": "en/01.md:5:16"}),
        (
            "citation",
            {"Balassa1965": "en/01.md:3:42", "Kojima1964": "en/01.md:5:38", "wto:2020": "en/01.md:5:52"},
        ),
        (
            "reference",
            {
                "fig-trade": "en/01.md:5:69",
                "tbl-glance": "en/01.md:17:37",
                "sec-background": "en/01.md:17:53",
            },
        ),
        ("exhibit", {"fig-trade": "en/01.md:7:7"}),
        ("section", {"sec-background": "en/01.md:1:16"}),
        ("equation", {"eq-x": "en/01.md:13:15"}),
    ],
)
def test_every_mark_has_its_place(blocks, kind, places):
    """Places point at the name itself; a comment neither counts nor shifts what follows it."""
    assert {mark.name: str(mark.place) for mark in marks(blocks, kind)} == places
    lines = TEXT.split("\n")
    for mark in marks(blocks, kind):
        assert lines[mark.line - 1][mark.column - 1 :].startswith(mark.name)


@pytest.mark.parametrize(
    "text, names",
    [
        ("as @Kojima1964.", ["Kojima1964"]),
        ("[@frankel-1997, p. 2]", ["frankel-1997"]),
        ("@a:b_c.d,", ["a:b_c.d"]),
        ("write to someone@example.org", []),
        ("https://example.org/@name", []),
        ("见[@Balassa1965]。", ["Balassa1965"]),
        ("[-@Laursen2015; @Michaely1996]", ["Laursen2015", "Michaely1996"]),
        ("@fig-a and @sec-b", []),
        ("the sign \\@name", []),
    ],
)
def test_citations_as_pandoc_reads_them(text, names):
    assert [mark.name for mark in marks(read_blocks(text, "x"), "citation")] == names


@pytest.mark.parametrize("text", ["[A]{.fact}", "[a b]{.fact}", "[]{.fact}", "[a]{.note}", "[a](.fact)"])
def test_what_is_no_fact(text):
    assert marks(read_blocks(text, "x"), "fact") == []


def test_sentences_have_their_facts_written_out(blocks):
    found = sentences(blocks, {"first-share": "21%"})
    assert found == {
        "viet-nam-first": {"text": "Viet Nam is 21% of it", "file": "en/01.md", "line": 4, "place": 1}
    }
    assert "[first-share]{.fact}" in sentences(blocks, {})["viet-nam-first"]["text"]


def test_a_claim_is_not_taken_for_one_whose_name_goes_on():
    blocks = read_blocks("[One.]{.claim #trade-up} [Two.]{.claim #trade}", "x")
    assert {name: found["text"] for name, found in sentences(blocks, {}).items()} == {
        "trade-up": "One.",
        "trade": "Two.",
    }


def test_an_edition_is_its_files_in_order(tmp_path):
    folder = tmp_path / "manuscript/zh"
    folder.mkdir(parents=True)
    (folder / "02-b.md").write_text("[b]{.fact}\n", encoding="utf-8")
    (folder / "01-a.md").write_text("\n[a]{.fact}", encoding="utf-8")
    (folder / "notes.txt").write_text("[c]{.fact}", encoding="utf-8")
    assert [str(m.place) for m in marks(read_manuscript(folder), "fact")] == [
        "manuscript/zh/01-a.md:2:2",
        "manuscript/zh/02-b.md:1:2",
    ]


def test_sentences_of_both_languages():
    editions = {
        "zh": read_blocks("[甲[n]{.fact}。]{.claim #a}", "zh/1.md"),
        "en": read_blocks("\n[A [n]{.fact}.]{.claim #a}", "en/1.md"),
    }
    texts = {"zh": {"n": "3亿"}, "en": {"n": "300 million"}}
    assert sentences_by_claim(editions, texts.__getitem__) == {
        "a": {
            "zh": {"text": "甲3亿。", "file": "zh/1.md", "line": 1, "place": 1},
            "en": {"text": "A 300 million.", "file": "en/1.md", "line": 2, "place": 1},
        }
    }


def test_citation_keys(tmp_path):
    text = "@article{Balassa1965,\n  title = {At @home{x,}},\n}\n@book{wto:2020,\n}\n"
    (tmp_path / "r.bib").write_text(text, encoding="utf-8")
    assert citation_keys(tmp_path / "r.bib") == {"Balassa1965", "wto:2020"}


names = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
pieces = st.one_of(
    st.sampled_from(["Trade grew. ", "出口增长，", "a @b", "x_y ", "\n", "<!-- [no]{.fact} -->"]),
    names.map(lambda name: f"[{name}]{{.fact}}"),
    names.map(lambda name: f"[It grew [{name}]{{.fact}}.]{{.claim #{name}}}"),
    names.map(lambda name: f" see [@fig-{name}] "),
    names.map(lambda name: f"\n\n::: {{#tbl-{name} .exhibit}}\n:::\n\n"),
    names.map(lambda name: f"\n\n## Head {{#sec-{name}}}\n\n"),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_every_mark_stands_where_its_name_stands(text):
    lines = text.split("\n")
    for block in read_blocks(text, "en/a.md"):
        for mark in block.marks:
            assert lines[mark.line - 1][mark.column - 1 :].startswith(mark.name), mark


@given(st.lists(pieces, max_size=12).map("".join))
def test_blocks_hold_the_whole_text(text):
    blocks = read_blocks(text, "en/a.md")
    seen = without_comments(text).split("\n")
    for block in blocks:
        lines = block.text.split("\n")
        assert seen[block.line - 1 : block.line - 1 + len(lines)] == lines
    assert "".join("".join(block.text.split()) for block in blocks) == "".join("".join(seen).split())


def test_a_sentence_that_stands_alone_points_nowhere():
    text = "[Trade rose ([@fig-a]; see [@fig-b]) as known [@Balassa1965] ([@fig-c]).]{.claim #a}"
    said = sentences(read_blocks(text, "en/1.md"), {})["a"]["text"]
    assert said == "Trade rose (…; see …) as known."
