"""What a person may choose, as this paper chooses it."""

from __future__ import annotations

import yaml

from tracepaper import paths
from tracepaper.languages import known_languages


def test_the_configuration_fits_its_schema(root):
    config = yaml.safe_load((root / "config" / "config.yaml").read_text(encoding="utf-8"))
    paths.check_config(config, known_languages(), root / "config" / "schema.yaml")
