from pathlib import Path

from analysis.large.compute import compute_year, connected
from tracepaper.errors import reported

with reported(snakemake.log):
    flows, out = snakemake.input.flows, dict(snakemake.output.items())
    spill = Path(flows).with_suffix(".spill")
    with connected(snakemake.threads, snakemake.resources.mem_mb * 3 // 4, spill) as connection:
        compute_year(flows, snakemake.input.products, int(snakemake.wildcards.year), out, connection)
