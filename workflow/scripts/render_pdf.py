from tracepaper.errors import reported
from tracepaper.render.pdf import render

with reported(snakemake.log):
    render(
        snakemake.input.tree,
        snakemake.params.exhibits,
        "manuscript/templates",
        snakemake.output[0],
        snakemake.params.date,
    )
