"""Both states of a document with tracked changes, whatever they are of."""

from __future__ import annotations

import pytest
from lxml import etree

from tracepaper.returning.document import NOTE, NOTE_END, PICTURE, Run, legible, read_document
from tracepaper.returning.word_package import Package, W

NAMES = (
    f'xmlns:w="{W[1:-1]}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def package(body: str, notes: str = "", endnotes: str = "") -> Package:
    def tree(name: str, content: str):
        return etree.fromstring(f"<w:{name} {NAMES}>{content}</w:{name}>")

    return Package(
        "a.docx", tree("body", body), tree("footnotes", notes), tree("endnotes", endnotes), None, None, {}
    )


def states(body: str, notes: str = "") -> tuple[list[str], list[str]]:
    read = read_document(package(body, notes))
    return [p.text for p in read.before], [p.text for p in read.after]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


INSERTED = '<w:ins w:author="A">{}</w:ins>'
DELETED = '<w:del w:author="A"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
MARK = '<w:pPr><w:rPr><w:{} w:author="A"/></w:rPr></w:pPr>'


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (f"<w:p>{run('a ')}{INSERTED.format(run('b'))}{DELETED.format('c')}</w:p>", ["a c"], ["a b"]),
        # a paragraph cut in two, and two made one
        (f"<w:p>{MARK.format('ins')}{run('a')}</w:p><w:p>{run(' b')}</w:p>", ["a b"], ["a", "b"]),
        (f"<w:p>{MARK.format('del')}{run('a')}</w:p><w:p>{run(' b')}</w:p>", ["a", "b"], ["a b"]),
        # a whole paragraph that came, and one that went
        (
            f"<w:p>{MARK.format('ins')}{INSERTED.format(run('a'))}</w:p><w:p>{run('b')}</w:p>",
            ["b"],
            ["a", "b"],
        ),
        (f"<w:p>{MARK.format('del')}{DELETED.format('a')}</w:p><w:p>{run('b')}</w:p>", ["a", "b"], ["b"]),
        # moved
        (
            f'<w:p>{MARK.format("moveFrom")}<w:moveFrom w:author="A">{run("a")}</w:moveFrom></w:p>'
            f"<w:p>{run('b')}</w:p>"
            f'<w:p>{MARK.format("moveTo")}<w:moveTo w:author="A">{run("a")}</w:moveTo></w:p>'
            f"<w:p>{run('c')}</w:p>",
            ["a", "b", "c"],
            ["b", "a", "c"],
        ),
        # a row that came
        (
            f"<w:tbl><w:tr><w:trPr><w:ins w:author='A'/></w:trPr><w:tc><w:p>{run('a')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>",
            ["b"],
            ["a", "b"],
        ),
        # what is no text: the code of a field, what is hidden, the second form of the same thing
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('5')}"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            ["5"],
            ["5"],
        ),
        (f"<w:p>{run('a')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>", ["a"], ["a"]),
        (
            f"<w:p><mc:AlternateContent><mc:Choice>{run('a')}</mc:Choice><mc:Fallback>{run('a')}"
            "</mc:Fallback></mc:AlternateContent></w:p>",
            ["a"],
            ["a"],
        ),
        # blanks and what nobody sees
        (f"<w:p>{run(' a  ')}<w:r><w:tab/></w:r>{run(' b&#173;c&#8203;d ')}</w:p>", ["a bcd"], ["a bcd"]),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", ["a-b"], ["a-b"]),
        ("<w:p><w:r><w:drawing/></w:r></w:p><w:p/>", [PICTURE], [PICTURE]),
        (f"<w:sdt><w:sdtContent><w:p>{run('a')}</w:p></w:sdtContent></w:sdt>", ["a"], ["a"]),
    ],
)
def test_both_states(body, before, after):
    assert states(body) == (before, after)


def test_a_note_stands_where_it_is_referred_to():
    notes = f'<w:footnote w:id="2"><w:p>{run(" a note ")}</w:p></w:footnote>'
    body = f"<w:p>{run('word')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('.')}</w:p>"
    assert states(body, notes)[1] == [f"word{NOTE}a note{NOTE_END}."]
    assert legible(states(body, notes)[1][0]) == "word (note: a note)."
    body, notes = (text.replace("footnote", "endnote") for text in (body, notes))
    assert read_document(package(body, endnotes=notes)).after[0].text == f"word{NOTE}a note{NOTE_END}."


def test_formulas_are_told_apart_by_their_letters_and_not_by_their_form():
    def formula(*texts: str) -> str:
        runs = "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)
        return states(f"<w:p><m:oMath>{runs}</m:oMath></w:p>")[1][0]

    assert formula("a", "+b") == formula("𝑎+", " b") != formula("a+c")
    assert legible(formula("a")) == "(formula)"


def test_runs_know_their_form_and_their_controls():
    control = "<w:sdt><w:sdtPr><w:tag w:val='{}'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = control.format("claim:a", run("x") + control.format("fact:b", run("1")))
    bold = "<w:r><w:rPr><w:b/><w:i w:val='0'/></w:rPr><w:t>y</w:t></w:r>"
    (paragraph,) = read_document(package(f"<w:p>{inside}{bold}</w:p>")).after
    assert paragraph.runs == (
        Run("x", tags=("claim:a",)),
        Run("1", tags=("claim:a", "fact:b")),
        Run("y", strong=True),
    )
    assert paragraph.cut(1, 3) == list(paragraph.runs[1:])
