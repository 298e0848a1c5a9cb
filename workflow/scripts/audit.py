from tracepaper.audit.report import raise_if_failed
from tracepaper.errors import reported

with reported(snakemake.log):
    raise_if_failed(snakemake.input.report)
