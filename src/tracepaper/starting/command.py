"""`tracepaper new` and `tracepaper update`: the two commands that are typed outside of a paper, or about one.

tracepaper new FOLDER [--languages CODE,CODE] [--author NAME]...
tracepaper update [FOLDER] [--older]
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from tracepaper.errors import InputError
from tracepaper.starting.new import OFFERED, Choice, new
from tracepaper.starting.update import BESIDE, Updated, update

BEGUN = """\
{folder} is a paper in {languages}: one source, one figure, one table, three facts, two claims
  cd {folder}
  ./run            builds it; the first time it makes .venv, for which it needs a package index
  ./run audit      checks it
  ./run preview    shows it beside the editor
  ./run help       lists the other commands"""
LEFT = 1  # exit code: something is left for a person to do
Ask = Callable[[str], str]


class _Words(ArgumentParser):
    """Tells what is wrong with what was typed like any other mistake."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message}; {' '.join(self.format_usage().split())}")


def begin(words: Sequence[str], ask: Ask | None, today: date) -> int:
    """Make the paper that the words describe.  ask: asks a person what they leave open; None: nobody can be
    asked, and what is left open is as it is by itself.  Returns an exit code."""
    parser = _Words(prog="tracepaper new", add_help=False)
    parser.add_argument("folder", nargs=None if ask is None else "?")
    parser.add_argument("--languages", metavar="CODE,CODE")
    parser.add_argument("--author", metavar="NAME", action="append")
    given = parser.parse_args(words)
    everything = ",".join(OFFERED)
    folder = given.folder or _answer(ask, "folder of the new paper", "my-paper")
    languages = given.languages or _answer(ask, "languages, the first one on the left", everything)
    authors = given.author or _listed(_answer(ask, "authors, with commas between them", ""))
    new(Path(folder), Choice(tuple(_listed(languages)), tuple(authors)), today)
    print(BEGUN.format(folder=folder, languages=", ".join(_listed(languages))))
    return 0


def _answer(ask: Ask | None, question: str, otherwise: str) -> str:
    shown = f" [{otherwise}]" if otherwise else ""
    try:
        return (ask(f"{question}{shown}: ").strip() if ask else "") or otherwise
    except EOFError:  # the answers are at their end
        return otherwise


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def renew(words: Sequence[str], here: Path) -> int:
    """Bring a paper's rules to those of this package.  words: its folder, if it is not `here`.

    Returns an exit code: LEFT if there are rules that the paper and the package both changed."""
    parser = _Words(prog="tracepaper update", add_help=False)
    parser.add_argument("folder", nargs="?", default=here)
    parser.add_argument("--older", action="store_true")
    given = parser.parse_args(words)
    done = update(Path(given.folder), given.older)
    for line in told(done):
        print(line)
    return LEFT if done.both else 0


def told(done: Updated) -> list[str]:
    """What became of a paper's rules, as lines."""
    lines = [f"rules written: {len(done.written)}, removed: {len(done.removed)}; the content is as it was"]
    lines += [f"{name}: kept as this paper has changed it" for name in done.kept]
    lines += [
        f"{name}: changed by this paper and by the package; the package's lies beside it as "
        f"{name.rpartition('/')[2]}{BESIDE}: take over what you want, then remove that file"
        for name in done.both
    ]
    return lines if done.written or done.removed or lines[1:] else ["the rules are this package's already"]
