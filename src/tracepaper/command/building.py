"""Building: the copy of the inputs, Snakemake, and the results handed over when all is well."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tracepaper import paths
from tracepaper.command import staging
from tracepaper.command.lock import working_alone
from tracepaper.command.mistakes import sentences
from tracepaper.command.runner import LOG, PLUGIN, Run
from tracepaper.command.stages import Stages, rules_by_stage

PROFILE = "profiles/default"
VERDICT = "audit"  # the step that only says what the checks found: all that it speaks of is made


def build(
    project: Path, targets: Sequence[str], words: Sequence[str] = (), *, name: str, verbose=False
) -> int:
    """Build targets (rules or files); returns the exit code.

    words: further arguments for Snakemake.  name: what a person typed, for messages.  The results are
    handed over only if everything was made; a run that fails leaves the last complete ones.
    """
    folder = project / staging.FOLDER
    with working_alone(folder, name, _say) as lock:
        started = time.monotonic()
        changed = staging.mirror(project, folder)
        record = staging.read_record(folder)
        wanted = _wanted(project, targets, words)
        by_hand = staging.changed_by_hand(project, record["files"]) if record["done"] else []
        if targets == ["all"] and not changed and not by_hand and record["done"] == wanted:
            _say(f"everything is up to date: {_where(project)}")
            return 0
        if by_hand and not changed:
            _say(f"{by_hand[0]} is not as it was built{_more(by_hand)}; made again")
        staging.write_record(folder, None, record["files"])
        log = project / LOG
        run = Run(project, folder, [*_arguments(project), *words, *targets], lock)
        stages = Stages(rules_by_stage(folder))
        code = run.start(stages.hear, log)
        stages.close()
        if verbose:
            sys.stderr.write(log.read_text(encoding="utf-8"))
        sys.stdout.write(run.printed)
        sys.stdout.flush()
        verdict = {event.get("rule_name") for event in stages.failed} == {VERDICT}
        if code and not verdict:
            return _failed(stages, folder, record)
        if _is_dry(words):
            sys.stderr.write(log.read_text(encoding="utf-8"))
            return 0
        if changed:  # what was complete before is not the present state
            record["done"] = None
        found = _finish(project, folder, targets, wanted, record, stages, time.monotonic() - started)
        return _told(stages, folder) if verdict else found


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _more(names: Sequence[str]) -> str:
    return f" (and {len(names) - 1} more)" if len(names) > 1 else ""


def _is_dry(words: Sequence[str]) -> bool:
    return any(word in ("-n", "--dry-run", "--dryrun") for word in words)


def _arguments(project: Path) -> list[str]:
    """What every run of Snakemake is given: the lock is ours, and it goes on where another broke off."""
    found = ["--logger", PLUGIN, "--nolock", "--rerun-incomplete"]
    return [*found, "--profile", PROFILE] if (project / PROFILE).is_dir() else [*found, "--cores", "all"]


def _wanted(project: Path, targets: Sequence[str], words: Sequence[str]) -> str:
    """A fingerprint of what was asked for, and of the programs that answer."""
    lock = project / "requirements.lock"
    packages = hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else ""
    return json.dumps([list(targets), list(words), sys.version, packages])


def _failed(stages: Stages, folder: Path, record: dict) -> int:
    if record["files"]:
        _say(f"nothing was handed over: {paths.RESULTS}/ still holds the last complete build")
    return _told(stages, folder)


def _told(stages: Stages, folder: Path) -> int:
    for sentence in sentences(stages.failed, stages.said, folder, LOG):
        _say(f"error: {sentence}")
    return 1


def _finish(project, folder, targets, wanted, record, stages: Stages, seconds: float) -> int:
    """Hand the results over and say where they are."""
    promised = (folder / staging.OUTPUTS).read_text(encoding="utf-8").split("\n")
    whole = "all" in targets
    missing = [name for name in promised if whole and not (folder / name).is_file()]
    if missing:
        _say(f"error: the build ended without {missing[0]}{_more(missing)}; everything it said is in {LOG}")
        return 1
    if whole:
        staging.drop_strangers(folder, promised)
    made = staging.fingerprints(folder)
    asked = _asked(made, targets)
    new = _belonging(made, record["files"], targets) if whole else {**record["files"], **asked}
    staging.hand_over(project, folder, record["files"], new)
    staging.write_record(folder, wanted if whole else record["done"], new)
    took = f"{stages.steps} {'step' if stages.steps == 1 else 'steps'}, {seconds:.1f} s"
    _say(f"{took}: {_where(project) if whole else ', '.join(sorted(asked)) or 'done'}")
    return 0


def _belonging(made: dict[str, str], before: dict[str, str], targets: Sequence[str]) -> dict[str, str]:
    """What is of this state: an audit or a comparison made for another one is left out."""
    asked = tuple(prefix for prefix in staging.ON_REQUEST if Path(prefix).name in targets)
    papers = {name: sum_ for name, sum_ in made.items() if not name.startswith(staging.ON_REQUEST)}
    same = all(before.get(name) == sum_ for name, sum_ in papers.items())
    extra = {n: s for n, s in made.items() if n.startswith(asked or ("\0",)) or (same and n in before)}
    return {**papers, **extra}


def _asked(made: dict[str, str], targets: Sequence[str]) -> dict[str, str]:
    """Files of the targets' folders: of a file its own, of a rule the one of its name in results/."""
    folders = tuple(
        f"{Path(target).parent.as_posix() if '/' in target else f'{paths.RESULTS}/{target}'}/"
        for target in targets
    )
    return {name: sum_ for name, sum_ in made.items() if name.startswith(folders)}


def _where(project: Path) -> str:
    found = sorted((project / paths.RESULTS / "paper").glob("*.pdf"))
    return ", ".join(str(path.relative_to(project)) for path in found) or f"{paths.RESULTS}/"
