from importlib import import_module
from pathlib import Path

from analysis.names import called
from analysis.quantities import QUANTITIES, SERIES
from analysis.vocabulary import BASES, UNIT_WORDS, UNITS
from tracepaper.errors import reported
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.statements import facts
from tracepaper.statements.wording import Writer

with reported(snakemake.log):
    given, languages = snakemake.input, snakemake.params.languages
    files = (given.observations, given.statements)
    evidence = Evidence(*files, UNITS, by_name(given.tables), quantities=QUANTITIES | SERIES, bases=BASES)
    sections = [Path(file).parent.name for file in given.modules]
    modules = [import_module(f"analysis.sections.{name}.facts") for name in sections]
    definitions = facts.read_definitions(given.definitions)
    writers = [Writer(language, called, UNIT_WORDS) for language in languages]
    registry = facts.evaluate(modules, evidence, files, languages, definitions, UNIT_WORDS, writers)
    facts.write(registry, snakemake.output[0])
