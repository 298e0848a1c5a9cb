from importlib import import_module
from pathlib import Path

from analysis.vocabulary import UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.manuscript.markup import read_edition, sentences_by_claim
from tracepaper.statements import claims

with reported(snakemake.log):
    files = (snakemake.input.observations, snakemake.input.statements)
    evidence = Evidence(*files, UNITS, by_name(snakemake.input.tables), facts=snakemake.input.facts)
    for file in snakemake.input.modules:
        import_module(f"analysis.sections.{Path(file).parent.name}.claims")
    editions = {lang: read_edition(f"manuscript/{lang}") for lang in snakemake.params.languages}
    sentences = sentences_by_claim(editions, evidence.fact_texts)
    claims.write(claims.evaluate(evidence, sentences), snakemake.output[0])
