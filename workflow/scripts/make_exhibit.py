from importlib import import_module
from pathlib import Path

from analysis.vocabulary import BASES, UNIT_WORDS, UNITS
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.exhibits.exhibit import make_exhibit
from tracepaper.sources.raw import read_sidecars

with reported(snakemake.log):
    files = (snakemake.input.observations, snakemake.input.statements)
    sidecars = read_sidecars(paths.RAW, snakemake.params.editions, snakemake.params.languages)
    make_exhibit(
        import_module(paths.module_name(snakemake.input.module)),
        Evidence(*files, UNITS, by_name(snakemake.input.tables), sidecars=sidecars, bases=BASES),
        sidecars,
        files,
        snakemake.params.languages,
        Path(snakemake.output.meta).parent,
        snakemake.output.table,
        UNIT_WORDS,
    )
