"""What the numbers measure, in which unit, rounded to what; conditions of claims are written with it."""

from tracepaper.evidence.quantities import Quantity

FLOW = Quantity(
    "M3",
    1e8,
    {
        "en": "annual flow",
        "zh": "年径流量",
    },
)
SERIES = {("nile", "flow"): FLOW}  # (source, series)
QUANTITIES: dict[tuple[str, ...], Quantity] = {}  # (table, column) that facts or claims read
