from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.manuscript.gate import check

with reported(snakemake.log):
    check(
        "manuscript",
        snakemake.params.languages,
        snakemake.input.facts,
        snakemake.input.claims,
        snakemake.params.exhibits,
        paths.EXHIBITS,
        snakemake.input.bibliography,
        snakemake.input.figures,
    )
