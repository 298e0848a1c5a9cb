from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.render.markdown import render

with reported(snakemake.log):
    render(snakemake.input.tree, paths.MADE_EXHIBITS, snakemake.output[0], snakemake.params.date)
