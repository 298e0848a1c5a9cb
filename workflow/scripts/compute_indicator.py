from importlib import import_module

from analysis.vocabulary import UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.tables import write_table

with reported(snakemake.log):
    evidence = Evidence(snakemake.input.observations, snakemake.input.statements, UNITS)
    module = import_module(f"analysis.indicators.{snakemake.wildcards.indicator}")
    write_table(module.table(evidence), snakemake.output[0])
