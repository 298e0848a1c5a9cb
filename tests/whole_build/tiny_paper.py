"""A whole paper of one source, one figure and one table, in any of three languages: another paper than ours.

It takes the package, the rules and the scripts as they are, and brings everything else.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRENCH = ROOT / "tests/helpers/french/tracepaper_languages"  # not one of the package's own languages
ANALYSIS = {
    "__init__.py": "",
    "vocabulary.py": """
UNITS = {"USD_T": ("USD", 1e12)}
UNIT_WORDS, BASES, MIRRORS, STATUSES = {}, {}, {}, set()
MAY_BE_NEGATIVE = WHOLES = NOT_DATA = ()
SOURCES_TABLE = "tbl-sources"
DIMENSIONS = {"economy": {"VNM", "CHN"}}
DIMENSION_WORDS = {"economy": {"zh": "经济体", "en": "Economy", "fr": "Économie"}}

def name_of(dimension, code, language):
    from tracepaper.languages.territories import economy_name
    return economy_name(code, language)
""",
    "quantities.py": """
from tracepaper.evidence.quantities import Quantity

QUANTITIES = {}
SERIES = {("bank", "gdp"): Quantity("USD", 1e11, {"zh": "产出", "en": "output", "fr": "production"})}
""",
    "names.py": """
from tracepaper.languages.territories import economy_name

def called(code, language, column=""):
    return economy_name(code, language) if column == "economy" else str(code)
""",
    "figure_words.py": """
from analysis.names import called
from tracepaper.evidence.quantities import Quantity

WORDS = {"zh": "国内生产总值", "en": "GDP", "fr": "PIB"}
QUANTITIES = {("fig-gdp", "value"): Quantity("USD", 1e11, WORDS)}
""",
    "sources/bank.py": """
def observations(edition):
    frame = edition.table("gdp.csv", {"economy": "text", "year": "integer", "value": "number"})
    return frame.rename(columns={"year": "period"}).assign(series="gdp", unit="USD_T")
""",
    "exhibits/fig_gdp/exhibit.py": """
from tracepaper.exhibits import drawing
from tracepaper.exhibits.captions import Value
from tracepaper.exhibits.bound_marks import cells, show

def data(evidence):
    return evidence.select("bank", "gdp")[["economy", "period", "value"]]

def values(data):
    last = data[(data["economy"] == "CHN") & (data["period"] == data["period"].max())]
    until = Value(int(data["period"].max()), "YEAR", 1)
    return {"until": until, "latest": Value(last["value"].iloc[0], "USD", 1e11)}

def draw(data, language):
    figure, axes = drawing.canvas()
    for code, rows in data.groupby("economy"):
        course = axes.plot(rows["period"].astype(int), rows["value"] / 1e12)
        show(course, cells("value", economy=code, period=rows["period"]))
    axes.set_ylabel({"zh": "万亿美元", "en": "US$ trillion", "fr": "billions de dollars"}[language])
    axes.set_xticks(sorted(set(data["period"].astype(int))))
    return figure
""",
    "exhibits/fig_gdp/again.sql": """
-- key: economy, period
SELECT economy, year AS period, CAST(value AS DOUBLE) * 1e12 AS value FROM "bank/gdp.csv"
""",
    "exhibits/tbl_sources/exhibit.py": """
import pandas as pd
from tracepaper.exhibits.exhibit import Grid

KEYS = ("source", "edition")
HEAD = {"zh": ["来源", "版次"], "en": ["Source", "Edition"], "fr": ["Source", "Édition"]}

def data(evidence):
    return pd.DataFrame([{"source": source, "edition": edition} for source, edition in evidence.sidecars])

def values(data):
    return {}

def cells(data, language):
    return Grid(["left", "left"], [HEAD[language]], data.values.tolist())
""",
    "exhibits/tbl_sources/again.sql": '-- key: source\nSELECT source, edition FROM "sidecars"\n',
    "sections/size/facts.py": """
from tracepaper.statements.facts import Fact

def facts(evidence):
    for code in ("CHN", "VNM"):
        value = evidence.select("bank", "gdp", economy=code, period="2023")["value"].iloc[0]
        yield Fact(f"gdp-{code.lower()}", value, "USD", 1e11, 2023)
""",
    "sections/size/claims.py": """
from tracepaper.statements.claims import claim, exceeds
from tracepaper.statements.kinds import Level

@claim(Level())
def china_larger(evidence):
    gdp = evidence.observations("bank", "gdp", by="economy", period="2023")
    return exceeds(gdp["CHN"], gdp["VNM"])
""",
    "sections/size/again.sql": """
