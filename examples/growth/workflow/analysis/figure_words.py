"""What the figures draw: (figure, column) -> what its marks measure."""

from tracepaper.evidence.quantities import Quantity

from analysis.names import called

__all__ = ["QUANTITIES", "called"]

QUANTITIES = {
    ("fig-growth", "before"): Quantity("PERCENT", 0.1, {"en": "2010–2019", "zh": "2010—2019年"}),
    ("fig-growth", "after"): Quantity("PERCENT", 0.1, {"en": "2019–2024", "zh": "2019—2024年"}),
}
