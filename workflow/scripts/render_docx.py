from tracepaper.errors import reported
from tracepaper.render.docx import render

with reported(snakemake.log):
    render(snakemake.input.tree, snakemake.params.exhibits, "manuscript/filters",
           snakemake.output[0], snakemake.params.date)
