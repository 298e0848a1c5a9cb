"""One tree per edition: everything is resolved in it, and nothing unknown gets through."""

from __future__ import annotations

import json
import re

import pytest

from render_sample import DATE, SECTIONS, assemble_sample, write_sample
from tracepaper.errors import InputError
from tracepaper.manuscript.tree import (
    elements,
    flat,
    metadata,
    read_tree,
    split_title,
    without_translations,
)


@pytest.fixture(scope="module")
def trees(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("assemble"))
    return {language: read_tree(assemble_sample(folder, language)) for language in SECTIONS}


def plain(node) -> str:
    """The text of a part of the tree."""
    if isinstance(node, list):
        return "".join(map(plain, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c", [])
    if kind == "Str":
        return content
    return " " if kind in ("Space", "SoftBreak") else plain(content)


def links(tree) -> dict[str, str]:
    """Target -> text of the links to exhibits and sections."""
    return {
        link["c"][2][0]: plain(link["c"][1])
        for link in elements(tree["blocks"], "Link")
        if "cross-reference" in link["c"][0][1]
    }


def spans(tree, name: str) -> list[dict]:
    return [span for span in elements(tree["blocks"], "Span") if name in span["c"][0][1]]


def test_facts_are_written_out_and_keep_their_names(trees):
    texts = {language: plain(spans(tree, "fact")[0]["c"][1]) for language, tree in trees.items()}
    assert texts == {"zh": "9,823亿美元", "en": "US$982.3\u00a0billion"}
    assert ["data-fact", "trade-2024"] in spans(trees["zh"], "fact")[0]["c"][0][2]


def test_claims_can_be_pointed_to(trees):
    assert spans(trees["en"], "claim")[0]["c"][0][0] == "claim-largest"


def test_both_languages_get_the_same_numbers(trees):
    assert links(trees["zh"]) == {
        "#fig-gdp": "图\u00a01",
        "#tbl-glance": "表\u00a01",
        "#sec-limits": "第\u00a02.1\u00a0节",
        "#sec-appendix": "附录\u00a0A",
        "#eq-share": "式\u00a0(2)",
    }
    assert links(trees["en"]) == {
        "#fig-gdp": "Figure\u00a01",
        "#tbl-glance": "Table\u00a01",
        "#sec-limits": "Section\u00a02.1",
        "#sec-appendix": "Appendix\u00a0A",
        "#eq-share": "Equation\u00a0(2)",
    }


def test_several_references_in_one_bracket(trees):
    assert "图\u00a01、表\u00a01" in plain(trees["zh"]["blocks"])
    assert "Figure\u00a01 and Table\u00a01" in plain(trees["en"]["blocks"])


def test_headings_are_numbered_and_appendices_lettered(trees):
    headings = [plain(header["c"][2]) for header in elements(trees["en"]["blocks"], "Header")]
    assert headings == [
        "1 Introduction",
        "2 Discussion",
        "2.1 Limits",
        "References",
        "Appendix\u00a0A What is what",
        "A.1 Details",
    ]


def test_tables_are_tables(trees):
    table = next(elements(trees["zh"]["blocks"], "Table"))
    assert plain(table["c"][1]) == "表\u00a01 概览"
    head = table["c"][3][1]
    assert len(head) == 2 and head[0][1][1][3] == 2  # two rows, the second cell over two columns


def test_names_go_by_their_own_language(trees):
    chinese, english = plain(trees["zh"]["blocks"]), plain(trees["en"]["blocks"])
    assert "ZHAN J, NAMINSE E, CHENG J, et al. Assessing" in chinese
    assert "郑婉琼, 宗会明, 蒋学海, 等. 贸易格局" in chinese
    assert "(Zheng et al. 2024; Zhan et al. 2021)" in english
    assert "Zheng, Wanqiong, Huiming Zong, Xuehai Jiang, and Jiyuan Wang. 2024." in english


def test_blocks_are_known_by_section_file_and_place(trees):
    files = {
        language: [dict(block["c"][0][2])["file"] for block in without_translations(tree)["blocks"]]
        for language, tree in trees.items()
    }
    assert (
        files["zh"]
        == files["en"]
        == ["00-abstract", "01-background", "02-limits", "declarations", "references", "09-appendix"]
    )
    assert all(
        block["t"] != "Div" or "section-file" not in block["c"][0][1] for block in flat(trees["zh"])["blocks"]
    )


def test_metadata(trees):
    found = metadata(trees["en"])
    assert (found["main_title"], found["subtitle"]) == ("Trade Cooperation", "The Case of the Beibu Gulf")
    assert found["keywords"] == ["trade", "Beibu Gulf"] and found["author"] == []
    assert split_title("贸易——以北部湾为例") == ("贸易", "以北部湾为例")
    assert split_title("Trade: the case") == ("Trade", "The case") and split_title("Trade") == ("Trade", "")


def test_byline_and_same_bytes(tmp_path):
    folders = [write_sample(tmp_path / name) for name in ("one", "two 二")]
    made = [assemble_sample(folder, "zh", byline=["甲", "乙"]).read_bytes() for folder in folders]
    assert made[0] == made[1]
    assert metadata(json.loads(made[0]))["author"] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("[trade-2024]{.fact}.]", "[trade-2025]{.fact}.]", 4, "there is no fact trade-2025"),
        ("[@fig-gdp]", "[@fig-gpd]", 4, "the reference @fig-gpd leads nowhere"),
        ("[@sec-limits]", "[@sec-limit]", 4, "the reference @sec-limit leads nowhere"),
        ("[@Balassa1965]", "[@Ballassa]", 3, "citation Ballassa not found"),
        ("{#tbl-glance .ex", "{#tbl-glanse .ex", 6, "there is no exhibit tbl-glanse"),
        ("{#fig-gdp .ex", "{#tbl-glance .ex", 4, "exhibit tbl-glance stands here a second time"),
        ("[@fig-gdp]", "[@fig-gdp; @Balassa1965]", 4, "mixes exhibits"),
        ("\n:::\n\n::: {#fig", "\n\n::: {#fig", 6, "never closed"),
        ("# Introduction", ":::\n\n# Introduction", 1, "closes nothing"),
    ],
)
def test_unknown_names_stop_with_file_and_line(tmp_path, old, new, line, message):
    file = write_sample(tmp_path) / "en/01-background.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as problem:
        assemble_sample(tmp_path, "en")
    assert re.search(message, str(problem.value))
    assert f"{file}:{line}: " in str(problem.value)
    assert "\n" not in str(problem.value)
    assert not (tmp_path / "en.json").exists()


