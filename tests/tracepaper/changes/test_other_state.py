"""Files of another state are unpacked without trusting the archive, on every Python alike; what it lacks is
blamed on the step that failed."""

from __future__ import annotations

import io
import tarfile

import pytest

from tracepaper.changes.other_state import _gaps, _unpack
from tracepaper.changes.state import Gap
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


@pytest.fixture
def copy(tmp_path):
    """Another state of three exhibits, of which the first was made; there are no claims."""
    for name, reads in (("fig_a", ""), ("fig_b", 'READS = ("growth",)'), ("fig_c", "")):
        module = tmp_path / "workflow/analysis/exhibits" / name / "exhibit.py"
        module.parent.mkdir(parents=True)
        module.write_text(reads)
    for made in ("results/exhibits/fig-a/exhibit.json", "results/facts.json"):
        (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made).write_text("{}")
    return tmp_path


def test_what_is_missing_is_blamed_on_its_own_step_or_on_what_it_reads(copy):
    failed = {"compute_indicator/growth": "no GDP", "make_figure/fig-c": "no trade"}
    assert _gaps(copy, failed) == [
        Gap("exhibits", "fig-b", "compute_indicator/growth", "no GDP"),
        Gap("exhibits", "fig-c", "make_figure/fig-c", "no trade"),
        Gap("claims", "", "compute_indicator/growth", "no GDP", 1),
    ]


def test_a_build_that_said_nothing_of_its_steps_still_leaves_a_reason(copy):
    assert {gap.reason for gap in _gaps(copy, {"": "the build ended without a word"})} == {
        "the build ended without a word"
    }


def test_a_whole_state_lacks_nothing(copy):
    assert _gaps(copy, {}) == []
