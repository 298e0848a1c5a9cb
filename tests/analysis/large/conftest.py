"""One small archive, and what the large path makes of it."""

from __future__ import annotations

import pytest

from small_archive import computed, packed, small_worlds


@pytest.fixture(scope="session")
def worlds():
    return small_worlds()


@pytest.fixture(scope="session")
def archive(tmp_path_factory, worlds):
    return packed(tmp_path_factory.mktemp("baci"), worlds)


@pytest.fixture(scope="session")
def large(tmp_path_factory, archive):
    return computed(archive, tmp_path_factory.mktemp("large"))
