from tracepaper.changes.state import publish, published_date, read_build
from tracepaper.errors import reported

with reported(snakemake.log):
    given = snakemake.params
    state = read_build(given.results, given.processed, given.raw, given.editions, {})
    publish(state, published_date(given.date), given.published)
