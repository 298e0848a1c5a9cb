"""The configuration as a person wrote or typed it: read as it is meant, and checked against its schema."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.paths import CONFIG, SETTINGS

_SWITCHES = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), True),
    **dict.fromkeys(("false", "no", "off", "n", "0"), False),
}


def check_config(
    config: MutableMapping[str, Any], languages: Iterable[str], schema_file: str = f"{CONFIG}/schema.yaml"
) -> None:
    """Raise InputError in one sentence if the configuration does not fit its schema.

    languages: codes of those there are, of which the configuration may name any.
    """
    import jsonschema

    schema = read_yaml(schema_file)
    schema["properties"]["languages"]["items"] = {"enum": list(languages)}
    _read_switches(config, schema["properties"])
    _read_editions(config)
    problem = next(iter(jsonschema.Draft202012Validator(schema).iter_errors(config)), None)
    if problem is None:
        return
    key = ".".join(map(str, problem.absolute_path)) or "the configuration"
    if problem.validator == "additionalProperties":
        known = ", ".join(sorted(problem.schema["properties"]))
        raise InputError(f"{SETTINGS}: {problem.message} in {key}; known keys are {known}")
    if problem.validator == "type" and problem.schema.get("type") == "boolean":
        raise InputError(f"{SETTINGS}: {key}: {problem.instance!r}, expected yes or no")
    taken_for = misread(problem.instance)
    if taken_for and key.startswith("editions."):
        raise InputError(
            f"{SETTINGS}: {key}: {problem.instance} without quotes is read as {taken_for}; write the "
            'name of the folder in quotes, for example "2024-10"'
        )
    raise InputError(f"{SETTINGS}: {key}: {problem.message}; see config/schema.yaml")


def _read_switches(config: MutableMapping[str, Any], properties: Mapping[str, Any]) -> None:
    """What Snakemake hands on as typed (accept_changes=true, =1) becomes the switch it stands for."""
    for key, words in properties.items():
        if words.get("type") == "boolean" and key in config:
            config[key] = _SWITCHES.get(str(config[key]).strip().lower(), config[key])


def _read_editions(config: MutableMapping[str, Any]) -> None:
    if isinstance(config.get("editions"), Mapping):
        config["editions"] = edition_names(config["editions"])


def edition_names(editions: Mapping[str, Any]) -> dict[str, Any]:
    """Source -> edition as its folder is called, also where YAML read the name as a date or a whole number.

    A number with a point stays one, for the schema to refuse: of 2024.10 YAML keeps no more than 2024.1.
    """
    plain = (int, datetime.date)
    return {source: str(name) if type(name) in plain else name for source, name in editions.items()}


def misread(value: Any) -> str:
    """What YAML took a name for that was written without quotes; "" if it is a text or no single value."""
    words = {
        bool: "a switch",
        float: "a number",
        datetime.datetime: "a date with a time",
        datetime.date: "a date",
        type(None): "nothing",
    }
    return words.get(type(value), "")
