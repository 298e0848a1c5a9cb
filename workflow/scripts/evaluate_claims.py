from importlib import import_module
from pathlib import Path

from analysis.names import called
from analysis.quantities import QUANTITIES, SERIES
from analysis.vocabulary import BASES, UNIT_WORDS, UNITS
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.files import read_json
from tracepaper.manuscript.headings import with_headings
from tracepaper.manuscript.markup import read_captions, read_manuscript, sentences_by_claim
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
    manuscripts = {language: read_manuscript(f"manuscript/{language}") for language in languages}
    titles = {meta["id"]: meta["title"] for meta in map(read_json, given.exhibits)}
    captions = read_captions(".", paths.EXHIBITS, languages)
    sentences = with_headings(sentences_by_claim(manuscripts, evidence.fact_texts), captions, titles)
    writers = [Writer(language, called, UNIT_WORDS) for language in languages]
    words = claims.read_rival_words(given.rival_words)
    claims.write(claims.evaluate(evidence, sentences, writers, words), snakemake.output[0])
