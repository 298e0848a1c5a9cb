"""Each fault of the manuscript is one sentence with its place, and a sound one has none."""

from __future__ import annotations

import json

import pytest

from tracepaper.errors import InputError
from tracepaper.manuscript.gate import check, parity, problems, written_problems
from tracepaper.manuscript.markup import read_blocks
from tracepaper.problems import Place

ZH = """# 背景 {#sec-a}

贸易额[trade]{.fact}，见[@fig-trade]。[越南第一]{.claim #first}[@Balassa1965]。

::: {#fig-trade .exhibit}
:::

$$x = y$$ {#eq-x}

见[@sec-a]与[@eq-x]。
"""
EN = """# Background {#sec-a}

Trade was [trade]{.fact}, see [@fig-trade]. [Viet Nam leads]{.claim #first} [@Balassa1965].

::: {#fig-trade .exhibit}
:::

$$x = y$$ {#eq-x}

See [@sec-a] and [@eq-x].
"""
FACTS = {
    "trade": {"text": {"zh": "3", "en": "3"}, "code": {"module": "analysis.sections.trade.facts", "line": 7}}
}
CLAIMS = {
    "first": {
        "holds": True,
        "kind": "rank",
        "strength": "robust",
        "scoped": True,
        "identification": "",
        "excepted": [],
        "parts": [],
        "rivals": [],
        "says": {"zh": "越南: 3 > 泰国: 2", "en": "Vietnam: 3 > Thailand: 2"},
        "code": {"module": "analysis.sections.trade.claims", "line": 9},
        "sentence": {
            "zh": {"text": "越南第一", "file": "zh/1.md", "line": 3},
            "en": {"text": "Viet Nam leads", "file": "en/1.md", "line": 3},
        },
    }
}


def found(zh=ZH, en=EN, facts=FACTS, claims=CLAIMS, exhibits=("fig-trade",), citations=("Balassa1965",)):
    editions = {"zh": read_blocks(zh, "zh/1.md"), "en": read_blocks(en, "en/1.md")}
    return [str(one) for one in problems(editions, facts, claims, exhibits, set(citations))]


def test_a_sound_manuscript_has_no_problem():
    assert found() == []


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "[trade]",
            "[trad]",
            "zh/1.md:3:5: there is no fact trad (is trade meant?); define it in the analysis' facts",
        ),
        (
            "#first",
            "#frist",
            "zh/1.md:3:48: there is no claim frist (is first meant?); "
            "give it a condition in the analysis' claims",
        ),
        (
            "{#fig-trade",
            "{#fig-x",
            "zh/1.md:5:7: there is no exhibit fig-x; add its module or correct the name",
        ),
        (
            "Balassa1965",
            "Balasa1965",
            "zh/1.md:3:56: there is no citation Balasa1965 (is Balassa1965 meant?); add it to references.bib",
        ),
        (
            "[@sec-a]",
            "[@sec-b]",
            "zh/1.md:10:4: the reference @sec-b leads nowhere (is sec-a meant?); correct the name",
        ),
        (
            "[@eq-x]",
            "[@eq-y]",
            "zh/1.md:10:13: the reference @eq-y leads nowhere (is eq-x meant?); correct the name",
        ),
        (
            "@fig-trade",
            "@fig-map",
            "zh/1.md:3:22: the reference @fig-map leads nowhere (is fig-trade meant?); correct the name",
        ),
    ],
)
def test_unknown_names(old, new, message):
    zh, en = ZH.replace(old, new), EN.replace(old, new)
    told = found(zh, en)
    assert told[0] == message
    assert sum(line.startswith("en/1.md") and message.split(": ", 1)[1] in line for line in told) == 1


@pytest.mark.parametrize(
    "zh, message",
    [
        (
            ZH.replace("[越南第一]", "[甲]{.claim #first}[越南第一]"),
            "claim first stands here a second time, first in zh/1.md:3:",
        ),
        (
            ZH + "\n::: {#fig-trade}\n:::\n",
            "zh/1.md:12:7: exhibit fig-trade stands here a second time, first in zh/1.md:5:7",
        ),
        (
            ZH + "\n## 又 {#sec-a}\n",
            "zh/1.md:12:8: section sec-a stands here a second time, first in zh/1.md:1:8",
        ),
        (
            ZH + "\n$$z$$ {#eq-x}\n",
            "zh/1.md:12:9: equation eq-x stands here a second time, first in zh/1.md:8:13",
        ),
    ],
)
def test_names_given_twice(zh, message):
    assert any(message in line for line in found(zh))


@pytest.mark.parametrize(
    "changed, message",
    [
        (
            {"facts": {**FACTS, "spare": {"code": {"module": "analysis.sections.x.facts", "line": 4}}}},
            "analysis.sections.x.facts, line 4: fact spare is quoted nowhere in {}; quote it or remove it",
        ),
        (
            {"claims": {**CLAIMS, "spare": {**CLAIMS["first"], "sentence": {}}}},
            "analysis.sections.trade.claims, line 9: claim spare has no sentence in {}; "
            "mark its sentence or remove it",
        ),
        (
            {"exhibits": ("fig-trade", "tbl-spare")},
            "exhibit tbl-spare stands nowhere in {}; place it or remove its module",
        ),
    ],
)
def test_what_nobody_uses(changed, message):
    assert found(**changed) == [message.format("zh"), message.format("en")]


