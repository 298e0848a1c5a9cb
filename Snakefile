# The paper on one page: raw files -> observations -> indicators -> exhibits, facts, claims ->
# manuscript -> PDF, DOCX, HTML, in every language of config/config.yaml.
from pathlib import Path
import os
import sys

sys.path[:0] = ["src", "workflow"]
from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.forkserver import start as forkserver
from tracepaper.languages import known_languages
from tracepaper.paper import Paper
from tracepaper.settings import check_config
from tracepaper.styles.profile import load_style


configfile: "config/config.yaml"


# Snakemake has read them itself, and of two keys of one name takes the last without a word
for file in filter(
    os.path.isfile, ("config/config.yaml", "profiles/default/config.yaml")
):
    read_yaml(file)
check_config(config, known_languages())
os.environ.update(paths.environment(config["source_date_epoch"]))
if not workflow.is_main_process:  # one job of a build, as on a cluster
    os.environ[forkserver.RUNNING] = ""
sys.executable = forkserver.interpreter(paths.imported_by_steps)  # for the steps

PAPER = Paper(config)
PAPER.declare()
LANGUAGES, FORMATS = PAPER.languages, paths.FORMATS
RAW, PROCESSED, RESULTS = paths.RAW, paths.PROCESSED, paths.RESULTS
SOURCES, EDITIONS, SIDECARS = PAPER.sources, PAPER.editions, PAPER.sidecars
INDICATORS, EXHIBITS = PAPER.indicators, PAPER.exhibits
SECTIONS, BIBLIOGRAPHY, METADATA = PAPER.sections, PAPER.bibliography, PAPER.metadata
STYLE = load_style(config.get("style"), paths.OWN_STYLES).name


container: "docker://python:3.11"  # never used here: the environment is made by ./run or environment.yml


include: "workflow/rules/clean.smk"
include: "workflow/rules/indicators.smk"
include: "workflow/rules/exhibits.smk"
include: "workflow/rules/statements.smk"
include: "workflow/rules/manuscript.smk"
include: "workflow/rules/audit.smk"
include: "workflow/rules/update.smk"
include: "workflow/rules/changes.smk"
include: "workflow/rules/site.smk"
include: "workflow/rules/journal.smk"
include: "workflow/rules/archive.smk"
include: "workflow/rules/formats.smk"


for own in sorted(Path("workflow/own").glob("*.smk")):  # of this paper and no other

    include: str(own)


# every file by its name: a step whose file is gone is done again, though what was made of it is still there
rule all:
    default_target: True
    input:
        PAPER.outputs,
    message:
        "The paper is in results/paper, its exhibits in results/exhibits."
