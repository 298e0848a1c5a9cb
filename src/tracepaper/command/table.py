"""The commands, a line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from pathlib import Path

from tracepaper import paths
from tracepaper.command import desk, workflow


@dataclass(frozen=True)
class Command:
    """words: what may follow, as shown by help.  do(project, words) -> exit code."""

    words: str
    do: Callable[[Path, list[str]], int]

    @property
    def line(self) -> str:
        """What it does, as its function says first."""
        said = (getdoc(self.do) or "").partition("\n\n")[0].replace("\n", " ").rstrip(".")
        return said[0].lower() + said[1:]


def _help(project: Path, words: list[str]) -> int:
    """This list."""
    print(show_help())
    return 0


def _docs(project: Path, words: list[str]) -> int:
    """Make the guide and the reference a site, results/docs."""
    from tracepaper.guide.site import build_docs

    told = {name: (command.words, command.line) for name, command in COMMANDS.items()}
    build_docs(project, told, project / paths.DOCS)
    print(f"{paths.DOCS}/index.html")
    return 0


COMMANDS = {
    "build": Command("[WORDS]", workflow.build),
    "test": Command("[long | WORDS]", desk.test),
    "audit": Command("[--document FILE]", workflow.audit),
    "trace": Command("NAME", desk.trace),
    "impact": Command("FILE-OR-ID", desk.impact),
    "figure": Command("NAME", workflow.figure),
    "preview": Command("[--port NUMBER] [--no-browser]", desk.show_preview),
    "site": Command("", workflow.site),
    "archive": Command("[--wheelhouse]", workflow.archive),
    "formats": Command(f"[{'|'.join(paths.FURTHER_FORMATS)} ...]", workflow.formats),
    "docs": Command("", _docs),
    "deposit": Command("zenodo [--sandbox] [--send [--publish]]", desk.deposit),
    "open": Command("[zh|en|audit|changes|what_if|site|docs]", desk.open_result),
    "refresh": Command("[SOURCES] [--accept-changes] [--dry-run]", workflow.refresh),
    "file_inbox": Command("[--accept-changes]", workflow.file_inbox),
    "changes": Command("[TAG [--published | --run-its-code]]", workflow.changes),
    "journal": Command("[NAME]", workflow.journal),
    "revision": Command("TAG [TAG] [--run-its-code]", workflow.revision),
    "what_if": Command("SOURCE=EDITION ... | TABLE", workflow.what_if),
    "adopt": Command("SOURCE=EDITION ...", desk.adopt_editions),
    "seal": Command("SOURCE/EDITION [--yes]", desk.seal_edition),
    "publish": Command("", desk.publish),
    "accept_translations": Command("[NAMES | --all]", desk.accept_translations),
    "accept_claims": Command("[NAMES | --all]", desk.accept_claims),
    "import": Command("FILE.docx [--all | --interactive | --branch NAME]", desk.import_file),
    "clean": Command("", desk.clean),
    "help": Command("", _help),
}


def show_help() -> str:
    """The list of commands."""
    rows = [(f"./run {name} {command.words}".rstrip(), command.line) for name, command in COMMANDS.items()]
    width = max(len(left) for left, _ in rows)
    lines = [f"{left:<{width}}  {line}" for left, line in rows]
    further = [
        f"{workflow.VERBOSE} shows everything Snakemake says; it is in logs/run.log too.",
        ".venv/bin/tracepaper new FOLDER begins another paper (docs/own-paper.md).",
        f"{workflow.CLUSTER} has SLURM run the steps of build, audit, figure and site (docs/cluster.md).",
    ]
    return "\n".join([*lines, "", *further])


def near(project: Path, word: str) -> str | None:
    """What to say of a word that is no command: the nearest ones; None if Snakemake has such a rule."""
    from difflib import get_close_matches

    rules = workflow.rules(project)
    if word in rules:
        return None
    if word in paths.find_exhibits(project / paths.EXHIBITS):
        return f"; is `./run figure {word}` or `./run trace {word}` meant?"
    close = get_close_matches(word, [*COMMANDS, *rules], 2, 0.6)
    return f"; is {' or '.join(close)} meant?" if close else ""
