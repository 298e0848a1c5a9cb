from tracepaper.errors import reported
from tracepaper.manuscript.assemble import assemble

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
        byline=snakemake.params.byline,
    )
