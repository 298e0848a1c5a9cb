from tracepaper.errors import reported
from tracepaper.sources.observations import combine

with reported(snakemake.log):
    combine(
        snakemake.input.observations,
        snakemake.input.statements,
        snakemake.output.observations,
        snakemake.output.statements,
    )
