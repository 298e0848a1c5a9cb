"""The commands, a line each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import as_seen
from tracepaper.telling import say

VERBOSE, ACCEPT, CLUSTER = "--verbose", "--accept-changes", "--cluster"
_OWN = {VERBOSE, ACCEPT, "-n", "--dry-run", "--dryrun"}  # the words of `refresh` that take no word after them
PROCESSES = 4  # of tests at once: each builds whole papers


@dataclass(frozen=True)
class Command:
    """words: what may follow, as shown by help.  line: what it does.  do(project, words) -> exit code."""

    words: str
    line: str
    do: Callable[[Path, list[str]], int]


def _run(project: Path, targets: Sequence[str], words: Sequence[str], name: str) -> int:
    from tracepaper.command.building import Build
    from tracepaper.command.cluster import STAYS_HERE

    further = [word for word in words if word not in (VERBOSE, CLUSTER)]
    told, on_cluster = f"./run {name}".rstrip(), CLUSTER in words
    if on_cluster and set(targets) & set(STAYS_HERE):
        raise InputError(f"{told} is work for one machine, not for a cluster; type it without {CLUSTER}")
    return Build(project, targets, further, told, VERBOSE in words, on_cluster).run()


def _build(project: Path, words: list[str]) -> int:
    """Without a target the whole paper; options alone are no target."""
    named = [word for word in words if not word.startswith("-") and _is_target(project, word)]
    options = [word for word in words if word not in named]
    return _run(project, named or ["all"], options, " ".join(words))


def _is_target(project: Path, word: str) -> bool:
    return word.startswith((f"{paths.RESULTS}/", f"{paths.PROCESSED}/")) or word in _rules(project)


def _rules(project: Path) -> list[str]:
    from tracepaper.command.stages import rules_by_stage

    return ["all", *(rule for rules in rules_by_stage(project).values() for rule in rules)]


def _audit(project: Path, words: list[str]) -> int:
    if "--document" in words:
        from tracepaper.audit.returned.command import audit_document

        file = words[words.index("--document") + 1 :][:1]
        if not file:
            raise InputError("which document? give the file that came back, for example proof.pdf")
        return audit_document(project, file[0])
    return _run(project, ["all", "audit"], words, "audit")


def _changes(project: Path, words: list[str]) -> int:
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
    code = _run(project, ["changes"], words, "changes")
    return code or _tell_changes(project, words)


def _site(project: Path, words: list[str]) -> int:
    return _run(project, ["all", "site"], words, "site")


def _revision(project: Path, words: list[str]) -> int:
    from tracepaper.changes.consent import OPTIONS, agreed
    from tracepaper.command.building import is_dry

    named, rest = _names(words, {*_OWN, *OPTIONS})
    if not 1 <= len(named) <= 2:
        raise InputError(
            "since which state? name a tag or commit, or two: ./run revision HEAD --run-its-code"
        )
    config = _with_config(rest, [f"revision={','.join(named)}"])
    code = _run(project, ["revision"], agreed(config, person()), "revision")
    if not code and not is_dry(words):
        for file in sorted((project / paths.REVISION).glob("*.docx")):
            print(f"{paths.REVISION}/{file.name}")
    return code


def person() -> Callable[[str], str] | None:
    """How to ask a person; None if nobody sits there."""
    return input if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty() else None


def _what_if(project: Path, words: list[str]) -> int:
    from tracepaper.changes.adopt import wanted_of

    if not words:
        raise InputError("with which edition? for example ./run what_if world-bank-wdi=2026-07, or a table")
    named, rest = _names(words, {VERBOSE, ACCEPT})
    wanted, table = wanted_of(named)
    config = [f"what_if={json.dumps(wanted)}", *([f"what_if_table={table}"] if table else [])]
    code = _run(project, ["what_if"], _with_config(rest, config), "what_if")
    return code or _tell_changes(project, words, paths.WHAT_IF)


def _adopt(project: Path, words: list[str]) -> int:
    from tracepaper.changes.adopt import adopt

    print(adopt(project, words))
    return 0


def _tell_changes(project: Path, words: Sequence[str], folder: str = paths.CHANGES) -> int:
    """Print what the report counts; the exit code says whether all of it could be evaluated."""
    from tracepaper.changes.terminal import NOT_ALL, terminal_text
    from tracepaper.command.building import is_dry
    from tracepaper.files import read_json

    if is_dry(words):
        return 0
    changes = read_json(project / folder / "changes.json")
    print(terminal_text(changes))
    return NOT_ALL if changes["not_evaluated"] else 0


def _refresh(project: Path, words: list[str]) -> int:
    sources, rest = _names(words, _OWN)
    config = [f"source={','.join(sources)}"] if sources else []
    from tracepaper.command.building import is_dry

    if is_dry(rest):  # what the publishers would be asked, not which step Snakemake would run
        rest = [word for word in rest if not is_dry([word])]
        config.append("only_list=true")
    return _run(project, ["refresh"], _with_config(rest, config), "refresh")


def _names(words: Sequence[str], own: Container[str]) -> tuple[list[str], list[str]]:
    """What a command is to work on (sources, editions, a tag), wherever it stands; all other words.

    own: options that take no word after them.  What follows an option of Snakemake's that takes words
    (--config a=b) is no name.
    """
    foreign = (at for at, word in enumerate(words) if word.startswith("-") and word not in own)
    until = next(foreign, len(words))
    names = [word for word in words[:until] if not word.startswith("-")]
    return names, [*(word for word in words[:until] if word.startswith("-")), *words[until:]]


def _file_inbox(project: Path, words: list[str]) -> int:
    return _run(project, ["file_inbox"], _with_config(words, []), "file_inbox")


def _with_config(words: Sequence[str], config: list[str]) -> list[str]:
    """Snakemake takes only the last --config: what was typed is kept beside ours."""
    config = [*config, *(["accept_changes=true"] if ACCEPT in words else [])]
    rest = [word for word in words if word != ACCEPT]
    if "--config" in rest:
        at = rest.index("--config") + 1
        return [*rest[:at], *config, *rest[at:]]
    return [*rest, "--config", *config] if config else rest


def _publish(project: Path, words: list[str]) -> int:
    from tracepaper.alone import working_alone
    from tracepaper.changes.publish import publish_audited
    from tracepaper.command import staging
    from tracepaper.languages import known_languages

    with working_alone(project / staging.FOLDER, "./run publish", say):
        print(publish_audited(project, known_languages()))
    return 0


def _seal(project: Path, words: list[str]) -> int:
    from datetime import date

    from tracepaper.sources.seal_edition import seal

    return seal(as_seen((project / paths.RAW).absolute()), words, print, person(), date.today())


def _target(rule: str) -> Callable[[Path, list[str]], int]:
    return lambda project, words: _run(project, [rule], words, rule)


def _figure(project: Path, words: list[str]) -> int:
    from tracepaper.audit.reading.names import exhibit_named

    if not words:
        raise InputError("which figure or table? give its id or what a reader sees, for example fig-rca, 图5")
    exhibits = list(paths.find_exhibits(project / paths.EXHIBITS))
    exhibit = exhibit_named(words[0], exhibits, project)
    if exhibit is None:
        raise InputError(f"there is no exhibit {words[0]}; exhibits are {', '.join(exhibits)}")
    return _run(project, [f"{paths.RESULTS}/exhibits/{exhibit}/exhibit.json"], words[1:], f"figure {exhibit}")


def _trace(project: Path, words: list[str]) -> int:
    from tracepaper.audit.trace import main

    main(words)
    return 0


def _accept(project: Path, words: list[str]) -> int:
    from tracepaper.audit import translations

    translations.main(project, words)
    return 0


def _accept_claims(project: Path, words: list[str]) -> int:
    from tracepaper.audit import claim_reviews

    claim_reviews.main(project, words)
    return 0


def _import(project: Path, words: list[str]) -> int:
    from tracepaper.returning.command import import_document

    return import_document(as_seen(project.absolute()), words)


def _impact(project: Path, words: list[str]) -> int:
    from tracepaper.audit.impact import main

    main(words)
    return 0


def _preview(project: Path, words: list[str]) -> int:
    from tracepaper.command import rebuilding, staging
    from tracepaper.preview.session import preview

    return preview(project, project / staging.FOLDER, words, partial(rebuilding.rebuild, project))


def _test(project: Path, words: list[str]) -> int:
    """By several processes, a module never by two, what takes minutes or what takes longer; or as told."""
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


def _open(project: Path, words: list[str]) -> int:
    import webbrowser

    places = {name: f"{name}/index.html" for name in ("audit", "changes", "what_if", "site")}
    name = words[0] if words else ""
    wanted = places.get(name) or (f"paper/paper.{name}.pdf" if name else "paper/*.pdf")
    found = sorted((project / paths.RESULTS).glob(wanted))
    if not found:
        raise InputError(f"{paths.RESULTS}/{wanted} is not there; build it first")
    print(found[0].relative_to(project))
    webbrowser.open(found[0].resolve().as_uri())
    return 0


def _clean(project: Path, words: list[str]) -> int:
    from tracepaper.alone import working_alone
    from tracepaper.command import staging

    with working_alone(project / staging.FOLDER, "./run clean", say):
        own = staging.remove_results(project)
        shutil.rmtree(project / "logs", ignore_errors=True)
    shutil.rmtree(project / staging.FOLDER, ignore_errors=True)
    kept = f"; kept what no build made: {', '.join(own)}" if own else ""
    print(f"removed everything that was built{kept}")
    return 0


COMMANDS = {
    "build": Command("[WORDS]", "build the paper (also without the word); WORDS go to Snakemake", _build),
    "test": Command("[long | WORDS]", "test it; long: whole builds in all ways; WORDS go to pytest", _test),
    "audit": Command(
        "[--document FILE]",
        "check every number, document, figure and sentence; or one that came back (docx, pdf, html, xml)",
        _audit,
    ),
    "trace": Command(
        "NAME", "show where a number, claim or exhibit comes from (an id, 图5, Table 2)", _trace
    ),
    "impact": Command(
        "FILE-OR-ID", "list all that depends on a file, a source, a number or a module, with pages", _impact
    ),
    "figure": Command("NAME", "make one figure or table, in every language", _figure),
    "preview": Command(
        "[--port NUMBER] [--no-browser]",
        "show the web pages beside the editor and build them again at each save; Ctrl-C ends it",
        _preview,
    ),
    "site": Command("", "gather all of it with a start page in one folder that any host can serve", _site),
    "open": Command(
        "[zh|en|audit|changes|what_if|site]", "open the paper, the audit site or a report of changes", _open
    ),
    "refresh": Command(
        "[SOURCES] [--accept-changes] [--dry-run]",
        "ask the publishers for new editions and file them; or list what they would be asked",
        _refresh,
    ),
    "file_inbox": Command(
        "[--accept-changes]", "file the tables in data/raw/inbox as new editions", _file_inbox
    ),
    "changes": Command(
        "[TAG [--published | --run-its-code]]",
        "say what changed since the published state, or since a tag",
        _changes,
    ),
    "revision": Command(
        "TAG [TAG] [--run-its-code]",
        "mark in Word files what changed in the text since a tag, or between two",
        _revision,
    ),
    "what_if": Command(
        "SOURCE=EDITION ... | TABLE",
        "say what would change with other editions, or with a table, and leave everything as it is",
        _what_if,
    ),
    "adopt": Command("SOURCE=EDITION ...", "write editions into config/config.yaml", _adopt),
    "seal": Command(
        "SOURCE/EDITION [--yes]",
        "write or mend the sidecar and checksums of an edition made by hand",
        _seal,
    ),
    "publish": Command("", "make the audited state the one that later ones are compared with", _publish),
    "accept_translations": Command(
        "[NAMES | --all]", "show each changed pair of blocks and put it on record as compared", _accept
    ),
    "accept_claims": Command(
        "[NAMES | --all]",
        "show each changed condition with its sentences and put it on record as reviewed",
        _accept_claims,
    ),
    "import": Command(
        "FILE.docx [--all | --interactive | --branch NAME]",
        "show what a co-author changed in the Word file, and bring it into the manuscript",
        _import,
    ),
    "clean": Command("", "remove everything that was built", _clean),
    "help": Command("", "this list", lambda project, words: print(show_help()) or 0),
}


def show_help() -> str:
    """The list of commands."""
    rows = [(f"./run {name} {command.words}".rstrip(), command.line) for name, command in COMMANDS.items()]
    width = max(len(left) for left, _ in rows)
    lines = [f"{left:<{width}}  {line}" for left, line in rows]
    further = [
        f"{VERBOSE} shows everything Snakemake says; it is in logs/run.log too.",
        ".venv/bin/tracepaper new FOLDER begins another paper (docs/own-paper.md).",
        f"{CLUSTER} has SLURM run the steps of build, audit, figure and site (docs/cluster.md).",
    ]
    return "\n".join([*lines, "", *further])


def near(project: Path, word: str) -> str | None:
    """What to say of a word that is no command: the nearest ones; None if Snakemake has such a rule."""
    from difflib import get_close_matches

    rules = _rules(project)
    if word in rules:
        return None
    if word in paths.find_exhibits(project / paths.EXHIBITS):
        return f"; is `./run figure {word}` or `./run trace {word}` meant?"
    close = get_close_matches(word, [*COMMANDS, *rules], 2, 0.6)
    return f"; is {' or '.join(close)} meant?" if close else ""
