"""Draw a table of ratios: `python benchmarks/builds/plot.py TABLE` writes a drawing of its name beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

OURS, OTHERS = "#0072B2", "#8a8a8a"
LABEL = "time, in shares of a cold build by ./run (logarithmic)"


def draw(table: Path, output: Path) -> None:
    """A panel a task, a line a contestant: its time as a share of our cold build."""
    found = pd.read_csv(table)
    tasks = list(found["task"].unique())
    rows = [int((found["task"] == task).sum()) for task in tasks]
    with mpl.rc_context({"svg.hashsalt": "ratios", "svg.fonttype": "none", "font.size": 8}):
        figure = Figure(figsize=(7, 0.24 * sum(rows) + 0.42 * len(rows)), layout="constrained")
        panels = figure.subplots(len(tasks), 1, sharex=True, squeeze=False, height_ratios=rows)[:, 0]
        for axes, task in zip(panels, tasks, strict=True):
            _panel(axes, task, found[found["task"] == task])
        panels[-1].set_xlabel(LABEL)
        figure.savefig(output, metadata={"Date": None, "Creator": None})


def _panel(axes, task: str, part: pd.DataFrame) -> None:
    part = part.sort_values("time of a cold build", ascending=False)
    ours = [name.startswith("./run") for name in part["by"]]
    axes.barh(
        part["by"], part["time of a cold build"], color=[OURS if own else OTHERS for own in ours], height=0.6
    )
    for place, share in enumerate(part["time of a cold build"]):
        axes.annotate(f"{share:.2g}", (share, place), (3, 0), textcoords="offset points", va="center", size=7)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:g}"))
    axes.set_title(task, loc="left", size=8.5, weight="bold")
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_ylim(-0.6, len(part) - 0.4)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[1]).with_suffix(".svg"))
