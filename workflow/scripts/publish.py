from tracepaper import paths
from tracepaper.changes.state import Label, publish, published_date, read_build
from tracepaper.errors import reported

with reported(snakemake.log):
    given = snakemake.params
    state = read_build(paths.RESULTS, paths.PROCESSED, paths.RAW, given.editions, Label("this-build"))
    publish(state, published_date(given.date), paths.project() / paths.PUBLISHED, given.language)
    print(f"{paths.PUBLISHED}/ holds this state; commit it with the release")
