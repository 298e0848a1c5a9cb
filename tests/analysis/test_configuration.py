"""What a person may choose, as this paper chooses it."""

from __future__ import annotations

import yaml

from tracepaper.languages import known_languages
from tracepaper.settings import check_config


def test_the_configuration_fits_its_schema(root):
    config = yaml.safe_load((root / "config" / "config.yaml").read_text(encoding="utf-8"))
    check_config(config, known_languages(), root / "config" / "schema.yaml")
