from importlib import import_module

from analysis.vocabulary import BASES, UNITS
from tracepaper.errors import reported
from tracepaper.evidence.columns import columns_of
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.guard import guarded
from tracepaper.evidence.tables import write_table

with reported(snakemake.log):
    evidence = Evidence(snakemake.input.observations, snakemake.input.statements, UNITS, bases=BASES)
    module = import_module(f"analysis.indicators.{snakemake.wildcards.indicator}")
    with guarded():
        table = module.table(evidence)
    columns = columns_of(module, f"indicator {snakemake.wildcards.indicator}", evidence.dimensions)
    write_table(table, snakemake.output[0], columns)
