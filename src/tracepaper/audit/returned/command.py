"""./run audit --document FILE: what a document that came back says otherwise than the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tracepaper import paths
from tracepaper.audit.returned.compare import ENOUGH, Compared, as_json, compare
from tracepaper.errors import InputError
from tracepaper.files import write_json

FOLDER = f"{paths.RESULTS}/audit/documents"
SHOWN = 40  # differences in the terminal; all are in the files
HEADS = {
    "number": "number changed",
    "cell": "cell changed",
    "claim": "sentence of a claim changed",
    "missing": "missing",
    "added": "added",
    "repeated": "stands twice",
    "wording": "wording changed",
    "formatting": "form only: case, marks, spelling",
}


def audit_document(project: Path, file: str) -> int:
    """Compare, print the differences, write results/audit/documents/NAME.json and .txt.

    Returns 0 if words alone differ, 1 if a number, a cell or the sentence of a claim does, text was added, or
    a page of the build was altered besides its text, 2 if the document cannot be read or too little of the
    paper is in it."""
    try:
        compared = compare(Path(file), project)
    except InputError as problem:
        print(problem)
        return 2
    name = project / FOLDER / Path(file).name
    name.parent.mkdir(parents=True, exist_ok=True)
    write_json(as_json(compared), name.with_name(name.name + ".json"))
    lines = list(told(compared))
    name.with_name(name.name + ".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    head = next((at for at, line in enumerate(lines) if not line), len(lines))
    print("\n".join(lines[: head + 1 + SHOWN * 4]))
    print(f"all of it: {FOLDER}/{name.name}.txt and .json")
    return compared.verdict


def told(compared: Compared) -> Iterator[str]:
    """The comparison as a reader reads it: counts first, then each difference with both texts."""
    yield (
        f"{compared.document}: language {compared.language}; {compared.share:.0%} of the paper's text was "
        f"found in it ({compared.blocks:,} blocks looked for)"
    )
    if compared.share < ENOUGH:
        yield f"less than {ENOUGH:.0%}: this is not the paper, or not all of it; it says nothing of the rest"
    counts = Counter(difference.kind for difference, _ in compared.found)
    yield from (f"{counts[kind]:>6}  {head}" for kind, head in HEADS.items() if counts[kind])
    if compared.besides:
        yield f"{len(compared.besides):>6}  otherwise than the build writes the page, besides its text"
    if not compared.found and not compared.besides and compared.share >= ENOUGH:
        yield "no difference"
    order = {kind: at for at, kind in enumerate(HEADS)}
    for difference, source in sorted(compared.found, key=lambda pair: order[pair[0].kind]):
        names = [*difference.facts, *difference.claims]
        unit = difference.unit
        owner = " ".join(filter(None, (unit.owner, unit.where))) if unit else ""
        yield ""
        yield ", ".join(
            filter(None, (difference.place, HEADS[difference.kind], owner, *names, str(source or "")))
        )
        yield f"  paper:    {difference.expected or '(nothing)'}"
        yield f"  document: {difference.found or '(nothing)'}"
    for text in compared.besides:
        yield ""
        yield text
