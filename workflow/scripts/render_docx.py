from tracepaper.errors import reported
from tracepaper.render.docx import render

with reported(snakemake.log):
    render(snakemake.input.tree, snakemake.params.exhibits, snakemake.output[0], snakemake.params.date)