def divs(tree, name: str) -> list[str]:
    """The texts of the divisions of a class."""
    return [plain(div["c"][1]) for div in elements(tree["blocks"], "Div") if name in div["c"][0][1]]


def test_the_other_languages_abstract_is_inserted_from_its_own_section(trees):
    """With its own facts and labels, after the references, and without marks that would stand twice."""
    order = [dict(block["c"][0][2])["file"] for block in trees["zh"]["blocks"]]
    assert order[-3:] == ["references", "translation-en", "09-appendix"]
    inserted = next(d for d in elements(trees["zh"]["blocks"], "Div") if "translation" in d["c"][0][1])
    assert dict(inserted["c"][0][2]) == {"lang": "en-GB", "script": "latin"}
    text = plain(inserted["c"][1])
    assert text.startswith("Trade Cooperation: The Case of the Beibu GulfAbstract: Trade reached US$982.3")
    assert text.endswith("Keywords: trade; Beibu Gulf")
    assert "摘要：贸易额达到9,823亿美元。" in divs(trees["en"], "translation")[0]
    assert len(spans(trees["en"], "fact")) == 2  # those of its own edition


def test_codes_stand_after_the_keywords_and_declarations_after_the_text(trees):
    assert divs(trees["zh"], "codes") == ["中图分类号：F752.7\u2003文献标识码：A"]
    assert divs(trees["en"], "codes") == ["CLC numbers: F752.7\u2003Document code: A"]
    assert divs(trees["en"], "declarations") == ["Data and code: The data are public."]


