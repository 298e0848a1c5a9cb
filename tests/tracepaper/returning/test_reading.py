"""What a co-author may do to the Word file, planted edit by edit, and what becomes of it."""

from __future__ import annotations

import copy
import shutil
import subprocess

import pytest

from edited_word import EditedWord, W
from sent_paper import SECTIONS, build, came_back, edited, word_file
from tracepaper.errors import InputError
from tracepaper.returning.landing import apply
from tracepaper.returning.reading import Returned, Wanted, read_returned

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
BACKGROUND = SECTIONS["en"]["01-background"]


def made(returned: Returned) -> dict[str, str]:
    """Name of a file -> its new text."""
    new = apply(returned.texts, returned.changes)
    return {file.rpartition("/")[2]: text for file, text in new.items()}


def refused(returned: Returned) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.name, one.shown, one.edited) for one in returned.refusals]


def background(*pairs: tuple[str, str]) -> str:
    """The English section with words replaced, each of which it has."""
    text = BACKGROUND
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_an_edit_nothing_comes_back(sent, language):
    returned = read_returned(sent, Wanted(word_file(sent, language)))
    assert (returned.language.code, returned.changes, returned.refusals) == (language, [], [])


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("controls", [False, True])
def test_words_are_edited_and_all_marks_stay(sent, tracked, controls):
    """Also by a program that drops the controls."""

    def edit(word: EditedWord) -> None:
        word.replace("agree", "are in accord", tracked)
        word.replace("Trade rose to", "Total trade rose to", tracked)
        word.replace("ran from", "ranged from", tracked)
        word.replace("of weights", "of all weights", tracked)
        word.replace("Dashed lines", "The dashed lines", tracked)
        word.replace("Limits", "Limitations", tracked)
        word.replace("of the authors", "by the authors", tracked)
        if not controls:
            word.without_controls()

    returned = came_back(sent, "en", edit)
    assert refused(returned) == []
    new = made(returned)
    words = [("agree", "are in accord"), ("Trade rose", "Total trade rose"), ("ran from", "ranged from")]
    assert new["01-background.md"] == background(*words, ("of the authors", "by the authors"))
    limits = SECTIONS["en"]["02-limits"].replace("of weights", "of all weights")
    assert new["02-limits.md"] == limits.replace("Limits", "Limitations")
    assert new["caption.en.md"].split("\n")[2] == "The dashed lines are marks."
    assert returned.document.authors == (["Chen Ming"] if tracked else [])


def test_the_chinese_edition_is_edited_in_chinese(sent):
    def edit(word: EditedWord) -> None:
        word.replace("一致", "并无二致")
        word.replace("贸易额升至", "贸易总额升至")
        word.insert("它有两个句子", "新增一句，含“引号”与*星号*。")
        word.replace("不等", "之间", tracked=True)

    new = made(came_back(sent, "zh", edit))
    text = SECTIONS["zh"]["01-background"].replace("一致", "并无二致").replace("[贸易额升", "[贸易总额升")
    text = text.replace("它有两", "新增一句，含“引号”与\\*星号\\*。它有两").replace("不等", "之间")
    assert new == {"01-background.md": text}


@pytest.mark.parametrize("controls", [False, True])
def test_an_altered_number_is_refused_and_its_sentence_stays(sent, controls):
    def edit(word: EditedWord) -> None:
        word.replace("31.4", "34.1")
        word.replace("Trade rose", "Trade soared")  # in the same sentence, about the other number
        word.replace("agree", "concur")
        if not controls:
            word.without_controls()

    returned = came_back(sent, "en", edit)
    assert refused(returned) == [("number", "trade-share", "31.4%", "34.1%")]
    assert str(returned.refusals[0].place) == "manuscript/en/01-background.md:4"
    assert made(returned) == {"01-background.md": background(("agree", "concur"))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5% to 7.5%", "7.5% to 2.5%"),  # exchanged
        (" to 7.5%", ""),  # taken out
        ("7.5% in", "7.5 in"),
        ("from 2.5%", "from -2.5%"),
        ("from 2.5%", "from 12.5%"),
        ("from 2.5%", "from US$2.5%"),
        ("in 6 members", "in 6 million members"),
        ("in 6 members", "in 60 members"),
        ("in 6 members", "in 6.5 members"),
        ("in 6 members", "in some members"),
    ],
)
def test_no_way_to_alter_a_number_comes_through(sent, old, new):
    returned = came_back(sent, "en", lambda word: word.replace(old, new))
    assert {one.kind for one in returned.refusals} == {"number"} and returned.changes == []


