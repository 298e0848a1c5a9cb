"""What a person has looked at and accepts: shown one by one, and put on record with who and when.

Nothing is accepted unseen.  On a terminal each item is shown and asked for; where nobody can be asked, the
items have to be named.  Who accepts is whom git would name as an author, when is the date of the last
commit: a clock would make two records of the same act differ.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tracepaper.errors import InputError

ALL = "--all"
AT_ONCE = "(all at once)"
_DIFFERENCE = re.compile(r"[\w'’.-]*[A-Za-z0-9][\w'’-]*|\s+|.", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Item:
    """Something to accept.  name: as it is listed.  aliases: what else it may be called by.  shown: lines."""

    name: str
    aliases: frozenset[str]
    shown: tuple[str, ...]

    def is_meant(self, word: str) -> bool:
        return word == self.name or word in self.aliases


@dataclass(frozen=True)
class Record:
    """Who accepted something, and when (the date of the last commit)."""

    who: str
    when: str

    def __str__(self) -> str:
        return f"{self.when} {self.who}"


def record(project: Path, at_once: bool = False) -> Record:
    """Who git would name as the author, and the date of the last commit; InputError if git names nobody."""
    author = git(project, "var", "GIT_AUTHOR_IDENT")
    date = git(project, "log", "-1", "--format=%cs")
    if not author or not date:
        raise InputError(
            "git does not say who accepts, or there is no commit yet; set `git config user.name` and "
            "user.email, or commit first"
        )
    who = author.split(" <")[0]
    return Record(f"{who} {AT_ONCE}" if at_once else who, date.strip())


def git(project: Path, *words: str) -> str:
    """What git says in the project's folder; "" if it cannot."""
    done = subprocess.run(["git", *words], cwd=project, capture_output=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else ""


def choose(items: Sequence[Item], words: Sequence[str], command: str, what: str) -> tuple[list[Item], bool]:
    """(the items accepted, whether all at once).  words: names, --all, or none to be asked one by one.

    Raises InputError if a name means nothing here, or there is neither a name nor a terminal."""
    if list(words) == [ALL]:
        show(items)
        return list(items), True
    if words:
        known = ", ".join(item.name for item in items) or "none"
        for word in words:
            if not any(item.is_meant(word) for item in items):
                raise InputError(f"{word} is no changed {what}; changed are: {known}")
        chosen = [item for item in items if any(item.is_meant(word) for word in words)]
        show(chosen)
        return chosen, False
    if not items:
        return [], False
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        names = "\n".join(f"  {item.name}" for item in items)
        raise InputError(
            f"nothing is accepted unseen, and there is no terminal to show it on; look at each {what} and "
            f"name it ({command} NAME ...):\n{names}"
        )
    return asked(items, input), False


def show(items: Sequence[Item]) -> None:
    """Print each item, a blank line after it."""
    for item in items:
        print(*item.shown, "", sep="\n")


def asked(items: Sequence[Item], ask: Callable[[str], str]) -> list[Item]:
    """Show each item and ask: y accepts it, n leaves it, q leaves it and all after it."""
    accepted = []
    for number, item in enumerate(items, 1):
        show([item])
        answer = ""
        while answer not in ("y", "n", "q"):
            try:
                answer = ask(f"{number} of {len(items)}: accept this? [y/n/q] ").strip().lower()
            except EOFError:  # nobody is there any more
                answer = "q"
        if answer == "q":
            break
        accepted += [item] if answer == "y" else []
    return accepted


def difference(old: str, new: str) -> str:
    """The new text with what is gone as [-…-] and what came as {+…+}, by words (or Chinese characters)."""
    before, after = (_DIFFERENCE.findall(" ".join(text.split())) for text in (old, new))
    told = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            told.append(came)
        else:
            told.append((f"[-{gone}-]" if gone else "") + (f"{{+{came}+}}" if came else ""))
    return "".join(told)
