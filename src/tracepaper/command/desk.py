"""The commands that need no build: each is (project, words) -> exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tracepaper import paths
from tracepaper.command.workflow import person
from tracepaper.errors import InputError
from tracepaper.files import as_seen
from tracepaper.telling import say

PROCESSES = 4  # of tests at once: each builds whole papers


def adopt_editions(project: Path, words: list[str]) -> int:
    """Write editions into config/config.yaml."""
    from tracepaper.changes.adopt import adopt

    print(adopt(project, words))
    return 0


def publish(project: Path, words: list[str]) -> int:
    """Make the audited state the one that later ones are compared with."""
    from tracepaper.alone import working_alone
    from tracepaper.changes.publish import publish_audited
    from tracepaper.command import staging
    from tracepaper.languages import known_languages

    with working_alone(project / staging.FOLDER, "./run publish", say):
        print(publish_audited(project, known_languages()))
    return 0


def deposit(project: Path, words: list[str]) -> int:
    """Say what of the archive would be sent to a repository, or send it, or publish it."""
    from tracepaper.archive import deposit as archived
    from tracepaper.command import staging

    return archived.deposit(project, project / staging.FOLDER, words, say)


def seal_edition(project: Path, words: list[str]) -> int:
    """Write or mend the sidecar and checksums of an edition made by hand."""
    from datetime import date

    from tracepaper.sources.seal_edition import seal

    return seal(as_seen((project / paths.RAW).absolute()), words, print, person(), date.today())


def trace(project: Path, words: list[str]) -> int:
    """Show where a number, claim or exhibit comes from (an id, 图5, Table 2)."""
    from tracepaper.audit.trace import main

    main(words)
    return 0


def accept_translations(project: Path, words: list[str]) -> int:
    """Show each changed pair of blocks and put it on record as compared."""
    from tracepaper.audit import translations

    translations.main(project, words)
    return 0


def accept_claims(project: Path, words: list[str]) -> int:
    """Show each changed condition with its sentences and put it on record as reviewed."""
    from tracepaper.audit import claim_reviews

    claim_reviews.main(project, words)
    return 0


def import_file(project: Path, words: list[str]) -> int:
    """Show what a co-author changed in the Word file, and bring it into the manuscript."""
    from tracepaper.returning.command import import_document

    return import_document(as_seen(project.absolute()), words)


def impact(project: Path, words: list[str]) -> int:
    """List all that depends on a file, a source, a number or a module, with pages."""
    from tracepaper.audit.impact import main

    main(words)
    return 0


def show_preview(project: Path, words: list[str]) -> int:
    """Show the web pages beside the editor and build them again at each save; Ctrl-C ends it."""
    from tracepaper.command import rebuilding, staging
    from tracepaper.preview.session import preview

    return preview(project, project / staging.FOLDER, words, partial(rebuilding.rebuild, project))


def test(project: Path, words: list[str]) -> int:
    """Test it; long: whole builds in all ways; WORDS go to pytest.

    By several processes, a module never by two, what takes minutes or what takes longer; or as told.
    """
    from importlib.util import find_spec

    if find_spec("pytest") is None:  # an environment that `run` did not make
        raise InputError(
            "the packages of the tests are not installed here; ./run test installs them into .venv, "
            "pip install -r requirements-test.lock into an environment of your own"
        )
    processes = str(min(os.cpu_count() or 1, PROCESSES))
    together = ["-n", processes, "--dist", "loadscope", "--no-loadscope-reorder"]
    chosen = {(): "not long", ("long",): "long"}.get(tuple(words))
    words = [*together, "-m", chosen] if chosen else words
    return subprocess.call([sys.executable, "-m", "pytest", *words], cwd=project)


def open_result(project: Path, words: list[str]) -> int:
    """Open the paper, the audit site or a report of changes."""
    import webbrowser

    places = {name: f"{name}/index.html" for name in ("audit", "changes", "what_if", "site", "docs")}
    name = words[0] if words else ""
    wanted = places.get(name) or (f"paper/paper.{name}.pdf" if name else "paper/*.pdf")
    found = sorted((project / paths.RESULTS).glob(wanted))
    if not found:
        raise InputError(f"{paths.RESULTS}/{wanted} is not there; build it first")
    print(found[0].relative_to(project))
    webbrowser.open(found[0].resolve().as_uri())
    return 0


def clean(project: Path, words: list[str]) -> int:
    """Remove everything that was built."""
    from tracepaper.alone import working_alone
    from tracepaper.command import staging

    with working_alone(project / staging.FOLDER, "./run clean", say):
        shutil.rmtree(project / paths.DOCS, ignore_errors=True)  # of no build, and no person's
        own = staging.remove_results(project)
        shutil.rmtree(project / "logs", ignore_errors=True)
    shutil.rmtree(project / staging.FOLDER, ignore_errors=True)
    kept = f"; kept what no build made: {', '.join(own)}" if own else ""
    print(f"removed everything that was built{kept}")
    return 0
