"""IMF, Direction of Trade Statistics: the world's trade with each economy, the sum over its partners.

The reporter is the world: `exports-fob WLD -> VNM` is what everybody reports to have sold to Viet Nam,
`imports-cif WLD <- VNM` what everybody reports to have bought from it.
"""

from __future__ import annotations

from analysis.sources._bilateral import trade_table

SERIES = {
    "exporter-reported FOB (sum of partners)": "exports-fob",
    "importer-reported CIF (sum of partners)": "imports-cif",
}


def observations(edition):
    return trade_table(edition, "observations.csv", SERIES)
