from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.manuscript.front_matter import Declared
from tracepaper.render.jats import render

with reported(snakemake.log):
    render(
        snakemake.input.tree,
        paths.MADE_EXHIBITS,
        snakemake.input.bibliography,
        snakemake.output[0],
        Declared(**snakemake.params.declared),
    )
