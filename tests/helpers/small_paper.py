"""A whole paper in miniature, built by the real stages: two sources, a table, a figure, a few sentences."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tiny_evidence import VOCABULARY
from tracepaper.audit.site.build import build_site
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.quantities import Quantity
from tracepaper.evidence.tables import numeric, write_table
from tracepaper.exhibits.exhibit import make_exhibit, write_csv
from tracepaper.manuscript.assemble import assemble
from tracepaper.origins.panels import write_panels
from tracepaper.render.html import render
from tracepaper.sources.raw import read_sidecars
from tracepaper.sources.verification import verify
from tracepaper.statements import claims, facts
from tracepaper.statements.wording import Writer

ROOT = Path(__file__).resolve().parents[2]
UNITS = {"USD": ("USD", 1), "USD_M": ("USD", 10**6), "CNY_100M": ("CNY", 10**8), "PERCENT": ("PERCENT", 1)}
EDITIONS = {"bank": "2026-07", "office": "2025"}
RAW = {
    "bank": [
        "economy,year,gdp",
        "CHN,2023,17500000000000",
        "CHN,2024,18500000000000",
        "VNM,2023,430000",
        "VNM,2024,476000",
    ],
    "office": ["place,joined,name", "VNM,2006,Viet Nam", "CHN,,China", "x,y,<b>z & </script>"],
}
SIDECAR = """source: {source}
edition: "{edition}"
publisher: {{zh: 出版者{source}, en: Publisher of {source}}}
title: {{zh: 统计{source}, en: Statistics of {source}}}
citation: cited so
url: not stated
licence: CC BY 4.0
retrieved: "2026-01-02"
units: as stated
basis: as stated
trust: B
notes: [a note]
files: [{{name: table.csv, sha256: {sha256}, content: the figures}}]
carriers: not applicable
"""
FACTS = """from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact


def facts(evidence):
    gdp = evidence.select("bank", "gdp", period="2024").set_index("economy")["value"]
    yield Fact("gdp-ratio", share(gdp["VNM"], gdp["CHN"]), "PERCENT", 0.1, 2024)
    yield Fact("gdp-china", gdp["CHN"], "USD", 1e10, 2024)
"""
DEFINITIONS = {
    "zh": {"gdp-ratio": "越南与中国之比", "gdp-china": "中国GDP"},
    "en": {"gdp-ratio": "Viet Nam in per cent of China", "gdp-china": "GDP of China <in full>"},
}
CLAIMS = """from tracepaper.statements.claims import all_of, claim, exceeds, rival
from tracepaper.statements.kinds import Level, Summary


def gdp(evidence):
    return evidence.observations("bank", "gdp", by="economy", period="2024")


@claim(Level())
def larger(evidence):
    return exceeds(gdp(evidence)["CHN"], gdp(evidence)["VNM"])


@rival(larger)
def a_hundredth(evidence):
    return exceeds(gdp(evidence)["CHN"] / 100, gdp(evidence)["VNM"])


@claim(Level())
def smaller(evidence):
    return exceeds(gdp(evidence)["VNM"], gdp(evidence)["CHN"])


@claim(Summary())
def summed(evidence):
    return all_of(larger(evidence))
"""
RIVALS = {"zh": {"a-hundredth": "只取<百分之一>"}, "en": {"a-hundredth": "a <hundredth> of it"}}
TABLE = """from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

KEYS = ("economy", "place")


def data(evidence):
    wide = evidence.select("bank", "gdp").pivot(index="economy", columns="period", values="value")
    frame = wide.rename(columns={"2023": "before", "2024": "now"}).astype(object)
    frame["growth"] = [100 * (now / before - 1) for now, before in zip(frame["now"], frame["before"])]
    frame["place"] = [1, 2]
    return frame.reset_index()


def values(data):
    return {}


def cells(data, language):
    head = {"zh": ["", "今年", "增速", "位次"], "en": ["", "Now", "Growth", "Place"]}[language]
    rows = []
    for row in data.itertuples():
        now, growth = format_cell(row.now / 1e9, 1, language), format_cell(row.growth, 1, language)
        rows.append([row.economy, {"text": now, "rowspan": 1}, growth, str(row.place)])
    return Grid(["left", "right", "right", "right"], [head], rows)
"""
CAPTIONS = {
    "zh": "# 两国GDP\n\n注文\n\n::: {.alt}\n两国\n:::\n",
    "en": "# GDP of two\n\nA note\n\n::: {.alt}\nTwo\n:::\n",
}
FIGURE = """READS = ()


def data(evidence):
    return evidence.select("bank", "gdp")[["economy", "period", "value"]]
