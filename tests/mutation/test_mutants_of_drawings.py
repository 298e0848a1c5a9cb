"""Slips in drawing code are caught and named; harmless edits are not."""

from __future__ import annotations

import pytest
from mutants_of_drawings import edits, problems_after
from planting import ROOT, Garden

BUILT = (ROOT / "results/exhibits/fig-fdi/data.csv").exists()
EVERY = 5  # one in so many is tried here; the campaign tries them all

pytestmark = pytest.mark.skipif(not BUILT, reason="the paper has not been built here; ./run builds it")


@pytest.fixture(scope="module")
def garden() -> Garden:
    return Garden()


@pytest.mark.parametrize(
    "slip", edits("slips")[::EVERY], ids=lambda slip: f"{slip['figure']}: {slip['what']}"
)
def test_a_slip_in_the_code_that_draws_is_caught(garden, slip):
    assert problems_after(garden, slip)


@pytest.mark.parametrize("edit", edits("harmless"), ids=lambda edit: f"{edit['figure']}: {edit['what']}")
def test_a_harmless_edit_is_not(garden, edit):
    assert problems_after(garden, edit) == []
