from importlib import import_module

from analysis import vocabulary
from tracepaper.changes.make import make_what_if
from tracepaper.errors import reported

with reported(snakemake.log):
    make_what_if(
        snakemake.params,
        snakemake.output[0],
        snakemake.threads,
        vocabulary,
        lambda source: import_module("analysis.sources." + source.replace("-", "_")),
    )
