"""A project that looks built: enough of a paper for the archive, in English and Chinese."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from tracepaper import paths
from tracepaper.archive.make import make
from tracepaper.audit.interchange.crate import WORKFLOW, as_crate
from tracepaper.files import write_json
from tracepaper.sources.raw import read_sidecars
from tracepaper.sums import as_text, files_under, sums_of

CARD = """source: {source}
edition: "2024"
publisher: {{en: Bank, zh: 银行}}
title: {{en: Output, zh: 产出}}
citation: Bank, Output.
url: https://example.org/{source}
licence: {licence}
retrieved: "2026-01-02"
units: USD
basis: as published
trust: A
notes: []
files: [{{name: gdp.csv, sha256: {sha256}, content: GDP}}]
carriers: not applicable
"""
RAW = "economy,year,value\nCHN,2023,18\n"
CONFIG = {
    "languages": ["en", "zh"],
    "byline": [{"name": name, "affiliation": "A House"} for name in ("Ann Author", "Bo Author")],
    "version": "1.2.0",
    "source_date_epoch": 1795392000,
    "editions": {},
}
TOP = "output-two-1.2.0"
RESULT = "results/exhibits/tbl-gdp/data.csv"


def tree(language: str, label: str) -> dict:
    div = [["tbl-gdp", ["exhibit"], [["exhibit", "tbl-gdp"], ["label", label]]], []]
    meta = {"title": {"t": "MetaString", "c": "T"}, "lang": {"t": "MetaString", "c": language}}
    return {"meta": meta, "blocks": [{"t": "Div", "c": div}]}


def add_source(folder: Path, source: str, licence: str) -> None:
    place = folder / "data/raw" / source / "2024"
    place.mkdir(parents=True)
    content = f"{RAW}VNM,2023,{len(source)}\n"
    (place / "gdp.csv").write_text(content, encoding="utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    (place / "source.yml").write_text(
        CARD.format(source=source, licence=licence, sha256=digest), encoding="utf-8"
    )


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def mirror(project: Path) -> Path:
    """The copy of the inputs that a build works on, with what it makes."""
    build = project / ".build"
    for part in paths.INPUTS:
        for name in files_under(project, part):
            (build / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / name, build / name)
    return build


def write_project(folder: Path) -> Path:
    """A repository with one source that may be passed on and one that may not; built in .build."""
    texts = {
        "Snakefile": 'include: "workflow/rules/clean.smk"\n',
        "workflow/rules/clean.smk": "rule verify_raw:\n    output: 'a'\n",
        "workflow/analysis/sources/open.py": "",
        "workflow/analysis/sources/closed.py": "",
        "workflow/analysis/exhibits/tbl_gdp/exhibit.py": '"""A table."""\n\n\ndef data(evidence): ...\n',
        "config/config.yaml": json.dumps(CONFIG),
        "manuscript/metadata.yaml": "title: {en: 'Output of two: a study', zh: 两国产出}\n",
        "LICENSE": "MIT\n",
        "run": "#!/bin/sh\n",
        "data/raw/.gitignore": "inbox/\n",
        ".gitignore": ".build/\nresults/\ndata/processed/\n",
        "README.md": "# A paper\n",
        "notes.txt": "kept with the paper\n",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "run").chmod(0o755)
    add_source(folder, "open", "CC BY 4.0")
    add_source(folder, "closed", "not stated")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    build = mirror(folder)
    made = {RESULT: "a,b\n1,2\n", "results/paper/paper.en.pdf": "%PDF"}
    for name, text in made.items():
        (build / name).parent.mkdir(parents=True, exist_ok=True)
        (build / name).write_text(text, encoding="utf-8")
    write_json({"facts": {"one": {}}}, build / "results/facts.json")
    titles = {"title": {"en": "Two", "zh": "两国"}}
    write_json(titles, build / "results/exhibits/tbl-gdp/exhibit.json")
    for language, label in (("en", "Table 1"), ("zh", "表1")):
        (build / "data/processed/manuscript").mkdir(parents=True, exist_ok=True)
        write_json(tree(language, label), build / f"data/processed/manuscript/{language}.json")
    snakefile = build / "results/audit/Snakefile"
    snakefile.parent.mkdir()
    snakefile.write_text("rule all:\n")
    cards = read_sidecars(folder / "data/raw", {"open": "2024", "closed": "2024"})
    about = {"name": "T", "description": "D", "licence": "https://example.org/l", "snakemake": "9"}
    crate = as_crate(build, [RESULT, f"results/{WORKFLOW}"], cards, about, "2026-11-23")
    write_json(crate, build / "results/ro-crate-metadata.json")
    names = [name for part in ("results", "data/processed") for name in files_under(build, part)]
    (build / paths.SUMS).write_text(as_text(sums_of(build, names)), encoding="utf-8")
    return folder


RESULTS = [
    *(RESULT, "results/facts.json", "results/SHA256SUMS", "results/paper/paper.en.pdf"),
    *("results/audit/Snakefile", "results/ro-crate-metadata.json"),
]
SHEET = "results/archive/in-text-numbers.csv"


def archived(project: Path, to_pdf=None) -> Path:
    """The archive of the project; its READMEs are printed if it is said how."""
    build = project / ".build"
    (build / SHEET).parent.mkdir(parents=True, exist_ok=True)
    (build / SHEET).write_text("id,page,value\na,1,2.5\nb,,3\n", encoding="utf-8")
    target = build / f"results/archive/{TOP}.zip"
    config = {**CONFIG, "editions": {"open": "2024", "closed": "2024"}}
    make(project, build, config, RESULTS, {"closed": "A_KEY"}, [SHEET], target, to_pdf)
    return target
