"""From a file that came back to what became of every edit in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import read_json, read_yaml
from tracepaper.languages import Language, load_language
from tracepaper.problems import Place
from tracepaper.render.docx_controls import control_tag
from tracepaper.render.docx_state import LANGUAGE, STATE
from tracepaper.returning.alignment import Aligned, align
from tracepaper.returning.binding import Bound, bind
from tracepaper.returning.changes import Change, Refusal
from tracepaper.returning.document import Document, Paragraph, read_document
from tracepaper.returning.edits import outcomes
from tracepaper.returning.landing import sound
from tracepaper.returning.linking import Linked, link
from tracepaper.returning.operations import Editor
from tracepaper.returning.passages import Exhibit, Manuscript, Passage, read_passages
from tracepaper.returning.placing import Sent
from tracepaper.returning.remarks import Remark, remarks
from tracepaper.returning.shown import alike
from tracepaper.returning.word_package import Package, open_package
from tracepaper.returning.writing import Manner

FOLDER = f"{paths.RESULTS}/import"
_STATE = re.compile(r"[0-9a-f]{12}")
ENOUGH = 0.3  # of the paper's paragraphs must be in a document for it to be the paper


@dataclass(frozen=True)
class Wanted:
    """What was asked for.  sent: the document as it was sent out, if given.  as_now: whether to hold the
    document against the paper as it is now, of whatever state it is."""

    file: Path
    sent: Path | None = None
    as_now: bool = False


@dataclass(frozen=True)
class Returned:
    """What came back.  changes, refusals: in the order of the text.  told: what to know of the whole.
    texts: file -> text of the manuscript in the language edited.  facts: all of the paper.  state: of the
    paper as it is built."""

    document: Document
    language: Language
    changes: list[Change]
    refusals: list[Refusal]
    remarks: list[Remark]
    told: list[str]
    texts: Mapping[str, str]
    facts: Mapping[str, Mapping[str, Any]]
    state: str


def read_returned(project: Path, wanted: Wanted) -> Returned:
    """Read a document that came back against the paper as it is built.  Raises InputError."""
    package = open_package(wanted.file)
    document = read_document(package)
    language, pristine, state = _pristine(project, package, document)
    try:
        facts = dict(read_json(project / paths.RESULTS / "facts.json")["facts"])
        manuscript = _manuscript(project, language, facts)
    except FileNotFoundError as missing_file:
        file = Path(str(missing_file.filename)).relative_to(project)
        raise InputError("this is missing, so the paper is not built; type ./run first", file) from None
    bound, missing = bind(manuscript, pristine.after)
    if missing:
        raise InputError(
            "this is not as in the document built last; type ./run, so that edits find their place",
            missing[0].file,
            missing[0].line,
        )
    base, told = _base(project, wanted, package, document, pristine.after, state)
    linked = link(base, bound)
    aligned = align([p.text for p in base], [p.text for p in document.after])
    _require_enough(wanted.file, aligned, len(base))
    sent = Sent(linked, manuscript.texts, partial(_manner, _marks(bound), language.is_han))
    moved_on = [p.text for p in base] != [p.text for p in pristine.after]
    now = frozenset(alike(paragraph.text) for paragraph in pristine.after if moved_on)
    editor = Editor(sent, document.after, now, frozenset(language.axis_scales), language.is_han)
    found = outcomes(editor, aligned)
    kept, cannot = sound(manuscript.texts, [one for one in found if isinstance(one, Change)], language.is_han)
    refusals = [one for one in found if isinstance(one, Refusal)] + cannot
    place = partial(_place, linked, {now: then for then, now in aligned.same.items()}, document.after)
    said = remarks(package, document.after, place)
    told += _of_form(document)
    return Returned(document, language, kept, refusals, said, told, manuscript.texts, facts, state)


def _pristine(project: Path, package: Package, document: Document) -> tuple[Language, Document, str]:
    """(language, document as built, its state) of the edition that a document is of."""
    languages = read_yaml(project / paths.SETTINGS)["languages"]
    built = {code: project / paths.RESULTS / "paper" / f"paper.{code}.docx" for code in languages}
    named = package.properties.get(LANGUAGE)
    codes: list[str] = [named] if named and named in built else languages
    found: list[tuple[int, Document, str, str]] = []
    texts = {alike(paragraph.text) for paragraph in document.after}
    for code in codes:
        if not built[code].is_file():
            raise InputError("the paper is not built; type ./run first", f"results/paper/paper.{code}.docx")
        own = open_package(built[code])
        read = read_document(own)
        shared = len({alike(paragraph.text) for paragraph in read.after} & texts)
        found.append((shared, read, code, own.properties.get(STATE, "")))
    _, read, code, state = max(found, key=lambda one: one[0])
    return load_language(code), read, state


def _manuscript(project: Path, language: Language, facts: Mapping[str, Any]) -> Manuscript:
    exhibits = {}
    for name, module in paths.find_exhibits(project / paths.EXHIBITS).items():
        made = read_json(project / paths.MADE_EXHIBITS / name / "exhibit.json")
        texts = ((made.get(part) or {}).get(language.code, "") for part in ("title", "note", "source"))
        exhibits[name] = Exhibit(Path(module).parent.relative_to(project), *texts)
    printed = {name: fact["text"][language.code] for name, fact in facts.items()}
    return read_passages(project, language.code, language.is_han, exhibits, printed)


def _base(
    project: Path,
    wanted: Wanted,
    package: Package,
    document: Document,
    pristine: Sequence[Paragraph],
    state: str,
) -> tuple[list[Paragraph], list[str]]:
    """The document as it was sent out, and what to know of how that was found.  Raises InputError."""
    theirs = package.properties.get(STATE, "")
    if wanted.sent is not None:
        return read_document(open_package(wanted.sent)).after, [f"held against {wanted.sent}, as it was sent"]
    if theirs and theirs == state:
        return list(pristine), []
    if wanted.sent is None and _STATE.fullmatch(theirs) and (kept := kept_copy(project, theirs)).is_file():
        return read_document(open_package(kept)).after, [f"held against what was sent, {kept.name}"]
    if not theirs:
        return list(pristine), ["it does not say of which state it is; held against the paper built last"]
    if wanted.as_now:
        told = (
            f"it is of the state {theirs}, held against {state}: what the paper changed since may be undone"
        )
        return list(pristine), [told]
    if document.tracked:
        told = f"it is of the state {theirs}, not {state}: only its tracked changes are brought back"
        return document.before, [told]
    raise InputError(
        f"this was made of another state of the paper ({theirs}) than the one built now ({state}) and tracks "
        "no changes, so that edits cannot be told from what changed in the paper since; give the document "
        "that was sent, --sent FILE, or hold it against the paper as it is now, --as-now",
        wanted.file,
    )


def kept_copy(project: Path, state: str) -> Path:
    """Where the document of a state is kept: edits are told by it when the paper has moved on."""
    return project / FOLDER / f"sent.{state}.docx"


def keep_sent(project: Path, returned: Returned) -> None:
    """Keep the document as it was sent, once one of its copies came back."""
    place = kept_copy(project, returned.state)
    if _STATE.fullmatch(returned.state) and not place.is_file():
        built = project / paths.RESULTS / "paper" / f"paper.{returned.language.code}.docx"
        place.write_bytes(built.read_bytes())


def _require_enough(file: Path, aligned: Aligned, paragraphs: int) -> None:
    share = len(aligned.same) / max(paragraphs, 1)
    if share < ENOUGH:
        raise InputError(f"this is not the paper: only {share:.0%} of its paragraphs were found in it", file)


def _marks(bound: Sequence[Bound]) -> dict[str, tuple[str, str]]:
    """Tag of a content control -> how what it holds is printed, and its mark."""
    return {
        control_tag(atom.kind, atom.name): (atom.shown, atom.source)
        for one in bound
        for atom in (one.passage.atoms if one.passage and not one.passage.exhibit else ())
        if atom.kind in ("fact", "citation", "reference")
    }


def _manner(marks: Mapping[str, tuple[str, str]], is_han: bool, passage: Passage | None) -> Manner:
    is_caption = passage is not None and bool(passage.exhibit)
    by_line = not is_han and (passage is None or passage.kind == "paragraph")
    return Manner({} if is_caption else marks, is_caption, by_line and not is_caption, is_han)


def _place(
    linked: Sequence[Linked], back: Mapping[int, int], after: Sequence[Paragraph], number: int, letter: int
) -> Place:
    """The line of the manuscript behind a letter of the document that came back."""
    then = back.get(number)
    bound = None if then is None else linked[then].bound
    if then is None or bound is None:
        return Place(item=after[number].place)
    if bound.passage is None:
        exhibit = bound.owner.exhibit if bound.owner else ""
        return Place(item=" of ".join(filter(None, (after[number].place, exhibit))))
    atoms = linked[then].atoms
    near = atoms[min(letter, len(atoms) - 1)] if atoms else 0
    return Place(bound.passage.file, bound.passage.line_at(max(near, 0)))


def _of_form(document: Document) -> Iterator[str]:
    if document.formats:
        yield f"{document.formats} tracked changes of form alone (fonts, styles) are not brought back"
