# The paper on one page: raw files -> observations -> indicators -> exhibits, facts, claims ->
# manuscript -> PDF, DOCX, HTML, in Chinese and in English.
from pathlib import Path
import os
import sys

WORKFLOW = Path(workflow.basedir) / "workflow"
sys.path[:0] = [str(WORKFLOW.parent / "src"), str(WORKFLOW)]
from tracepaper import paths as layout


configfile: "config/config.yaml"


layout.check_config(config, WORKFLOW.parent / "config" / "schema.yaml")
os.environ.update(layout.environment(WORKFLOW, config["source_date_epoch"]))

RAW, PROCESSED, RESULTS = "data/raw", "data/processed", "results"
LANGUAGES = config["languages"]
FORMATS = ["pdf", "docx", "html"]
ANALYSIS = "workflow/analysis"
MACHINERY = layout.machinery_files(WORKFLOW.parent)
RENDERING = MACHINERY
SOURCES = layout.find_sources(WORKFLOW / "analysis/sources")
INDICATORS = layout.find_modules(WORKFLOW / "analysis/indicators")
EXHIBIT_MODULES = layout.find_exhibits(WORKFLOW / "analysis/exhibits")
EXHIBITS = list(EXHIBIT_MODULES)
CAPTIONS = [
    str(path)
    for language in LANGUAGES
    for path in sorted(Path(ANALYSIS).glob(f"exhibits/*/caption.{language}.md"))
]
FACTS = layout.find_sections(WORKFLOW / "analysis/sections", "facts")
CLAIMS = layout.find_sections(WORKFLOW / "analysis/sections", "claims")
ANALYSIS_CODE = [*layout.shared_modules(WORKFLOW / "analysis"), *MACHINERY]
SECTIONS = sorted(str(path) for path in Path("manuscript").glob("??/*.md"))


container: "docker://python:3.11"  # never used here: the environment is made by ./run or environment.yml


include: "workflow/rules/clean.smk"
include: "workflow/rules/indicators.smk"
include: "workflow/rules/exhibits.smk"
include: "workflow/rules/statements.smk"
include: "workflow/rules/manuscript.smk"
include: "workflow/rules/audit.smk"
include: "workflow/rules/update.smk"
include: "workflow/rules/changes.smk"


rule all:
    default_target: True
    input:
        expand(
            "results/paper/paper.{language}.{format}",
            language=LANGUAGES,
            format=FORMATS,
        ),
        ["results/paper/paper.parallel.pdf"] if len(LANGUAGES) == 2 else [],
        "results/facts.json",
        "results/claims.json",
    message:
        "The paper is in results/paper, its exhibits in results/exhibits."
