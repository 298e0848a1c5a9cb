"""The fonts of the documents and the figures: pinned, from a package, never the system's.

One person keeps that package.  Should it be gone, the same designs under another name (Noto Sans CJK SC,
Source Han) are taken from this machine, under the names that everything here asks for; the build says so,
as its documents then have other bytes than elsewhere.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.kept import kept
from tracepaper.sums import sha256

PACKAGE = "pylopdf_fonts_zh_cn"
# Noto Sans CJK as Noto publishes it, of all weights in one file (a variable font), from which Typst and the
# web page take the bold of headings; where it is missing they stand in Noto Sans SC, which is regular, and
# nothing is thickened
BOLD_PACKAGE = "manimgx_fonts_cjk"
BOLD_FAMILY, BOLD = "Noto Sans CJK SC", 700
SANS, SERIF = "Noto Sans SC", "Noto Serif SC"
# the same design by other makers and in other packages, in the order in which they are taken
ELSEWHERE = {
    SANS: (SANS, "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN"),
    SERIF: (SERIF, "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN"),
}
RENAMED = Path(".fonts")  # in the folder that is built in
FAMILY, STYLE, FULL, POSTSCRIPT, TYPOGRAPHIC = 1, 2, 4, 6, (16, 17, 21, 22)  # numbers of names in a font


def sans_file() -> str:
    """Path of Noto Sans SC Regular: headings, strong, tables' headers, and all text in figures."""
    return _file(SANS)


def serif_file() -> str:
    """Path of Noto Serif SC Regular: running text."""
    return _file(SERIF)


def font_folders() -> list[str]:
    """Folders that hold the fonts of the documents."""
    bold = importlib.util.find_spec(BOLD_PACKAGE)
    places = bold.submodule_search_locations or [] if bold else []
    return sorted({os.path.dirname(serif_file()), os.path.dirname(sans_file()), *places})


def notice() -> str | None:
    """What a person must know of the fonts of this build: that they are not the pinned ones."""
    stands_in = {PACKAGE: "fonts of this machine stand in for it", BOLD_PACKAGE: "no Chinese letter is bold"}
    for package, what in stands_in.items():
        if importlib.util.find_spec(package) is None:
            return (
                f"the package {package.replace('_', '-')} is missing: {what}, "
                "and documents and figures have other bytes than elsewhere"
            )
    return None


def _file(family: str) -> str:
    if importlib.util.find_spec(PACKAGE) is None:
        return _of_this_machine(family)
    import pylopdf_fonts_zh_cn

    return str(pylopdf_fonts_zh_cn.sans_path() if family == SANS else pylopdf_fonts_zh_cn.serif_path())


def _of_this_machine(family: str) -> str:
    """A copy of the machine's own font of that design, under the family's name.

    Raises InputError if there is none."""
    target = RENAMED / f"{family.replace(' ', '')}-Regular.otf"
    if not target.is_file():
        from matplotlib.font_manager import findSystemFonts

        save_renamed(find_face(family, sorted(findSystemFonts())), family, target)
    return str(target)


def find_face(family: str, files: Iterable[str]) -> Any:
    """The regular face of a design among font files and collections, as fontTools opens it.

    Raises InputError if none of them has it."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    found: dict[str, Any] = {}
    for file in files:
        try:
            faces = TTCollection(file).fonts if file.endswith((".ttc", ".otc")) else [TTFont(file, lazy=True)]
        except (TTLibError, OSError):
            continue
        for face in faces:
            name, style = (str(face["name"].getDebugName(number)) for number in (FAMILY, STYLE))
            if name in ELSEWHERE[family] and style == "Regular" and "fvar" not in face:
                found.setdefault(name, face)
    for name in ELSEWHERE[family]:
        if name in found:
            return found[name]
    raise InputError(
        f"no font {' or '.join(ELSEWHERE[family])} is on this machine, and the package "
        f"{PACKAGE.replace('_', '-')} is missing; install that, or the fonts (on Debian fonts-noto-cjk)"
    )


def save_renamed(face: Any, family: str, target: Path) -> None:
    """Save a face under another family's name; the same bytes for the same face."""
    names = {FAMILY: family, FULL: family, POSTSCRIPT: f"{family.replace(' ', '')}-Regular"}
    table = face["name"]
    for record in list(table.names):
        if record.nameID in TYPOGRAPHIC:
            table.names.remove(record)
        elif record.nameID in names:
            table.setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
    face.recalcTimestamp = False
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")  # steps at once make it at once
    face.save(unfinished)
    unfinished.replace(target)


def subset_woff2(font_file: str, text: str) -> bytes:
    """The font with only the characters of `text`, as WOFF2; the same bytes for the same text."""
    return kept(_made_of(font_file, text), lambda: _subset(font_file, text))


def _subset(font_file: str, text: str) -> bytes:
    from fontTools import subset

    with subset.load_font(font_file, subset.Options(recalc_timestamp=False)) as font:
        return _woff2(_with_only(font, text, hinting=False))


def _made_of(font_file: StrPath, text: str) -> list[bytes]:
    """All that decides about the bytes of such a font."""
    from importlib.metadata import version

    programs = " ".join(version(name) for name in ("fonttools", "brotli"))
    parts = [Path(__file__).read_bytes(), sha256(font_file).encode()]
    return [*parts, *(part.encode("utf-8") for part in (programs, text))]


def bold_woff2(text: str) -> bytes | None:
    """The bold of Noto Sans with only the characters of `text`, as WOFF2; None if its package is missing."""
    package = importlib.util.find_spec(BOLD_PACKAGE)
    if package is None:
        return None
    [file] = Path(str(package.submodule_search_locations[0])).glob("*.ttc")  # type: ignore[index]
    return kept(_made_of(file, text), lambda: _bold(file, text))


def _bold(file: Path, text: str) -> bytes:
    """An instance of the variable font: of the few characters it is made in a second or two."""
    from fontTools.ttLib import TTCollection
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTCollection(file, lazy=True) as collection:
        [font] = [face for face in collection if face["name"].getDebugName(FAMILY) == BOLD_FAMILY]
        font.recalcTimestamp = False
        del font["GSUB"], font["GDEF"]  # long to look through; the characters stand as they are
        whole = _with_only(font, text, hinting=True)  # of one without hints no instance is made
        return _woff2(instantiateVariableFont(whole, {"wght": BOLD}, inplace=True))


def _with_only(font: Any, text: str, hinting: bool) -> Any:
    """Layout features, names and hints that a screen does not need are left out."""
    from fontTools import subset

    options = subset.Options(
        layout_features=["locl", "ccmp", "mark", "mkmk", "pwid"],
        hinting=hinting,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[1, 2, 13, 14],
        recalc_timestamp=False,
        drop_tables=["vhea", "vmtx", "VORG", "VVAR", "BASE", "GPOS", "DSIG", "STAT", "FFTM"],
        glyph_names=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted({ord(c) for c in text if c.isprintable()}))
    subsetter.subset(font)
    return font


def _woff2(font: Any) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    font.flavor = "woff2"
    font.save(buffer)
    return buffer.getvalue()
