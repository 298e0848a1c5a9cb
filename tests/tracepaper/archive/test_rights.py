"""A licence allows what its name is known to allow, and nothing else."""

from __future__ import annotations

import pytest

from archived import add_source
from tracepaper.archive.rights import rights_of
from tracepaper.errors import InputError
from tracepaper.sources.raw import read_sidecar


@pytest.mark.parametrize(
    ("licence", "identifier"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0"),
        ("cc by-nc-sa 3.0 igo", "CC-BY-NC-SA-3.0"),
        ("CC0", "CC0-1.0"),
        ("Etalab Open Licence 2.0", "etalab-2.0"),
        ("public domain", "LicenseRef-public-domain"),
        ("IMF terms of use (free with attribution)", "LicenseRef-IMF-terms-of-use-free-with-attribution"),
    ],
)
def test_what_allows_it_goes_in(licence, identifier):
    assert (rights_of({"licence": licence}).identifier, rights_of({"licence": licence}).allowed) == (
        identifier,
        True,
    )


@pytest.mark.parametrize(
    "licence",
    [
        "not stated",
        "that of each component",
        "MIT for the derived indicators; that of the tables is not stated",
        "not CC BY 4.0",
        "no public domain",
        "UN Comtrade terms (attribution)",
        "all rights reserved",
        "CC BY 4.0 for the text only",
        "保留一切权利",
    ],
)
def test_what_only_sounds_like_it_stays_out(licence):
    rights = rights_of({"licence": licence})
    assert not rights.allowed and rights.identifier.startswith("LicenseRef-")
    assert set(rights.identifier) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")


def test_a_sidecar_that_decides_is_read(tmp_path):
    add_source(tmp_path, "bank", "not stated\nredistribution: allowed")
    path = tmp_path / "data/raw/bank/2024/source.yml"
    assert rights_of(read_sidecar(path)).allowed
    path.write_text(path.read_text().replace("redistribution: allowed", "redistribution: perhaps"))
    with pytest.raises(InputError, match="redistribution"):
        read_sidecar(path)


def test_the_sidecar_may_decide_both_ways():
    assert rights_of({"licence": "not stated", "redistribution": "allowed"}).allowed
    assert not rights_of({"licence": "CC BY 4.0", "redistribution": "not allowed"}).allowed