def test_what_is_computed_bound_or_drawn_is_refused(sent):
    def edit(word: EditedWord) -> None:
        word.replace("Balassa 1965", "Balassa 1969")
        word.replace("17,795.0", "17,795.9")
        word.replace("Trade rose to US$982.3\u00a0billion, a share of 31.4%. ", "")
        picture = next(p for p in word.body.iter(f"{W}p") if next(p.iter(DRAWN), None) is not None)
        picture.getparent().remove(picture)
        word.replace("Balassa, Bela", "Balassa, B.")
        formula = next(word.body.iter("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"))
        formula.getparent().remove(formula)

    returned = came_back(sent, "en", edit)
    assert returned.changes == []
    assert sorted({(kind, name) for kind, name, *_ in refused(returned)}) == [
        ("citation", "Balassa1965"),
        ("computed", ""),
        ("computed", "fig-gdp"),
        ("computed", "tbl-glance"),
        ("formula", ""),
        ("number", "trade-total"),
    ]


def test_a_claims_sentence_may_be_reworded_but_not_taken_out(sent):
    def edit(word: EditedWord) -> None:
        word.replace("Nothing here is bound to data.", "")  # no claim

    assert made(came_back(sent, "en", edit)) == {
        "01-background.md": background(("Nothing here is *bound* to data.\n", ""))
    }


def test_a_citation_may_be_taken_out_whole(sent):
    returned = came_back(sent, "en", lambda word: word.replace(" (Balassa 1965)", ""))
    assert made(returned) == {"01-background.md": background((" [@Balassa1965]", ""))}
    assert returned.changes[0].notes == ("takes out the citation [@Balassa1965]",)


EXACT = 'Costs *matter* [a] {b} 5_x _y_ ~z~ ^2^ @you -- "quoted" ‘it’s’ $5… `c` <b> &amp; 3*4 | # \\ ...'


def test_what_was_typed_is_what_is_printed(sent, tmp_path):
    """New words, with everything that means something in Markdown, are printed as they were typed."""
    paper = shutil.copytree(sent, tmp_path / "paper")

    def edit(word: EditedWord) -> None:
        word.insert("Nothing here", f"{EXACT} end. ")
        word.add_paragraph("A second paragraph", "1. No list begins here. #2 neither.")
        word.replace("two sentences", "two fine sentences", b=True)

    returned = came_back(paper, "en", edit)
    assert returned.refusals == []
    for file, text in apply(returned.texts, returned.changes).items():
        (paper / file).write_text(text, encoding="utf-8")
    assert "two **fine** sentences" in (paper / "manuscript/en/01-background.md").read_text(encoding="utf-8")
    build(paper, "en")
    again = read_returned(paper, Wanted(edited(paper, "en", lambda word: None)))
    assert (again.changes, again.refusals) == ([], [])
    # the quotation marks and dots are set as Word's own correction would
    printed = " ".join(p.text for p in again.document.after)
    assert EXACT.replace('"quoted"', "“quoted”") + " end." in printed
    assert "1. No list begins here. #2 neither." in printed


def test_paragraphs_come_go_move_are_split_and_joined(sent):
    second = "A second paragraph stands here so that it can be taken out, moved or joined.\n"
    whole = second + "It has two sentences of its own.\n\n"
    after = "After the table come words about openness and about its sources.\n\n"
    cases = {
        "removed": (lambda word: word.remove_paragraph("A second"), (whole, "")),
        "moved": (
            lambda word: word.move_paragraph("A second", "After the table"),
            (
                f"{whole}::: {{#tbl-glance .exhibit}}\n:::\n\n{after}",
                f"::: {{#tbl-glance .exhibit}}\n:::\n\n{after}{whole}",
            ),
        ),
        "split": (lambda word: word.split_paragraph("It has two"), (second, f"{second}\n")),
        "added": (
            lambda word: word.add_paragraph("A second", "It is new. It is short."),
            (whole, f"{whole}It is new.\nIt is short.\n\n"),
        ),
        "joined": (
            lambda word: word.join_paragraphs("See Figure", "A second"),
            ("authors.]\n\n", "authors.]\n"),
        ),
    }
    for kind, (edit, pair) in cases.items():
        returned = came_back(sent, "en", edit)
        assert refused(returned) == [], kind
        assert [change.kind for change in returned.changes] == [kind]
        assert made(returned) == {"01-background.md": background(pair)}, kind


