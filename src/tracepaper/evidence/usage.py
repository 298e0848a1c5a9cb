"""What the paper makes of its sources: which of their observations stand behind a figure, fact or claim.

A list of sources kept by hand soon names one that nothing comes from any more; this one is counted from
the lineage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.evidence.ranges import Runs, read
from tracepaper.evidence.tables import observations_behind
from tracepaper.files import StrPath, read_json

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

EXHIBITS, FACTS, CLAIMS = "exhibits", "facts", "claims"
KINDS = (EXHIBITS, FACTS, CLAIMS)
SENTENCES = "sentences"  # those of the claims, behind which nothing more stands
NUMBERS, TEXTS = "numbers", "texts"


def results_behind(files: Mapping[str, Path]) -> dict[str, list[Runs]]:
    """Kind of result -> the observations behind each of them.

    files: name -> Parquet file of an exhibit's data, and under the names facts and claims their JSON;
    sentences may be among them.
    """
    found: dict[str, list[Runs]] = {kind: [] for kind in KINDS}
    for name, path in files.items():
        if path.suffix == ".parquet":
            found[EXHIBITS].append(observations_behind(path))
        elif name != SENTENCES:
            found[name] += [read(entry["observations"]) for entry in read_json(path)[name].values()]
    return found


def usage(observations: StrPath, statements: StrPath, files: Mapping[str, Path]) -> pd.DataFrame:
    """One row per source and edition: source, edition, numbers and texts (how many of its observations
    and published texts stand behind some result), exhibits, facts, claims (how many results of each kind
    have one of them behind it).

    observations, statements: Parquet files of the clean stage.  files: as for `results_behind`.
    """
    import numpy as np
    import pandas as pd

    names, codes, numbers = _sources([observations, statements])
    used = np.zeros(len(codes), dtype=bool)
    counts = {}
    for kind, results in results_behind(files).items():
        counts[kind] = np.zeros(len(names), dtype=int)
        for runs in results:
            touched = np.zeros(len(names), dtype=bool)
            for first, last in runs:
                used[first : last + 1] = True
                touched[codes[first : last + 1]] = True
            counts[kind] += touched
    frame = pd.DataFrame(names, columns=["source", "edition"])
    for column, part in ((NUMBERS, slice(0, numbers)), (TEXTS, slice(numbers, None))):
        frame[column] = np.bincount(codes[part][used[part]], minlength=len(names))
    return frame.assign(**counts).sort_values(["source", "edition"], ignore_index=True)


def _sources(files: Iterable[StrPath]) -> tuple[list[tuple[str, str]], np.ndarray, int]:
    """(source, edition) pairs, the place of each observation's pair among them, by its number, and how
    many observations the first file has."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables = [pq.read_table(path, columns=["obs", "source", "edition"]) for path in files]
    frame = pa.concat_tables(tables, promote_options="permissive").to_pandas().sort_values("obs")
    pairs = frame["source"].astype(str) + "\n" + frame["edition"].astype(str)
    codes, names = pairs.factorize()
    return (
        [(source, edition) for source, edition in (name.split("\n") for name in names)],
        codes,
        len(tables[0]),
    )
