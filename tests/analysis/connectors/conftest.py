"""The project fixture for every test of a connector."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from conftest_of_connectors import project  # noqa: F401
