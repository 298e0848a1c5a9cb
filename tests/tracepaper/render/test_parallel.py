"""The parallel edition: both languages side by side, what they share once, and the same bytes."""

from __future__ import annotations

import json

import pypdf
import pytest

from render_sample import DATE, TEMPLATES, assemble_sample, write_sample
from tracepaper.errors import InputError
from tracepaper.render.pairing import pair_trees, plain_text
from tracepaper.render.parallel import render


def trees_of(folder):
    write_sample(folder)
    return [assemble_sample(folder, language) for language in ("zh", "en")]


def make(folder):
    output = folder / "paper.parallel.pdf"
    render(*trees_of(folder), folder / "exhibits", TEMPLATES, output, DATE)
    return output


def languages_of(reader):
    """All languages named in the structure tree."""
    found, open_nodes = set(), [reader.trailer["/Root"]["/StructTreeRoot"]]
    while open_nodes:
        node = open_nodes.pop().get_object()
        if isinstance(node, list):
            open_nodes += node
        elif isinstance(node, dict):
            found |= {str(node["/Lang"])} if "/Lang" in node else set()
            open_nodes += [node["/K"]] if "/K" in node else []
    return found


def test_tagged_in_two_languages_with_bilingual_bookmarks(tmp_path):
    reader = pypdf.PdfReader(make(tmp_path))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "zh-CN"
    assert "en-GB" in languages_of(reader)
    assert reader.metadata.title.startswith("贸易合作机制——")
    assert "Trade Cooperation: " in reader.metadata.title
    assert reader.metadata.creation_date.timestamp() == DATE
    assert reader.outline[0]["/Title"].replace(" ", "") == "1引言/Introduction"
    metadata = catalogue["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in metadata and b"<pdfaid:part>2<" in metadata


def test_each_language_has_its_own_list_of_references_and_cites_it(tmp_path):
    reader = pypdf.PdfReader(make(tmp_path))
    words = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for entry in ("BALASSA B.", "Balassa, Bela. 1965.", "Zheng, Wanqiong, Huiming Zong"):
        assert words.count(entry) == 1
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    led = [link.get("/Dest") or link["/A"].get("/D") for link in links if "/URI" not in link.get("/A", {})]
    lists = {page.indirect_reference.idnum for page in reader.pages if "BALASSA" in page.extract_text()}
    cited = [place for place in led if not isinstance(place, str) and place[0].idnum in lists]
    columns = [place[2] > reader.pages[0].mediabox.width / 2 for place in cited]
    assert columns.count(False) >= 3 and columns.count(True) >= 3


def test_the_other_languages_abstract_stands_only_beside_its_own(tmp_path):
    first, second = (json.loads(file.read_text(encoding="utf-8")) for file in trees_of(tmp_path))
    words = plain_text(pair_trees(first, second)["blocks"])
    assert words.count("贸易额达到") == words.count("Trade reached") == 1


def test_shared_things_stand_once(tmp_path):
    text = "".join(page.extract_text() for page in pypdf.PdfReader(make(tmp_path)).pages)
    words = " ".join(text.split())
    for once in ("17,795.0", "脚注。", "A note."):
        assert words.count(once) == 1
    for expected in ("9,823 亿美元", "US$982.3 billion", "中国 China", "Figure 1", "Appendix A"):
        assert expected in words or expected.replace(" ", "") in words.replace(" ", "")


def test_same_bytes_in_another_folder(tmp_path):
    assert make(tmp_path / "one").read_bytes() == make(tmp_path / "two 二").read_bytes()


def edited(folder, change):
    trees = [json.loads(path.read_text(encoding="utf-8")) for path in trees_of(folder)]
    change(*trees)
    return trees


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda zh, en: en["blocks"][1]["c"][1].pop(1),
            r"manuscript/zh/01-background.md: block 2 .* a paragraph in zh but the exhibit tbl-glance",
        ),
        (
            lambda zh, en: zh["blocks"][1]["c"][1].pop(),
            r"block 4 .* missing in zh but the exhibit fig-gdp in en; give both languages the same",
        ),
        (lambda zh, en: en["blocks"].pop(2), "02-limits.md: this section stands in one language only"),
        (
            lambda zh, en: en["blocks"][2]["c"][1][1]["c"].__setitem__(0, 3),
            "a heading of level 2 named sec-limits in zh but a heading of level 3",
        ),
        (
            lambda zh, en: en["blocks"][1]["c"][1][2]["c"][1][0]["c"][4][0][3].pop(),
            "the table tbl-glance has not the same rows and columns",
        ),
    ],
)
def test_editions_that_do_not_match(tmp_path, change, message):
    with pytest.raises(InputError, match=message) as problem:
        pair_trees(*edited(tmp_path, change))
    assert "\n" not in str(problem.value)


def test_a_footnote_in_one_language_only(tmp_path):
    def change(zh, en):
        paragraph = zh["blocks"][1]["c"][1][1]["c"]
        paragraph[:] = [inline for inline in paragraph if inline["t"] != "Note"]

    written = json.dumps(pair_trees(*edited(tmp_path, change)))
    assert '"t": "Note"' in written and "footnote-pair" not in written


def test_words_of_inlines():
    emphasis = {"t": "Emph", "c": [{"t": "Str", "c": "b"}]}
    assert plain_text([{"t": "Str", "c": "a"}, {"t": "Space"}, emphasis]) == "a b"
