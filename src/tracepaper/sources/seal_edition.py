"""An edition made by hand: its sidecar is written or mended, and all that is wrong is told in one go.

A person lays files into data/raw/SOURCE/EDITION.  What follows from them (names, sums) is written; what the
last edition of the source says of itself (publisher, licence, units) is taken over to be looked at; what only
a person knows is asked for.  The files themselves are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml
from tracepaper.inside import bare_name, inside, refuse_links_out
from tracepaper.paths import SETTINGS, SIDECAR, visible
from tracepaper.sources.edition import editions
from tracepaper.sources.raw import NO_CARRIERS, as_texts, faults_of, read_sidecar
from tracepaper.sums import sha256

ORDER: tuple[str, ...] = (
    *("source", "edition", "publisher", "title", "citation", "url", "licence", "redistribution", "retrieved"),
    *("units", "basis", "trust", "notes", "files", "carriers"),
)
_NOT_TAKEN_OVER = ("retrieved", "files", "source", "edition")


@dataclass
class Sealed:
    """What was found.

    card: the sidecar as it would be.  did: what follows from the files and was written, a line each.  taken:
    keys taken over from the last edition, to be looked at.  wrong: what a person has to mend, a line each.
    text: the sidecar's text; before: the text that is there, "" for none.
    """

    card: dict[str, Any]
    did: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    before: str = ""

    @property
    def text(self) -> str:
        ordered = {key: self.card[key] for key in ORDER if key in self.card}
        rest = {key: value for key, value in self.card.items() if key not in ordered}
        return yaml.safe_dump({**ordered, **rest}, sort_keys=False, allow_unicode=True, width=110)


def examine(root: StrPath, source: str, edition: str, today: date, changed: bool = False) -> Sealed:
    """Look at the files of data/raw/SOURCE/EDITION and at its sidecar, if there is one; nothing is written.

    changed: whether a listed file may have another sum than the sidecar says.  Raises InputError only if
    there is nothing to look at: no such folder, a link, a sidecar that is no YAML.
    """
    root = Path(root)
    folder = root / bare_name(source, "the source") / bare_name(edition, "the edition")
    if not folder.is_dir():
        raise InputError("there is no such folder; make it and put the publisher's files into it", folder)
    refuse_links_out(root, [folder.relative_to(root)])
    path = folder / SIDECAR
    there = path.is_file()
    card = read_yaml(path, "mend it, or remove it and run this again") if there else {}
    if not isinstance(card, dict):
        raise InputError("this is no sidecar but a text or a list; remove it and run this again", path)
    found = Sealed(as_texts(card), before=path.read_text(encoding="utf-8") if there else "")
    last = _last_card(root, source, edition)
    _names(found, source, edition)
    _take_over(found, last)
    if "retrieved" not in found.card:
        found.card["retrieved"] = today.isoformat()
        found.did.append(f"retrieved: {today.isoformat()} (today; write the day the files were fetched)")
    _files(found, folder, last, changed)
    found.card.setdefault("carriers", "not applicable")
    _judge(found, root, folder)
    return found


def write(found: Sealed, path: StrPath) -> None:
    """Write the sidecar."""
    Path(path).write_text(found.text, encoding="utf-8")


def _last_card(root: Path, source: str, edition: str) -> dict[str, Any]:
    """The sidecar of the source's last other edition; {} if there is none that can be read."""
    try:
        names = [name for name in editions(root, source) if name != edition]
        return read_sidecar(root / source / names[-1] / SIDECAR) if names else {}
    except InputError:
        others = sorted(p for p in (root / source).glob(f"*/{SIDECAR}") if p.parent.name != edition)
        return _first_readable(others)


def _first_readable(paths: list[Path]) -> dict[str, Any]:
    for path in reversed(paths):
        try:
            return read_sidecar(path)
        except InputError:
            continue
    return {}


def _names(found: Sealed, source: str, edition: str) -> None:
    for key, name in (("source", source), ("edition", edition)):
        if found.card.get(key) != name:
            said = f", was {found.card[key]!r}" if key in found.card else ""
            found.did.append(f"{key}: {name} (the name of its folder{said})")
            found.card[key] = name


def _take_over(found: Sealed, last: Mapping[str, Any]) -> None:
    """What the last edition says of the source, where this one says nothing."""
    for key in ORDER:
        if key not in found.card and key in last and key not in _NOT_TAKEN_OVER:
            found.card[key] = last[key]
            found.taken.append(f"{key}: {_short(last[key])}")


