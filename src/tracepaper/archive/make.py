"""Making the archive: what is gathered, described and packed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive import licensing
from tracepaper.archive.about import WHEELHOUSE, About
from tracepaper.archive.citing import citation, codemeta, zenodo
from tracepaper.archive.crate import as_crate
from tracepaper.archive.data_package import IN_TEXT, data_package
from tracepaper.archive.dcas import answers
from tracepaper.archive.dcas import as_data as dcas_data
from tracepaper.archive.members import known_files, members
from tracepaper.archive.names import ADDED, DCAS, DEPOSIT, LEFT_OUT
from tracepaper.archive.pack import Content, pack, require_as_built
from tracepaper.archive.provenance import as_data as left_out_data
from tracepaper.archive.readme import file_name, readmes, words_of, written_in
from tracepaper.archive.times import RECORD, measured
from tracepaper.audit.interchange.crate import METADATA
from tracepaper.files import as_json
from tracepaper.languages.language import MODEL
from tracepaper.sums import as_text, read_sums, sums_of

FORMAT = 1


def asked_of(project: Path) -> str:
    """A digest of what of the project's folder may go in, of the packages that go in
    with it and of the record of times: what no input of the step names."""
    files = as_text(sums_of(project, known_files(project)))
    wheels = (path.as_posix() for path in Path(WHEELHOUSE).glob("*"))
    record = as_text(sums_of(Path("."), [RECORD, *wheels]))
    return hashlib.sha256(f"{files}{record}".encode()).hexdigest()


def make(
    project: Path,
    build: Path,
    config: Mapping[str, Any],
    results: Sequence[str],
    refreshed: Mapping[str, str],
    sheet: Sequence[str],
    target: Path,
    to_pdf: Callable[[str, str, str, int], bytes] | None = None,
) -> None:
    """Write the archive and, beside it, its descriptions.

    project: where a person works.  build: the working folder, which has the results.  results: names of built
    files that go in.  refreshed: source -> variable of the key with which a connector fetches it.
    sheet: files of the sheet of in-text numbers.  to_pdf: how a README is printed (`archive.printed`), if it
    is to be.  Raises InputError for a file that may not go in, or that is not as the build made or read it.
    """
    require_as_built(build, build / paths.SUMS, set(results))
    built = read_sums(build / paths.SUMS) | sums_of(build, results)
    about = About(
        build,
        config,
        members(project, build),
        measured(build, built),
        refreshed,
        sorted(results),
        {Path(n).name: build / n for n in sheet},
    )
    described = descriptions(about)
    for old in target.parent.glob("*.zip"):
        old.unlink()
    folder = target.stem
    printed = _printed(described, config["source_date_epoch"], to_pdf) if to_pdf else {}
    content = {**printed, **contents(about, described)}
    pack(target, folder, content, about.members.programs, config["source_date_epoch"])
    for name, text in described.items():
        if name.endswith(".md") or name in (DCAS, DEPOSIT):
            (target.parent / name).write_text(text, encoding="utf-8")
    for name, pdf in printed.items():
        (target.parent / name).write_bytes(pdf)


def _printed(
    described: Mapping[str, str], epoch: int, to_pdf: Callable[[str, str, str, int], bytes]
) -> dict[str, bytes]:
    """Name in the archive -> PDF of each README."""
    languages = {file_name(language): language for language in written_in()}
    return {
        str(Path(name).with_suffix(".pdf")): to_pdf(name, described[name], language, epoch)
        for name, language in languages.items()
        if name in described
    }


def descriptions(about: About) -> dict[str, str]:
    """Name in the archive -> text, of all that the archive says of itself."""
    left_out = about.members.left_out
    listed = {LEFT_OUT: as_json(left_out_data(left_out, about.refreshed))} if left_out else {}
    own = {
        "format": FORMAT,
        "version": about.version,
        "date": about.date,
        "project": sorted(about.members.files),
    }
    return {
        **readmes(about),
        **listed,
        **licensing.files(about),
        "datapackage.json": as_json(data_package(about, about.sheet.get(IN_TEXT))),
        "CITATION.cff": citation(about),
        "codemeta.json": as_json(codemeta(about)),
        METADATA: as_json(as_crate(about)),
        DEPOSIT: as_json(zenodo(about)),
        DCAS: as_json(dcas_data(answers(about), words_of(MODEL))),
        ADDED: as_json(own),
    }


def contents(about: About, described: Mapping[str, str]) -> dict[str, Content]:
    """Name -> content of every file but the list of sums; a file of the project's own goes before one that
    was written for it."""
    found: dict[str, Content] = {name: text.encode() for name, text in described.items()}
    found |= {name: about.root / name for name in about.results}
    return {**found, **about.sheet, **about.wheels, **about.members.files}
