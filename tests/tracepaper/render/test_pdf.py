"""The PDF: accessible, complete, and the same bytes everywhere."""

from __future__ import annotations

import re

import pypdf
import pytest

from render_sample import DATE, TEMPLATES, assemble_sample, write_sample
from tracepaper.errors import InputError
from tracepaper.render.pdf import compile_typst, render

HAN = re.compile(r"[\u3400-\u9fff]")


def make(folder, language, name="paper.pdf"):
    tree = assemble_sample(write_sample(folder), language, byline=["A. Name"])
    render(tree, folder / "exhibits", TEMPLATES, folder / name, DATE)
    return folder / name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tagged_with_language_bookmarks_and_metadata(tmp_path, language):
    reader = pypdf.PdfReader(make(tmp_path, language))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == {"zh": "zh-CN", "en": "en-US"}[language]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata.title.startswith({"zh": "贸易合作机制——", "en": "Trade Cooperation: "}[language])
    assert reader.metadata.creation_date.timestamp() == DATE
    assert reader.outline[0]["/Title"].endswith({"zh": "引言", "en": "Introduction"}[language])
    metadata = catalogue["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in metadata and b"<pdfaid:part>2<" in metadata


def test_text_can_be_read_out(tmp_path):
    text = "".join(page.extract_text() for page in pypdf.PdfReader(make(tmp_path, "en")).pages)
    words = " ".join(text.split())
    for expected in (
        "US$982.3 billion",
        "Figure 1",
        "Table 1",
        "Section 2.1",
        "Appendix A",
        "Source:",
        "(Zheng et al. 2024; Zhan et al. 2021)",
    ):
        assert expected in words


def test_no_chinese_name_stands_in_the_english_edition(tmp_path):
    """Of Chinese characters it has the Chinese title and abstract, and nothing else."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(make(tmp_path, "en")).pages)
    before, chinese, _ = text.replace("\n", "").partition("贸易合作机制——")
    assert chinese and HAN.findall(before) == [] and "Zheng, Wanqiong" in before


def test_same_bytes_in_another_folder(tmp_path):
    assert make(tmp_path / "one", "zh").read_bytes() == make(tmp_path / "two 二", "zh").read_bytes()


def test_a_drawing_that_is_not_there(tmp_path):
    tree = assemble_sample(write_sample(tmp_path), "en")
    (tmp_path / "exhibits/fig-gdp/figure.en.svg").unlink()
    with pytest.raises(InputError, match="figure.en.svg: this drawing does not exist"):
        render(tree, tmp_path / "exhibits", TEMPLATES, tmp_path / "paper.pdf", DATE)
    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.parametrize(
    "code",
    [
        '#read("/.git/config")',
        '#read(".git/config")',
        '#read("/../.git/config")',
        '#include "/.git/config"',
        '#image("/.git/config", format: "svg", alt: "x")',
        '#json("/.git/config")',
        '#bibliography("/.git/config")',
        '#import "@local/secret:0.1.0": *',
    ],
)
def test_code_behind_the_gate_reads_nothing_of_the_project(tmp_path, monkeypatch, code):
    """Whatever stood in main.typ: its root holds the templates and the drawings and nothing else."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text('"the token"', encoding="utf-8")
    package = tmp_path / "home/.local/share/typst/packages/local/secret/0.1.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname="secret"\nversion="0.1.0"\nentrypoint="a.typ"\n', encoding="utf-8"
    )
    (package / "a.typ").write_text("#let token = 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(InputError, match="not found|would escape the project root"):
        compile_typst({"main.typ": code.encode()}, DATE, "paper.pdf")


def test_what_is_handed_to_typst_is_read():
    assert compile_typst({"main.typ": b'#set document(title: "t")\n#read("a")', "a": b"b"}, DATE, "paper.pdf")


def test_a_link_to_a_secret_is_not_followed(tmp_path, monkeypatch):
    """A committed symbolic link leads Typst nowhere: of the disk it sees an empty folder."""
    (tmp_path / "link").symlink_to("/etc/passwd")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="not found"):
        compile_typst({"main.typ": b'#read("/link")'}, DATE, "paper.pdf")


def test_errors_of_typst_are_one_sentence():
    with pytest.raises(InputError, match="paper.pdf: Typst cannot set it: .*nothing") as problem:
        compile_typst({"main.typ": b"#nothing()"}, DATE, "paper.pdf")
    assert "\n" not in str(problem.value)
