"""Building: the copy of the inputs, Snakemake, and the results handed over when all is well."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.alone import working_alone
from tracepaper.archive.missing import refuse_missing
from tracepaper.archive.times import remember
from tracepaper.changes.same_bytes import compared
from tracepaper.command import cluster, staging
from tracepaper.command.bytecode import drop_damaged
from tracepaper.command.mistakes import own_sentence, sentences
from tracepaper.command.runner import LOG, PLUGIN, Run
from tracepaper.command.stages import Event, Stages, rules_by_stage
from tracepaper.command.surroundings import nearly_full
from tracepaper.exhibits.fonts import notice
from tracepaper.forkserver.start import outlast_steps
from tracepaper.sums import sha256
from tracepaper.telling import say

PROFILE = "profiles/default"
ALWAYS = ("--logger", PLUGIN, "--nolock", "--rerun-incomplete")  # the lock is ours; a broken-off run goes on
BRINGING = {"refresh", "file_inbox"}  # targets that bring raw files in
VERDICT = "audit"  # the step that only says what the checks found: all that it speaks of is made


@dataclass
class Build:
    """One build.

    project: the paper's folder.  targets: rules or files.  words: further arguments for Snakemake.
    name: what a person typed, for messages.  on_cluster: whether SLURM runs the steps.
    """

    project: Path
    targets: Sequence[str]
    words: Sequence[str] = ()
    name: str = "./run"
    verbose: bool = False
    on_cluster: bool = False
    _stages: Stages = field(init=False)
    _record: dict[str, Any] = field(init=False)
    _run: Run = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.project / staging.FOLDER
        self._log = self.project / LOG
        self._started = time.monotonic()

    def run(self) -> int:
        """Make the targets and hand the results over; returns the exit code.

        A run that fails leaves the last complete results where they are.  Raises KeyboardInterrupt if a
        person stopped it.
        """
        if not set(self.targets) <= BRINGING:
            refuse_missing(self.project)
        with working_alone(self.folder, self.name, say) as lock:
            cluster.clear_queue(self.folder, say)
            outlast_steps(self.folder, say)
            self._record = staging.read_record(self.folder)
            altered = self._mended()
            changed = staging.mirror(self.project, self.folder)
            self._record = staging.read_record(self.folder)
            if not changed and not altered and self._is_done():
                say(f"everything is up to date: {self._where()}")
                return self._compare(self._record["files"])
            complete = None if changed else self._record["done"]
            staging.write_record(self.folder, None, self._record["files"])
            code = self._make(lock)
            if not self.on_cluster:  # there a step also waits for its turn
                remember(self.folder, self._stages.timed)
            if is_dry(self.words) and code == 0:
                sys.stderr.write(self._log.read_text(encoding="utf-8"))
                return code
            if code and self._stages.interrupted:
                raise KeyboardInterrupt
            verdict = {event.get("rule_name") for event in self._stages.failed} == {VERDICT}
            if code and not verdict:
                return self._failed()
            handed = self._hand_over(complete)
            return self._tell_mistakes() if verdict else handed

    def _mended(self) -> list[str]:
        """What was damaged in the working folder since a complete build; it is removed."""
        if self._record["done"] is None:
            drop_damaged(self.folder, Path(sys.prefix))
            return []
        altered = staging.drop_altered(self.folder, self._record["files"])
        if altered:
            say(f"{staging.FOLDER}/{altered[0]} is not as it was built{_more(altered)}; made again")
        return altered

    def _is_done(self) -> bool:
        """Whether the last complete build was asked for the same, and lies there as it was built."""
        if self._record["done"] is None:
            return False
        by_hand = staging.changed_by_hand(self.project, self._record["files"])
        if by_hand:
            say(f"{by_hand[0]} is not as it was built{_more(by_hand)}; made again")
        return not by_hand and self._is_whole and self._record["done"] == self._asked_for()

    @property
    def _is_of_results(self) -> bool:
        """Whether something of the paper itself was to be handed over; a refresh, say, hands nothing over."""
        return any(target == "all" or "/" in target for target in self.targets)

    @property
    def _is_whole(self) -> bool:
        return list(self.targets) == ["all"]

    def _asked_for(self) -> str:
        """A fingerprint of what was asked for, and of the programs that answer."""
        lock = self.project / "requirements.lock"
        packages = sha256(lock) if lock.is_file() else ""
        return json.dumps([list(self.words), sys.version, packages])

    def _make(self, lock: int) -> int:
        """Run Snakemake; returns its exit code."""
        # the targets first: an option like --config takes every word after it
        words = [*self._arguments(), *self.targets, *self.words]
        dry, forks = is_dry(self.words), not self.on_cluster
        self._run = Run(self.project, self.folder, words, lock, dry, forks)
        self._stages = Stages(rules_by_stage(self.folder))
        with cluster.at_work(self.folder, say) if self.on_cluster and not dry else nullcontext():
            code = self._run.start(self._hear, self._log)
        self._stages.close()
        if self.verbose:
            sys.stderr.write(self._log.read_text(encoding="utf-8"))
        return code

    def _hear(self, event: Event) -> None:
        """On a cluster a step is tried again; one that says what is wrong would say the same once more."""
        self._stages.hear(event)
        if self.on_cluster and event["event"] == "job_error" and own_sentence(event, self.folder):
            self._run.end_soon()

    def _arguments(self) -> list[str]:
        if self.on_cluster:
            return [*ALWAYS, *cluster.arguments(self.project, self.folder)]
        return arguments(self.project)

    def _failed(self) -> int:
        if self._record["files"] and self._is_of_results:
            say(f"nothing was handed over: {paths.RESULTS}/ still holds the last complete build")
        return self._tell_mistakes()

    def _tell_mistakes(self) -> int:
        told = sentences(self._stages.failed, self._stages.said, self.folder, LOG)
        for sentence in filter(None, (*told, nearly_full(self.project))):
            say(f"error: {sentence.replace(f'{self.project}/', '')}")  # as a person here writes it
        return 1

    def _hand_over(self, complete: str | None) -> int:
        """Put the results where a person looks, and say where.  complete: the record of a complete build
        that is still true of the present inputs."""
        whole = "all" in self.targets
        promised = (self.folder / staging.OUTPUTS).read_text(encoding="utf-8").split("\n")
        missing = [name for name in promised if whole and not (self.folder / name).is_file()]
        if missing:
            say(f"error: the build ended without {missing[0]}{_more(missing)}; what it said is in {LOG}")
            return 1
        if whole:
            staging.drop_strangers(self.folder, promised)
        before, made = self._record["files"], staging.fingerprints(self.folder)
        asked = _asked(made, self.targets)
        new = _belonging(made, before, self.targets) if whole else staging.still_made(before, made) | asked
        with staging.undisturbed():
            staging.hand_over(self.project, self.folder, before, new)
            staging.write_record(self.folder, self._asked_for() if whole else complete, new)
        replaced = notice()
        if replaced:
            say(replaced)
        steps = f"{self._stages.steps} {'step' if self._stages.steps == 1 else 'steps'}"
        say(f"{steps}, {time.monotonic() - self._started:.1f} s: {', '.join(self._made(asked)) or 'done'}")
        return self._compare(new) if whole else 0

    def _compare(self, made: Mapping[str, str]) -> int:
        """Say whether a whole build has the bytes of the published state; returns the exit code."""
        same = compared(self.project, made)
        if same:
            say(same.told if same.may_be else f"error: {same.told}")
        return 0 if not same or same.may_be else 1

    def _made(self, asked: Mapping[str, str]) -> list[str]:
        """Where a person looks first: the page a rule made, an exhibit's folder, the documents."""
        pages = [name for name in asked if name.endswith("/index.html") and name.count("/") == 2]
        exhibits = {Path(n).parent.as_posix() for n in asked if n.startswith(f"{paths.MADE_EXHIBITS}/")}
        formats = {"/".join(n.split("/")[:3]) for n in asked if n.startswith(f"{paths.MADE_FORMATS}/")}
        if self._is_whole:
            return [self._where()]
        return sorted(formats) or pages or [f"{folder}/" for folder in sorted(exhibits)] or sorted(asked)

    def _where(self) -> str:
        found = sorted((self.project / paths.RESULTS / "paper").glob("*.pdf"))
        return ", ".join(str(path.relative_to(self.project)) for path in found) or f"{paths.RESULTS}/"


