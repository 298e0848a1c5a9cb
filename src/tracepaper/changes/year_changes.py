"""How far the series reach, and every place that a latest year is written out.

Years are the one kind of number the prose may hold as a plain word, and a year range may stand in the
code as a constant: when a series reaches further, a person must find them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|2[01])\d\d)(?!\d)")
MOST_PLACES = 80
_CONSTANT = re.compile(r"^[A-Z][A-Z_, ]* = ")


def year_changes(
    sources: Mapping[str, dict[str, Any]],
    numbers: Mapping[str, Any],
    exhibits: Mapping[str, Any],
    texts: Iterable[Path],
    root: Path,
) -> dict[str, Any]:
    """Returns reach (series that now end elsewhere), facts and exhibits whose latest year shifted, and
    shifts: for every year that is no longer the latest, the lines that still write it out.

    sources: source -> `data_changes.summarise`.  numbers, exhibits: the other comparisons.  texts: files
    to look through (manuscript and analysis); root: what their paths are shown relative to.
    """
    reach = [{"source": source, **entry} for source, changes in sources.items() for entry in changes["reach"]]
    facts = [
        {"name": e["name"], "before": e["period"][0], "after": e["period"][1]}
        for e in numbers["changed"]
        if e["period"][0] != e["period"][1]
    ]
    shown = [
        {"id": e["id"], "before": e["years"][0], "after": e["years"][1]}
        for e in exhibits["changed"]
        if e["years"][0] != e["years"][1]
    ]
    pairs = [(e["before"], e["after"]) for e in [*facts, *shown]]
    pairs += [(e["before"], e["after"]) for e in reach if e["used"]]
    years = {(a, b) for a, b in ((_latest(x), _latest(y)) for x, y in pairs) if a and b and a != b}
    lines = _lines(texts, root)
    shifts: dict[str, dict[str, Any]] = {}
    for old, new in sorted(years):
        shift = shifts.setdefault(old, {"before": old, "after": [], "places": [], "count": 0})
        shift["after"].append(new)
    for old, shift in shifts.items():
        places = [line for line in lines if old in _YEAR.findall(line["text"])]
        places.sort(key=lambda line: not line["constant"])  # stable: file by file after that
        shift["places"], shift["count"] = places[:MOST_PLACES], len(places)
    return {"reach": reach, "facts": facts, "exhibits": shown, "shifts": list(shifts.values())}


def _latest(text: str) -> str:
    return max(_YEAR.findall(text), default="")


def _lines(texts: Iterable[Path], root: Path) -> list[dict[str, Any]]:
    found = []
    for path in texts:
        shown = Path(path).resolve().relative_to(Path(root).resolve()).as_posix()
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
            if _YEAR.search(line):
                found.append(
                    {
                        "file": shown,
                        "line": number,
                        "text": line.strip()[:200],
                        "constant": bool(_CONSTANT.match(line)),
                    }
                )
    return found
