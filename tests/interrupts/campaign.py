"""Many accidents with a fixed seed, by kind: a plain build afterwards must give the same bytes.

python tests/interrupts/campaign.py [--whole] [PART OF A KIND'S NAME [HOW MANY]]
writes results/audit/interrupts.json; long: each try is two builds of a small paper, with --whole of this one
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import traceback
from pathlib import Path

import module_places
from accidents import KINDS, WANT_ROOT, Accident
from small_source import small_paper, this_paper
from workplace import Workplace, can_mount

SEED = 20261127


def tries(place: Workplace, accident: Accident, many: int) -> list[dict]:
    """What came of an accident each time: kind, what, code, last (line of what was said), faults."""
    rows = []
    for number in range(many):
        outcome = accident(place, random.Random(f"{SEED} {accident.__name__} {number}"))
        row = {"kind": outcome.kind, "what": outcome.what, "code": outcome.code, "last": outcome.last}
        rows.append({**row, "faults": outcome.faults})
        print("FAULT" if outcome.faults else "same ", *row.values(), *outcome.faults, sep=" | ", flush=True)
    return rows


def main(words: list[str]) -> int:
    """Try what was asked for, write the rows, and return 1 if one of them has a fault."""
    named = [word for word in words if not word.startswith("-")]
    chosen = {a: n for a, n in KINDS.items() if not named or named[0] in a.__name__}
    rows = []
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:  # one of them hides /tmp and /var/tmp
        source = (this_paper if "--whole" in words else small_paper)(Path(folder) / "source")
        place = Workplace(source, Path(folder))
        for accident, many in chosen.items():
            if accident in WANT_ROOT and not can_mount():
                print("not tried, as file systems cannot be made here:", accident.__name__)
                continue
            try:
                rows += tries(place, accident, int(named[1]) if len(named) > 1 else many)
            except Exception:
                traceback.print_exc()
                rows.append({"kind": accident.__name__, "faults": ["the try itself failed"]})
    target = module_places.ROOT / "results/audit/interrupts.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(row["faults"] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
