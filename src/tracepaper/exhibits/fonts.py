"""The fonts of the documents and the figures: pinned, from a package, never the system's."""

from __future__ import annotations

import pylopdf_fonts_zh_cn


def sans_file() -> str:
    """Path of Noto Sans SC Regular: headings, strong, tables' headers, and all text in figures."""
    return str(pylopdf_fonts_zh_cn.sans_path())


def serif_file() -> str:
    """Path of Noto Serif SC Regular: running text."""
    return str(pylopdf_fonts_zh_cn.serif_path())


def font_folders() -> list[str]:
    """Folders that hold the two fonts."""
    return [str(pylopdf_fonts_zh_cn.serif_path().parent)]


def subset_woff2(font_file: str, text: str) -> bytes:
    """The font with only the characters of `text`, as WOFF2; the same bytes for the same text.

    Layout features and names that a screen does not need are left out; hints stay, as removing them
    takes longer than sending them.
    """
    from io import BytesIO

    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=["locl", "ccmp", "mark", "mkmk"],
        hinting=True,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[1, 2, 13, 14],
        recalc_timestamp=False,
        drop_tables=["vhea", "vmtx", "VORG", "BASE", "GPOS", "DSIG"],
        glyph_names=False,
    )
    with subset.load_font(font_file, options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted({ord(c) for c in text if c.isprintable()}))
        subsetter.subset(font)
        buffer = BytesIO()
        subset.save_font(font, buffer, options)
    return buffer.getvalue()