"""
TEXT = {
    "zh": "# 引言 {{#sec-a}}\n\n中国GDP为[gdp-china]{{.fact}}。"
    "[越南为其[gdp-ratio]{{.fact}}。]{{.claim #larger}}\n\n"
    "见[@tbl-gdp]和[@fig-gdp]。[这不成立。]{{.claim #smaller}}[总之。]{{.claim #summed}}\n\n{exhibits}",
    "en": "# Introduction {{#sec-a}}\n\nThe GDP of China is [gdp-china]{{.fact}}. "
    "[Viet Nam's is [gdp-ratio]{{.fact}} of it.]{{.claim #larger}}\n\n"
    "See [@tbl-gdp] and [@fig-gdp]. [This is false.]{{.claim #smaller}} "
    "[In short.]{{.claim #summed}}\n\n{exhibits}",
}
EXHIBITS = "::: {#tbl-gdp .exhibit}\n:::\n\n::: {#fig-gdp .exhibit}\n:::\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="3" height="2"/>'
    '<g data-column="value" data-rows="0"><path d="M 1 1"/></g></svg>'
)
NARROW = DRAWING.replace("</svg>", '<text x="1" y="1" font-size="1">narrow</text></svg>')
MEASURED = SimpleNamespace(
    QUANTITIES={("fig-gdp", "value"): Quantity("USD", 1e9, {"zh": "国内生产总值", "en": "GDP"})},
    called=lambda code, language: {"CHN": "China"}.get(code, str(code)),
)
REPORT = {
    "checks": [
        {
            "id": "raw",
            "title": {"zh": "原始文件", "en": "Raw files"},
            "looked_at": "checksums",
            "count": 2,
            "failures": [],
            "not_evaluated": [],
            "exempted": [],
        },
        {
            "id": "prose",
            "title": {"zh": "正文", "en": "Prose"},
            "looked_at": "numbers",
            "count": 9,
            "failures": [{"where": "manuscript/zh/01.md:3:1", "text": "a bare number"}],
            "not_evaluated": [],
            "exempted": [{"where": "manuscript/zh/01.md:5:2", "reason": "quoted"}],
        },
    ]
}


def load(path: Path, name: str):
    """A module from a file, under the name it has in the analysis."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def small_paper(tmp_path_factory, evidence_files) -> Path:
    """The folder of a built project; results/audit/index.html is its audit site."""
    folder = tmp_path_factory.mktemp("small")
    sidecars = _raw(folder)
    processed, results = folder / "data/processed", folder / "results"
    for part in ("exhibits", "manuscript"):
        (processed / part).mkdir(parents=True)
    results.mkdir()
    for path in evidence_files:
        (processed / path.name).write_bytes(path.read_bytes())
    (processed / "raw_verified.json").write_text(json.dumps(verify(folder / "data/raw")))
    evidence = Evidence(*evidence_files, UNITS)
    with _own_claims():
        modules = _modules(folder)
        _claims(evidence, results / "claims.json")
    for name in ("tbl-gdp", "fig-gdp"):
        (results / "exhibits" / name).mkdir(parents=True)
    _exhibits(modules, evidence, sidecars, evidence_files, folder)
    made = [modules["sections/sample/facts"]]
    facts.write(
        facts.evaluate(made, evidence, evidence_files, ("zh", "en"), DEFINITIONS), results / "facts.json"
    )
    _manuscript(folder)
    site_of(folder, modules["exhibits/tbl_gdp/exhibit"])
    return folder


@pytest.fixture(scope="session")
def small_page(small_paper) -> Path:
    """The English web page of the small paper, in its place."""
    return page_of(small_paper)


def page_of(folder: Path) -> Path:
    """The English web page of a small paper, made from what its folder has."""
    processed, results = folder / "data/processed", folder / "results"
    origins = {language: processed / f"origins.{language}.json" for language in ("zh", "en")}
    write_panels(
        observations=processed / "observations.parquet",
        statements=processed / "statements.parquet",
        facts=results / "facts.json",
        claims=results / "claims.json",
        verified=processed / "raw_verified.json",
        exhibit_files=sorted(results.glob("exhibits/*/exhibit.json")),
        table_files=sorted(processed.glob("exhibits/*.parquet")),
        code_files=sorted(folder.glob("workflow/analysis/**/*.py")),
        sidecars=read_sidecars(folder / "data/raw", EDITIONS),
        raw=folder / "data/raw",
        vocabulary=VOCABULARY,
        measured=MEASURED,
        outputs=origins,
    )
    page = results / "paper/paper.en.html"
    page.parent.mkdir(exist_ok=True)
    tree = processed / "manuscript/en.json"
    render(tree, results / "exhibits", origins["en"], "templates", page, 1795392000, ["zh", "en"])
    return page


def _raw(folder: Path) -> dict:
    for source, edition in EDITIONS.items():
        place = folder / "data/raw" / source / edition
        place.mkdir(parents=True)
        content = ("\n".join(RAW[source]) + "\n").encode()
        (place / "table.csv").write_bytes(content)
        (place / "source.yml").write_text(
            SIDECAR.format(source=source, edition=edition, sha256=hashlib.sha256(content).hexdigest()),
            encoding="utf-8",
        )
    (folder / "config").mkdir()
    (folder / "config/config.yaml").write_text(json.dumps({"editions": EDITIONS}))
    return read_sidecars(folder / "data/raw", EDITIONS)


