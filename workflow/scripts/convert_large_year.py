from analysis.large.catalogue import product_codes
from analysis.large.convert import convert_year
from tracepaper.errors import reported

with reported(snakemake.log):
    products = product_codes(snakemake.input.products)
    convert_year(snakemake.input.archive, int(snakemake.wildcards.year), products, snakemake.output[0])
