"""A reference in Chinese characters is romanised in the editions in Latin letters, or the build stops."""

from __future__ import annotations

import pytest

from tracepaper.errors import InputError
from tracepaper.manuscript.bibliography import bibliography_problems, in_script

ENTRY = """\
% 说明
@article{Feng2005,
  author = {冯发},
  author-latin = {Feng, Fa},
  title = {不能光有期待},
  title-latin = {Buneng guang you qidai [Not expectations alone]},
  year = {2005},
  annote = {查证过},
}
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(ENTRY, encoding="utf-8")
    return path


def test_each_script_has_its_own_fields_under_their_plain_names(file):
    latin, han = in_script(file, "latin"), in_script(file, "han")
    assert "author = {Feng, Fa}" in latin and "冯发" not in latin and "-latin" not in latin
    assert "author = {冯发}" in han and "Feng, Fa" not in han
    assert latin.count("year") == han.count("year") == 1


@pytest.mark.parametrize(
    ("gone", "line", "name"), [("  author-latin = {Feng, Fa},\n", 3, "author"), ("title-latin", 5, "title")]
)
def test_a_field_that_was_not_romanised_stops_the_build(file, gone, line, name):
    text = ENTRY.replace(gone, "" if gone.endswith("\n") else "title-greek")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"references.bib:{line}: {name} of Feng2005 .* add {name}-latin"):
        in_script(file, "latin")
    in_script(file, "han")


GOOD = """@article{A2020,
  author = {A, B},
  title = {A {Braced} title = 5},
  note = "quoted = {x}",
}

@book{B2021, author={C}, author-latin={D}, title={E}}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("@book{B2021", "@book{A2020", "r.bib:7: A2020 stands here a second time, first in line 1"),
        ("title={E}", "title={E}, Author = {F}", "r.bib:7: B2021 has the field author a second time"),
        (
            "  note",
            "  title = {Other},\n  note",
            "r.bib:4: A2020 has the field title a second time, first in line 3",
        ),
        ("  author = {A", "  auhtor = {A", "r.bib:2: A2020 has a field auhtor, which nothing reads (is auth"),
        ("@article", "@artcle", "r.bib:1: A2020 is a @artcle, which is no kind of work (is article meant?)"),
        ('x}",\n}', 'x}",\n', "r.bib:1: the entry A2020 is never closed"),
        ("{Braced}", "{Braced", "r.bib:1: the entry A2020 is never closed"),
        ("{Braced}", "\\href{javascript:x}{y}", "r.bib:3:14: found \\href; a reference is words, accents"),
        ("{Braced}", "\\input{/etc/passwd}", "r.bib:3:14: found \\input; a reference is words"),
        ("{Braced}", "\\foo{x}", "r.bib:3:14: found \\foo; a reference is words"),
        ("{Braced}", "<i>Braced</i", "r.bib:3:14: found <i>Braced</i title = 5},; a reference is"),
        (
            "title={E}",
            "title={E}, url={javascript:x}",
            "r.bib:7:60: found url = 'javascript:x', which leads",
        ),
        ("title={E}", "title={E}, url={file:///x}", "r.bib:7:60: found url = 'file:///x', which leads to no"),
        (
            "title={E}",
            "title={E}, doi={javascript:x}",
            "r.bib:7:60: found doi = 'javascript:x', which leads",
        ),
    ],
)
def test_what_pandoc_would_drop_in_silence(tmp_path, old, new, told):
    path = tmp_path / "r.bib"
    path.write_text(GOOD, encoding="utf-8")
    assert bibliography_problems(path, "r.bib") == []
    path.write_text("", encoding="utf-8")
    assert bibliography_problems(path, "r.bib") == []
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    assert str(bibliography_problems(path, "r.bib")[0])[: len(told)] == told


def test_words_of_a_reference_are_no_slip(tmp_path):
    path = tmp_path / "r.bib"
    fields = (
        "  title = {\\emph{R\\'egime} \\& Stra\\ss e, \\textsuperscript{2} p < 0.05, $x_1$, #read(1)},\n"
        "  url = {https://zh.wikipedia.org/wiki/A_(b)?c=\\%20d},\n"
        "  doi = {10.1002/(SICI)1099-1255(199601)11:1<A::AID-JAE>3.0.CO;2-#},\n"
    )
    path.write_text(f"% <a> \\href\n@article{{A2020,\n{fields}}}\n", encoding="utf-8")
    assert bibliography_problems(path, "r.bib") == []
