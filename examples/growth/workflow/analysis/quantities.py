"""What the numbers measure, in which unit, rounded to what; conditions of claims are written with it."""

from tracepaper.evidence.quantities import Quantity

SERIES = {
    ("world-bank-wdi", "gdp"): Quantity("USD_2015", 1e9, {"en": "GDP", "zh": "国内生产总值"}),
}
QUANTITIES: dict[tuple[str, ...], Quantity] = {}
