from analysis import figure_words, vocabulary
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.origins.panels import write_panels
from tracepaper.sources.raw import read_sidecars

with reported(snakemake.log):
    given, params = snakemake.input, snakemake.params
    write_panels(
        observations=given.observations,
        statements=given.statements,
        facts=given.facts,
        claims=given.claims,
        sentences=given.sentences,
        verified=given.verified,
        exhibit_files=given.exhibits,
        table_files=given.tables,
        code_files=given.modules,
        sidecars=read_sidecars(paths.RAW, params.editions, params.languages),
        raw=paths.RAW,
        vocabulary=vocabulary,
        measured=figure_words,
        outputs=dict(zip(params.languages, snakemake.output, strict=True)),
    )
