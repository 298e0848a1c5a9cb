from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.files import read_json
from tracepaper.manuscript.markup import read_captions
from tracepaper.manuscript.said import fact_texts, read_all, sentences_of
from tracepaper.statements import claims

with reported(snakemake.log):
    given, languages = snakemake.input, snakemake.params.languages
    texts = fact_texts(read_json(given.facts)["facts"])
    captions = read_captions(".", paths.EXHIBITS, languages)
    sentences = sentences_of(read_all(languages), captions, texts, given.exhibits)
    tried = read_json(given.claims)["claims"]
    claims.write(claims.with_sentences(tried, sentences), snakemake.output[0])