def arguments(project: Path) -> list[str]:
    """What a run of Snakemake on this machine is given."""
    has_profile = (project / PROFILE).is_dir()
    return [*ALWAYS, *(["--profile", PROFILE] if has_profile else ["--cores", "all"])]


def _more(names: Sequence[str]) -> str:
    return f" (and {len(names) - 1} more)" if len(names) > 1 else ""


def is_dry(words: Sequence[str]) -> bool:
    """Whether only a plan was asked for."""
    return any(word in ("-n", "--dry-run", "--dryrun") for word in words)


def _belonging(made: Mapping[str, str], before: Mapping[str, str], targets: Sequence[str]) -> dict[str, str]:
    """What is of this state: an audit or a comparison made for another one is left out."""
    asked = tuple(prefix for prefix, target in paths.REQUESTED.items() if target in targets)
    papers = {name: sum_ for name, sum_ in made.items() if not name.startswith(tuple(paths.REQUESTED))}
    same = all(before.get(name) == sum_ for name, sum_ in papers.items())
    extra = {n: s for n, s in made.items() if n.startswith(asked or ("\0",)) or (same and n in before)}
    return {**papers, **extra}


def _asked(made: Mapping[str, str], targets: Sequence[str]) -> dict[str, str]:
    """What the targets stand for: an exhibit's folder, another file alone, a rule's folder in results/."""
    files = [target for target in targets if target.startswith(paths.MADE_EXHIBITS)]
    rules = [f"{paths.RESULTS}/{target}" for target in targets if "/" not in target]
    folders = tuple(f"{folder}/" for folder in (*(Path(file).parent.as_posix() for file in files), *rules))
    folders += tuple(prefix for prefix, target in paths.REQUESTED.items() if target in targets)
    return {
        name: sum_ for name, sum_ in made.items() if name in targets or (folders and name.startswith(folders))
    }
