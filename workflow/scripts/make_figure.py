from importlib import import_module

from analysis.vocabulary import UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.exhibits.exhibit import make_exhibit
from tracepaper.sources.raw import read_sidecars

with reported(snakemake.log):
    files = (snakemake.input.observations, snakemake.input.statements)
    evidence = Evidence(*files, UNITS, by_name(snakemake.input.tables))
    module = import_module("analysis.exhibits." + snakemake.wildcards.exhibit.replace("-", "_"))
    sidecars = read_sidecars(snakemake.params.raw, snakemake.params.editions)
    make_exhibit(module, evidence, sidecars, files, snakemake.output)
