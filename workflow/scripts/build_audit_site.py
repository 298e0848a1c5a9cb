from importlib import import_module

from analysis import vocabulary
from tracepaper import paths
from tracepaper.audit.site.build import build_site
from tracepaper.errors import reported
from tracepaper.sources.raw import read_sidecars

with reported(snakemake.log):
    given, params = snakemake.input, snakemake.params
    build_site(
        observations=given.observations,
        statements=given.statements,
        facts=given.facts,
        claims=given.claims,
        verified=given.verified,
        trees_by_language=dict(zip(params.languages, given.trees, strict=True)),
        exhibit_files=given.exhibits,
        table_files=given.tables,
        code_files=given.modules,
        modules=lambda name: import_module(paths.module_name(params.exhibits[name])),
        sidecars=read_sidecars(paths.RAW, params.editions, params.languages),
        raw=paths.RAW,
        vocabulary=vocabulary,
        pages=given.pages,
        report=given.get("report"),
        planted=next(iter(given.planted), None),
        output=snakemake.output[0],
    )
