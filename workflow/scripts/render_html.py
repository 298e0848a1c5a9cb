from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.render.html import render

with reported(snakemake.log):
    render(
        snakemake.input.tree,
        paths.MADE_EXHIBITS,
        snakemake.input.origins,
        paths.OWN_TEMPLATES,
        snakemake.output[0],
        snakemake.params.date,
        snakemake.params.languages,
    )
