"""The two stretches of years, and the growth of each economy in them."""

BEFORE, AFTER = (2010, 2019), (2019, 2024)
SOURCE, SERIES = "world-bank-wdi", "gdp"


def growth(evidence, years, economies):
    """Economy -> its growth in per cent a year between the first and the last of the years."""
    lines = {code: evidence.observations(SOURCE, SERIES, economy=code) for code in economies}
    return {code: line.growth(*years) for code, line in lines.items()}
