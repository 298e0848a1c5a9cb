"""Under which licence each file of the archive is, as REUSE 3 wants it said: REUSE.toml and LICENSES/.

What the project's LICENSE says holds for all that is the project's own; where it names CC BY 4.0 for the
text, that holds for the manuscript and for what is shown of it.  Raw files keep their publishers' licences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tracepaper import paths
from tracepaper.archive.about import WHEELHOUSE, About
from tracepaper.archive.rights import REFERENCE

TEXTS = Path(__file__).parent / "licences"  # as SPDX publishes them
OF_PACKAGES = f"{REFERENCE}of-each-package"
UNSTATED = f"{REFERENCE}not-stated"
PACKAGE = (
    *("src/**", "Snakefile", "run", "profiles/**", "config/schema.yaml"),
    *("workflow/rules/**", "workflow/scripts/**"),
)
SHOWN = ("manuscript/**", f"{paths.RESULTS}/**", f"{paths.PUBLISHED}/**", "in-text-numbers.*")
STYLES = ("src/tracepaper/languages/*.csl", f"{paths.OWN_STYLES}/*.csl")
_NAMES = {
    r"\bMIT License\b": "MIT",
    r"Apache License,?\s+Version 2\.0": "Apache-2.0",
    r"Redistributions? of source code must retain": "BSD-3-Clause",
    r"CC0 1\.0": "CC0-1.0",
}
_BY = re.compile(r"CC[ -]BY[ -]4\.0|Creative Commons Attribution 4\.0")
_HOLDER = re.compile(r"^\s*(Copyright .+)$", re.MULTILINE)


class Part(NamedTuple):
    """Files of one licence: patterns of REUSE, whose the files are, the licence's identifier."""

    patterns: tuple[str, ...]
    holder: str
    licence: str


def own_licence(about: About) -> str:
    """The identifier of the licence of the project's own code."""
    path = about.members.files.get("LICENSE")
    if path is None:
        return UNSTATED
    text = path.read_text(encoding="utf-8")
    found = (name for pattern, name in _NAMES.items() if re.search(pattern, text))
    return next(found, "CC-BY-4.0" if _BY.search(text) else f"{REFERENCE}LICENSE")


def text_licence(about: About) -> str:
    """That of its text and of what is shown."""
    path = about.members.files.get("LICENSE")
    stated = path is not None and _BY.search(path.read_text(encoding="utf-8"))
    return "CC-BY-4.0" if stated else own_licence(about)


def parts(about: About) -> Iterator[Part]:
    """All files, by licence; of two parts that a file is of the later one holds."""
    holder, own = _holder(about), own_licence(about)
    yield Part(("**",), holder, own)
    if "src/tracepaper/LICENSE" in about.members.files:  # the package's, in a paper with a licence of its own
        yield Part(PACKAGE, "The authors of tracepaper", "MIT")
    yield Part(SHOWN, holder, text_licence(about))
    if any(name.endswith(".csl") for name in about.members.files):
        yield Part(STYLES, "The authors of the Citation Style Language styles", "CC-BY-SA-3.0")
    if about.wheels:
        yield Part((f"{WHEELHOUSE}/**",), "The authors of each package", OF_PACKAGES)
    for (source, edition), rights in sorted(about.members.rights.items()):
        publisher = about.in_language(about.cards[source, edition]["publisher"], "")
        files = [f"{paths.RAW}/{source}/{edition}/{e['name']}" for e in about.cards[source, edition]["files"]]
        present = tuple(name for name in files if name in about.members.files)
        if present:
            yield Part(present, publisher, rights.identifier)


def _holder(about: About) -> str:
    path = about.members.files.get("LICENSE")
    found = _HOLDER.search(path.read_text(encoding="utf-8")) if path else None
    return found[1].strip() if found else f"{about.date[:4]} {', '.join(about.authors('')) or 'The authors'}"


def files(about: About) -> dict[str, str]:
    """REUSE.toml, and the text of each licence under its identifier."""
    found = list(parts(about))
    blocks = [
        f'[[annotations]]\npath = {json.dumps(part.patterns)}\nprecedence = "override"\n'
        f"SPDX-FileCopyrightText = {json.dumps(part.holder, ensure_ascii=False)}\n"
        f"SPDX-License-Identifier = {json.dumps(part.licence)}\n"
        for part in found
    ]
    stated = {rights.identifier: rights.stated for rights in about.members.rights.values()}
    texts = {part.licence: _text(about, part.licence, stated) for part in found}
    return {
        "REUSE.toml": "\n".join(["version = 1\n", *blocks]),
        **{f"LICENSES/{name}.txt": text for name, text in texts.items()},
    }


def _text(about: About, name: str, stated: dict[str, str]) -> str:
    known = TEXTS / f"{name}.md"
    if known.is_file():
        return known.read_text(encoding="utf-8")
    if name == f"{REFERENCE}LICENSE":
        return about.members.files["LICENSE"].read_text(encoding="utf-8")
    if name == OF_PACKAGES:
        return "Each package is under its own licence, which lies in it and which its metadata name.\n"
    if name == UNSTATED:
        return "The authors have not stated a licence for these files.\n"
    return (
        f"{stated.get(name, name)}\n\nIn these words the publisher's licence stands in the source.yml beside "
        "the files, with the publisher's address, where its full text is to be found.\n"
    )
