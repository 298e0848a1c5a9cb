"""What a new edition says anew, against its own past, its neighbours and the last edition.

A unit read wrongly in the newest year has no value of the same year to be compared with, so it is held
against the year before.  Revisions are no concern here (`./run changes` tells them), levels are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.files import StrPath
from tracepaper.sources.levels import MATERIAL, SLIP, named_outliers, period_number
from tracepaper.sources.schema_guard import Finding, require_accepted
from tracepaper.sources.wholes import whole_findings
from tracepaper.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Numbers = npt.NDArray[np.float64]

BACK = 3  # years that a past may be old
WHOLE = 0.3  # how far (decimal logarithms) the middle of a whole new period may be from the one before
FEW = 3  # observations without which a period has no middle


def judge_of(
    root: StrPath,
    source: str,
    last: str,
    check: Callable[[Path, str, str], Any],
    declared: Vocabulary | None,
    findings: Sequence[Finding],
    accepted: bool,
    tell: Callable[[str], None],
) -> Callable[[Any], None]:
    """What looks at the observations of a staged edition before it is filed, and tells all findings at once.

    last: name of the last edition, which `check` reads as it reads the staged one.  declared: the paper's
    vocabulary; None: levels are not compared.  findings: those of before.  What it returns raises InputError
    unless a person has accepted what it names.
    """

    def judge(found: Any) -> None:
        levels: list[Finding] = []
        before = check(Path(root), source, last) if declared is not None and found is not None else None
        if declared is not None and before is not None:
            tables = found.to_pandas(), before.to_pandas()
            told = (*tables, list(declared.DIMENSIONS), declared.UNITS)
            levels = level_findings(*told, declared.MIRRORS) + whole_findings(*told, declared.WHOLES)
        require_accepted([*levels, *findings], source, last, accepted, tell)

    return judge


def level_findings(
    new: pd.DataFrame,
    last: pd.DataFrame,
    dimensions: Sequence[str],
    units: Mapping[str, tuple[str, float]],
    mirrors: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Findings about the observations that the last edition did not have or had otherwise.

    They stop where the value is an amount and matters in its series and period; else they are only told.

    new, last: observations of one source: source, series, the dimensions, period, value, unit.
    """
    if not len(new) or not len(last):
        return []
    key = ["series", *dimensions]
    said = _base(last, units).groupby([*key, "period"], observed=True)["base"].first()
    table = _base(new, units)
    before = said.reindex(table.set_index([*key, "period"]).index).to_numpy()
    changed = ~np.isclose(table["base"].to_numpy(), before, rtol=1e-9)
    if not changed.any():
        return []
    off = _against_the_period_before(table, key)
    amounts = table["unit"].astype(str).isin(_amounts(units)).to_numpy()
    sizes = {
        outlier.row: float(outlier.factor)
        for outlier in named_outliers(new, dimensions, units, mirrors, last).outliers
    }
    stepped = np.flatnonzero((np.abs(off) > SLIP) & (_weight(table, off) >= MATERIAL))
    sizes |= {int(row): float(off[row]) for row in stepped}
    factors = np.array([sizes.get(row, 0.0) for row in range(len(table))])
    stops = amounts & (_weight(table, factors) >= MATERIAL)
    found = [
        Finding(
            "level" if stops[row] else "level of little weight",
            _sentence(table.iloc[row], dimensions, sizes[row]),
            bool(stops[row]),
        )
        for row in sorted(sizes)
        if changed[row]
    ]
    gone = _turned_zero(table, _base(last, units), key, changed & amounts, dimensions)
    return _whole_periods(table, changed & amounts, off) + sorted(
        [*gone, *found], key=lambda finding: not finding.stops
    )


def _turned_zero(
    table: pd.DataFrame,
    last: pd.DataFrame,
    key: list[str],
    asked: npt.NDArray[np.bool_],
    dimensions: Sequence[str],
) -> list[Finding]:
    """Amounts that are 0 now and mattered in the period before or in the last edition: a blank that a table
    wrote as 0.  table, last: as `_base` gives them."""
    new, old = (_with_part(some) for some in (table, last))
    numbers = [period_number(period) for period in new["period"]]
    ordered = new.assign(grain=[n[0] for n in numbers], at=[n[1] for n in numbers]).sort_values("at")
    earlier = ordered.groupby([*key, "grain"], observed=True, sort=False)["part"].shift()
    then = old.groupby([*key, "period"], observed=True)["part"].first()
    same = then.reindex(new.set_index([*key, "period"]).index).to_numpy()
    before = np.fmax(earlier.reindex(new.index).to_numpy(), same)
    rows = np.flatnonzero(asked & (table["base"].to_numpy() == 0) & (before >= MATERIAL))
    return [Finding("level", _zero_sentence(table.iloc[row], dimensions, before[row])) for row in rows]


