from tracepaper.errors import reported
from tracepaper.files import read_json, write_json
from tracepaper.manuscript.said import fact_texts, sentences_alone

with reported(snakemake.log):
    texts = fact_texts(read_json(snakemake.input.facts)["facts"])
    write_json({"sentences": sentences_alone(snakemake.params.languages, texts)}, snakemake.output[0])
