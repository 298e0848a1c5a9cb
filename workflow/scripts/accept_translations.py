from tracepaper import paths
from tracepaper.audit.checks.parity import LOCK, accept
from tracepaper.audit.material import Material
from tracepaper.errors import reported

with reported(snakemake.log):
    pairs = accept(Material(paths.project(), snakemake.params.languages, {}))
    print(f"{pairs} pairs of blocks are now on record in {LOCK}; commit it with the sections and captions")
