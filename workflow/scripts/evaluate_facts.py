from importlib import import_module
from pathlib import Path

from analysis.vocabulary import UNIT_WORDS, UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.statements import facts

with reported(snakemake.log):
    files = (snakemake.input.observations, snakemake.input.statements)
    evidence = Evidence(*files, UNITS, by_name(snakemake.input.tables))
    sections = [Path(file).parent.name for file in snakemake.input.modules]
    modules = [import_module(f"analysis.sections.{name}.facts") for name in sections]
    registry = facts.evaluate(modules, evidence, files, snakemake.params.languages, UNIT_WORDS)
    facts.write(registry, snakemake.output[0])