def _files(found: Sealed, folder: Path, last: Mapping[str, Any], changed: bool) -> None:
    """The list of files: those that are there, each with its sum and what is in it."""
    listed = {e["name"]: e for e in found.card.get("files") or [] if isinstance(e, dict) and "name" in e}
    known = {entry["name"]: entry for entry in last.get("files", [])}
    there = [path for path in visible(folder.iterdir()) if path.name != SIDECAR]
    entries = []
    for path in there:
        entry = dict(listed.get(path.name, {"name": path.name}))
        if not path.is_file():
            found.wrong.append(f"{path.name} is a folder; an edition has files only")
            continue
        digest = sha256(path)
        if entry.get("sha256") not in (None, digest) and not changed:
            found.wrong.append(
                f"{path.name} has changed since it was sealed (sha256 {digest}, was {entry['sha256']}); an "
                "edition is never changed: make a new one, or say --accept-changes if it was never used"
            )
        elif entry.get("sha256") != digest:
            entry["sha256"] = digest
            found.did.append(f"{path.name}: sha256 {digest}")
        for key in ("content", "trust"):
            if key not in entry and key in known.get(path.name, {}):
                entry[key] = known[path.name][key]
                found.taken.append(f"files, {path.name}, {key}: {_short(entry[key])}")
        entries.append({"name": path.name, **{k: v for k, v in entry.items() if k != "name"}})
    gone = sorted(listed.keys() - {path.name for path in there})
    found.did += [f"{name}: taken out of the list, it is not there" for name in gone]
    found.card["files"] = entries


def _judge(found: Sealed, root: Path, folder: Path) -> None:
    """All that is still wrong, told at once."""
    found.wrong += faults_of(found.card)
    carriers = found.card["carriers"]
    if isinstance(carriers, str) and carriers not in NO_CARRIERS:
        try:
            if not inside(root, folder, carriers, "carriers").is_file():
                found.wrong.append(f"carriers names {carriers}, which is not there")
        except InputError as problem:
            found.wrong.append(problem.message)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 70 else f"{text[:69]}…"


def seal(
    root: StrPath,
    words: list[str],
    tell: Callable[[str], None],
    ask: Callable[[str], str] | None,
    today: date,
) -> int:
    """`./run seal SOURCE/EDITION [--yes] [--accept-changes]`; returns the exit code: 0 if it is whole now.

    ask: puts a question to a person at a terminal; None where there is none.  Raises InputError for words
    that name no edition, or without an answer.
    """
    names = [word for word in words if not word.startswith("-")]
    parts = names[0].removeprefix("data/raw/").strip("/").split("/") if len(names) == 1 else []
    if len(parts) != 2:
        raise InputError("which edition? give SOURCE/EDITION, for example ./run seal world-bank-lpi/2026")
    found = examine(root, parts[0], parts[1], today, "--accept-changes" in words)
    path = Path(root) / parts[0] / parts[1] / SIDECAR
    for title, lines in (
        ("follows from the files", found.did),
        ("taken over from the last edition, look at it", found.taken),
        ("to mend by hand", found.wrong),
    ):
        for line in lines:
            tell(f"{title}: {line}")
    if found.text == found.before or (found.before and as_texts(read_yaml(path)) == found.card):
        tell(
            f"{path} is left as it is"
            if found.wrong
            else f"{path} is as it should be; {_next_step(root, *parts)}"
        )
        return int(bool(found.wrong))
    if "--yes" not in words:
        if ask is None:
            raise InputError("nothing was written; look at the list and say --yes", path)
        if ask(f"Write {path}? [y/N] ").strip().lower() not in ("y", "yes"):
            tell("nothing was written")
            return 1
    write(found, path)
    then = "mend what is listed and run this again" if found.wrong else _next_step(root, *parts)
    tell(f"written {path}; {then}")
    return int(bool(found.wrong))


def _next_step(root: StrPath, source: str, edition: str) -> str:
    """How the paper comes to use a whole edition; a new source needs more than its files."""
    if _last_card(Path(root), source, edition):
        return f"./run adopt {source}={edition} has the paper use it"
    return f"a new source needs a module that reads it, and a line under editions: in {SETTINGS}"
