"""How a paper brings in new editions: by the modules in its folder `connectors`, which may be missing.

A module that has `fetch` is a `refresh.Connector`, one that has `recognise` an `inbox.Reader`; nothing else
lists them.  What is brought in is read back with the module the paper reads the source with.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from tracepaper.files import StrPath
from tracepaper.paths import find_modules
from tracepaper.sources.observations import clean
from tracepaper.sources.raw import RawEdition

FOLDER = "connectors"


def keys_by_source(connectors: Iterable[Any]) -> dict[str, str]:
    """Source -> environment variable of the key that its connector sends, "" where it needs none."""
    return {source: getattr(one, "KEY", ("",))[0] for one in connectors for source in one.SOURCES}


class Catalogue:
    """The connectors and readers of a paper.  analysis: the package of its own code."""

    def __init__(self, analysis: ModuleType) -> None:
        self._analysis = analysis

    def connectors(self) -> list[Any]:
        """Modules that ask publishers, in the order of their names."""
        return [module for module in self._modules() if hasattr(module, "fetch")]

    def readers(self) -> list[Any]:
        """Modules that know a table which a person drops, in the order of their names."""
        return [module for module in self._modules() if hasattr(module, "recognise")]

    def read_back(self, root: StrPath, source: str, edition: str) -> Any:
        """The observations of an edition, read with the module of its source.

        None of a source that no module reads, which only its connector has checked.  Raises InputError if it
        cannot be read."""
        name = f"{self._analysis.__name__}.sources.{source.replace('-', '_')}"
        if find_spec(name) is None:
            return None
        vocabulary: Any = import_module(f"{self._analysis.__name__}.vocabulary")
        return clean(import_module(name), RawEdition(root, source, edition), vocabulary)[0]

    def _modules(self) -> list[ModuleType]:
        package = self._analysis.__name__
        folders = [Path(folder, FOLDER) for folder in self._analysis.__path__]
        return [
            import_module(f"{package}.{FOLDER}.{name}") for folder in folders for name in find_modules(folder)
        ]
