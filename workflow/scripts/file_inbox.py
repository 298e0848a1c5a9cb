import analysis
from analysis import vocabulary
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.inbox import file_inbox

with reported(snakemake.log):
    catalogue = Catalogue(analysis)
    file_inbox(
        paths.project() / paths.RAW,
        catalogue.readers(),
        catalogue.read_back,
        lambda text: print(text, flush=True),
        accept_changes=snakemake.params.accept_changes,
        declared=vocabulary,
    )
