"""The grammar is closed: a slip in a mark is told with its place, and what is written rightly is not."""

from __future__ import annotations

import pytest

from tracepaper.manuscript.grammar import caption_problems, grammar_problems
from tracepaper.manuscript.markup import read_blocks

SOUND = """# Trade {#sec-trade}

<!-- a note for the authors: [name] {.fact} -->
::: {.abstract}

[Trade was [trade]{.fact}[, not as a share]{.but #share .window}.]{.claim #trade-rose} [@fig-trade; @tbl-x]

Second paragraph[@Balassa1965, p. 3].
:::

## Details {#sec-details .appendix}

A value $x_{ij}$ of `code`, *more* or **less** \\[sic\\], in US$ [see -@Feng2005]; @Kojima1964 agrees.
One more.^[A [note]{.fact}.]

$$\\frac{a}{[b]}$$

- First [@A2020]. A [page](https://example.org/a_b).
- Second: $100\\,[(v_1/v_0)^{1/n}-1]$.

::: {#fig-trade .exhibit}
:::

Text of “**bold**” and a mail@example.org, \\_a\\_, \\@b, 3 * 4 = 12, a_b, 50 %.

$$x_t = y$$ {#eq-x}
"""


def told(text: str) -> list[str]:
    return [str(problem) for problem in grammar_problems(read_blocks(text, "en/1.md"))]


