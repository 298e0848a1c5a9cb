from analysis.large.catalogue import write_catalogue
from tracepaper.errors import reported

with reported(snakemake.log):
    write_catalogue(
        snakemake.input.archive, snakemake.params.years, snakemake.params.sha256, *snakemake.output
    )