def test_what_only_the_authors_know_is_printed_if_it_is_given(tmp_path, trees):
    assert divs(trees["zh"], "author-notes") == []
    author = {
        "name": {"zh": "冯发", "en": "Feng Fa"},
        "affiliation": {"zh": "某大学", "en": "Some University"},
    }
    known = {**author, "orcid": "0000-0002-1825-0097", "note": "corresponding author"}
    given = {"byline": [known, "A. Name"], "funding": {"en": "A fund."}, "interests": "None."}
    made = {
        language: read_tree(assemble_sample(write_sample(tmp_path / language), language, **given))
        for language in SECTIONS
    }
    assert metadata(made["zh"])["author"] == ["冯发", "A. Name"]
    assert divs(made["en"], "author-notes") == [
        "Feng Fa: Some University; ORCID\u00a00000-0002-1825-0097; corresponding author."
    ]
    links = [link["c"][2][0] for link in elements(made["en"]["blocks"], "Link")]
    assert "https://orcid.org/0000-0002-1825-0097" in links
    assert divs(made["en"], "declarations")[0].endswith("Funding: A fund.Conflicts of interest: None.")
    assert "基金项目" not in divs(made["zh"], "declarations")[0]  # nothing was given in Chinese
    assert divs(made["zh"], "translated-authors") == ["Feng Fa, A. Name"]


def test_the_state_of_a_paper_is_its_date_its_version_and_a_digest_of_what_it_says(tmp_path, trees):
    assert divs(trees["en"], "state") == []  # without a version there is none

    def state(language="en", change=lambda folder: None):
        folder = write_sample(tmp_path / f"{language}{len(list(tmp_path.iterdir()))}")
        change(folder)
        given = {"version": "0.1.0", "source_date_epoch": DATE}
        (line,) = divs(read_tree(assemble_sample(folder, language, **given)), "state")
        return line

    def written(old, new):
        def change(folder):
            file = folder / "en/01-background.md"
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

        return change

    first = state()
    assert re.fullmatch(r"23 November 2026 · version 0\.1\.0 · digest of the text [0-9a-f]{12}", first)
    assert state("zh").startswith("2026年11月23日 · 版本 0.1.0 · 文本校验 ")
    assert state() == first == state(change=written("The index", "The index <!-- sic -->"))
    assert state(change=written("The index", "An index")) != first


def test_missing_title(tmp_path):
    write_sample(tmp_path)
    (tmp_path / "metadata.yaml").write_text("title: {zh: 一}", encoding="utf-8")
    with pytest.raises(InputError, match="metadata.yaml: .*'en'"):
        assemble_sample(tmp_path, "en")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("为[trade-2024]{.fact}\n之多", "为9,823亿美元之多"),
        ("达到\n[trade-2024]{.fact}，", "达到9,823亿美元，"),
        ("研究\n[@Balassa1965]表明", "研究[1]表明"),
        ("GDP\n[@Balassa1965]\nTFP", "GDP[1]TFP"),
        ("2020年至\n2024年的\nGDP增长", "2020年至2024年的GDP增长"),
        ("[甲。]{.claim #largest}\n乙", "甲。乙"),
        ("Brunei\nDarussalam等", "Brunei Darussalam等"),
        ('他说"是[trade-2024]{.fact}"了，\n"好"', "他说“是9,823亿美元”了，“好”"),
        ("由[trade-2024]{.fact}~[trade-2024]{.fact}，另由\n1~3", "由9,823亿美元~9,823亿美元，另由1~3"),
    ],
)
def test_a_line_that_ends_in_chinese_text_leaves_no_blank(tmp_path, written, printed):
    folder = write_sample(tmp_path)
    section = folder / "zh/02-limits.md"
    section.write_text(f"{section.read_text(encoding='utf-8')}\n始{written}终\n", encoding="utf-8")
    assert f"始{printed}终" in plain(read_tree(assemble_sample(folder, "zh"))["blocks"])
