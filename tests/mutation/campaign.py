"""Planting many mutants with a fixed seed, and counting which were caught and named.

python tests/mutation/campaign.py [HOW MANY]       writes results/audit/mutants.json
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT / "src"), str(ROOT / "workflow")]

from mutants_of_data import columns_swapped, fact_rounding, raw_cell, unit_slip, wrong_year  # noqa: E402
from mutants_of_documents import docx_cell, html_digit, pdf_digit  # noqa: E402
from mutants_of_drawings import drawing_slip  # noqa: E402
from mutants_of_figures import bar_height, figure_label, line_point  # noqa: E402
from mutants_of_formulas import formula_sign  # noqa: E402
from mutants_of_text import claim_direction, one_language  # noqa: E402
from planting import Garden, Mutant  # noqa: E402

from tracepaper.problems import Problem  # noqa: E402

SEED = 20261123
# of 400; a smaller campaign keeps the shares
SHARES = {
    raw_cell: 40,
    unit_slip: 30,
    columns_swapped: 20,
    wrong_year: 25,
    fact_rounding: 30,
    docx_cell: 30,
    html_digit: 30,
    pdf_digit: 30,
    bar_height: 20,
    line_point: 20,
    figure_label: 20,
    drawing_slip: 40,
    one_language: 25,
    claim_direction: 20,
    formula_sign: 20,
}


def plant(many: int) -> Iterable[dict]:
    """What became of each mutant: kind, what, caught, named, message."""
    garden = Garden()
    for kind, share in SHARES.items():
        rng = random.Random(f"{SEED} {kind.__name__}")  # one kind's mutants do not depend on another's
        for _ in range(max(1, round(share * many / sum(SHARES.values())))):
            yield outcome(kind(garden, rng), garden.known)


def outcome(mutant: Mutant, known: set[Problem] = frozenset()) -> dict:
    """What became of a mutant; known: problems that come without any mutant."""
    problems = [problem for problem in mutant.run() if problem not in known]
    named = [one for one in problems if any(name in str(one) for name in mutant.named)]
    shown = (named or problems or [""])[0]
    return {
        "kind": mutant.kind,
        "what": mutant.what,
        "caught": bool(problems),
        "named": bool(named),
        "message": str(shown),
    }


def table(outcomes: list[dict]) -> str:
    lines = [f"{'kind':<26}{'planted':>8}{'caught':>8}{'named':>8}"]
    for kind in dict.fromkeys(o["kind"] for o in outcomes):
        own = [o for o in outcomes if o["kind"] == kind]
        lines.append(
            f"{kind:<26}{len(own):>8}{sum(o['caught'] for o in own):>8}{sum(o['named'] for o in own):>8}"
        )
    lines.append(
        f"{'all':<26}{len(outcomes):>8}{sum(o['caught'] for o in outcomes):>8}"
        f"{sum(o['named'] for o in outcomes):>8}"
    )
    lines += [f"survived: {o['kind']}: {o['what']}" for o in outcomes if not o["caught"]]
    lines += [
        f"misnamed: {o['kind']}: {o['what']}: {o['message']}"
        for o in outcomes
        if o["caught"] and not o["named"]
    ]
    return "\n".join(lines)


def main(many: int) -> None:
    start = time.perf_counter()
    outcomes = list(plant(many))
    print(table(outcomes))
    print(f"{time.perf_counter() - start:.0f} s")
    path = Garden().root / "results/audit/mutants.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"seed": SEED, "mutants": outcomes}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
