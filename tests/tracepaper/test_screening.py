"""A key is found in every spelling a server can send it back in; what steers a terminal is not shown."""

from __future__ import annotations

import base64
import html
import json
import logging
import sys
import time
from urllib.parse import quote

import pytest

from tracepaper import screening
from tracepaper.errors import InputError, reported
from tracepaper.screening import data_without_keys, keep_secret, shown

KEY = "aB3+x/9fQ7kLmN0pRsTuVwXyZ1234567"
HEXADECIMAL = "0f9d6a1e2c3b4a5d8e7f6a1b2c3d4e5f"  # what Comtrade hands out
SPELLINGS = {
    "as it is": lambda key: key,
    "lower case": str.lower,
    "upper case": str.upper,
    "in a URL": lambda key: quote(key, safe=""),
    "in a URL in a URL": lambda key: quote(quote(key, safe=""), safe=""),
    "every letter of a URL": lambda key: "".join(f"%{ord(letter):02x}" for letter in key),
    "JSON": lambda key: json.dumps(key)[1:-1].replace("/", "\\/"),
    "JSON escapes": lambda key: "".join(f"\\u{ord(letter):04X}" for letter in key),
    "HTML": html.escape,
    "HTML numbers": lambda key: "".join(f"&#{ord(letter)};" for letter in key),
    "HTML hexadecimal": lambda key: "".join(f"&#x{ord(letter):x};" for letter in key),
    "Python": lambda key: repr(key.encode()).removeprefix("b'").removesuffix("'"),
    "hexadecimal": lambda key: key.encode().hex(),
    "over lines": lambda key: f"{key[:7]}\r\n    {key[7:20]}\n{key[20:]}",
    "a line a letter": "\n  ".join,
    "JSON over lines": lambda key: f"{key[:9]}\\n{key[9:]}",
    "soft line breaks": lambda key: f"{key[:9]}=\r\n{key[9:]}",
    "grouped": lambda key: "-".join(key[at : at + 4] for at in range(0, len(key), 4)),
    "not seen in between": "\u200b".join,
    "escapes in between": lambda key: f"{key[:9]}\x1b\x07{key[9:]}",
    "its first half": lambda key: key[: len(key) // 2],
    "its last half": lambda key: key[len(key) // 2 :],
    "a piece from the middle": lambda key: key[5 : 6 + len(key) // 2],
}


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    monkeypatch.setattr(screening, "_secrets", set())
    keep_secret(KEY)
    keep_secret(HEXADECIMAL)


@pytest.mark.parametrize("key", [KEY, HEXADECIMAL], ids=["mixed", "hexadecimal"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_key_is_not_shown_in_any_spelling(key, spelling):
    sent = SPELLINGS[spelling](key)
    said = f"Your key is [{sent}] today"
    assert shown(said) == "Your key is [(key)] today"
    assert data_without_keys(said.encode()) == b"Your key is [(key)] today"


@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize("coder", [base64.b64encode, base64.urlsafe_b64encode, base64.encodebytes])
def test_a_key_is_not_shown_in_base64_wherever_it_begins(before, coder):
    sent = coder(b"u" * before + KEY.encode() + b":tail").decode()
    assert "(key)" in shown(sent) and len(shown(sent)) < 24  # of the key no more than a letter at each end


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_key_in_another_encoding_of_an_answer_is_found(coding):
    cleaned = data_without_keys(json.dumps({"message": f"no {KEY}"}).encode(coding))
    assert b"(key)" in cleaned and KEY[:4].encode() not in cleaned.replace(b"\0", b"")


@pytest.mark.parametrize(
    "text",
    [
        "Access denied due to invalid subscription key. Make sure to provide a valid key.",
        '{"reporterISO": "VNM", "primaryValue": 123456789012.34, "cmdCode": "TOTAL"}',
        KEY[:6] + "…",  # the beginning of a key, as services show it, is not the key
        "一带一路\tdata\n",
        "",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert shown(text) == text and data_without_keys(text.encode()) == text.encode()


def test_half_of_a_short_secret_is_a_word():
    keep_secret("a-long-password")
    assert shown("a name or password: a-long-password") == "a name or password: (key)"


def test_a_word_is_no_key():
    for word in ("", "short", "two words of it", "schlüssel-schlüssel", "with\nline-feed"):
        with pytest.raises(ValueError, match="a key has 8 or more"):
            keep_secret(word)


@pytest.mark.parametrize(
    "steers",
    [
        "\x1b[2J\x1b]0;title\x07",
        "\r",
        "\x08" * 5,
        "\x9b31m",
        "\u202e",
        "\u2066\u2069",
        "\u200b\u200f\ufeff",
        "\u2028\u2029",
        "\x00",
        "\x7f",
        "\udcff",
        "\U000e0041",
    ],
)
def test_what_steers_a_terminal_is_not_shown(steers):
    assert shown(f"a{steers}b").isprintable() and "�" in shown(f"a{steers}b")
    assert str(InputError(f"a{steers}b", f"x{steers}.csv")).isprintable()


def test_hostile_answers_are_searched_in_time():
    began = time.process_time()
    for hostile in (
        b"\\" * 300_000,
        f"{KEY[:6]} ".encode() * 30_000,
        KEY[:1].encode() + b" " * 300_000,
        b"%25" * 100_000,
        b"&#0" * 100_000,
        (KEY[:7].encode() + b"-" * 39) * 6_000,
    ):
        assert data_without_keys(hostile) == hostile
    assert time.process_time() - began < 20


def test_whatever_a_step_prints_is_screened(capsys, tmp_path):
    with reported(str(tmp_path / "log")):
        print(f"key {KEY}\x1b[2J")
        print(f"key {KEY}", file=sys.stderr)
        logging.StreamHandler().emit(logging.makeLogRecord({"msg": f"key {KEY}"}))
    out, err = capsys.readouterr()
    assert KEY not in out + err and out == "key (key)�[2J\n" and err.count("(key)") == 2


@pytest.mark.parametrize("problem", [InputError(f"echo {KEY}"), RuntimeError(f"echo {KEY}\x1b")])
def test_what_goes_wrong_is_screened_in_the_log_and_in_the_traceback(problem, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    with pytest.raises((SystemExit, RuntimeError)) as left, reported(str(tmp_path / "log")):
        raise problem
    if left.type is RuntimeError:
        sys.excepthook(left.type, left.value, left.tb)
    told = capsys.readouterr().err + (tmp_path / "log").read_text(encoding="utf-8")
    assert told.count("echo (key)") == 2 and KEY not in told and "\x1b" not in told
