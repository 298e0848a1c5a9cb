"""The paper's indices on all of BACI: every flow of the world at six digits, a year at a time, out of core.

Off unless `large` is in the configuration.  The archive is read in place (`archive`), each year becomes a
Parquet file of whole dollars and kilograms with its rows in their order (`convert`), each year's indices come
from sums of whole numbers in SQL (`compute`, `sql/`), and the years are put one below the other (`merge`).
What lies behind a number is asked for by query (`lineage`): a file and a line for every row.

Sums are of whole numbers, and structures whole parts of 10^18, so that no order of rows, jobs or threads
leaves a trace: the same bytes with one thread or many.
"""

# one query of `sql/` each
INDICATORS = (
    "complementarity",
    "concentration",
    "intensity",
    "intra_industry",
    "margins",
    "rca",
    "similarity",
)
