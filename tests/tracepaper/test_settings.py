"""A configuration is read as it is meant, and what does not fit is one sentence."""

from __future__ import annotations

import pytest
import yaml

from tracepaper.errors import InputError
from tracepaper.settings import check_config

KNOWN = ["en", "zh"]


SCHEMA = """
additionalProperties: false
properties:
  languages: {type: array, items: {type: string}}
  source_date_epoch: {type: integer}
  editions: {additionalProperties: {type: string}}
  accept_changes: {type: boolean}
"""


@pytest.fixture
def schema(tmp_path):
    path = tmp_path / "schema.yaml"
    path.write_text(SCHEMA, encoding="utf-8")
    return path


@pytest.fixture
def config() -> dict:
    return {"languages": ["zh", "en"], "source_date_epoch": 1795392000, "editions": {"bank": "2024"}}


def test_a_configuration_that_fits_its_schema(schema, config):
    assert check_config(config, KNOWN, schema) is None


def test_an_unknown_key_is_told_with_the_known_ones(schema, config):
    with pytest.raises(InputError, match=r"config.yaml: .*'colour' was unexpected.*known keys .*languages"):
        check_config({**config, "colour": "blue"}, KNOWN, schema)


def test_a_wrong_value_is_told_with_its_key(schema, config):
    with pytest.raises(InputError, match="config.yaml: source_date_epoch: 'today' is not of type 'integer'"):
        check_config({**config, "source_date_epoch": "today"}, KNOWN, schema)


def test_a_language_without_a_module_is_told_with_those_there_are(schema, config):
    with pytest.raises(InputError, match=r"languages.1: 'xx' is not one of \['en', 'zh'\]"):
        check_config({**config, "languages": ["en", "xx"]}, KNOWN, schema)


TYPED = {
    True: ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "y", "1", 1, True, " true "],
    False: ["false", "False", "FALSE", "no", "No", "NO", "off", "n", "0", 0, False],
}


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant) for meant in TYPED for typed in TYPED[meant]])
def test_a_switch_may_be_typed_in_any_form(schema, config, typed, meant):
    config["accept_changes"] = typed
    check_config(config, KNOWN, schema)
    assert config["accept_changes"] is meant


@pytest.mark.parametrize("typed", ["maybe", "", 2, -1, 1.5, None, [], "truee"])
def test_another_word_is_no_switch(schema, config, typed):
    with pytest.raises(InputError, match="accept_changes: .*, expected yes or no"):
        check_config({**config, "accept_changes": typed}, KNOWN, schema)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2026-12-03", "2026-12-03"),
        ("2024", "2024"),
        ("2026-12", "2026-12"),
        ("2024-10-gdp", "2024-10-gdp"),
        ("undated", "undated"),
        ("'2024.10'", "2024.10"),
    ],
)
def test_an_edition_needs_no_quotes(schema, config, written, name):
    config = {**config, "editions": {"bank": yaml.safe_load(written)}}
    check_config(config, KNOWN, schema)
    assert config["editions"] == {"bank": name}


@pytest.mark.parametrize(
    ("written", "misread"),
    [
        ("2024.10", "a number"),
        ("2026-12-03 10:00:00", "a date with a time"),
        ("yes", "a switch"),
        ("", "nothing"),
    ],
)
def test_an_edition_that_yaml_spoils_is_told_as_such(schema, config, written, misread):
    editions = {"bank": yaml.safe_load(written)}
    with pytest.raises(InputError, match=f"editions.bank: .* is read as {misread}; write .* in quotes"):
        check_config({**config, "editions": editions}, KNOWN, schema)
