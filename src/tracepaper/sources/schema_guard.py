"""What changed in the shape of a source since its last edition, before anything else runs.

A renamed indicator, another unit or a rebased index spoils a paper silently: the build still succeeds and
every number is wrong.  So they are named here, and a refresh stops until a person has looked.
Revisions of single observations are no concern of this module.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from tracepaper.errors import InputError
from tracepaper.sources.packed import gunzip

REBASED = 0.02  # a level shift of all observations of a series beyond this is a rebasing
SHIFTED = 0.05  # ... of one economy
SAME_SHIFT = 0.02  # how equal the ratios must be for a rebasing
SHOWN = 12  # findings listed of each kind


Key = tuple[str, ...]  # economies, other columns, period
Observations = Mapping[Key, float]
Series = Mapping[str, Observations]  # by the code of the series


@dataclass(frozen=True)
class Shape:
    """Which column of a file is what.

    series: column with the code of the series.  economies: columns with codes of economies.  period, value:
    columns.  other: further columns of the key.  names: (file, code column, name column) with the
    publisher's names, whose last parenthesis holds the unit; or None.
    """

    file: str
    series: str
    economies: tuple[str, ...]
    period: str
    value: str
    other: tuple[str, ...] = ()
    names: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Finding:
    """kind: what sort of change.  text: one sentence.  stops: whether a person must look first."""

    kind: str
    text: str
    stops: bool = True


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes], shapes: Iterable[Shape]) -> list[Finding]:
    """Findings about the files of two editions (name -> bytes, CSV or CSV in gzip)."""
    found: list[Finding] = []
    for shape in shapes:
        if shape.file not in old:
            found.append(Finding("new file", f"{shape.file} was not in the last edition", False))
            continue
        before, after = _rows(old, shape.file), _rows(new, shape.file)
        found += _columns(shape, before[0], after[0])
        if set(before[0]) != set(after[0]):
            continue
        old_series, new_series = _series(shape, before), _series(shape, after)
        old_names, new_names = _names(old, shape), _names(new, shape)
        found += _missing_series(old_series, new_series, old_names, new_names)
        found += _names_and_units(old_names, new_names, old_series)
        for code in sorted(old_series.keys() & new_series.keys()):
            found += _one_series(code, shape, old_series[code], new_series[code])
    return found


def require_accepted(
    findings: list[Finding], source: str, last: str, accepted: bool, tell: Callable[[str], None]
) -> None:
    """Tell the findings; InputError if one of them stops the refresh and changes are not accepted."""
    for kind in dict.fromkeys(f.kind for f in findings):
        some = [f for f in findings if f.kind == kind]
        for finding in some[:SHOWN]:
            tell(f"  {kind}: {finding.text}")
        if len(some) > SHOWN:
            tell(f"  {kind}: and {len(some) - SHOWN} more")
    stopping = [f for f in findings if f.stops]
    if stopping and not accepted:
        kinds = ", ".join(dict.fromkeys(f.kind for f in stopping))
        raise InputError(
            f"the new observations of {source} differ in shape from the edition {last} ({kinds}; first: "
            f"{stopping[0].text}); nothing was filed, look at the list above and, if it is right, "
            "run the same command with `--accept-changes`"
        )


def _rows(files: Mapping[str, bytes], name: str) -> list[list[str]]:
    content = gunzip(files[name], name) if name.endswith(".gz") else files[name]
    return [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row]


def _columns(shape: Shape, old: list[str], new: list[str]) -> list[Finding]:
    return [
        Finding("removed column", f"{shape.file} has no column {c} any more") for c in old if c not in new
    ] + [Finding("added column", f"{shape.file} has a new column {c}") for c in new if c not in old]


def _series(shape: Shape, rows: list[list[str]]) -> dict[str, dict[Key, float]]:
    """series -> {(economy ..., other ..., period): value}, blanks left out."""
    place = {name: number for number, name in enumerate(rows[0])}
    key = [place[c] for c in (*shape.economies, *shape.other, shape.period)]
    series, value = place[shape.series], place[shape.value]
    found: dict[str, dict[Key, float]] = {}
    for row in rows[1:]:
        if row[value]:
            found.setdefault(row[series], {})[tuple(row[i] for i in key)] = float(row[value])
    return found


def _names(files: Mapping[str, bytes], shape: Shape) -> dict[str, str]:
    if shape.names is None or shape.names[0] not in files:
        return {}
    file, code, name = shape.names
    rows = _rows(files, file)
    return {row[rows[0].index(code)]: row[rows[0].index(name)] for row in rows[1:]}


def _missing_series(
    old: Series, new: Series, old_names: Mapping[str, str], new_names: Mapping[str, str]
) -> list[Finding]:
    found = []
    unknown = [code for code in (*new, *new_names) if code not in old]
    for code in sorted(old.keys() - new.keys()):
        heir = next((c for c in unknown if old_names.get(code) and new_names.get(c) == old_names[code]), None)
        heir = heir or next((c for c in unknown if c in new and _same_observations(old[code], new[c])), None)
        if heir:
            found.append(Finding("renamed indicator", f"{code} is gone, {heir} looks like its new name"))
        else:
            found.append(Finding("missing indicator", f"{code} ({len(old[code])} observations) is gone"))
    found += [
        Finding("new indicator", f"{c} ({len(new[c])} observations)", False)
        for c in sorted(new.keys() - old.keys())
    ]
    return found


def _same_observations(old: Observations, new: Observations) -> bool:
    common = old.keys() & new.keys()
    equal = sum(math.isclose(old[k], new[k], rel_tol=1e-3) for k in common)
    return len(common) >= 3 and equal >= 0.9 * len(common) and len(common) >= 0.5 * len(old)


def _names_and_units(old: dict[str, str], new: dict[str, str], used: Series) -> list[Finding]:
    found = []
    for code in sorted(old.keys() & new.keys() & used.keys()):
        if _unit(old[code]) != _unit(new[code]):
            found.append(Finding("new unit", f"{code} was {old[code]!r} and is now {new[code]!r}"))
        elif old[code] != new[code]:
            found.append(Finding("new name", f"{code} was {old[code]!r} and is now {new[code]!r}", False))
    return found


def _unit(name: str) -> str:
    """The last parenthesis of a name, which is where publishers put the unit and the base year."""
    last = [*re.finditer(r"\(([^()]*)\)", name)][-1:]
    return last[0][1].strip().lower() if last else ""


def _one_series(code: str, shape: Shape, old: Observations, new: Observations) -> list[Finding]:
    found = []
    for position, column in enumerate(shape.economies):
        gone = sorted({k[position] for k in old} - {k[position] for k in new})
        if gone:
            found.append(
                Finding(
                    "missing economy",
                    f"{code} has no observations any more for {column} {', '.join(gone[:20])}",
                )
            )
    if len(new) < len(old):
        lost = sorted(old.keys() - new.keys())
        example = f", for example {' '.join(lost[0])}" if lost else ""
        count = f"{len(new)} observations, the last edition had {len(old)}"
        found.append(Finding("fewer rows", f"{code} has {count}{example}"))
    return found + _level(code, shape, old, new)


def _level(code: str, shape: Shape, old: Observations, new: Observations) -> list[Finding]:
    """Another unit, a rebased series, or economies whose level shifted.

    Only for series whose common observations are all positive: a ratio of growth rates means nothing.
    """
    common = sorted(k for k in old.keys() & new.keys() if old[k] and new[k])
    if len(common) < 3 or any(old[k] < 0 or new[k] < 0 for k in common):
        return []
    ratios = [new[k] / old[k] for k in common]
    middle = median(ratios)
    power = round(math.log10(middle))
    if power and abs(middle / 10**power - 1) < 0.05:
        return [
            Finding(
                "new unit",
                f"the observations of {code} are {10.0**power:g} times those of the last edition",
            )
        ]
    alike = sum(abs(r / middle - 1) < SAME_SHIFT for r in ratios)
    if abs(middle - 1) > REBASED and alike >= 0.8 * len(ratios):
        return [
            Finding(
                "rebased",
                f"the observations of {code} are {middle:.3f} times those of the last edition "
                "throughout, as after a change of the base year",
            )
        ]
    return _shifted_economies(code, shape, old, new, common)


def _shifted_economies(
    code: str, shape: Shape, old: Observations, new: Observations, common: list[Key]
) -> list[Finding]:
    found = []
    totals: dict[Key, list[float]] = {}
    for key in common:
        total = totals.setdefault((key[0], key[-1]), [0.0, 0.0])
        total[0] += old[key]
        total[1] += new[key]
    for economy in sorted({economy for economy, _ in totals}):
        ratios = [after / before for (e, _), (before, after) in totals.items() if e == economy]
        middle = median(ratios)
        if len(ratios) >= 3 and abs(middle - 1) > SHIFTED:
            worst = max(ratios, key=lambda r: abs(math.log(r)))
            found.append(
                Finding(
                    "rebased",
                    f"{code} of {shape.economies[0]} {economy} is {middle:.3f} times the "
                    f"last edition's (median of {len(ratios)} periods, at most {worst:.3f})",
                )
            )
    return found
