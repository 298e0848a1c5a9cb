"""From a failed run to the sentence a person needs, printed last and once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tracepaper.command.stages import Event

_FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?: .*\n)+\S.*", re.MULTILINE)
_SCRIPT = re.compile(r"\.snakemake/scripts/tmp\w+\.(?P<name>\w+\.py)$")
_IN_SNAKEFILE = re.compile(
    r"^\w*(?:Error|Exception) in (?:rule \w+ in )?file .*?, line \d+:\n(?:Error:\s+InputError: )?"
    r"(?P<told>.+?)(?:\n\s*File |\nWildcards:|\n\n|\Z)",
    re.DOTALL | re.MULTILINE,
)


_EMPTY = re.compile(
    r"At least one job did not complete|Exiting because a job execution failed|^Shutting down"
)
_SKEW = "has older modification time"  # Snakemake's, of an output that a step has just made
_ERROR = "error: "
_IN_SLURM = re.compile(r"(?:status is:|error message was) '(?P<told>[^']+)'")
_MISSING = re.compile(r"ModuleNotFoundError: No module named '(?P<name>\w+)")


# the gate, and the step that reads the same text beside it and stumbles over the same slip
_GATE, BESIDE_IT = "check_manuscript", "assemble_edition"


def sentences(failed: Iterable[Event], said: Iterable[str], build: Path, log: str) -> list[str]:
    """What went wrong.

    failed: the events of the steps that failed.  said: Snakemake's own warnings and errors.
    build: the working folder.  log: the file with everything, as a person would type it.
    """
    events = list(failed)
    if any(event.get("rule_name") == _GATE for event in events):
        events = [event for event in events if event.get("rule_name") != BESIDE_IT]
    # where steps share a job, all of them fail with the one that says why
    telling = [event for event in events if any(_logs(event, build).values())]
    found = [line for event in telling or events for line in _of_step(event, build, log)]
    return list(dict.fromkeys(found or _of_snakemake(list(said), log)))


def own_sentence(event: Event, build: Path) -> list[str]:
    """What a step that failed told a person; empty if it was ended from outside, or by a fault."""
    for text in _logs(event, build).values():
        if text.startswith(_ERROR):
            return text.removeprefix(_ERROR).split("\n")
    return []


def _logs(event: Event, build: Path) -> dict[str, str]:
    """Log of a step -> what it holds.  The logs of a scheduler, which have absolute names, are left out."""
    names = (str(name).split(" ")[0] for name in event.get("log", []) if not str(name).startswith("/"))
    files = {name: build / name for name in names}
    return {n: f.read_text(encoding="utf-8").strip() if f.is_file() else "" for n, f in files.items()}


def _of_step(event: Event, build: Path, log: str) -> list[str]:
    """A step's own sentence, from its log; a fault of the program is told by its last line and place."""
    rule = event.get("rule_name", "a step")
    told = own_sentence(event, build)
    if told:
        return told
    name, text = next(_tracebacks(event, build, log))
    if not text:
        return [_of_scheduler(event, log)]
    last = text.splitlines()[-1]
    missing = _MISSING.match(last)
    if missing and not _is_ours(missing["name"], build):
        return [f"{_place(text, build)}{missing_package(missing['name'])}"]
    return [f"{_place(text, build)}{last} (in the step {rule}; the traceback is in {name})"]


def _tracebacks(event: Event, build: Path, log: str) -> Iterator[tuple[str, str]]:
    """Log, as a person would type it, and what of it tells why a step failed; the step's own come first.

    Last comes the log with everything, of which it may be nothing."""
    yield from ((f"{build.name}/{name}", text) for name, text in _logs(event, build).items() if text)
    yield log, _of_import(build.parent / log)


def _of_import(log: Path) -> str:
    """The last traceback of a script in the file with everything: what it imports fails before it has a log
    of its own."""
    told = _TRACEBACK.findall(log.read_text(encoding="utf-8")) if log.is_file() else []
    frames = {text: [match["file"] for match in _FRAME.finditer(text)] for text in reversed(told)}
    return next((text for text, files in frames.items() if any(map(_SCRIPT.search, files))), "")


def _of_scheduler(event: Event, log: str) -> str:
    """What a scheduler says of a step that said nothing itself; on one machine there is none."""
    rule = event.get("rule_name", "a step")
    said = _IN_SLURM.search(str(event.get("rule_msg") or ""))
    if said:
        return f"SLURM ended the step {rule}: {said['told']} (everything it said is in {log})"
    return f"the step {rule} was ended from outside or wrote nothing; everything it said is in {log}"


def missing_package(name: str) -> str:
    """What to do where a package cannot be imported."""
    return (
        f"there is no package {name} in the environment; mend the name if it is misspelt, or else remove the "
        "folder .venv, and ./run makes it anew"
    )


def _is_ours(name: str, build: Path) -> bool:
    """Whether a module of that name should be a file of the project."""
    return any((build / root / name).exists() for root in ("src", "workflow"))


def _place(traceback: str, build: Path) -> str:
    """The last line of the project's own code in a traceback, as a person would type it."""
    for match in reversed(list(_FRAME.finditer(traceback))):
        file = re.sub(rf"^.*?{re.escape(build.name)}/", "", match["file"])
        script = _SCRIPT.search(file)
        if script:  # Snakemake runs a copy, whose lines are not those of the script
            return f"workflow/scripts/{script['name']}: "
        if file.startswith(("src/", "workflow/")) and not file.endswith("tracepaper/errors.py"):
            return f"{file}:{match['line']}: "
    return ""


def _of_snakemake(said: list[str], log: str) -> list[str]:
    """What Snakemake itself objected to, without the lines that only a developer of it can use."""
    for text in reversed([text for text in said if not _EMPTY.search(text)]):
        if _SKEW in text:
            return [
                "the clocks of this machine and of its disk disagree; set them right, then run this again"
            ]
        inside = _IN_SNAKEFILE.search(text)
        own = text.rstrip().splitlines()[-1] if text.lstrip().startswith("Traceback") else text
        told = " ".join((inside["told"] if inside else own).split())
        if told:
            return [told if len(told) <= 600 else f"{told[:600]} … (the rest is in {log})"]
    return [f"the build was ended from outside; everything it said is in {log}"]
