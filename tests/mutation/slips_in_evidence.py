"""Slips of whoever reads a source: the analysis is given observations that are not what was published.

The observations of one series are changed on their way, as a wrong module of a source would change them;
an exhibit is computed from them, with the indicators it reads, and held against the second computation,
which reads the raw files by itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module

import pandas as pd
from planting import Garden, Mutant, NoEffect

from tracepaper.audit.checks import second_computation
from tracepaper.audit.report import Result
from tracepaper.errors import InputError
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.tables import numeric
from tracepaper.exhibits.exhibit import write_csv
from tracepaper.problems import Place, Problem

Frame = pd.DataFrame
NEIGHBOURS = {"VNM": "THA", "LAO": "KHM", "MYS": "SGP", "IDN": "PHL", "CHN": "JPN", "BRN": "MMR"}
SLOW = ("gravity", "gravity_events", "gravity_rivals")  # estimates; nothing computes them a second time


class Slipped(Evidence):
    """Evidence in which the observations of one series went through a change.

    seen: (source, series) of what was asked for; indicators are computed anew where the change matters."""

    def __init__(self, garden: Garden, slip: tuple[str, str, Frame] | None = None) -> None:
        super().__init__(**garden.inputs("indicators"))
        self.slip, self.seen = slip, []

    def published(self, source, series, **where):
        self.seen.append((source, series))
        if self.slip is None or (source, series) != self.slip[:2]:
            return super().published(source, series, **where)
        frame = self.slip[2]  # a wrong module has changed the rows before anybody picks among them
        for column, wanted in where.items():
            chosen = list(wanted) if isinstance(wanted, (list, tuple, set)) else [wanted]
            frame = frame[frame[column].isin(chosen)]
        if frame.empty:
            raise InputError(f"no observation matches source {source}, series {series}, {where}")
        return frame.reset_index(drop=True)

    def table(self, name):
        if name not in self._cache and name in self._tables and name not in SLOW:
            self._cache[name] = import_module(f"analysis.indicators.{name}").table(self)
            self._cache[name].attrs["name"] = name
        return super().table(name)


def asked(garden: Garden) -> list[tuple[str, str, str]]:
    """(exhibit, source, series) of all that exhibits ask of the observations, through indicators too."""
    if not garden.asked:
        for name, module in sorted(garden.material.modules.items()):
            if name in garden.second.files and "results" not in getattr(module, "READS", ()):
                evidence = Slipped(garden)
                module.data(evidence)
                garden.asked += [(name, *one) for one in dict.fromkeys(evidence.seen)]
    return garden.asked


def _slip(kind: str, change: Callable[[Frame, object, Garden], Frame | None]):
    """A planter of mutants: change(frame, rng, garden) gives the changed rows of a series, None where the
    slip says nothing of such a series."""

    def plant(garden: Garden, rng) -> Mutant:
        while True:
            name, source, series = rng.choice(asked(garden))
            frame = Evidence.published(Slipped(garden), source, series)
            wrong = change(frame.assign(source=source, series=series), rng, garden)
            if wrong is not None and len(wrong):
                break
        wrong = wrong.drop(columns=["source", "series"])
        return Mutant(
            kind,
            f"{name}: {source} {series}",
            lambda: _run(garden, name, (source, series, wrong)),
            (f"{name}/data.csv",),
        )

    plant.__name__ = kind
    return plant


def csv_of(module, evidence: Evidence) -> str:
    """The data.csv of an exhibit as its module computes it."""
    text = io.StringIO()
    write_csv(numeric(module.data(evidence).reset_index(drop=True)), text)
    return text.getvalue()


def _value(cell: str) -> str | float:
    """A cell as a number, if it is one: numbers are compared with a tolerance, texts are not."""
    try:
        return float(cell)
    except ValueError:
        return cell


def _run(garden: Garden, name: str, slip: tuple[str, str, Frame]) -> list[Problem]:
    try:
        text = csv_of(garden.material.modules[name], Slipped(garden, slip))
    except Exception as problem:  # whatever it is, the build stops there
        return [Problem("build-stops", Place(f"{name}/data.csv"), f"the build stops: {problem!r}")]
    changed = garden.changed(csv_texts={**garden.material.csv_texts, name: text})
    rows = [{column: _value(cell) for column, cell in row.items()} for row in garden.material.rows(name)]
    key = garden.second.key(name)
    if not second_computation.compare_rows(changed.rows(name), rows, key).differences:
        raise NoEffect  # a ratio in which the slip cancels out
    result = Result("", 0)
    second_computation.compare_exhibit(changed, garden.second, name, result)
    return result.problems


def _years(frame: Frame) -> bool:
    return bool(frame["year"].notna().all()) and frame["year"].nunique() > 4


def times(factor: float):
    """All rows, or those of one economy, or of one year, times a factor."""

    def change(frame, rng, garden):
        column = rng.choice(["", "economy", "period"])
        rows = frame[column] == rng.choice(sorted(set(frame[column].astype(str)))) if column else slice(None)
        frame.loc[rows, "value"] *= factor
        return frame

    return change


def _neighbour(frame, rng, garden):
    column = rng.choice(["economy", "partner"] if "partner" in frame else ["economy"])
    codes = frame[column].astype(str)
    pairs = [pair for pair in NEIGHBOURS.items() if set(pair) <= set(codes)]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    frame[column] = codes.replace({one: other, other: one})
    return frame


def _next_year(frame, rng, garden):
    if not _years(frame):
        return None
    shift = rng.choice([1, -1])
    frame["year"] = frame["year"] + shift
    frame["period"] = frame["year"].astype(str)
    return frame


def _fiscal(frame, rng, garden):
    """A quarter of each year is the year before's, as where the fiscal year begins in April."""
    if not _years(frame):
        return None
    by = [c for c in frame.columns if c in ("economy", "partner", "product", "status")]
    frame = frame.sort_values("year")
    before = frame.groupby(by, observed=True)["value"].shift()
    frame["value"] = (0.75 * frame["value"] + 0.25 * before).fillna(frame["value"])
    return frame


