from pathlib import Path

import analysis
from tracepaper import paths
from tracepaper.archive.make import make
from tracepaper.archive.printed import as_pdf
from tracepaper.errors import reported
from tracepaper.sources.connecting import Catalogue, keys_by_source

with reported(snakemake.log):
    given, params = snakemake.input, snakemake.params
    make(
        project=paths.project(),
        build=Path("."),
        config={**params.config, "languages": params.languages, "editions": params.editions},
        results=[name for name in (*given.whole, *given.audited) if name.startswith(f"{paths.RESULTS}/")],
        refreshed=keys_by_source(Catalogue(analysis).connectors()),
        sheet=given.sheet,
        target=Path(snakemake.output[0]),
        to_pdf=as_pdf,
    )
