"""Answers that are no JSON, XML or ZIP, or unpack to more than a machine holds: one sentence each."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from test_download import QUICK, in_turn
from test_download import everything_here_is_a_publisher as everything_here_is_a_publisher
from test_download import get as get
from test_download import told as told
from test_download import waits as waits
from werkzeug import Response

from tracepaper.sources.answers import Refused
from tracepaper.sources.download import Downloader


@pytest.mark.parametrize(
    "body, said",
    [
        ("[" * 100_000, "nested without end"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ('{"a": 1e999999999}', "1e999999999 is no number"),
        (b'{"a": "\xff"}', "cut off or damaged"),
        ('{"a": 1} x', "cut off or damaged"),
        ("9" * 9000, "cut off or damaged"),
    ],
)
def test_json_that_is_none_is_one_sentence(httpserver, get, body, said):
    in_turn(httpserver, Response(body, 200, content_type="application/json"))
    with pytest.raises(Refused, match=said) as told:
        get.fetch(httpserver.url_for("/data"), "json")
    assert "\n" not in str(told.value) and len(str(told.value)) < 400


def test_xml_nested_without_end_is_refused(httpserver, get):
    in_turn(httpserver, Response("<a>" * 20_000, 200, content_type="application/xml"))
    with pytest.raises(Refused, match="nested without end"):
        get.fetch(httpserver.url_for("/data"), "xml")


def packed(entries: dict[str, bytes], how=zipfile.ZIP_DEFLATED) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", how) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return body.getvalue()


def encrypted() -> bytes:
    body = bytearray(packed({"a.csv": b"t,i\n"}))
    body[6] |= 1
    body[body.index(b"PK\1\2") + 8] |= 1
    return bytes(body)


def with_a_directory_of(size: int) -> bytes:
    body = bytearray(packed({"a.csv": b"t,i\n"}))
    at = body.index(b"PK\5\6")
    body[at + 12 : at + 16] = size.to_bytes(4, "little")
    return bytes(body)


@pytest.mark.parametrize(
    "body, said",
    [
        (packed({"a.csv": b"0" * 3_000_000}), "would unpack to 3000000 bytes"),
        (packed({f"{n}.csv": b"0" * 300_000 for n in range(9)}), "would unpack to 2700000 bytes"),
        (packed({str(n): b"" for n in range(1100)}), "in 1100 files|announces"),
        (packed({"a.csv": b"0" * 9000}, zipfile.ZIP_LZMA), "packed in another way"),
        (packed({"a.csv": b"0" * 9000}, zipfile.ZIP_BZIP2), "packed in another way"),
        (encrypted(), "damaged .*encrypted"),
        (with_a_directory_of(0x7FFFFFFF), "directory of files that is too large"),
        (b"PK\3\4", "damaged"),
    ],
    ids=["bomb", "bombs", "files", "lzma", "bzip2", "encrypted", "directory", "head alone"],
)
def test_an_archive_that_is_none_or_too_much_is_one_sentence(httpserver, tmp_path, body, said):
    manners = replace(QUICK, most_bytes=200_000, most_unpacked=2_000_000)
    get = Downloader(tmp_path / "c", manners, tell=lambda text: None, sleep=lambda s: None)
    in_turn(httpserver, Response(body, 200, content_type="application/zip"))
    with pytest.raises(Refused, match=said) as told:
        get.fetch(httpserver.url_for("/data"), "zip")
    assert "\n" not in str(told.value)
