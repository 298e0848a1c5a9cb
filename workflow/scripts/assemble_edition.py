from tracepaper.errors import reported
from tracepaper.languages.words import STYLES
from tracepaper.manuscript.assemble import assemble

with reported(snakemake.log):
    language, given = snakemake.wildcards.language, snakemake.input
    assemble(
        language,
        given.sections,
        given.metadata,
        given.exhibits,
        given.facts,
        given.bibliography,
        snakemake.output[0],
        style=STYLES[language],
        byline=snakemake.params.byline,
    )
