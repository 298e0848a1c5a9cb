from importlib import import_module
from pathlib import Path

from analysis.names import called
from analysis.quantities import QUANTITIES, SERIES
from analysis.vocabulary import BASES, UNIT_WORDS, UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.statements import claims
from tracepaper.statements.wording import Writer

with reported(snakemake.log):
    given, languages = snakemake.input, snakemake.params.languages
    tables = by_name(given.tables)
    evidence = Evidence(
        given.observations,
        given.statements,
        UNITS,
        tables,
        facts=given.facts,
        quantities=QUANTITIES | SERIES,
        bases=BASES,
    )
    for file in given.modules:
        import_module(f"analysis.sections.{Path(file).parent.name}.claims")
    writers = [Writer(language, called, UNIT_WORDS) for language in languages]
    words = claims.read_rival_words(given.rival_words)
    claims.write(claims.evaluate(evidence, writers, words), snakemake.output[0])
