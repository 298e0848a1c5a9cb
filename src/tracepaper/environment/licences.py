"""What a distribution says of its licence, and the page that says it of all that are locked.

Most name it in their metadata, in one of three places of different age; some say nothing there and only
bring a text; and some bring texts of a kind that the metadata does not mention: a program inside, a library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution
from typing import Any

from tracepaper.errors import InputError

PAGE = "docs/third-party-licences.md"
MARKER, TEXT, ALIKE = "tracepaper:marker", "tracepaper:licence-text", "tracepaper:share-alike"  # properties
LONGEST = 60  # what is longer in the field `License` is the text of a licence, not its name
# licences under which passing a package on has conditions for more than its notice: their names, and how a
# text puts something under one (that of Python, say, only mentions them)
SHARE_ALIKE = re.compile(
    r"[AL]?GPL|GNU |MPL|MOZILLA PUBLIC|EPL|ECLIPSE PUBLIC|CDDL|EUPL|CC-BY-SA|SHARE-?ALIKE"
)
_GRANTED = re.compile(
    r"^\s*(?:GNU (?:AFFERO |LESSER |LIBRARY )?GENERAL|MOZILLA|ECLIPSE) PUBLIC LICEN[CS]E\b(?! VERSION 2.0,)"
    r"|(?<!PREVIOUSLY DISTRIBUTED )UNDER\s+(?:THE\s+TERMS\s+OF\s+)?(?:THE\s+)?(?:`?GNU\b|[AL]?GPL-)"
    r"|LICENSE:\s*[AL]?GPL",
    re.MULTILINE,
)
_TEXTS = re.compile(r"(?:^|/)[^/]*(?:licen[cs]e|copying|notice)[^/]*$|/licen[cs]es/", re.IGNORECASE)

Component = dict[str, Any]  # of the bill of materials, as CycloneDX has it


def stated(distribution: Distribution) -> list[dict[str, Any]]:
    """The licences as CycloneDX writes them: an SPDX expression, names, or none.

    The newer field goes first: `License-Expression`, then a short `License`, then the classifiers.
    """
    fields = distribution.metadata
    expression, name = (
        " ".join(fields.get_all(key) or ()).strip() for key in ("License-Expression", "License")
    )
    if expression:
        return [{"expression": expression}]
    if name and name != "UNKNOWN" and "\n" not in name and len(name) <= LONGEST:
        return [{"license": {"name": name}}]
    classified = [c for c in fields.get_all("Classifier") or [] if c.startswith("License ::")]
    return [{"license": {"name": c.rpartition("::")[2].strip()}} for c in classified]


def first_lines(distribution: Distribution) -> str:
    """The beginning of its licence file, for one whose metadata name none; empty if it brings none."""
    for name, text in _texts(distribution):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            return f"{name.rpartition('/')[2]}: {lines[0][:LONGEST]}"
    return ""


def share_alike(distribution: Distribution) -> list[str]:
    """Its files, the metadata among them, in which a licence of that kind is named."""
    told = " ".join(value.get("name", "") for value in _plain(stated(distribution)))
    found = ["METADATA"] if SHARE_ALIKE.search(told.upper()) else []
    return found + [name for name, text in _texts(distribution) if _GRANTED.search(text.upper())]


def _texts(distribution: Distribution) -> Iterable[tuple[str, str]]:
    """Licence files of a distribution: name, text."""
    for file in sorted(distribution.files or (), key=str):
        if _TEXTS.search(str(file)) and file.suffix not in {".py", ".pyc", ".so", ".js"}:
            path = file.locate()
            if path.is_file():  # type: ignore[attr-defined]
                yield str(file), path.read_text(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]


def _plain(licences: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, str]]:
    for entry in licences:
        yield {"name": entry["expression"]} if "expression" in entry else entry["license"]


def require_notes(components: Iterable[Component], notes: Mapping[str, str]) -> None:
    """Raise InputError unless a note says what each licence means that has further conditions.

    notes: as for `page`.
    """
    listed = list(components)
    for component in listed:
        files = [p["value"] for p in component.get("properties", ()) if p["name"] == ALIKE]
        if files and component["name"] not in notes:
            raise InputError(
                f"{component['name']} names a licence with further conditions in {files[0]}; read it there "
                f'and say in a line `{component["name"]} = "..."` what it means for this archive',
                "pyproject.toml, [tool.tracepaper.licences]",
            )
    for name in sorted(set(notes) - {component["name"] for component in listed}):
        raise InputError(
            f"{name} is in none of the locks; take its line out", "pyproject.toml, [tool.tracepaper.licences]"
        )


_HEAD = """\
# Licences of the packages

Made by `tracepaper.environment.locking` from the locks and what each package says of itself; do not edit.

None of these packages is part of this archive: whoever builds the paper gets them, unchanged, from a package
index, each under its own licence. For programs to read, all of this is in `{bill}` (CycloneDX).
"""


_FOR = {"required": "paper", "excluded": "tests", "optional": "cluster"}


def page(components: Iterable[Component], notes: Mapping[str, str], bill: str) -> str:
    """The text of the page.

    components: of the bill of materials, in its order.  notes: package -> what its licence means for
    whoever passes on the archive or the paper.  bill: the name of its file.
    """
    rows = [f"| {c['name']} | {c['version']} | {_said(c)} | {_FOR[c['scope']]} |" for c in components]
    meaning = [f"- **{name}**: {note}" for name, note in sorted(notes.items())]
    table = ["| package | version | licence | for |", "|---|---|---|---|", *rows]
    parts = [
        _HEAD.format(bill=bill),
        "## What is more than a notice to keep\n",
        *meaning,
        "",
        "## All of them\n",
    ]
    return "\n".join([*parts, *table, ""])


def _said(component: Component) -> str:
    """Its licence in words, for a cell of a table."""
    properties = {entry["name"]: entry["value"] for entry in component.get("properties", ())}
    names = [entry["name"] for entry in _plain(component.get("licenses", ()))]
    if names:
        return "; ".join(names).replace("|", "/")
    text = properties.get(TEXT)
    if text:
        return f"none stated; begins its file {text}"
    marker = properties.get(MARKER)
    return (
        f"not read, as it was not installed: only where `{marker}`" if marker else "none stated, and no text"
    )