def test_a_sound_text_has_no_problem():
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # marks
        ("{.fact}[,", "{.fcat}[,", "6:19: found {.fcat}, which is no mark (is fact meant?)"),
        ("[trade]{.fact}", "[trade] {.fact}", "6:19: a blank stands between ] and {"),
        ("[trade]{.fact}", "[the trade]{.fact}", "6:23: found [the trade]{.fact}, expected the fact's name"),
        ("[trade]{.fact}", "[trade]{.fact .x}", "6:19: found {.fact .x}, expected [name]{.fact}"),
        ("[trade]{.fact}", "[trade]", "6:12: [trade] is no mark"),
        ("[trade]{.fact}", "[trade{.fact}", "6:18: found {.fact}; a ] is missing before it, for the [ of"),
        ("[trade]{.fact}", "trade]{.fact}", "6:18: found [Trade was trade]{.fact}, expected the fact's name"),
        ("[trade]{.fact}", "[trade]{.fact", "6:19: found {.fact, whose brace is never closed"),
        ("[trade]{.fact}", "[trade].fact}", "6:12: [trade] is no mark"),
        ("[trade]{.fact}", "[trade](.fact)", "6:12: [trade] is no mark"),
        (".]{.claim #trade-rose}", ".{.claim #trade-rose}", "found {.claim #trade-rose}; a ] is missing"),
        ("[Trade was", "Trade was", "this ] closes nothing"),
        ("{.claim #trade-rose}", "{.claim}", "found {.claim}, expected [A sentence.]{.claim #name}"),
        ("{.claim #trade-rose}", "{.claim trade-rose}", "found {.claim trade-rose}, expected [A sentence.]"),
        ("{.claim #trade-rose}", "{.claim #Trade}", "found {.claim #Trade}, expected [A sentence.]"),
        ("{.claim #trade-rose}", "{.clam #trade-rose}", "is no mark (is claim meant?)"),
        ("{.but #share .window}", "{.but #}", "found {.but #}, expected [, but not so]{.but #rival}"),
        ("[, not as a share]", "[]", "found nothing in the brackets of {.but #share .window}"),
        ("[, not as a share]{.but", "[[x]{.claim #y}]{.claim #z}[a]{.but", "this claim holds another claim"),
        # citations
        ("[@Balassa1965", "[@Balassa1965;", "8:17: [@Balassa1965;, p. 3] is no mark"),
        ("p. 3].", "p. 3.", "8:17: this [ of “@Balassa1965, p. 3.” is never closed"),
        ("[@fig-trade; @tbl-x]", "[fig-trade; @tbl-x]", "[fig-trade; @tbl-x] is no mark"),
        ("@Kojima1964", "@ Kojima1964", "an @ without a name cites nothing"),
        # raw
        ("Second paragraph", "Second \\emph{paragraph}", "found \\emph; raw TeX vanishes"),
        ("Second paragraph", "Second <b>paragraph</b>", "8:8: found <b>; raw HTML"),
        ("Second paragraph", "Second <br/>paragraph", "found <br/>; raw HTML"),
        ("<!-- a", "<! a", "3:1: found <! a note for the authors: [name] {.fact; raw HTML"),
        ("`code`", "`x`{=latex}", "found {=latex}; it follows no ]"),
        ("`code`", "`code", "found `; this ` opens or closes no code"),
        ("$x_{ij}$", "$x_{ij}", "13:9: this formula holds the words “of”"),
        ("$x_{ij}$", "x_{ij}$", "13:11: found {ij}; it follows no ]"),
        ("50 %", "50&nbsp;%", "found &nbsp;; write the character itself"),
        ("a_b, 50", "{a}, 50", "found {a}; it follows no ]"),
        ("`code`", "`[trade]{.fact}`", "13:21: found ]{.fact} in code, where it is printed as it stands"),
        ("Second paragraph", "｛.fact｝", "8:1: found ｛; this is a full-width sign"),
        ("- First", "-First", "18:1: found -; a blank is missing after the sign of a list"),
        # blocks
        (
            "::: {.abstract}",
            "::: {.abstrct}",
            "4:1: found '::: {.abstrct}' (is abstract meant?); expected ::: {",
        ),
        ("{#fig-trade .exhibit}", "{#fig-trade}", "21:1: found '::: {#fig-trade}'; expected ::: {.abstract}"),
        ("::: {#fig-trade", ":: {#fig-trade", "21:1: found ':: {#fig-trade .exhibit}'; expected"),
        (".exhibit}\n:::", ".exhibit}\n:: :", "22:1: found ':: :'; expected ::: {.abstract}"),
        (".exhibit}\n:::", ".exhibit}\n", "24:1: text inside an exhibit's fence vanishes"),
        (".exhibit}\n:::", ".exhibit}\nLost.\n:::", "22:1: text inside an exhibit's fence vanishes"),
        ("3].\n:::", "3].\n", "the ::: of line 4 is still open"),
        ("- Second", ":::\n- Second", "this ::: closes nothing"),
        ("Second paragraph", "Second\n# paragraph", "9:1: found #; a heading has a blank line before it"),
        ("# Trade {", "#Trade {", "1:1: found '#Trade {#sec-trade}', expected # WORDS {#sec-name}"),
        ("{#sec-trade}", "{#trade}", "expected # WORDS {#sec-name}"),
        ("{#sec-trade}\n", "{#sec-trade}\nText", "2:1: a heading has a blank line after it"),
        (".appendix}", ".apendix}", "a heading has no class .apendix (is appendix meant?)"),
        ("Second paragraph", "---\nkeywords: x\n---\nSecond", "found ---; a section holds no rule"),
        ("{#eq-x}", "{#eqx}", "26:13: found {#eqx}; an equation is named after its formula"),
        ("{#eq-x}", "{.eq-x}", "26:13: found {.eq-x}; an equation is named after its formula"),
        ("{#eq-x}", "{#eq-x} and so", "26:13: found {#eq-x}; an equation is named after its formula"),
        ("$$x_t", "With $$x_t", "26:18: found {#eq-x}; an equation is named after its formula"),
        ("$$x_t = y$$", "$x_t = y$", "26:11: found {#eq-x}; an equation is named after its formula"),
        (
            "$$x_t = y$$ {",
            "$$x_t$$ = $$y$$ {",
            "26:17: found {#eq-x}; an equation is named after its formula",
        ),
        ("A value", "A {#eq-x} value", "13:3: found {#eq-x}; an equation is named after its formula"),
        # what only the tree shows
        ("*more*", "*more", "“*more” is printed with its *"),
        ("**less**", "**less*", "“**less*” is printed with its *"),
        ("$$\\frac{a}{[b]}$$", "    set in", "text set in by four blanks"),
        ("$$\\frac{a}{[b]}$$", "| a | b |\n|---|---|\n| 1 |\n", "a table in the text"),
        ("$$\\frac{a}{[b]}$$", "> quoted", "a block quotation is no part"),
        ("Text of", "~~Text~~ of", "text struck out is no part"),
        ("https://example.org/a_b", "page.html", "[page] is no mark"),
        ("A value", "(@good) A value", "this begins a list, which is numbered 1. 2. 3."),
        ("Second paragraph", "H~2~O, a paragraph", "“H~2~O,” is printed with its ~"),
        ("Second paragraph", "2^10与2^20", "“2^10与2^20”"),
        ("$x_{ij}$", "$\\input{/etc/passwd}$", "13:10: the formula '\\\\input{/etc/passwd}' has a command"),
        ("$x_{ij}$", "$\\href{javascript:x}{y}$", "the formula '\\\\href{javascript:x}{y}' has a command"),
        ("$x_{ij}$", "$#read(1)$", "13:10: the formula '#read(1)' has a command that cannot be set"),
        ("Second paragraph", "Of 2*3*4 = 24", "8:5: found *; between numbers it sets in italics"),
        ("- First [@A2020].", "(1) First [@A2020].", "this begins a list, which is numbered 1. 2. 3."),
        ("- First [@A2020].", "2024. was [@A2020].", "this begins a list, which is numbered 1. 2. 3."),
        ("- First [@A2020].", "ii. First [@A2020].", "this begins a list, which is numbered 1. 2. 3."),
        # links, pictures and raw text of other formats
        (
            "https://example.org/a_b",
            "javascript:alert(1)",
            "18:27: the link to 'javascript:alert' leads",
        ),
        (
            "https://example.org/a_b",
            "<data:text/html,x>",
            "18:27: the link to 'data:text/html,x' leads",
        ),
        (
            "https://example.org/a_b",
            "file:///etc/passwd",
            "the link to 'file:///etc/passwd' leads",
        ),
        ("https://example.org/a_b", "//example.org/a", "the link to '//example.org/a' leads to no page"),
        ("https://example.org/a_b", "../a.pdf", "the link to '../a.pdf' leads to no page"),
        ("https://example.org/a_b", "https://a@example.org", "the link to 'https://a@example.org'"),
        ("Second paragraph", "<vbscript:x>", "8:1: the link to 'vbscript:x' leads to no page"),
        ("Second paragraph", "![x](/etc/passwd)", "8:5: the link to '/etc/passwd' leads to no page"),
        ("Second paragraph", "```{=typst}\n#read(1)\n```\n", "8:1: found ```"),
        ("Second paragraph", "~~~ {=html}\n<b>\n~~~\n", "8:5: found {=html}"),
        ("Second paragraph", "`<script>` x `-->` <script>", "found <script>; raw HTML"),
        ("Second paragraph", "`<!--` <script>alert(1)</script> `-->`", "8:8: found <script>; raw HTML"),
        ("Second paragraph", "[x]{custom-style=Title}", "found {custom-style=Title}, which is no mark"),
    ],
)
def test_a_slip_is_told_with_its_place(old, new, message):
    assert old in SOUND
    found = told(SOUND.replace(old, new, 1))
    assert found and message in found[0], found
    assert found[0].startswith("en/1.md:")


