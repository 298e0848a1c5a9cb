"""Years that stay written out because a source ends there: whoever adopts an edition that goes on is told."""

from __future__ import annotations

import csv
import gzip
import io
import re
from importlib import import_module

import pytest

from analysis.gravity import terms
from analysis.indicators import city_gdp, gulf_growth
from real_sources import EDITIONS, RAW, ROOT

# source, file -> the year its analysis ends in, and where that is written
WRITTEN = {
    ("imf-dots-exports-monthly", "observations.csv.gz"): (terms.LAST, "LAST in analysis/gravity/terms.py"),
    ("imf-dots-imports-monthly", "observations.csv.gz"): (terms.LAST, "LAST in analysis/gravity/terms.py"),
    ("open-trade-statistics", "sections.csv.gz"): (
        import_module("analysis.sections.liberalisation.facts").PRODUCT_YEAR,
        "PRODUCT_YEAR in analysis/sections/liberalisation/facts.py",
    ),
}


def last_year(content: bytes) -> int:
    text = io.StringIO(gzip.decompress(content).decode("utf-8"))
    return max(int(row["year"]) for row in csv.DictReader(text))


def require_no_further(reaches: int, until: int, where: str) -> None:
    assert reaches == until, f"the data reach {reaches}; {where} says {until}: raise it, or say there why not"


@pytest.mark.parametrize("place", WRITTEN, ids=" ".join)
def test_a_series_that_goes_on_is_told(place):
    source, file = place
    require_no_further(last_year((RAW / source / EDITIONS[source] / file).read_bytes()), *WRITTEN[place])


def test_a_longer_file_would_be_caught():
    longer = gzip.compress(b"year,value\n2018,1\n2019,1\n")
    with pytest.raises(AssertionError, match=r"the data reach 2019; LAST in .* says 2018: raise it"):
        require_no_further(last_year(longer), 2018, "LAST in analysis/gravity/terms.py")


def test_the_comparison_of_cities_ends_before_the_last_change_of_boundary():
    assert gulf_growth.LAST + 1 in city_gdp.BOUNDARY_CHANGES and gulf_growth.LAST == 2020


@pytest.mark.parametrize("guide", ["docs/updating.md", "docs/updating.zh.md"])
def test_what_the_guide_says_is_written_out_stands_where_it_says(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    rows = [
        line for line in text.splitlines() if line.startswith("| ") and ".py`" in line and "workflow/" in line
    ]
    written = [row for row in rows if re.search(r"`[A-Z]{4,}", row)]
    assert len(written) >= 4
    for row in written:
        [file] = re.findall(r"`(workflow/[\w/]+\.py)`", row)
        code = (ROOT / file).read_text(encoding="utf-8")
        for name in re.findall(r"`([A-Z_]{4,})`", row):
            assert (
                re.search(rf"^(?:[\w, ]+, )?{name}\b.* = ", code, re.MULTILINE) or f"\n{name} = " in code
            ), name
