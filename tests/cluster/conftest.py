"""The small paper of tests/whole_build is the one that is built here too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "whole_build"))
