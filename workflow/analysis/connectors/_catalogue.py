"""The connectors and readers of this paper, and how a staged edition is read back."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

CONNECTORS = ("baci", "comtrade", "imf", "world_bank")
READERS = ("china_customs", "yearbook_city_gdp")


def connectors() -> list:
    return [import_module(f"analysis.connectors.{name}") for name in CONNECTORS]


def readers() -> list:
    return [import_module(f"analysis.connectors.{name}") for name in READERS]


def read_back(root, source: str, edition: str):
    """The observations of an edition, read with the module the paper reads it with; InputError if it cannot
    be read.

    A source no module reads yet (cepii-baci) is only checked by its connector; None.
    """
    from analysis import vocabulary
    from tracepaper.sources.observations import clean
    from tracepaper.sources.raw import RawEdition

    name = "analysis.sources." + source.replace("-", "_")
    if find_spec(name) is not None:
        return clean(import_module(name), RawEdition(root, source, edition), vocabulary)[0]
    return None