def _amounts(units: Mapping[str, tuple[str, float]]) -> set[str]:
    """Units in which a slip by thousands can happen: those of a quantity that is also published scaled.
    A rate or an index may well fall to a tenth."""
    scaled = {base for base, factor in units.values() if factor != 1}
    return {unit for unit, (base, _) in units.items() if base in scaled}


def _base(table: pd.DataFrame, units: Mapping[str, tuple[str, float]]) -> pd.DataFrame:
    factors = table["unit"].astype(str).map({unit: factor for unit, (_, factor) in units.items()})
    return table.reset_index(drop=True).assign(
        base=table["value"].to_numpy(dtype="float64") * factors.to_numpy(dtype="float64"),
        **{name: table[name].astype(str).to_numpy() for name in ("series", "period")},
    )


def _against_the_period_before(table: pd.DataFrame, key: list[str]) -> Numbers:
    """How far each value is above that of the last period before it, in decimal logarithms; nan if there is
    none within `BACK` periods."""
    import pandas as pd

    numbers = [period_number(period) for period in table["period"]]
    ordered = table.assign(grain=[n[0] for n in numbers], at=[n[1] for n in numbers]).sort_values("at")
    groups = ordered[ordered["base"] > 0].groupby([*key, "grain"], observed=True, sort=False)
    with np.errstate(divide="ignore", invalid="ignore"):
        step = pd.Series(np.log10(ordered["base"] / groups["base"].shift()), ordered.index)
    near = (ordered["grain"] >= 0) & (ordered["at"] - groups["at"].shift() <= BACK)
    return np.asarray(step.where(near).reindex(table.index), dtype="float64")


def _weight(table: pd.DataFrame, off: Numbers) -> Numbers:
    """The part of its series and period that a value has, or would have at the level of before."""
    value = np.abs(table["base"].to_numpy())
    total = table.assign(size=value).groupby(["series", "period"], observed=True)["size"].transform("sum")
    expected = value / 10.0 ** np.nan_to_num(off)
    rest = total.to_numpy() - value
    with np.errstate(divide="ignore", invalid="ignore"):
        now, then = value / total.to_numpy(), expected / (rest + expected)
    return np.asarray(np.fmax(np.nan_to_num(now), np.nan_to_num(then)), dtype="float64")


def _whole_periods(table: pd.DataFrame, changed: npt.NDArray[np.bool_], off: Numbers) -> list[Finding]:
    """Periods of which most values moved alike: what a wrong unit of a whole table does."""
    some = table.assign(off=off)[changed & ~np.isnan(off)]
    found = []
    for (series, period), group in some.groupby(["series", "period"], observed=True):
        middle = float(group["off"].median())
        if len(group) >= FEW and abs(middle) > WHOLE:
            text = (
                f"{series} {period}: the middle of {len(group)} new values is {10**middle:.3g} times what "
                "they were the period before; see which unit the table is in"
            )
            found.append(Finding("level", text))
    return found


def _with_part(table: pd.DataFrame) -> pd.DataFrame:
    """part: what each value is of all in its series and period."""
    total = table.groupby(["series", "period"], observed=True)["base"].transform("sum")
    return table.assign(part=table["base"] / total)


def _zero_sentence(row: pd.Series, dimensions: Sequence[str], before: float) -> str:
    told = " ".join(str(row[name]) for name in ("series", *dimensions, "period") if row[name])
    return f"{told} is 0, and was {before:.1%} of all before; see whether a blank became 0"


def _sentence(row: pd.Series, dimensions: Sequence[str], off: float) -> str:
    told = " ".join(str(row[name]) for name in ("series", *dimensions, "period") if row[name])
    return (
        f"{told} is {row['value']:,.6g} {row['unit']}, {10**off:.3g} times what its past, its neighbours or "
        "the last edition suggest; see whether a unit or a row slipped"
    )
