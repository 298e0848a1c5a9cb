from pathlib import Path

from tracepaper.archive.in_text import COLUMNS, as_csv, rows
from tracepaper.archive.sheet import as_workbook
from tracepaper.errors import reported

with reported(snakemake.log):
    params, output = snakemake.params, snakemake.output
    found = rows(Path("."), params.languages)
    Path(output.csv).write_text(as_csv(found), encoding="utf-8")
    Path(output.xlsx).write_bytes(as_workbook("in-text numbers", COLUMNS, found, params.date))
