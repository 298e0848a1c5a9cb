"""Behind the gate: what would run or be fetched where the paper is opened is kept out of its tree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from render_sample import assemble_sample, write_sample
from tracepaper.errors import InputError
from tracepaper.manuscript.finished import require_words_only
from tracepaper.manuscript.pandoc import GENEROUS, convert
from tracepaper.manuscript.tree import read_image, read_tree


def blocks(markdown: str):
    return json.loads(convert(markdown, GENEROUS + "+rebase_relative_paths", "json", []))["blocks"]


@pytest.mark.parametrize(
    "text",
    [
        'Words, #read("/etc/passwd"), `<script>`, $x$ and *faces* [x]{data-fact=a .fact} [b](#sec-a).',
        "[a](https://example.org/a_(b)?c=d#e) [a](http://10.0.0.1:80) [a](mailto:a.b@example.org)",
        "[a](https://doi.org/10.1002/%28SICI%291099-1255%28199601%2911:1%3C1::AID%3E3.0.CO;2-#)",
        "![a](fig-gdp/figure.zh.svg)",
        "[很好](https://zh.wikipedia.org/wiki/北部湾)",
    ],
)
def test_words_and_addresses_pass(text):
    require_words_only(blocks(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("```{=typst}\n#read(1)\n```", "raw typst '#read(1)' would be run"),
        ("a `<w:p/>`{=openxml} b", "raw openxml"),
        ("<script>alert(1)</script>", "raw html '<script>alert(1)"),
        ("a <!-- b --> c", "raw html"),
        ("\\input{x}", "raw tex"),
        ("[a](javascript:alert(1))", "the link to 'javascript:alert(1)' leads to no page"),
        ("[a](JAVASCRIPT:alert(1))", "leads to no page"),
        ("[a](vbscript:x)", "leads to no page"),
        ("[a](data:text/html,x)", "leads to no page"),
        ("[a](file:///etc/passwd)", "leads to no page"),
        ("[a](//example.org)", "leads to no page"),
        ("[a](other.html)", "leads to no page"),
        ("[a](https://example.org@evil.example)", "leads to no page"),
        ("[a](ftp://example.org)", "leads to no page"),
        ("[a](https://example.org/\u202egro)", "leads to no page"),
        ("![a](/etc/passwd)", "the picture '/etc/passwd' is no exhibit's"),
        ("![a](https://example.org/a.png)", "is no exhibit's"),
        ("![a](../figure.zh.svg)", "is no exhibit's"),
        ("[a]{onclick=x}", "the attribute 'onclick'"),
        ("[a]{style=x}", "the attribute 'style'"),
        ("::: {custom-style=Title}\na\n:::", "the attribute 'custom-style'"),
        ("a\u202eb", "'a' is followed by U+202E RIGHT-TO-LEFT OVERRIDE, which nobody sees"),
        ("a\x00b", "U+0000"),
    ],
)
def test_the_rest_does_not(text, told):
    with pytest.raises(InputError) as problem:
        require_words_only(blocks(text))
    assert told in str(problem.value)


def test_a_drawing_outside_the_exhibits_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    for name in (str(tmp_path / "secret"), "../secret", "fig-a/../../secret"):
        with pytest.raises(InputError, match="only the drawings of exhibits"):
            read_image(tmp_path / "exhibits", name)


def assemble_with(folder: Path, bibliography: str) -> Path:
    write_sample(folder)
    file = folder / "references.bib"
    file.write_text(file.read_text(encoding="utf-8").replace("title={Trade", bibliography), encoding="utf-8")
    return assemble_sample(folder, "en")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("title={\\href{javascript:alert(1)}{x} Trade", "the link to 'javascript:alert(1)'"),
        ("title={\\includegraphics{/etc/passwd} Trade", "the picture '/etc/passwd'"),
        ("title={\\foo{x} Trade", "raw latex"),
        ("url={file:///etc/passwd}, title={Trade", "the link to 'file:///etc/passwd'"),
    ],
)
def test_the_bibliography_is_looked_at_too(tmp_path, title, told):
    with pytest.raises(InputError) as problem:
        assemble_with(tmp_path, title)
    assert told in str(problem.value)


def test_a_file_that_a_reference_includes_is_not_read(tmp_path):
    secret = tmp_path / "secret.tex"
    secret.write_text("the secret", encoding="utf-8")
    tree = assemble_with(tmp_path / "paper", f"title={{\\input{{{secret}}} Trade")
    assert "secret" not in tree.read_text(encoding="utf-8")


def test_what_the_gate_took_for_a_comment_pandoc_does_not_see(tmp_path):
    """An HTML comment may end earlier than it looks, and what follows it would be read."""
    write_sample(tmp_path)
    section = tmp_path / "en/02-limits.md"
    hidden = "\n\nSeen.\n\n<!--> <script>alert(1)</script> [nobody]{.fact} --> <!-- b\n\n[x]{.fact} -->\n"
    section.write_text(section.read_text(encoding="utf-8") + hidden, encoding="utf-8")
    tree = read_tree(assemble_sample(tmp_path, "en"))
    assert "Seen." in json.dumps(tree) and "alert" not in json.dumps(tree)


def test_a_doi_leads_to_its_work(tmp_path):
    write_sample(tmp_path)
    section = tmp_path / "en/02-limits.md"
    text = section.read_text(encoding="utf-8") + "\n[A work](doi:10.1000/182).\n"
    section.write_text(text, encoding="utf-8")
    assert "https://doi.org/10.1000/182" in assemble_sample(tmp_path, "en").read_text(encoding="utf-8")


def test_a_title_with_a_character_that_nobody_sees_is_told(tmp_path):
    """YAML may write it as an escape, which its file does not show."""
    write_sample(tmp_path)
    file = tmp_path / "metadata.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"Trade', '"\\u202eTrade'), encoding="utf-8")
    with pytest.raises(InputError, match=r"U\+202E RIGHT-TO-LEFT OVERRIDE, which nobody sees"):
        assemble_sample(tmp_path, "en")
