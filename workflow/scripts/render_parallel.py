from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.render.parallel import render

with reported(snakemake.log):
    render(
        *snakemake.input.trees,
        paths.MADE_EXHIBITS,
        paths.OWN_TEMPLATES,
        snakemake.output[0],
        snakemake.params.date,
    )
