"""What the figures draw: (figure, column) -> what its marks measure."""

from analysis.names import called
from analysis.quantities import FLOW

__all__ = ["QUANTITIES", "called"]

QUANTITIES = {("fig-flow", "flow"): FLOW, ("fig-flow", "mean"): FLOW}
