"""The commands that have Snakemake do the work: each names its targets and what is told to the rules.

Each is (project, words) -> exit code.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Container, Sequence
from pathlib import Path

from tracepaper import paths
from tracepaper.errors import InputError

VERBOSE, ACCEPT, CLUSTER = "--verbose", "--accept-changes", "--cluster"
WHEELS = "--wheelhouse"  # of `archive`: the locked packages go in too
_OWN = {VERBOSE, ACCEPT, "-n", "--dry-run", "--dryrun"}  # the words of `refresh` that take no word after them


def person() -> Callable[[str], str] | None:
    """How to ask a person; None if nobody sits there."""
    return input if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty() else None


def run(project: Path, targets: Sequence[str], words: Sequence[str], name: str) -> int:
    """Have the targets made; words: what was typed besides, for Snakemake too; name: of the command."""
    from tracepaper.command.building import Build
    from tracepaper.command.cluster import STAYS_HERE

    further = [word for word in words if word not in (VERBOSE, CLUSTER)]
    told, on_cluster = f"./run {name}".rstrip(), CLUSTER in words
    if on_cluster and set(targets) & set(STAYS_HERE):
        raise InputError(f"{told} is work for one machine, not for a cluster; type it without {CLUSTER}")
    return Build(project, targets, further, told, VERBOSE in words, on_cluster).run()


def build(project: Path, words: list[str]) -> int:
    """Build the paper (also without the word); WORDS go to Snakemake.

    Without a target the whole paper; options alone are no target.
    """
    named = [word for word in words if not word.startswith("-") and _is_target(project, word)]
    options = [word for word in words if word not in named]
    return run(project, named or ["all"], options, " ".join(words))


def _is_target(project: Path, word: str) -> bool:
    return word.startswith((f"{paths.RESULTS}/", f"{paths.PROCESSED}/")) or word in rules(project)


def rules(project: Path) -> list[str]:
    """Names of all rules of the paper, `all` first."""
    from tracepaper.command.stages import rules_by_stage

    return ["all", *(rule for rules in rules_by_stage(project).values() for rule in rules)]


def audit(project: Path, words: list[str]) -> int:
    """Check every number, document, figure and sentence; or one that came back (docx, pdf, html, xml)."""
    if "--document" in words:
        from tracepaper.audit.returned.command import audit_document

        file = words[words.index("--document") + 1 :][:1]
        if not file:
            raise InputError("which document? give the file that came back, for example proof.pdf")
        return audit_document(project, file[0])
    return run(project, ["all", "audit"], words, "audit")


def changes(project: Path, words: list[str]) -> int:
    """Say what changed since the published state, or since a tag."""
    from tracepaper.changes.consent import OPTIONS, agreed

    named, rest = _names(words, {VERBOSE, *OPTIONS})
    if len(named) > 1:
        raise InputError(f"one state at a time: {', '.join(named)}; which is to be compared with?")
    is_published = (project / paths.PUBLISHED / "lock.json").is_file()
    if not (named or is_published or {"--config", CLUSTER} & set(rest)):
        print("nothing is published yet that could be compared with; ./run publish makes this state it")
        return 0
    words = agreed(_with_config(rest, [f"against={name}" for name in named]), person())
    # not `all`: a sentence that became false stops the paper, and is what the report is about
    code = run(project, ["changes"], words, "changes")
    return code or _tell_changes(project, words)


def site(project: Path, words: list[str]) -> int:
    """Gather all of it with a start page in one folder that any host can serve."""
    return run(project, ["all", "site"], words, "site")


def archive(project: Path, words: list[str]) -> int:
    """Write the replication package: one zip of code, data, results and what strangers must know of them."""
    from tracepaper.archive.about import WHEELHOUSE
    from tracepaper.command import staging

    # the times of the steps are known when a build has ended, so the paper is built and audited before
    with_wheels = WHEELS in words
    words = [word for word in words if word != WHEELS]
    here = [word for word in words if word != CLUSTER]
    code = run(project, ["all", "audit"], words, "archive")
    if code:
        return code
    _put_wheels(project / staging.FOLDER / WHEELHOUSE, with_wheels)
    return run(project, ["archive"], here, "archive")


def _put_wheels(folder: Path, wanted: bool) -> None:
    """Have the packages in the folder, or none: what lies there goes into the archive."""
    from tracepaper.environment.wheelhouse import fill

    shutil.rmtree(folder, ignore_errors=True)
    if wanted:
        fill(folder)


def formats(project: Path, words: list[str]) -> int:
    """Write the paper in the forms that journals and other programs ask for; all of them, or those named."""
    named, rest = _names(words, {*_OWN, CLUSTER})
    unknown = [name for name in named if name not in paths.FURTHER_FORMATS]
    if unknown:
        raise InputError(f"{unknown[0]} is none of the formats: {', '.join(paths.FURTHER_FORMATS)}")
    wanted = [name for name in paths.FURTHER_FORMATS if name in named or not named]
    return run(project, ["all", *wanted], rest, " ".join(["formats", *named]))


def journal(project: Path, words: list[str]) -> int:
    """Say what the manuscript still misses of a journal's rules, by default of the chosen style's.

    Exit code 1 if it misses any."""
    from tracepaper.command.building import is_dry
    from tracepaper.files import read_json, read_yaml
    from tracepaper.journal.report import is_missing
    from tracepaper.styles.profile import DEFAULT

    named, rest = _names(words, _OWN)
    if len(named) > 1:
        raise InputError(f"one journal at a time: {', '.join(named)}; which is it?")
    typed = [word.removeprefix("style=") for word in words if word.startswith("style=")]
    name = [*named, *typed, read_yaml(project / paths.SETTINGS).get("style", DEFAULT)][0]
    code = run(project, ["journal"], _with_config(rest, [f"journal={name}"]), "journal")
    if code or is_dry(words):
        return code
    print((project / paths.JOURNAL / f"{name}.md").read_text(encoding="utf-8"), end="")
    return int(is_missing(read_json(project / paths.JOURNAL / f"{name}.json")))


def revision(project: Path, words: list[str]) -> int:
    """Mark in Word files what changed in the text since a tag, or between two."""
    from tracepaper.changes.consent import OPTIONS, agreed
    from tracepaper.command.building import is_dry

    named, rest = _names(words, {*_OWN, *OPTIONS})
    if not 1 <= len(named) <= 2:
        raise InputError(
            "since which state? name a tag or commit, or two: ./run revision HEAD --run-its-code"
        )
    config = _with_config(rest, [f"revision={','.join(named)}"])
    code = run(project, ["revision"], agreed(config, person()), "revision")
    if not code and not is_dry(words):
        for file in sorted((project / paths.REVISION).glob("*.docx")):
            print(f"{paths.REVISION}/{file.name}")
    return code


def what_if(project: Path, words: list[str]) -> int:
    """Say what would change with other editions, or with a table, and leave everything as it is."""
    from tracepaper.changes.adopt import wanted_of

    if not words:
        raise InputError("with which edition? for example ./run what_if world-bank-wdi=2026-07, or a table")
    named, rest = _names(words, {VERBOSE, ACCEPT})
    wanted, table = wanted_of(named)
    config = [f"what_if={json.dumps(wanted)}", *([f"what_if_table={table}"] if table else [])]
    code = run(project, ["what_if"], _with_config(rest, config), "what_if")
    return code or _tell_changes(project, words, paths.WHAT_IF)


def _tell_changes(project: Path, words: Sequence[str], folder: str = paths.CHANGES) -> int:
    """Print what the report counts; the exit code says whether all of it could be evaluated."""
    from tracepaper.changes.terminal import NOT_ALL, terminal_text
    from tracepaper.command.building import is_dry
    from tracepaper.files import read_json

    if is_dry(words):
        return 0
    report = read_json(project / folder / "changes.json")
    print(terminal_text(report))
    return NOT_ALL if report["not_evaluated"] else 0


def refresh(project: Path, words: list[str]) -> int:
    """Ask the publishers for new editions and file them; or list what they would be asked."""
    sources, rest = _names(words, _OWN)
    config = [f"source={','.join(sources)}"] if sources else []
    from tracepaper.command.building import is_dry

    if is_dry(rest):  # what the publishers would be asked, not which step Snakemake would run
        rest = [word for word in rest if not is_dry([word])]
        config.append("only_list=true")
    return run(project, ["refresh"], _with_config(rest, config), "refresh")


def _names(words: Sequence[str], own: Container[str]) -> tuple[list[str], list[str]]:
    """What a command is to work on (sources, editions, a tag), wherever it stands; all other words.

    own: options that take no word after them.  What follows an option of Snakemake's that takes words
    (--config a=b) is no name.
    """
    foreign = (at for at, word in enumerate(words) if word.startswith("-") and word not in own)
    until = next(foreign, len(words))
    names = [word for word in words[:until] if not word.startswith("-")]
    return names, [*(word for word in words[:until] if word.startswith("-")), *words[until:]]


def file_inbox(project: Path, words: list[str]) -> int:
    """File the tables in data/raw/inbox as new editions."""
    return run(project, ["file_inbox"], _with_config(words, []), "file_inbox")


def _with_config(words: Sequence[str], config: list[str]) -> list[str]:
    """Snakemake takes only the last --config: what was typed is kept beside ours."""
    config = [*config, *(["accept_changes=true"] if ACCEPT in words else [])]
    rest = [word for word in words if word != ACCEPT]
    if "--config" in rest:
        at = rest.index("--config") + 1
        return [*rest[:at], *config, *rest[at:]]
    return [*rest, "--config", *config] if config else rest


def figure(project: Path, words: list[str]) -> int:
    """Make one figure or table, in every language."""
    from tracepaper.audit.reading.names import exhibit_named

    if not words:
        raise InputError("which figure or table? give its id or what a reader sees, for example fig-rca, 图5")
    exhibits = list(paths.find_exhibits(project / paths.EXHIBITS))
    exhibit = exhibit_named(words[0], exhibits, project)
    if exhibit is None:
        raise InputError(f"there is no exhibit {words[0]}; exhibits are {', '.join(exhibits)}")
    return run(project, [f"{paths.RESULTS}/exhibits/{exhibit}/exhibit.json"], words[1:], f"figure {exhibit}")
