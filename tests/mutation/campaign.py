"""Planting many mutants with a fixed seed, and counting which were caught and located.

python tests/mutation/campaign.py [HOW MANY OF EACH KIND [PART OF A KIND'S NAME]]
writes results/audit/mutants.json
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT / "src"), str(ROOT / "workflow")]

import slips_in_documents  # noqa: E402
import slips_in_evidence  # noqa: E402
import slips_in_facts  # noqa: E402
import slips_in_figures  # noqa: E402
import slips_in_markup  # noqa: E402
import slips_in_text  # noqa: E402
from mutants_of_data import columns_swapped, fact_rounding, raw_cell, unit_slip, wrong_year  # noqa: E402
from mutants_of_documents import docx_cell, html_digit, pdf_digit  # noqa: E402
from mutants_of_drawings import drawing_slip  # noqa: E402
from mutants_of_figures import bar_height, figure_label, line_point  # noqa: E402
from mutants_of_formulas import formula_sign  # noqa: E402
from planting import Garden, Mutant, NoEffect  # noqa: E402

from tracepaper.problems import Problem  # noqa: E402

SEED = 20261127
Planter = Callable[[Garden, random.Random], Mutant]
ONE_CHANGED = [raw_cell, unit_slip, columns_swapped, wrong_year, fact_rounding, formula_sign]
ONE_CHANGED += [docx_cell, html_digit, pdf_digit, bar_height, line_point, figure_label]
GROUPS: dict[str, list[Planter]] = {
    "one number changed": ONE_CHANGED,
    "reading a source": slips_in_evidence.SLIPS,
    "computing a fact": slips_in_facts.SLIPS,
    "writing": slips_in_text.SLIPS,
    "markup, captions, conditions": slips_in_markup.SLIPS,
    "drawing": [drawing_slip, *slips_in_figures.SLIPS],
    "by hand in a document": slips_in_documents.SLIPS,
}
PLANTERS = [(group, planter) for group, planters in GROUPS.items() for planter in planters]
# what these say is that somebody has to look again, and not what is wrong
REVIEWS = {"stale-translation", "no-review", "stale-condition", "stale-sentence"}
DRAWS = 12  # how often another mutant is drawn where one changes nothing


def outcomes_of(at: int, many: int, garden: Garden | None = None) -> list[dict]:
    """What became of the mutants of one kind: group, kind, what, caught, named, by, message.

    at: its place in PLANTERS.  Mutants that change nothing, and ones drawn before, are drawn again."""
    group, planter = PLANTERS[at]
    garden, found = garden or _own_garden(), {}
    rng = random.Random(f"{SEED} {planter.__name__}")  # one kind's mutants do not depend on another's
    for _ in range(many + DRAWS):
        if len(found) == many:
            break
        mutant = planter(garden, rng)
        if mutant.what not in found:
            try:
                found[mutant.what] = {"group": group, **outcome(mutant, garden.known)}
            except NoEffect:
                continue
    return list(found.values())


@cache
def _own_garden() -> Garden:
    """The garden of a process: what is slow to make is made once for all its kinds."""
    return Garden()


def outcome(mutant: Mutant, known: set[Problem] = frozenset()) -> dict:
    """What became of a mutant; known: problems that come without any mutant.

    by: computation, if something says what is wrong; review, if a review is out of date and no more."""
    problems = [problem for problem in mutant.run() if problem not in known]
    computed = [problem for problem in problems if problem.kind not in REVIEWS]
    located = [one for one in computed or problems if any(name in str(one) for name in mutant.named)]
    shown = (located or computed or problems or [""])[0]
    return {
        "kind": mutant.kind,
        "what": mutant.what,
        "caught": bool(problems),
        "named": bool(located),
        "by": "computation" if computed else "review" if problems else "",
        "message": str(shown),
    }


def plant(many: int, only: str = "", workers: int = 2) -> Iterator[dict]:
    """The outcomes of `many` mutants of each kind whose name has `only` in it, kind by kind."""
    chosen = [at for at, (_, planter) in enumerate(PLANTERS) if only in planter.__name__]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for found in pool.map(outcomes_of, chosen, [many] * len(chosen)):
            yield from found


def table(outcomes: Sequence[dict]) -> str:
    """By kind: planted, caught, by computation, located; then each that was missed or not located."""
    lines = [f"{'kind':<46}{'planted':>8}{'caught':>8}{'computed':>9}{'located':>8}"]
    kinds = dict.fromkeys(outcome["kind"] for outcome in outcomes)
    lines += [_line(kind, [one for one in outcomes if one["kind"] == kind]) for kind in kinds]
    lines.append(_line("all", outcomes))
    lines += [f"missed: {one['kind']}: {one['what']}" for one in outcomes if not one["caught"]]
    lines += [
        f"not located: {one['kind']}: {one['what']}: {one['message']}"
        for one in outcomes
        if one["caught"] and not one["named"]
    ]
    return "\n".join(lines)


def _line(kind: str, own: Sequence[dict]) -> str:
    caught, located = (sum(one[key] for one in own) for key in ("caught", "named"))
    computed = sum(one["by"] == "computation" for one in own)
    return f"{kind:<46}{len(own):>8}{caught:>8}{computed:>9}{located:>8}"


def main(many: int, only: str = "") -> None:
    start, outcomes = time.perf_counter(), []
    for one in plant(many, only):
        outcomes.append(one)
        print(".", end="", flush=True)
    print()
    print(table(outcomes))
    print(f"{time.perf_counter() - start:.0f} s")
    path = Garden().root / "results/audit/mutants.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"seed": SEED, "mutants": outcomes}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6, *sys.argv[2:3])