@pytest.mark.parametrize(
    "text",
    [
        "By [a]{.fact}~[b]{.fact} or, otherwise, 1~3，又[a]{.fact}~[b]{.fact}。",
        "49.3%~21.4%，又1~3",
        "[Write](mailto:a.b@example.org), <https://example.org/?a=b>, [a work](doi:10.1000/182).",
        'It is #read("/.git/config") and #include "a" and !include a and % a',
        "a < b > c, 3 <4, <- and ->",
        "A. Smith said so, and 2024 was 50 % better: $x^{.5}$ [see -@Feng2005, p. 3] – it's “so”.",
        "1. First *point*, C#, R&D\n2. Second: 100 °C ± 3 & 中文\n\n\\(1) a, \\# b, 中*强调*文\n",
    ],
)
def test_what_looks_like_code_or_a_sign_is_text(text):
    assert told(f"A paragraph.\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text", ["![a](https://x.org/a.png)", "Term\n: what it is", "A\\\nline", "1. a\n\n***\n"]
)
def test_what_no_format_is_made_for_is_refused(text):
    assert told(f"A paragraph.\n\n{text}\n")


def test_a_caption_knows_facts_only():
    sound = "# Trade since [since]{.fact}\n\nA note, p < 0.05 * 2.\n\n::: {.alt}\nIt was [x]{.fact}.\n:::\n"
    assert caption_problems(read_blocks(sound, "caption.en.md")) == []
    for old, new in (("{.fact}", "{.fcat}"), ("note", "**note**"), ("note", "[note"), ("[x]", "[x] ")):
        [problem] = caption_problems(read_blocks(sound.replace(old, new, 1), "caption.en.md"))
        assert "a caption knows no mark but [name]{.fact}" in problem.text
