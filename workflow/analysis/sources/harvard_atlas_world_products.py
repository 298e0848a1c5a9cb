"""Harvard Growth Lab, Atlas of Economic Complexity: world exports by product, reconciled.

Two classifications of the same trade, two series: added together they would count everything twice.
"""

from __future__ import annotations

import pandas as pd

from analysis.sources._bilateral import PRODUCT_COLUMNS, product_names, trade_table

GROUPS, SECTIONS = "world_16_groups.csv", "world_sections.csv"
SIDE = "reconciled (Atlas)"


def observations(edition):
    """exports-reconciled-groups and exports-reconciled-sections, WLD -> WLD by product, US$."""
    groups = trade_table(edition, GROUPS, {SIDE: "exports-reconciled-groups"}, columns=PRODUCT_COLUMNS)
    sections = trade_table(edition, SECTIONS, {SIDE: "exports-reconciled-sections"}, columns=PRODUCT_COLUMNS)
    return pd.concat([groups, sections], ignore_index=True)


def statements(edition):
    return pd.concat(
        [product_names(edition, GROUPS, "groups"), product_names(edition, SECTIONS, "sections")],
        ignore_index=True,
    )
