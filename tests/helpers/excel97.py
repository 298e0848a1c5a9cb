"""Writes a small .xls workbook (BIFF8 in a compound file), because no library of the lock writes them."""

from __future__ import annotations

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def _stream(rows, merged) -> bytes:
    """One sheet; merged: (top, bottom, left, right), bottom and right included."""
    beginning = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = "表".encode("utf-16-le")
    length = len(beginning) + 4 + 8 + len(name) + 4
    sheet = _record(0x0085, struct.pack("<IHBB", length, 0, 1, 1) + name)
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, int | float):
                cells += _record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
            elif value:
                text = value.encode("utf-16-le")
                cells += _record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
    areas = b"".join(struct.pack("<HHHH", *area) for area in merged)
    return (
        beginning
        + sheet
        + _record(0x000A)
        + _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        + cells
        + _record(0x00E5, struct.pack("<H", len(merged)) + areas)
        + _record(0x000A)
    )


def _stream_of_1995(rows, codepage: int) -> bytes:
    """The same in BIFF5, whose texts are GBK; codepage: what it says they are, 0 for nothing."""
    name = "表".encode("gbk")
    beginning = _record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0, 0))
    beginning += _record(0x0042, struct.pack("<H", codepage)) if codepage else b""
    length = len(beginning) + 4 + 7 + len(name) + 4
    sheet = _record(0x0085, struct.pack("<IHB", length, 0, len(name)) + name)
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, int | float):
                cells += _record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
            else:
                text = value.encode("gbk")
                cells += _record(0x0204, struct.pack("<HHHH", r, c, 0, len(text)) + text)
    return (
        beginning
        + sheet
        + _record(0x000A)
        + _record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0))
        + cells
        + _record(0x000A)
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0" if name else b""
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
        + b"\0" * 36
        + struct.pack("<III", start, size, 0)
    )


def xls(rows, merged=()) -> bytes:
    """The bytes of a workbook with one sheet; numbers stay numbers, the rest is text."""
    return _file(_stream(rows, merged))


def xls_in_gbk(rows, codepage: int) -> bytes:
    """A workbook as programs of the nineties wrote it (BIFF5)."""
    return _file(_stream_of_1995(rows, codepage))


def _file(stream: bytes) -> bytes:
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")
    count = len(stream) // 512  # sectors: FAT, directory, then the stream
    fat = [_FAT, _END, *(number + 3 for number in range(count - 1)), _END]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\0" * 6
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
        + struct.pack("<109I", 0, *[_FREE] * 108)
    )
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    folder = (
        _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    )
    return header + table + folder + stream
