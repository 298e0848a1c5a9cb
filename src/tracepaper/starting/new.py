"""A new paper: the small one in `paper/`, in the languages that are asked for, with the rules it is built by.

Its files are what they will be in the paper's folder, but that a name begins with dot- for a dot, and with
as- where a tool would take the file for this project's own.  What belongs to one language is left out with
it: a file whose name has its code, a line that gives its words (`"en": ...`, `en: ...`).
"""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracepaper.audit import claim_reviews, translations
from tracepaper.audit.acceptance import ALL, Record
from tracepaper.audit.material import Material
from tracepaper.errors import InputError
from tracepaper.paths import visible
from tracepaper.starting.shipped import PACKAGE, is_left_over, shipped
from tracepaper.starting.update import bring

CONTENT = PACKAGE / "starting/paper"
OFFERED = tuple(path.name for path in visible((CONTENT / "manuscript").iterdir()) if path.is_dir())
PROGRAM = ".ci/run"
_WORDS = re.compile(r"""^\s*["']?(\w+)["']?: """)


@dataclass(frozen=True)
class Choice:
    """What a person may choose.  languages: codes, the first of which stands on the left where two stand side
    by side.  authors: as printed."""

    languages: tuple[str, ...] = OFFERED
    authors: tuple[str, ...] = ()


def new(folder: Path, choice: Choice, today: date) -> list[str]:
    """Write a paper into a folder that is not there yet or is empty; returns the paths of its own files.

    today: the date it is printed with.  Raises InputError for a folder that holds something, or a language
    that the small paper is not written in.
    """
    _check(folder, choice)
    own = _content(choice, today)
    for name, content in own.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / PROGRAM).chmod(0o755)
    bring(folder, shipped(), {})
    _put_on_record(folder, choice.languages, today)
    _begin_history(folder)
    return sorted(own)


def _check(folder: Path, choice: Choice) -> None:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise InputError("there is something here already; name a folder that is not there yet", folder)
    if not choice.languages:
        raise InputError(f"no language is named; the first paper is written in {', '.join(OFFERED)}")
    for code in choice.languages:
        if code not in OFFERED or choice.languages.count(code) > 1:
            raise InputError(
                f"the first paper is written in {', '.join(OFFERED)}, each once; found {code}. Another "
                "language is added to a paper that is there (docs/language.md of tracepaper)"
            )


def _content(choice: Choice, today: date) -> dict[str, bytes]:
    """Path in the paper's folder -> content, of the files that are its own."""
    found = {}
    for path in sorted(CONTENT.rglob("*")):
        name = _named(path.relative_to(CONTENT).as_posix(), choice.languages[0])
        if path.is_file() and not is_left_over(path) and _is_spoken(name, choice.languages):
            content = path.read_bytes()
            raw = name.startswith("data/raw/") and not name.endswith(".yml")
            found[name] = content if raw else _chosen(content.decode("utf-8"), choice, today).encode("utf-8")
    return found


def _named(name: str, first: str) -> str:
    """What a file of the small paper is called in the new one, whose README is in its first language."""
    name = name.replace(f"README.{first}.md", "README.md")
    return re.sub(r"(^|/)as-", r"\1", re.sub(r"(^|/)dot-", r"\1.", name))


def _is_spoken(name: str, languages: Sequence[str]) -> bool:
    """Whether a file is of one of the languages, or of none."""
    return not (set(re.split(r"[./]", name)) & (set(OFFERED) - set(languages)))


def _chosen(text: str, choice: Choice, today: date) -> str:
    """A file of the small paper as it is in the new one."""
    left_out = set(OFFERED) - set(choice.languages)
    lines = text.splitlines(keepends=True)
    told = (_WORDS.match(line) for line in lines)
    text = "".join(
        line for line, words in zip(lines, told, strict=True) if not (words and words[1] in left_out)
    )
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    text = text.replace("languages: LANGUAGES", f"languages: [{', '.join(choice.languages)}]")
    text = text.replace("byline: AUTHORS", f"byline: {json.dumps(choice.authors, ensure_ascii=False)}")
    return text.replace("source_date_epoch: DATE", f"source_date_epoch: {int(midnight.timestamp())}")


def _put_on_record(folder: Path, languages: Sequence[str], today: date) -> None:
    """That the small paper says the same in its languages, and that its conditions fit its sentences, was
    seen to by its authors."""
    material, by = Material(folder, languages, {}), Record("tracepaper", today.isoformat())
    with redirect_stdout(io.StringIO()):
        if len(languages) > 1:
            translations.accept(material, (ALL,), by)
        claim_reviews.accept(material, (ALL,), by)


def _begin_history(folder: Path) -> None:
    """A repository of its own, unless it lies in one or git is not there."""
    with suppress(FileNotFoundError):
        if subprocess.run(["git", "rev-parse", "--git-dir"], cwd=folder, capture_output=True).returncode:
            subprocess.run(["git", "init", "-q"], cwd=folder, capture_output=True)
