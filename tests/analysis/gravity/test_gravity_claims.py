"""The claims on the estimates: each is told as false when the number it rests on is another one."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.sections.agreements import claims
from real_sources import few
from tracepaper.evidence.lineage import leaf

RIVALS = {
    "baseline": (0.05, 0.10, -0.15, 0.24, 0.63),
    "without-SGP": (0.05, 0.10, -0.16, 0.25, 0.65),
    "one-dummy": (0.14, 0.09, -0.05, 0.33, 0.15),
    "bias-corrected": (0.15, 0.11, -0.07, 0.36, 0.18),
    "placebo-all": (0.13, 0.23, -0.32, 0.58, 0.60),
}


def evidence(folder, changed: dict | None = None):
    """The table of rivals; changed: specification -> its numbers."""
    numbers = RIVALS | (changed or {})
    columns = ["specification", "estimate", "error", "low", "high", "p", "rejections"]
    rows = [(name, *(leaf(value, 0) for value in row), leaf(0.35, 0)) for name, row in numbers.items()]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[1:], object))
    return few(folder, ["source", "series", "economy", "period", "value", "unit"], [], (), {
        "tbl-gravity-rivals": table
    })  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "specification", "numbers"),
    [
        (claims.gravity_no_effect, "baseline", (0.25, 0.10, 0.05, 0.45, 0.01)),
        (claims.gravity_one_left_out, "without-SGP", (0.39, 0.10, 0.19, 0.59, 0.001)),
        (claims.gravity_corrected, "bias-corrected", (0.15, 0.08, -0.01, 0.31, 0.06)),
        (claims.gravity_placebos, "placebo-all", (0.13, 0.05, 0.03, 0.23, 0.01)),
    ],
)
def test_another_number_makes_it_false(tmp_path, claim, specification, numbers):
    (tmp_path / "as-found").mkdir()
    assert claim(evidence(tmp_path / "as-found")).holds
    assert not claim(evidence(tmp_path, {specification: numbers})).holds


def test_an_interval_is_open_only_around_zero():
    assert claims.open_(-0.1, 0.1).holds
    assert not claims.open_(0.01, 0.3).holds and not claims.open_(-0.3, -0.01).holds
