"""One build of the web pages, of what the paper's files say at this moment.

It builds where `./run` builds, in the working folder, by the same steps, so that the pages are those that
`./run` would hand over, and what it made is there when `./run` comes.  It hands nothing over: results/ holds
one state of the paper in all its forms, and a sentence half-written is none.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tracepaper import paths
from tracepaper.alone import working_alone
from tracepaper.command import staging
from tracepaper.command.building import arguments
from tracepaper.command.mistakes import BESIDE_IT, sentences
from tracepaper.command.runner import Run
from tracepaper.command.stages import Event, Stages, rules_by_stage
from tracepaper.command.surroundings import nearly_full, sentence
from tracepaper.errors import InputError
from tracepaper.forkserver import start as forkserver
from tracepaper.preview.outcome import Count, Outcome, Wrong, built_pages
from tracepaper.telling import Say

# what Snakemake imports in the course of a run; of its plug-ins one is ours
SNAKEMAKE = (
    "snakemake.cli",
    "snakemake.report.html_reporter",
    "snakemake.executors.local",
    "snakemake.profiles",
    "snakemake.storage",
    "smart_open",
    "platformdirs",
)
NAME, TARGET, LOG = "./run preview", "pages", "logs/preview.log"
PATIENCE = 20  # times that files are looked at again, if they come and go meanwhile


def rebuild(project: Path, say: Say, count: Count, wrong: Wrong, always: bool) -> Outcome | None:
    """Build the pages of every language; whatever a person can mend is in the outcome.

    say: told what a person should know meanwhile.  count: told after each step how many are done, of how
    many.  wrong: told what is known to be wrong while other steps are under way.  always: build although no
    file is another one than at the build before; else None is returned then.
    Raises KeyboardInterrupt if a person stopped it."""
    started = time.monotonic()
    try:
        with working_alone(project / staging.FOLDER, NAME, say) as lock:
            forkserver.outlast_steps(project / staging.FOLDER, say)
            changed, whole = _mirrored(project)
            if not changed and whole and not always:
                return None
            outcome = replace(_build(project, lock, say, count, wrong), changed=tuple(changed))
    except InputError as problem:
        outcome = Outcome(errors=(str(problem),))
    except OSError as problem:
        told = sentence(problem, project)
        if told is None:
            raise
        outcome = Outcome(errors=(told,))
    return replace(outcome, seconds=time.monotonic() - started)


def _mirrored(project: Path) -> tuple[list[str], bool]:
    """The files that changed, and whether these are all: an editor may take a file away in the moment in
    which it is read, and what was copied before that is no change any more when it is looked again."""
    for attempt in range(PATIENCE):
        with suppress(FileNotFoundError):
            return staging.mirror(project, project / staging.FOLDER), attempt == 0
        time.sleep(0.05)
    return staging.mirror(project, project / staging.FOLDER), False


def _keep_warm(folder: Path) -> None:
    """Have the steps of all builds to come be forks of one server, which ends with this process."""
    running = os.environ.get(forkserver.RUNNING)
    if running is None or not (folder / running).exists():  # somebody has killed it
        forkserver.keep(kept_modules(), folder)


def kept_modules() -> list[str]:
    """What the server of all builds imports: other people's packages, Snakemake among them, and nothing of
    the project, which a person may be changing."""
    own = {path.stem for root in paths.CODE_ROOTS for path in root.iterdir()}
    return [*SNAKEMAKE, *(name for name in paths.imported_by_steps() if name.partition(".")[0] not in own)]


def _build(project: Path, lock: int, say: Say, count: Count, wrong: Wrong) -> Outcome:
    folder = project / staging.FOLDER
    _keep_warm(folder)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        stages = Stages(rules_by_stage(folder), nowhere)

        def hear(event: Event) -> None:
            stages.hear(event)
            count(stages.steps, stages.planned)
            if event["event"] == "interrupted":
                say("ending after the steps under way; Ctrl-C once more ends at once")
            elif event["event"] == "job_error" and event.get("rule_name") != BESIDE_IT:
                wrong(_told(project, stages))

        words = [*arguments(project), TARGET]
        code = Run(project, folder, words, lock, silent=True).start(hear, project / LOG)
    if stages.interrupted:
        raise KeyboardInterrupt
    if code:
        return Outcome(errors=_told(project, stages))
    return Outcome(built_pages(folder))


def _told(project: Path, stages: Stages) -> tuple[str, ...]:
    """What went wrong so far, as a person here writes it."""
    told = (*sentences(stages.failed, stages.said, project / staging.FOLDER, LOG), nearly_full(project))
    return tuple(one.replace(f"{project}/", "") for one in told if one)
