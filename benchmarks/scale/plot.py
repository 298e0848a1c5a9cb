"""Draws measured.csv: what a million rows cost at each size, the most memory at a time, and the ratio to
DuckDB alone.

    python benchmarks/scale/plot.py

Writes scale.svg beside this file, the same bytes for the same measurements.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

HERE = Path(__file__).resolve().parent
OURS = {"convert": "#4A4A4A", "compute": "#0B6FA4", "merge": "#B35806"}
BARE = ("bare_csv", "bare_parquet")
LIMIT_MB, ALLOWED = 4000, 1.5
SETTINGS = {"svg.hashsalt": "scale", "svg.fonttype": "none", "font.size": 8, "font.family": "sans-serif"}


def measurements(path: Path = HERE / "measured.csv") -> dict[int, dict[str, dict[str, float]]]:
    """rows -> part -> cpu_s, wall_s, peak_mb, years."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[int, dict[str, dict[str, float]]] = {}
    for row in csv.DictReader(io.StringIO("\n".join(lines))):
        numbers = {name: float(value) for name, value in row.items() if name not in ("rows", "part")}
        found.setdefault(int(row["rows"]), {})[row["part"]] = numbers
    return found


def table(sizes: dict[int, dict[str, dict[str, float]]]) -> str:
    """The ratios as the README has them, in Markdown."""
    head = (
        "million rows",
        "CPU a row, at 10 million = 1",
        "convert, DuckDB's reading and grouping of the CSV = 1",
        "compute, DuckDB's grouping of the Parquet file = 1",
        "all, DuckDB's both = 1",
        "most memory, GB",
    )
    costs = {rows: sum(size[part]["cpu_s"] for part in OURS) / rows for rows, size in sizes.items()}
    base = min(costs, key=lambda rows: abs(rows - 10_000_000))
    lines = [head, ("---:",) * len(head)]
    for rows, size in sizes.items():
        cpu = {part: size[part]["cpu_s"] for part in size}
        numbers = (
            costs[rows] / costs[base],
            cpu["convert"] / cpu["bare_csv"],
            cpu["compute"] / cpu["bare_parquet"],
            sum(cpu[part] for part in OURS) / (cpu["bare_csv"] + cpu["bare_parquet"]),
            max(size[part]["peak_mb"] for part in OURS) / 1000,
        )
        lines.append((f"{rows / 1e6:.0f}", *(f"{number:.2f}" for number in numbers)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def draw(sizes: dict[int, dict[str, dict[str, float]]]) -> Figure:
    """Three panels over the number of rows, on a logarithmic scale."""
    figure = Figure(figsize=(7.2, 2.5), layout="constrained")
    cost, memory, ratio = figure.subplots(1, 3)
    rows = [size / 1e6 for size in sizes]

    def line(axes, values, colour: str, label: str, above: bool, style: str = "o-") -> None:
        axes.plot(rows, values, style, color=colour, markersize=3)
        place = {"ha": "right", "va": "bottom" if above else "top", "color": colour}
        axes.annotate(
            label, (rows[-1], values[-1]), (0, 4 if above else -4), textcoords="offset points", **place
        )

    for parts, colour, label, above in (
        (tuple(OURS), "black", "all steps", True),
        (BARE, "#777777", "DuckDB alone", False),
    ):
        sums = [sum(size[part]["cpu_s"] for part in parts) for size in sizes.values()]
        line(cost, [cpu / million for cpu, million in zip(sums, rows, strict=True)], colour, label, above)
        peaks = [max(size[part]["peak_mb"] for part in parts) / 1000 for size in sizes.values()]
        line(memory, peaks, colour, label, not above)
    memory.axhline(LIMIT_MB / 1000, color="#999999", linewidth=0.8)
    memory.annotate("4 GB", (rows[0], LIMIT_MB / 1000), (0, -9), textcoords="offset points", color="#666666")
    for part, bare, style in (("compute", "bare_parquet", "o-"), ("convert", "bare_csv", "s--")):
        each = [size[part]["cpu_s"] / size[bare]["cpu_s"] for size in sizes.values()]
        line(ratio, each, OURS[part], part, False, style)
    ratio.axhline(ALLOWED, color="#999999", linewidth=0.8)
    titles = (
        "(a) CPU seconds a million rows",
        "(b) most memory of a step, GB",
        "(c) CPU, DuckDB alone = 1",
    )
    for axes, title in zip((cost, memory, ratio), titles, strict=True):
        axes.set_title(title, loc="left", fontsize=8)
        axes.set_xscale("log")
        axes.set_xticks([1, 10, 100, 300], ["1", "10", "100", "300"])
        axes.minorticks_off()
        axes.set_ylim(bottom=0)
        axes.set_xlabel("million rows")
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def svg() -> bytes:
    """The drawing, whatever matplotlib was told before."""
    body = io.BytesIO()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        draw(measurements()).savefig(body, format="svg", metadata={"Date": None, "Creator": None})
    return body.getvalue()


def main() -> None:
    """Draw the file beside this one; print the table of the README."""
    (HERE / "scale.svg").write_bytes(svg())
    print(table(measurements()))


if __name__ == "__main__":
    main()
