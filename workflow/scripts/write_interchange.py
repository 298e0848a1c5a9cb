from pathlib import Path

from tracepaper import paths
from tracepaper.audit.interchange.write import write_all
from tracepaper.changes.state import published_date
from tracepaper.errors import reported

with reported(snakemake.log):
    params = snakemake.params
    outputs = [name for name in snakemake.input.whole if name.startswith(f"{paths.RESULTS}/")]
    date = published_date(params.date)
    write_all(Path("."), [*outputs, snakemake.input.report], params.editions, params.languages, date)
