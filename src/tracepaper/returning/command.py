"""./run import FILE.docx: shows what a co-author changed, and brings it into the manuscript if told to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracepaper import paths
from tracepaper.audit.acceptance import asked
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.manuscript.markup import Block, read_captions, read_manuscript
from tracepaper.returning import consequences, telling
from tracepaper.returning.branch import make_branch
from tracepaper.returning.changes import Change
from tracepaper.returning.landing import apply
from tracepaper.returning.reading import FOLDER, Returned, Wanted, keep_sent, read_returned
from tracepaper.returning.remarks import as_markdown
from tracepaper.screening import shown

USAGE = (
    "./run import FILE.docx [--all | --interactive | --only NUMBERS | --branch NAME] [--sent FILE | --as-now]"
)
_WITH_VALUE = ("--branch", "--sent", "--only")


@dataclass(frozen=True)
class Options:
    """What was typed.  only: numbers of changes.  ask: whether to ask for each."""

    wanted: Wanted
    take_all: bool
    ask: bool
    only: tuple[str, ...]
    branch: str


def import_document(project: Path, words: Sequence[str]) -> int:
    """Show the edits, and make those that are accepted.  Returns 1 if something was refused, else 0."""
    options = read_options(words)
    returned = read_returned(project, options.wanted)
    name = options.wanted.file.name
    all_new = apply(returned.texts, returned.changes)
    lines = [
        *telling.summary(returned, name),
        *telling.sections(returned),
        *telling.refused(returned.refusals),
        *telling.comments(returned),
        *_followed(project, returned, all_new),
    ]
    _tell("\n".join(lines))
    _keep(project, name, lines, telling.as_diff(returned.texts, all_new), returned)
    _accept(project, options, returned)
    return int(bool(returned.refusals))


def read_options(words: Sequence[str]) -> Options:
    """The words after the command.  Raises InputError, with how to type it."""
    rest, values, flags = list[str](), dict[str, str](), set[str]()
    given = iter(words)
    for word in given:
        if word in _WITH_VALUE:
            values[word] = next(given, "")
            if not values[word] or values[word].startswith("--"):
                raise InputError(f"{word} wants a word after it; {USAGE}")
        elif word in ("--all", "--interactive", "--as-now"):
            flags.add(word)
        else:
            rest.append(word)
    ways = [word for word in ("--all", "--interactive", "--only", "--branch") if word in flags | set(values)]
    if len(rest) != 1 or rest[0].startswith("-") or (len(ways) > 1 and "--branch" not in ways):
        raise InputError(f"which document, and what to do with its edits? {USAGE}")
    sent = Path(values["--sent"]) if "--sent" in values else None
    return Options(
        Wanted(Path(rest[0]), sent, "--as-now" in flags),
        "--all" in flags or ways == ["--branch"],
        "--interactive" in flags,
        tuple(values.get("--only", "").replace(",", " ").split()),
        values.get("--branch", ""),
    )


def _tell(text: str) -> None:
    print(shown(text))


def _followed(project: Path, returned: Returned, new: Mapping[str, str]) -> list[str]:
    """What follows from all changes together."""
    languages = read_yaml(project / paths.SETTINGS)["languages"]
    code = returned.language.code
    stale, unequal = [], []
    for old in (
        {one: read_manuscript(project / paths.MANUSCRIPT / one) for one in languages},
        read_captions(project, paths.EXHIBITS, languages),
    ):
        changed = _changed(old[code], new)
        places, problems = consequences.stale_partners(old, code, changed)
        stale += places
        unequal += problems
    return list(telling.followed(stale, unequal, consequences.claims_reworded(returned.texts, new)))


def _changed(old: Sequence[Block], new: Mapping[str, str]) -> list[Block]:
    """The blocks as they will be, file by file."""
    files = list(dict.fromkeys(block.file for block in old))
    fresh = {file: consequences.changed_blocks({file: new[file]}) for file in files if file in new}
    return [
        block for file in files for block in fresh.get(file, [block for block in old if block.file == file])
    ]


def _keep(project: Path, name: str, lines: Sequence[str], diff: str, returned: Returned) -> None:
    """Put what was shown, the difference and the comments into results/import."""
    folder = project / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "report.txt": "\n".join(lines) + "\n",
        "changes.diff": diff,
        "comments.md": as_markdown(returned.remarks, name) if returned.remarks else "",
    }
    for file, text in texts.items():
        if text.strip():
            (folder / file).write_text(shown(text), encoding="utf-8")
        else:
            (folder / file).unlink(missing_ok=True)
    keep_sent(project, returned)
    kept = [file for file, text in texts.items() if text.strip()]
    _tell(f"\nkept in {FOLDER}: {', '.join(kept)}")


def _accept(project: Path, options: Options, returned: Returned) -> None:
    """Make the changes that are accepted, in the files or on a branch."""
    chosen = _chosen(options, returned, _question())
    if chosen is None:
        if returned.changes:
            _tell("nothing was changed; --all takes every change, --interactive asks for each, --only 1,3 "
                  "takes some, --branch NAME makes commits of them beside what is checked out")  # fmt: skip
        return
    new = apply(returned.texts, chosen)
    if not new:
        _tell("no change was accepted; the manuscript is as it was")
    elif options.branch:
        for line in make_branch(project, options.branch, new, options.wanted.file.name):
            _tell(line)
        _tell(f"on the branch {options.branch}; what is checked out is as it was")
    else:
        for file, text in new.items():
            (project / file).write_text(text, encoding="utf-8", newline="\n")
        count = f"{len(chosen)} of {len(returned.changes)} changes"
        _tell(f"{count}, in {', '.join(new)}; ./run builds the paper with them")


def _question() -> Callable[[str], str] | None:
    return input if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() else None


def _chosen(options: Options, returned: Returned, ask: Callable[[str], str] | None) -> list[Change] | None:
    """The changes that are accepted; None if nothing was asked to be made."""
    items = telling.items(returned)
    if options.ask:
        if ask is None:
            raise InputError("there is no terminal to ask on; take --all, --only NUMBERS or --branch NAME")
        accepted = {item.name for item in asked(items, ask)}
    elif options.only:
        known = {item.name for item in items}
        strange = next((name for name in options.only if name not in known), "")
        if strange:
            raise InputError(f"there is no change {strange}; they are numbered 1 to {len(items)}")
        accepted = set(options.only)
    elif options.take_all:
        accepted = {item.name for item in items}
    else:
        return None
    return [change for change, item in zip(returned.changes, items, strict=True) if item.name in accepted]
