from tracepaper.errors import reported
from tracepaper.manuscript.assemble import assemble

with reported(snakemake.log):
    language, given = snakemake.wildcards.language, snakemake.input
    # English: Pandoc's own style, Chicago author-date
    assemble(
        language,
        given.sections,
        given.metadata,
        given.exhibits,
        given.facts,
        given.bibliography,
        snakemake.output[0],
        style=given.style if language == "zh" else None,
        byline=snakemake.params.byline,
    )
