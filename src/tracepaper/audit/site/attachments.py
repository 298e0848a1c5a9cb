"""The files that the site hands out, kept inside it: an exhibit's data and drawings, and raw files.

A site that pointed at files beside it would break as soon as somebody sends it to a colleague.  A raw file
is kept in it if its licence lets anybody pass it on and it is not large; else the site names its publisher,
its checksum and where it lies in the project.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath
from tracepaper.sources.raw import Sidecars

# licences under which anybody may pass a file on, for any purpose
OPEN = re.compile(r"CC0(?: \d\.\d)?|CC BY(?:-SA)? \d\.\d|MIT|Etalab Open Licence \d\.\d|PDDL|ODC-By \d\.\d")
LARGEST = 300_000  # bytes of a raw file, compressed
LICENCE, SIZE = "licence", "size"  # why a raw file is not handed out


def exhibit_files(exhibits: Mapping[str, Path], languages: Iterable[str]) -> dict[str, bytes]:
    """ "exhibits/NAME/FILE" -> content: the data of each exhibit, and its drawings as SVG.

    exhibits: name -> its exhibit.json, beside which the others lie."""
    languages, found = list(languages), {}
    for name, description in sorted(exhibits.items()):
        for file in ("data.csv", *(f"figure.{language}.svg" for language in languages)):
            path = description.with_name(file)
            if path.is_file():
                found[f"exhibits/{name}/{file}"] = path.read_bytes()
    return found


def raw_files(sidecars: Sidecars, raw: StrPath) -> tuple[dict[str, bytes], dict[str, str]]:
    """("raw/SOURCE/EDITION/FILE" -> content) of those that may be handed out, and (the same -> why not) of
    the others."""
    offered, kept_back = {}, {}
    for (source, edition), card in sorted(sidecars.items()):
        for entry in card["files"]:
            path = f"raw/{source}/{edition}/{entry['name']}"
            if not OPEN.fullmatch(str(card["licence"])):
                kept_back[path] = LICENCE
                continue
            content = (Path(raw) / source / edition / entry["name"]).read_bytes()
            if len(gzip.compress(content, mtime=0)) > LARGEST:
                kept_back[path] = SIZE
            else:
                offered[path] = content
    return offered, kept_back


def attached(
    exhibits: Mapping[str, Path], languages: Iterable[str], sidecars: Sidecars, raw: StrPath
) -> tuple[dict[str, bytes], dict[str, dict[str, Any]]]:
    """(path -> content) of all files of the site, and what its page knows of each (see `index`)."""
    offered, kept_back = raw_files(sidecars, raw)
    files = exhibit_files(exhibits, languages) | offered
    return files, index(files, kept_back)


def index(files: Mapping[str, bytes], kept_back: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What the page knows of the files: path -> number of its block and size in bytes, or why it has none."""
    there = {path: {"block": at, "size": len(content)} for at, (path, content) in enumerate(files.items())}
    return there | {path: {"why": why} for path, why in kept_back.items()}
