from importlib import import_module

from analysis import vocabulary
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.sources.observations import clean, write_part
from tracepaper.sources.raw import RawEdition

with reported(snakemake.log):
    source = snakemake.wildcards.source
    module = import_module("analysis.sources." + source.replace("-", "_"))
    edition = RawEdition(paths.RAW, source, snakemake.params.edition)
    observations, statements = clean(module, edition, vocabulary)
    write_part(observations, snakemake.output.observations)
    write_part(statements, snakemake.output.statements)
