"""World Bank, World Development Indicators: GDP and population of every economy, for the gravity model.

Aggregates (regions, income groups) stand in the same file; world-bank-economies tells them apart.
"""

from __future__ import annotations

from analysis.sources._indicators import indicator_names, indicator_table

UNITS = {"NY.GDP.MKTP.CD": "USD", "SP.POP.TOTL": "PERSONS"}


def observations(edition):
    return indicator_table(edition, UNITS)


def statements(edition):
    return indicator_names(edition)
