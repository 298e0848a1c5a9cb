"""The bibliography as the readers of one script can read it.

A reference in another script has its fields twice: `author` as printed there, and `author-latin`,
romanised, for the editions in Latin letters.  The second stands in place of the first in those editions
and is left out of all others, so that citation and list agree whatever their style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracepaper.errors import InputError, nearest
from tracepaper.files import StrPath, read_written
from tracepaper.manuscript.links import DOI, PAGE
from tracepaper.marks import line_and_column
from tracepaper.problems import Place, Problem

_ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),")
_FIELD = re.compile(r"^\s*(?P<name>[A-Za-z]+)(?:-(?P<script>[a-z]+))?\s*=")
_BEGINS = re.compile(r"^[ \t]*@(?P<kind>\w+)\s*\{\s*(?P<key>[^,\s{}]+)\s*,", re.MULTILINE)
_PART = re.compile(r"\\.|[{}\"]|(?P<name>[A-Za-z][\w-]*)\s*=")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# what Pandoc reads of BibTeX and BibLaTeX (their manuals, "entry types" and "entry fields"); it passes over
# any other in silence
_KINDS = """
    article book booklet collection conference dataset electronic inbook incollection inproceedings
    manual mastersthesis misc online patent periodical phdthesis proceedings report software techreport
    thesis unpublished
"""
_FIELDS = """
    abstract addendum address annotation annote author booksubtitle booktitle chapter date doi edition
    editor eprint eprinttype eventdate eventtitle howpublished institution isbn issn issue journal
    journaltitle key keywords langid language location month note number organization origdate
    origlocation origpublisher origtitle pages pagetotal part pubstate publisher school series
    shortauthor shorthand shorttitle subtitle title titleaddon translator type url urldate venue version
    volume volumes year
"""
# TeX's letters, accents and faces; Pandoc drops any other command, and mostly the whole field with it
_COMMANDS = """
    b c d H k r t u v a i j o O l L aa AA ae AE oe OE ss SS dh DH th TH ng NG
    emph enquote mkbibemph mkbibquote textbf textit textsc textsubscript textsuperscript
    dots ldots textendash textemdash textquoteleft textquoteright textquotedblleft textquotedblright
"""
_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)|(?P<html><[A-Za-z/!?])")
_URL = re.compile(r"(?<![\w-])(?P<name>url|doi)\s*=\s*[{\"](?P<value>[^}\"\n]*)", re.IGNORECASE)
NOT_PRINTED = {"annote", "doi", "langid", "url"}


@dataclass(frozen=True)
class _Line:
    """A line of the file. key: of its entry.  name, script: of the field that begins here, or ""."""

    number: int
    text: str
    key: str
    name: str
    script: str


def in_script(path: StrPath, script: str) -> str:
    """The BibTeX text for the editions in a script ("latin", "han").

    Each field must begin a line, as the file has them.  Raises InputError, with its line, for words in
    Chinese characters that an edition in Latin letters would print.
    """
    lines = _read(Path(path))
    own = {(line.key, line.name) for line in lines if line.script == script}
    kept = [
        line for line in lines if line.script == script or not (line.script or (line.key, line.name) in own)
    ]
    if script == "latin":
        _check_readable(kept, path)
    return "".join(
        f"{line.text.replace(f'-{script}', '', 1) if line.script else line.text}\n" for line in kept
    )


def bibliography_problems(path: StrPath, name: str = "") -> list[Problem]:
    """What Pandoc drops in silence: of two entries with one key the first, and so of two fields; a field or
    a kind of work whose name is misspelt; what follows an entry that is never closed.

    name: of the file, as a person in the project's folder types it."""
    content, file = read_written(path), name or Path(path).as_posix()
    found, entries = list[Problem](), dict[str, int]()
    begins = list(_BEGINS.finditer(content))
    ends = [match.start() for match in begins[1:]] + [len(content)]
    for match, end in zip(begins, ends, strict=False):
        key, line = match["key"], content.count("\n", 0, match.start("key")) + 1
        if key in entries:
            first = f"first in line {entries[key]}; keep one, or give this work another key"
            found.append(
                Problem("reference-twice", Place(file, line), f"{key} stands here a second time, {first}")
            )
        entries.setdefault(key, line)
        kind = match["kind"].lower()
        if kind not in _KINDS.split():
            text = f"{key} is a @{kind}, which is no kind of work{nearest(kind, _KINDS.split())}; correct it"
            found.append(Problem("unknown-field", Place(file, line), text))
        found += _entry_problems(
            content[match.end() : end], key, file, content.count("\n", 0, match.end()) + 1
        )
    return found + list(_text_problems(content, file))


