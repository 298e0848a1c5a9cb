"""Files of another state are unpacked without trusting the archive, on every Python alike."""

from __future__ import annotations

import io
import tarfile

import pytest

from tracepaper.changes.other_state import _unpack
from tracepaper.errors import InputError


def archive(*members: tuple[str, bytes | None], link: str = "") -> tarfile.TarFile:
    """A tar file; a member without content is a folder; link: where a link named `link` leads."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.type = tarfile.DIRTYPE if content is None else tarfile.REGTYPE
            info.size = len(content or b"")
            tar.addfile(info, io.BytesIO(content or b""))
        if link:
            info = tarfile.TarInfo("link")
            info.type, info.linkname = tarfile.SYMTYPE, link
            tar.addfile(info)
    buffer.seek(0)
    return tarfile.open(fileobj=buffer)


def test_files_and_folders_are_written(tmp_path):
    _unpack(archive(("data", None), ("data/a.csv", b"1"), ("new/b.csv", b"2")), tmp_path)
    assert (tmp_path / "data/a.csv").read_bytes() == b"1"
    assert (tmp_path / "new/b.csv").read_bytes() == b"2"


@pytest.mark.parametrize("name", ["../outside", "data/../../outside", "/tmp/outside"])
def test_a_file_outside_is_refused(tmp_path, name):
    folder = tmp_path / "inside"
    folder.mkdir()
    with pytest.raises(InputError, match="lies outside"):
        _unpack(archive((name, b"1")), folder)
    assert not (tmp_path / "outside").exists()


def test_links_are_left_out(tmp_path):
    _unpack(archive(("a", b"1"), link="/etc/passwd"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