@pytest.mark.parametrize(
    "period, text, missing",
    [
        ("2024", "Trade was [trade-latest]{.fact} in 2024.", ""),
        ("2025", "Trade was [trade-latest]{.fact} in 2024 and 5 in 1995.", "2025"),
        ("1995-2024", "From 1995 to 2024 it rose by [trade-latest]{.fact}.", ""),
        ("2023-01/2023-06", "In the first half of 2023 it was [trade-latest]{.fact}.", ""),
        ("2025", "It was [trade-latest]{.fact}.\n\nIn 2024 it rose.", ""),  # the paragraph names no year
        ("2025", "In 2024 it was [trade-latest]{.fact} [see @Wang2025].", "2025"),  # nor does a citation
        ("2025", "In 2024 it was [trade-latest]{.fact}, first [x]{.claim #c-2025}.", "2025"),
    ],
)
def test_a_number_called_latest_comes_with_its_year(period, text, missing):
    fact = {"trade-latest": {**FACTS["trade"], "period": period}}
    blocks = read_blocks(text, "en/1.md")
    told = [str(one) for one in problems({"en": blocks}, fact, {}, (), set()) if one.kind == "other-year"]
    assert len(told) == bool(missing)
    if missing:
        assert f"fact trade-latest is of {missing}, but this paragraph names only " in told[0]
        assert told[0].startswith("en/1.md:1:") and told[0].endswith("; write its year")


def test_an_equation_named_for_nobody():
    told = found(ZH.replace("与[@eq-x]", ""), EN.replace(" and [@eq-x]", ""))
    assert told == [
        f"{lang}/1.md:8:13: equation eq-x is never referred to; write [@eq-x] or take its name away"
        for lang in ("zh", "en")
    ]
    without = [text.replace(" {#eq-x}", "") for text in (ZH.replace("与[@eq-x]", ""), EN)]
    assert found(without[0], without[1].replace(" and [@eq-x]", "")) == []


def test_an_equation_named_otherwise_in_another_language():
    assert found(en=EN.replace("eq-x", "eq-y")) == [
        "zh/1.md:8:13: mark 1 of this block is equation eq-x, but equation eq-y at en/1.md:8; "
        "both languages need the same marks in the same order"
    ]
    sides = {
        language: read_blocks(f"$$x$$ {{#eq-{language}}}\n", f"{language}/1.md") for language in ("zh", "en")
    }
    assert [str(one) for one in parity(sides)] == [
        "zh/1.md:1:9: mark 1 of this block is equation eq-zh, but equation eq-en at en/1.md:1; "
        "both languages need the same marks in the same order"
    ]


def test_a_block_without_a_partner():
    (told,) = parity({"zh": read_blocks("甲。\n\n乙。\n", "zh/1.md"), "en": read_blocks("A.\n", "en/1.md")})
    assert str(told) == "zh/1.md:3: this paragraph has no partner in en; add it there"


def test_an_exhibit_nobody_refers_to():
    told = found(ZH.replace("，见[@fig-trade]", ""), EN.replace(", see [@fig-trade]", ""))
    assert told == [
        f"{lang}/1.md:5:7: exhibit fig-trade is never referred to; write [@fig-trade]"
        for lang in ("zh", "en")
    ]


@pytest.mark.parametrize(
    "en, message",
    [
        (EN + "\nOne more.\n", "en/1.md:12: this paragraph has no partner in zh; add it there"),
        (
            EN.replace("See [@sec-a]", "- See [@sec-a]"),
            "zh/1.md:10: a paragraph here, a list at en/1.md:10; make them the same",
        ),
        (
            EN.replace("See [@sec-a]", "See [@sec-a], [trade]{.fact}"),
            "zh/1.md:10:13: mark 2 of this block is reference eq-x, but fact trade at en/1.md:10; "
            "both languages need the same marks in the same order",
        ),
        (
            EN.replace("[trade]{.fact}, see [@fig-trade]", "[@fig-trade]: [trade]{.fact}"),
            "zh/1.md:3:5: mark 1 of this block is fact trade, but reference fig-trade at en/1.md:3; "
            "both languages need the same marks in the same order",
        ),
    ],
)
def test_languages_that_part(en, message):
    assert found(en=en) == [message]


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        ("# 甲", "## A", "a heading of level 1 here, a heading of level 2 at en/1.md:1"),
        ("- 甲\n- 乙", "- A and B", "a list of 2 here, a list of 1 at en/1.md:1"),
        ("$x-y$", "$x+y$", "the formulas differ: $x-y$ here, $x+y$ at en/1.md:1"),
        ("甲，$x$", "A", "the formulas differ: $x$ here, no other one at en/1.md:1"),
    ],
    ids=["level", "items", "formula", "no formula"],
)
def test_blocks_that_look_alike_and_are_not(zh, en, message):
    both = {"zh": read_blocks(zh, "zh/1.md"), "en": read_blocks(en, "en/1.md")}
    [problem] = problems(both, {}, {}, (), set())
    assert str(problem) == f"zh/1.md:1: {message}; make them the same"


