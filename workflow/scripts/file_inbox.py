from analysis import vocabulary
from analysis.connectors import _catalogue
from tracepaper import paths
from tracepaper.errors import reported
from tracepaper.sources.inbox import file_inbox

with reported(snakemake.log):
    file_inbox(
        paths.project() / paths.RAW,
        _catalogue.readers(),
        _catalogue.read_back,
        lambda text: print(text, flush=True),
        accept_changes=snakemake.params.accept_changes,
        declared=vocabulary,
    )
