from analysis.large.merge import merge_years
from tracepaper.errors import reported

with reported(snakemake.log):
    for index, out in snakemake.output.items():
        merge_years(snakemake.input[index], out)