def _modules(folder: Path) -> dict:
    texts = {
        "sections/sample/facts": FACTS,
        "sections/sample/claims": CLAIMS,
        "exhibits/tbl_gdp/exhibit": TABLE,
        "exhibits/fig_gdp/exhibit": FIGURE,
    }
    found = {}
    for name, text in texts.items():
        path = folder / "workflow/analysis" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for language, caption in CAPTIONS.items() if path.stem == "exhibit" else ():
            (path.parent / f"caption.{language}.md").write_text(caption, encoding="utf-8")
        found[name] = load(path, "analysis." + name.replace("/", "."))
    return found


def _exhibits(modules, evidence, sidecars, files, folder: Path) -> None:
    processed, results = folder / "data/processed/exhibits", folder / "results/exhibits"
    make_exhibit(
        modules["exhibits/tbl_gdp/exhibit"],
        evidence,
        sidecars,
        files,
        ("zh", "en"),
        results / "tbl-gdp",
        processed / "tbl-gdp.parquet",
    )
    frame = modules["exhibits/fig_gdp/exhibit"].data(evidence)
    write_table(frame, processed / "fig-gdp.parquet", Columns(keys=("economy", "period")))
    write_csv(numeric(frame), results / "fig-gdp/data.csv")
    texts = {"zh": "图题", "en": "A figure"}
    (results / "fig-gdp/exhibit.json").write_text(
        json.dumps(
            {
                "id": "fig-gdp",
                "kind": "figure",
                "title": texts,
                "note": texts,
                "alt": texts,
                "source": texts,
                "table": None,
                "marks": {"value": {"keys": ["economy", "period"], "rows": [0]}},
            }
        )
    )
    for language in ("zh", "en"):
        (results / f"fig-gdp/figure.{language}.svg").write_text(DRAWING)
        (results / f"fig-gdp/figure.{language}.narrow.svg").write_text(NARROW)


@contextmanager
def _own_claims() -> Iterator[None]:
    """Only this paper's claims are registered, whatever other tests have registered."""
    known = dict(claims.CLAIMS)
    claims.CLAIMS.clear()
    try:
        yield
    finally:
        claims.CLAIMS.clear()
        claims.CLAIMS.update(known)


def _claims(evidence, path: Path) -> None:
    sentence = {
        language: {"text": text, "file": f"manuscript/{language}/01.md", "line": 3}
        for language, text in (("zh", "越南为其2.6%。"), ("en", "Viet Nam's is 2.6% of it."))
    }
    writers = [Writer("zh"), Writer("en")]
    sentences = dict.fromkeys(claims.CLAIMS, sentence)
    claims.write(claims.with_sentences(claims.evaluate(evidence, writers, RIVALS), sentences), path)


def _manuscript(folder: Path) -> None:
    metadata = folder / "metadata.yaml"
    metadata.write_text(
        "title: {zh: 小论文——测试, en: 'Small paper: a test'}\nkeywords: {zh: [甲], en: [a]}\n",
        encoding="utf-8",
    )
    (folder / "references.bib").write_text("")
    for language, text in TEXT.items():
        section = folder / "manuscript" / language / "01.md"
        section.parent.mkdir(parents=True)
        section.write_text(text.format(exhibits=EXHIBITS), encoding="utf-8")
        assemble(
            language,
            [section],
            metadata,
            sorted(folder.glob("results/exhibits/*/exhibit.json")),
            folder / "results/facts.json",
            folder / "references.bib",
            folder / f"data/processed/manuscript/{language}.json",
        )


def site_of(folder: Path, table_module, report: bool = True) -> Path:
    """Build the audit site; returns its file."""
    (folder / "results/audit").mkdir(exist_ok=True)
    (folder / "results/audit/report.json").write_text(json.dumps(REPORT))
    processed, output = folder / "data/processed", folder / "results/audit/index.html"
    build_site(
        observations=processed / "observations.parquet",
        statements=processed / "statements.parquet",
        facts=folder / "results/facts.json",
        claims=folder / "results/claims.json",
        verified=processed / "raw_verified.json",
        trees_by_language={lang: processed / f"manuscript/{lang}.json" for lang in ("zh", "en")},
        exhibit_files=sorted(folder.glob("results/exhibits/*/exhibit.json")),
        table_files=sorted(processed.glob("exhibits/*.parquet")),
        code_files=sorted(folder.glob("workflow/analysis/**/*.py")),
        modules=lambda _: table_module,
        sidecars=read_sidecars(folder / "data/raw", EDITIONS),
        raw=folder / "data/raw",
        vocabulary=VOCABULARY,
        output=output,
        report=folder / "results/audit/report.json" if report else None,
    )
    return output
