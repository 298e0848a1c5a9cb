from tracepaper.changes.revision import make_revision
from tracepaper.errors import reported

with reported(snakemake.log):
    make_revision(snakemake.params, snakemake.output[0], snakemake.threads)