def _text_problems(content: str, file: str) -> Iterator[Problem]:
    """What is no text in the entries: commands, tags, addresses that lead to no page."""
    text = re.sub(r"^[ \t]*%.*", lambda match: " " * len(match.group()), content, flags=re.MULTILINE)
    addresses = list(_URL.finditer(text))
    for match in _COMMAND.finditer(_URL.sub(lambda match: " " * len(match.group()), text)):
        if match["name"] in _COMMANDS.split():
            continue
        advice = "a reference is words, accents as in \\'e and faces as in \\emph{...}; write them otherwise"
        found = match.group() if match["name"] else text[match.start() :].split("\n")[0][:24]
        yield Problem("reference-markup", _place(file, text, match.start()), f"found {found}; {advice}")
    for match in addresses:
        form, expected = (PAGE, "https://...") if match["name"].lower() == "url" else (DOI, "10....")
        if not form.fullmatch(match["value"].replace("\\", "").strip()):
            found = f"{match['name']} = {match['value'][:40]!r}"
            advice = f"found {found}, which leads to no page; expected {expected}"
            yield Problem("link", _place(file, text, match.start("value")), advice)


def _place(file: str, text: str, at: int) -> Place:
    return Place(file, *line_and_column(text, at))


def _entry_problems(body: str, key: str, file: str, line: int) -> Iterator[Problem]:
    """body: what follows the key, as far as the next entry.  line: in which it begins."""
    depth, quoted, fields = 1, False, dict[str, int]()
    for part in _PART.finditer(body):
        here = line + body.count("\n", 0, part.start())
        if part["name"] and depth == 1 and not quoted:
            name = part["name"].lower()
            if name.partition("-")[0] not in _FIELDS.split():
                meant = nearest(name, _FIELDS.split())
                text = f"{key} has a field {name}, which nothing reads{meant}; correct it"
                yield Problem("unknown-field", Place(file, here), text)
            if name in fields:
                text = f"{key} has the field {name} a second time, first in line {fields[name]}; keep one"
                yield Problem("field-twice", Place(file, here), text)
            fields.setdefault(name, here)
        elif part.group() == '"' and depth == 1:
            quoted = not quoted
        else:
            depth += {"{": 1, "}": -1}.get(part.group(), 0)
        if not depth:
            return
    yield Problem("reference-open", Place(file, line), f"the entry {key} is never closed; add its last }}")


def _read(path: Path) -> list[_Line]:
    lines, key = [], ""
    for number, text in enumerate(read_written(path).splitlines(), 1):
        entry, field = _ENTRY.match(text), _FIELD.match(text)
        key = entry["key"] if entry else key
        name, script = (field["name"].lower(), field["script"] or "") if field else ("", "")
        lines.append(_Line(number, text, key, name, script))
    return lines


def _check_readable(lines: list[_Line], path: StrPath) -> None:
    for line in lines:
        if line.name in NOT_PRINTED or line.text.startswith("%") or not _HAN.search(line.text):
            continue
        name = line.name or "a field"
        raise InputError(
            f"{name} of {line.key} is in Chinese characters; add {name}-latin with the words romanised, and "
            "a title's translation in brackets, for the editions in Latin letters",
            path,
            line.number,
        )
