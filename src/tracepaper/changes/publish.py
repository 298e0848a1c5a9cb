"""Publishing: the audited state becomes the baseline that later ones are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracepaper import paths
from tracepaper.audit.seal import require_sealed
from tracepaper.changes.same_bytes import made_with
from tracepaper.changes.state import Label, publish, published_date, read_build
from tracepaper.files import read_yaml
from tracepaper.paper import Paper
from tracepaper.settings import check_config
from tracepaper.sums import read_sums

KEPT = (f"{paths.RAW}/", f"{paths.RESULTS}/", f"{paths.PROCESSED}/")  # the rest is in the commit


def publish_audited(project: Path, languages: Iterable[str]) -> str:
    """Write the state that lies in the project's folder, in which it runs, to published/; returns what was
    done, in a sentence.

    languages: codes of those there are.  Raises InputError if the state is not that of a passing audit.
    """
    config = read_yaml(project / paths.SETTINGS)
    check_config(config, languages)
    paper = Paper(config)
    sums = require_sealed(project, paper.outputs)
    sums |= read_sums(project / paths.SUMS)  # of what was made on the way too; the seal is on it
    state = read_build(paths.RESULTS, paths.PROCESSED, paths.RAW, paper.editions, Label("this-build"))
    publish(
        state,
        published_date(config["source_date_epoch"]),
        project / paths.PUBLISHED,
        paper.languages[-1],  # whose drawings are kept
        {name: digest for name, digest in sums.items() if name.startswith(KEPT)},
        made_with(project),
    )
    return f"{paths.PUBLISHED}/ holds this state, audited, of {len(sums)} files; commit it with the release"
