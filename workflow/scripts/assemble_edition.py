from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.manuscript.assemble import assemble
from tracepaper.manuscript.front_matter import Declared
from tracepaper.styles.profile import load_style

with reported(snakemake.log):
    given = snakemake.input
    assemble(
        snakemake.wildcards.language,
        given.sections,
        given.metadata,
        given.exhibits,
        given.facts,
        given.bibliography,
        snakemake.output[0],
        declared=Declared(**snakemake.params.declared),
        abstracts=dict(zip(snakemake.params.others, given.abstracts, strict=True)),
        style=load_style(snakemake.params.style, paths.OWN_STYLES),
    )
