import analysis
from analysis import vocabulary
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.refresh import refresh

with reported(snakemake.log):
    catalogue = Catalogue(analysis)
    refresh(
        paths.project() / paths.RAW,
        paths.project() / "data/incoming",
        catalogue.connectors(),
        catalogue.read_back,
        lambda text: print(text, flush=True),
        wanted=snakemake.params.source,
        accept_changes=snakemake.params.accept_changes,
        base_urls=snakemake.params.base_urls,
        only_list=snakemake.params.only_list,
        declared=vocabulary,
    )
