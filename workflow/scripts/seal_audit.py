from pathlib import Path

from tracepaper.audit.seal import write_seal
from tracepaper.errors import reported

with reported(snakemake.log):
    files = [*snakemake.input.whole, *snakemake.input.audited]
    write_seal(Path("."), files, snakemake.output[0])
