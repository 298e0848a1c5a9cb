from tracepaper.checks import check
from tracepaper.errors import reported

with reported(snakemake.log):
    check("manuscript", snakemake.params.languages, snakemake.input.facts, snakemake.input.claims,
          snakemake.params.exhibits, snakemake.input.bibliography)
