"""What lies in a paper's folder `connectors` is what brings in editions; no list, and no folder needed."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from tracepaper.errors import InputError
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.refresh import pick_sources


@pytest.fixture
def analysis(tmp_path, monkeypatch):
    """The package of a paper's own code, with no connectors yet."""
    folder = tmp_path / "own_code"
    (folder / "sources").mkdir(parents=True)
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("own_code")
    for name in [name for name in sys.modules if name.partition(".")[0] == "own_code"]:
        del sys.modules[name]


def test_without_connectors_nobody_is_asked_and_that_is_told(analysis, tmp_path):
    catalogue = Catalogue(analysis)
    assert catalogue.connectors() == catalogue.readers() == []
    assert catalogue.read_back(tmp_path, "bank", "2024") is None
    with pytest.raises(InputError, match="no source of this paper has a connector.*run seal"):
        pick_sources(tmp_path, catalogue.connectors(), None)


def test_a_module_is_what_it_can_do(analysis, tmp_path):
    folder = tmp_path / "own_code/connectors"
    folder.mkdir()
    for name, text in (
        ("bank", "SOURCES = ('bank',)\ndef fetch(*given): pass\n"),
        ("tables", "SOURCE = 'bank'\ndef recognise(sheet): pass\n"),
        ("_words", "def fetch(): pass\n"),
        ("neither", "X = 1\n"),
    ):
        (folder / f"{name}.py").write_text(text)
    catalogue = Catalogue(analysis)
    assert [module.__name__ for module in catalogue.connectors()] == ["own_code.connectors.bank"]
    assert [module.__name__ for module in catalogue.readers()] == ["own_code.connectors.tables"]
