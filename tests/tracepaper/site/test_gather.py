"""All that is shown in one folder, without another copy of its bytes."""

from __future__ import annotations

import os

import pytest

from tracepaper.files import write_json
from tracepaper.site.gather import build_site, place


def tree(label: str) -> dict:
    div = [["fig-gdp", ["exhibit", "figure"], [["exhibit", "fig-gdp"], ["label", label]]], []]
    meta = {key: {"t": "MetaString", "c": value} for key, value in (("title", label), ("lang", "en-US"))}
    return {"meta": meta, "blocks": [{"t": "Div", "c": div}]}


@pytest.fixture
def results(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("paper/paper.en.html", "changes/index.html", "changes/figures/a.svg", "facts.json"):
        (tmp_path / "results" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "results" / name).write_text(name, encoding="utf-8")
    for folder in ("exhibits/fig-gdp", "audit"):
        (tmp_path / "results" / folder).mkdir(parents=True)
    write_json({"title": {"en": "GDP"}}, tmp_path / "results/exhibits/fig-gdp/exhibit.json")
    write_json({"checks": []}, tmp_path / "results/audit/report.json")
    write_json(tree("Figure 1"), tmp_path / "en.json")
    return tmp_path / "results"


def test_files_keep_their_places_and_are_not_there_twice(results):
    build_site(
        results=["results/paper/paper.en.html", "results/facts.json"],
        changes="results/changes",
        trees_by_language={"en": "en.json"},
        exhibit_files=["results/exhibits/fig-gdp/exhibit.json"],
        report="results/audit/report.json",
        output="results/site",
    )
    made = {path.relative_to(results / "site").as_posix() for path in (results / "site").rglob("*.*")}
    assert made == {
        "index.html",
        ".nojekyll",
        "paper/paper.en.html",
        "changes/index.html",
        "changes/figures/a.svg",
        "facts.json",
    }
    assert os.path.samefile(results / "facts.json", results / "site/facts.json")
    page = (results / "site/index.html").read_text(encoding="utf-8")
    assert 'href="paper/paper.en.html#fig-gdp">Figure 1</a> GDP' in page
    assert 'href="changes/index.html"' in page


def test_a_disk_without_links_gets_copies(results, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    place(results / "facts.json", results / "site/facts.json")
    assert (results / "site/facts.json").read_text(encoding="utf-8") == "facts.json"
