"""Imported for what it does: the modules that accidents need are found wherever a campaign is started."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [
    str(place) for place in (HERE, *(ROOT / part for part in ("tests/whole_build", "tests/helpers", "src")))
]
