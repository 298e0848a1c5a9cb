import json

from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.sources.verification import verify

with reported(snakemake.log):
    rows = verify(paths.RAW)
    with open(snakemake.output[0], "w", encoding="utf-8") as file:
        json.dump(rows, file, indent=1)
        file.write("\n")
