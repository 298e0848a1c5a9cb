from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.journal.report import report
from tracepaper.manuscript.front_matter import Declared
from tracepaper.styles.profile import load_style

with reported(snakemake.log):
    report(
        load_style(snakemake.params.journal, paths.OWN_STYLES),
        snakemake.params.style,
        dict(zip(snakemake.params.languages, snakemake.input.trees, strict=True)),
        snakemake.input.metadata,
        Declared(**snakemake.params.declared),
        snakemake.output.json,
        snakemake.output.text,
    )
