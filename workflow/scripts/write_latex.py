from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.render.latex import render
from tracepaper.styles.profile import load_style

with reported(snakemake.log):
    render(
        snakemake.input.tree,
        paths.MADE_EXHIBITS,
        snakemake.input.bibliography,
        paths.OWN_TEMPLATES,
        snakemake.output[0],
        snakemake.params.date,
        load_style(snakemake.params.style, paths.OWN_STYLES),
    )