def test_headings_items_and_notes_come(sent):
    def edit(word: EditedWord) -> None:
        word.add_paragraph("After the table", "A new section", "Heading2")
        word.add_note("Nothing here", "New and *starred*.")
        word.add_paragraph("The second item", "A third item.")
        item, new = word.paragraph("The second item"), word.paragraph("A third item")
        new.replace(new[0], copy.deepcopy(item[0]))

    returned = came_back(sent, "en", edit)
    assert refused(returned) == []
    new = made(returned)
    table = "about its sources.\n\n"
    assert new["01-background.md"] == background(
        (table, f"{table}## A new section\n\n"), ("Nothing here", "Nothing here^[New and \\*starred\\*.]")
    )
    assert new["02-limits.md"] == SECTIONS["en"]["02-limits"] + "- A third item.\n"


def test_comments_are_read_with_their_place(sent):
    returned = came_back(sent, "en", lambda word: word.comment("two sentences", "Why two?"))
    (remark,) = returned.remarks
    assert (remark.author, remark.text, remark.quoted) == ("Chen Ming", "Why two?", "two sentences")
    assert str(remark.place) == "manuscript/en/01-background.md:10"
    assert returned.changes == []


def test_a_document_of_another_state_is_refused_unless_what_was_sent_is_known(sent, tmp_path):
    paper = shutil.copytree(sent, tmp_path / "paper")
    old = shutil.copy(word_file(paper, "en"), tmp_path / "old.docx")
    plain = edited(paper, "en", lambda word: word.replace("of weights", "of all weights"), "plain")
    marked = edited(paper, "en", lambda word: word.replace("of weights", "of all weights", True), "marked")
    section = paper / "manuscript/en/01-background.md"
    section.write_text(background(("agree", "concur")), encoding="utf-8")
    with pytest.raises(InputError, match=r"01-background.md:3: this is not as in the document built last"):
        read_returned(paper, Wanted(plain))
    build(paper, "en")
    with pytest.raises(InputError, match="made of another state of the paper"):
        read_returned(paper, Wanted(plain))
    limits = {"02-limits.md": SECTIONS["en"]["02-limits"].replace("of weights", "of all weights")}
    assert made(read_returned(paper, Wanted(plain, old))) == limits
    assert made(read_returned(paper, Wanted(marked))) == limits  # its changes are tracked: no need to know
    undone = made(read_returned(paper, Wanted(plain, as_now=True)))
    assert undone == {**limits, "01-background.md": BACKGROUND}


def test_an_edit_of_what_reads_otherwise_now_is_refused(sent, tmp_path):
    paper = shutil.copytree(sent, tmp_path / "paper")
    edit = edited(paper, "en", lambda word: word.replace("agree", "are one", tracked=True))
    section = paper / "manuscript/en/01-background.md"
    section.write_text(background(("agree", "concur")), encoding="utf-8")
    build(paper, "en")
    returned = read_returned(paper, Wanted(edit))
    assert (returned.changes, [kind for kind, *_ in refused(returned)]) == ([], ["elsewhere"])


def test_a_paper_that_is_not_built_is_told(sent, tmp_path):
    paper = shutil.copytree(sent, tmp_path / "paper")
    document = word_file(paper, "en")
    (paper / "results/exhibits/fig-gdp/exhibit.json").unlink()
    with pytest.raises(InputError, match=r"^results/exhibits/fig-gdp/exhibit.json: this is missing"):
        read_returned(paper, Wanted(document))
    with pytest.raises(InputError, match=r"paper.en.docx: the paper is not built"):
        read_returned(paper, Wanted(shutil.move(document, tmp_path / "back.docx")))


def test_another_document_is_refused(sent, tmp_path):
    def edit(word: EditedWord) -> None:
        for paragraph in list(word.body.iter(f"{W}p"))[3:]:
            for node in paragraph.iter(f"{W}t"):
                node.text = "Else"

    with pytest.raises(InputError, match="this is not the paper"):
        came_back(sent, "en", edit)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_wrote_comes_back_with_its_edits_alone(sent, tmp_path):
    def edit(word: EditedWord) -> None:
        word.replace("agree", "are in accord", tracked=True)
        word.replace("ran from", "ranged from")

    typed = edited(sent, "en", edit)
    program = ["soffice", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--headless"]
    command = [*program, "--convert-to", "docx", "--outdir", str(tmp_path), str(typed)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    returned = read_returned(sent, Wanted(tmp_path / typed.name))
    assert (refused(returned), returned.told) == ([], [])  # it says still of which state it is
    words = [("agree", "are in accord"), ("ran from", "ranged from")]
    assert made(returned) == {"01-background.md": background(*words)}
