from tracepaper.errors import reported
from tracepaper.site.gather import build_site

with reported(snakemake.log):
    given = snakemake.input
    build_site(
        results=given.shown,
        changes=next(iter(given.get("changes", [])), None),
        trees_by_language=dict(zip(snakemake.params.languages, given.trees, strict=True)),
        exhibit_files=given.exhibits,
        report=given.report,
        output=snakemake.output[0],
    )
