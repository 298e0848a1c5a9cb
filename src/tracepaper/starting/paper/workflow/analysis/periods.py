"""The two periods of the paper, and what is typical of one."""

PERIODS = ((1871, 1898), (1899, 1970))


def mean(flow):
    """The mean of a line of values."""
    return sum(flow.values()) / len(flow)