SELECT 'gdp-' || lower(economy) AS name, CAST(value AS DOUBLE) * 1e12 AS value
FROM "bank/gdp.csv" WHERE year = '2023'
""",
}
# per language: what a person writes to add it, beside the language's own module
TEXTS = {
    "zh": {
        "fig_gdp": "# [[until]{.fact}年中国的产出高于越南]{.claim #china-larger}\n\n"
        "最后为[latest]{.fact}。\n\n::: {.alt}\n线。\n:::\n",
        "tbl_sources": "# 来源\n\n::: {.alt}\n来源。\n:::\n",
        "section": "# 规模 {#sec-t}\n\n[2023年中国产出为[gdp-chn]{.fact}，高于越南的[gdp-vnm]{.fact}。]"
        "{.claim #china-larger}见[@fig-gdp]和[@tbl-sources]。\n",
        "title": "小论文",
        "keyword": "产出",
        "publisher": "银行",
        "definition": "产出",
    },
    "en": {
        "fig_gdp": "# [China's output was above Viet Nam's in [until]{.fact}]{.claim #china-larger}\n\n"
        "At last [latest]{.fact}.\n\n::: {.alt}\nA line.\n:::\n",
        "tbl_sources": "# Sources\n\n::: {.alt}\nSources.\n:::\n",
        "section": "# Size {#sec-t}\n\n[In 2023 China's output was [gdp-chn]{.fact}, more than Viet Nam's "
        "[gdp-vnm]{.fact}.]{.claim #china-larger} See [@fig-gdp] and [@tbl-sources].\n",
        "title": "A small paper",
        "keyword": "output",
        "publisher": "Bank",
        "definition": "output",
    },
    "fr": {
        "fig_gdp": "# [La production de la Chine est supérieure en [until]{.fact}]"
        "{.claim #china-larger}\n\nÀ la fin [latest]{.fact}.\n\n::: {.alt}\n"
        "Une ligne.\n:::\n",
        "tbl_sources": "# Sources\n\n::: {.alt}\nSources.\n:::\n",
        "section": "# Taille {#sec-t}\n\n[En 2023 la production de la Chine était de [gdp-chn]{.fact}, "
        "supérieure aux [gdp-vnm]{.fact} du Viêt Nam.]{.claim #china-larger} Voir [@fig-gdp] et "
        "[@tbl-sources].\n",
        "title": "Un petit article",
        "keyword": "production",
        "publisher": "Banque",
        "definition": "production",
    },
}
EXHIBITS = "\n::: {#fig-gdp .exhibit}\n:::\n\n::: {#tbl-sources .exhibit}\n:::\n"
CARD = """source: bank
edition: "{edition}"
publisher: {publisher}
title: {publisher}
citation: Bank
url: https://example.org
licence: CC0
retrieved: "2026-11-23"
units: USD
basis: as published
trust: A
notes: []
files: [{{name: gdp.csv, sha256: {sha256}, content: GDP}}]
carriers: not applicable
"""


def write_paper(folder: Path, languages: Sequence[str]) -> Path:
    """A paper in these languages, with no edition of its source yet."""
    for part in ("workflow", "src"):
        ignored = shutil.ignore_patterns("analysis", "own", "__pycache__")
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    shutil.copytree(ROOT / "profiles", folder / "profiles")
    shutil.copy2(ROOT / "Snakefile", folder)
    (folder / "config").mkdir()
    shutil.copy2(ROOT / "config/schema.yaml", folder / "config")
    for name, text in ANALYSIS.items():
        write(folder / "workflow/analysis" / name, text)
    for language in languages:
        write_language(folder, language)
    titles, keywords = ({lang: TEXTS[lang][key] for lang in languages} for key in ("title", "keyword"))
    listed = {language: [word] for language, word in keywords.items()}
    write(folder / "manuscript/metadata.yaml", f"title: {titles}\nkeywords: {listed}\n")
    write(folder / "manuscript/references.bib", "")
    return folder


def write_language(folder: Path, language: str) -> None:
    """Its captions, definitions and section, and its module if the package does not have it."""
    texts, analysis = TEXTS[language], folder / "workflow/analysis"
    for exhibit in ("fig_gdp", "tbl_sources"):
        write(analysis / f"exhibits/{exhibit}/caption.{language}.md", texts[exhibit])
    write(analysis / f"sections/size/facts.{language}.yaml", f"gdp: {texts['definition']}\n")
    write(folder / f"manuscript/{language}/01-size.md", texts["section"] + EXHIBITS)
    for module in FRENCH.glob(f"{language}*.py"):
        write(folder / "workflow" / FRENCH.name / module.name, module.read_text(encoding="utf-8"))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def file_edition(folder: Path, name: str, languages: Sequence[str], *rows: str) -> None:
    """File an edition of the source.  rows: economy,year,value."""
    content = "\n".join(("economy,year,value", *rows, ""))
    publisher = {language: TEXTS[language]["publisher"] for language in languages}
    digest = hashlib.sha256(content.encode()).hexdigest()
    place = folder / "data/raw/bank" / name
    write(place / "gdp.csv", content)
    write(place / "source.yml", CARD.format(edition=name, publisher=publisher, sha256=digest))


def choose(folder: Path, name: str, languages: Sequence[str]) -> None:
    """Write the configuration: these languages, this edition."""
    write(
        folder / "config/config.yaml",
        f"languages: [{', '.join(languages)}]\nbyline: []\nsource_date_epoch: 1795392000\n"
        f'editions: {{bank: "{name}"}}\n',
    )