def test_formulas_may_stand_in_another_order():
    both = {
        "zh": read_blocks("$x$与$y$，$x$", "zh/1.md"),
        "en": read_blocks("$y$ and $ x$ $x$", "en/1.md"),
    }
    assert problems(both, {}, {}, (), set()) == []


def test_a_caption_that_is_missing_in_one_language(tmp_path):
    folder = tmp_path / "fig_trade"
    folder.mkdir()
    (folder / "exhibit.py").write_text("")
    (folder / "caption.zh.md").write_text("# 贸易\n")
    [problem] = written_problems({"zh": [], "en": []}, {}, tmp_path)
    assert problem.place == Place((folder / "caption.en.md").as_posix(), 1)
    assert problem.kind == "missing-caption"


def test_a_straight_quotation_mark_that_is_left_over_in_chinese_text(tmp_path):
    """In pairs they are set by the build; in English blanks tell which is which."""
    text = '# 甲 {#sec-a}\n\n他说"好"了，\n又说"坏了。\n'
    found = written_problems({"zh": read_blocks(text, "zh/1.md")}, {}, tmp_path)
    assert [str(problem) for problem in found] == [
        "zh/1.md:4:3: a straight quotation mark is left over; they come in pairs, or write “ ”, ‘ ’"
    ]
    whole = {
        "zh": read_blocks(text.replace("坏", '坏"'), "zh/1.md"),
        "en": read_blocks('A 5" disk.', "en/1.md"),
    }
    assert written_problems(whole, {}, tmp_path) == []


def test_parity_is_told_for_each_file_once():
    zh = [*read_blocks("甲\n\n乙", "zh/1.md"), *read_blocks("丙", "zh/2.md")]
    en = [*read_blocks("A", "en/1.md"), *read_blocks("C\n\nD\n\nE", "en/2.md")]
    assert [str(one) for one in problems({"zh": zh, "en": en}, {}, {}, (), set())] == [
        "zh/1.md:3: this paragraph has no partner in en; add it there",
        "en/2.md:3: this paragraph has no partner in zh; add it there",
    ]


def test_a_claim_that_does_not_hold():
    said = {"zh": "泰国: 3 > 越南: 2", "en": "Thailand: 3 > Vietnam: 2"}
    assert found(claims={"first": {**CLAIMS["first"], "holds": False, "says": said}}) == [
        "zh/1.md:3: claim first does not hold: “越南第一” (泰国: 3 > 越南: 2); "
        "en/1.md:3 “Viet Nam leads” (Thailand: 3 > Vietnam: 2); edit the sentence or its condition"
    ]


def test_check_reads_the_files_and_tells_everything_at_once(tmp_path):
    for language, text in (("zh", ZH), ("en", EN.replace("[trade]", "[trad]"))):
        (tmp_path / "manuscript" / language).mkdir(parents=True)
        (tmp_path / "manuscript" / language / "1.md").write_text(text, encoding="utf-8")
    (tmp_path / "facts.json").write_text(json.dumps({"facts": FACTS}), encoding="utf-8")
    (tmp_path / "claims.json").write_text(json.dumps({"claims": CLAIMS}), encoding="utf-8")
    (tmp_path / "r.bib").write_text("@article{Balassa1965,\n}\n", encoding="utf-8")
    arguments = (
        tmp_path / "manuscript",
        ("zh", "en"),
        tmp_path / "facts.json",
        tmp_path / "claims.json",
        ["fig-trade"],
        "exhibits",
        tmp_path / "r.bib",
    )
    with pytest.raises(InputError) as told:
        check(*arguments)
    assert [line.split(": ")[0] for line in str(told.value).split("\n")] == [
        "manuscript/en/1.md:3:12",
        "analysis.sections.trade.facts, line 7",
        "manuscript/zh/1.md:3:5",
    ]
    (tmp_path / "manuscript/en" / "1.md").write_text(EN, encoding="utf-8")
    assert check(*arguments) is None


def test_both_languages_name_the_same_years():
    zh = read_blocks("2010年以来贸易增长。", "zh/1.md")
    en = read_blocks("Since 2011 trade has grown.", "en/1.md")
    (told,) = parity({"zh": zh, "en": en})
    assert told.kind == "other-years-named" and "2010 here, 2011 at en/1.md:1" in told.text
    quoted = read_blocks("Since 2010 [trade-2002]{.fact} [@Balassa1965].", "en/1.md")
    zh = read_blocks("2010年以来[trade-2002]{.fact}[@Balassa1965]。", "zh/1.md")
    assert list(parity({"zh": zh, "en": quoted})) == []
