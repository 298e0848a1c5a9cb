"""What a person wrote badly is told with its line; what is written reads back."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.files import as_json, gzipped, read_json, read_written, read_yaml, write_json

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
contents = st.recursive(
    plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


@pytest.mark.parametrize(
    "content, line",
    [(b"a: 1\nb: [1\n", ":3"), (b"a: 1\n\tb: 2\n", ":2"), (b"a: \xff\n", "")],
    ids=["open bracket", "tab", "bad bytes"],
)
def test_what_is_not_yaml_is_told_with_its_line(tmp_path, content, line):
    path = tmp_path / "a.yml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=rf"a\.yml{line}: this is not YAML in UTF-8 \(.+\); mend the card$"):
        read_yaml(path, "mend the card")


def test_a_missing_yaml_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"a\.yml: the file is missing"):
        read_yaml(tmp_path / "a.yml")


def test_yaml_is_data_and_never_code(tmp_path):
    (tmp_path / "a.yml").write_text("!!python/object/apply:os.getcwd []\n")
    with pytest.raises(InputError, match="could not determine a constructor"):
        read_yaml(tmp_path / "a.yml")


@pytest.mark.parametrize(
    "content, line, key, first",
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a", 1),
        ("top:\n  zh: x\n  en: y\n  zh: z\n", 4, "zh", 2),
        ("- {name: x}\n- {name: y, name: z}\n", 2, "name", 2),
        ("a: 1\n'a': 2\n", 2, "a", 1),
    ],
    ids=["at the top", "deeper", "in one line of a list", "quoted"],
)
def test_a_key_given_twice_is_told_with_both_lines(tmp_path, content, line, key, first):
    path = tmp_path / "a.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(
        InputError, match=rf"a\.yml:{line}: the key {key} stands here a second time, first in line {first};"
    ):
        read_yaml(path)


def test_one_key_in_two_mappings_is_no_second_one(tmp_path):
    (tmp_path / "a.yml").write_text("x: &x {zh: 1}\ny: {zh: 2}\nz: [{zh: 1}, {zh: 2}, *x]\n")
    assert read_yaml(tmp_path / "a.yml") == {
        "x": {"zh": 1},
        "y": {"zh": 2},
        "z": [{"zh": 1}, {"zh": 2}, {"zh": 1}],
    }


def test_an_empty_yaml_file_is_nothing(tmp_path):
    (tmp_path / "a.yml").write_text("# nothing yet\n")
    assert read_yaml(tmp_path / "a.yml") is None


@pytest.mark.parametrize("content, place", [(b'{"a": 1,\n', ":2"), (b"\xff", "")])
def test_what_is_not_json_is_told(tmp_path, content, place):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(
        InputError, match=rf"a\.json{place}: this is not JSON.*; remove it and build it again"
    ):
        read_json(tmp_path / "a.json")


@given(contents)
def test_json_reads_back(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("json") / "a.json"
    write_json(content, path)
    assert read_json(path) == content


@given(st.dictionaries(st.text(), st.integers()), st.randoms())
def test_the_order_of_keys_does_not_reach_the_file(content, random):
    shuffled = dict(random.sample(list(content.items()), len(content)))
    assert as_json(shuffled) == as_json(content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"one\ntwo \xff\n", ":2: this is not UTF-8 (byte 0xff); save the file as UTF-8"),
        ("一\n贸易".encode("gb18030"), ":2: this is not UTF-8 (byte 0xd2)"),
        ("\ufeffone".encode(), ":1:1: found U+FEFF ZERO WIDTH NO-BREAK SPACE, which nobody sees"),
        ("one\ntwo\ufeff".encode(), ":2:4: found U+FEFF"),
        (b"one\r\ntwo\0", ":2:4: found U+0000, which nobody sees; take it out"),
        (b"one\rtwo", ":1:4: found U+000D"),
        (b"\x1b[31mone", ":1:1: found U+001B"),
        ("one\u202eowt".encode(), ":1:4: found U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("1\u200b000".encode(), ":1:2: found U+200B ZERO WIDTH SPACE"),
        ("one\u2028two".encode(), ":1:4: found U+2028 LINE SEPARATOR"),
        ("\ue000".encode(), ":1:1: found U+E000"),
        ("\ufffd".encode(), ":1:1: found U+FFFD REPLACEMENT CHARACTER"),
    ],
)
def test_what_nobody_sees_is_told_with_its_place(tmp_path, content, told):
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(InputError) as problem:
        read_written(path)
    assert str(problem.value).startswith(f"{path}{told}")


def test_what_everybody_sees_is_read(tmp_path):
    text = "中文，“引号”——…\tÅngström\u00a0e\u0301 ﷺ 👩\u200d🌾 x\u2060y\n"
    (tmp_path / "a.md").write_bytes(text.replace("\n", "\r\n").encode())
    assert read_written(tmp_path / "a.md") == text


def test_a_date_that_is_none_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("retrieved: 2026-13-45\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yml: a value is no date or number \(.*\); put it in quotes"):
        read_yaml(path)


@given(st.binary())
def test_what_is_packed_names_no_system_and_no_day(content):
    packed = gzipped(content)
    assert packed[:10].hex() == "1f8b08000000000002ff" and gzip.decompress(packed) == content