def _partners_side(frame, rng, garden):
    if "partner" not in frame or not (frame["partner"].astype(str) != "").all():
        return None
    both = frame["economy"].astype(str), frame["partner"].astype(str)
    if not set(both[0]) & set(both[1]):
        return None
    return frame.assign(economy=both[1], partner=both[0])


def _twice(frame, rng, garden):
    return pd.concat([frame, frame.sample(1, random_state=rng.randrange(1000))])


def _without_a_row(frame, rng, garden):
    return frame.drop(rng.choice(list(frame.index))) if len(frame) > 3 else None


def _other_flow(frame, rng, garden):
    """Imports (CIF) where exports (FOB) were asked for, or the other way round."""
    source, series = frame["source"].iloc[0], frame["series"].iloc[0]
    words = {"exports": "imports", "imports": "exports", "fob": "cif", "cif": "fob"}
    swapped = "-".join(words.get(part, part) for part in series.split("-"))
    if swapped == series:
        return None
    try:
        other = Evidence.published(Slipped(garden), source, swapped)
    except InputError:
        return None
    return other.assign(source=source, series=series)


def _spliced(frame, rng, garden):
    """From some year on the figures of another definition, a seventh higher."""
    if not _years(frame):
        return None
    since = rng.choice(sorted(set(frame["year"]))[2:])
    frame.loc[frame["year"] >= since, "value"] *= 8 / 7
    return frame


def _other_edition(frame, rng, garden):
    """Of some economies the figures of an older edition: a little lower in the last years."""
    if not _years(frame):
        return None
    code = rng.choice(sorted(set(frame["economy"].astype(str))))
    late = frame["year"] > frame["year"].max() - 4
    frame.loc[late & (frame["economy"].astype(str) == code), "value"] *= 0.985
    return frame


def _zero_for_missing(frame, rng, garden):
    chosen = rng.choice(list(frame.index))
    if not frame.loc[chosen, "value"]:
        return None
    frame.loc[chosen, "value"] = 0.0
    return frame


def _monthly_for_annual(frame, rng, garden):
    return frame.assign(value=frame["value"] / 12) if _years(frame) else None


def _sign(frame, rng, garden):
    return frame.assign(value=-frame["value"])


SLIPS = [
    _slip("unit 10 times", times(10)),
    _slip("unit 1000 times", times(1000)),
    _slip("unit 1000 times too small", times(0.001)),
    _slip("亿 for 万", times(1e4)),
    _slip("万 for 亿", times(1e-4)),
    _slip("per cent for share", times(100)),
    _slip("neighbour's code", _neighbour),
    _slip("year shifted by one", _next_year),
    _slip("fiscal for calendar year", _fiscal),
    _slip("partner and reporter swapped", _partners_side),
    _slip("row twice", _twice),
    _slip("row lost", _without_a_row),
    _slip("imports (CIF) for exports (FOB)", _other_flow),
    _slip("series spliced over a break", _spliced),
    _slip("one edition mixed into another", _other_edition),
    _slip("zero for missing", _zero_for_missing),
    _slip("month for year", _monthly_for_annual),
    _slip("sign turned in a source", _sign),
]
