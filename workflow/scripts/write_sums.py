from pathlib import Path

from tracepaper.errors import reported
from tracepaper.sums import as_text, sums_of

with reported(snakemake.log):
    Path(snakemake.output[0]).write_text(as_text(sums_of(Path("."), snakemake.input.whole)), encoding="utf-8")
