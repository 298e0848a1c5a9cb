"""The RO-Crate of the archive: that of the results, seen from the archive's folder.

The build's crate (`audit.interchange.crate`) has results/ as its root and names raw files by their digests,
as they lie outside of it.  In the archive they lie inside, where they may be passed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from tracepaper import paths
from tracepaper.archive.about import About
from tracepaper.archive.data_package import licence
from tracepaper.archive.names import README
from tracepaper.audit.interchange.crate import METADATA, WORKFLOW
from tracepaper.files import read_json
from tracepaper.media_types import media_type

Entity = dict[str, Any]


def as_crate(about: About) -> Entity:
    """The metadata of the archive, from that of its results."""
    crate = read_json(about.root / paths.RESULTS / METADATA)
    entities = [dict(one) for one in crate["@graph"]]
    new = _new_names(entities, about)
    graph = [_renamed(one, new) for one in entities]
    root = next(one for one in graph if one["@id"] == "./")
    inside = [one for one in graph if one["@id"] in new.values() and one["@id"] != "Snakefile"]
    for one in inside:
        one["@type"] = "File"
        one["encodingFormat"] = media_type(one["@id"])
    readme = {"@id": README, "@type": "File", "name": "README", "encodingFormat": "text/markdown"}
    root["hasPart"] = sorted(
        [*root["hasPart"], {"@id": README}, *({"@id": one["@id"]} for one in inside)],
        key=lambda part: str(part["@id"]),
    )
    root["hasPart"] = [part for at, part in enumerate(root["hasPart"]) if part not in root["hasPart"][:at]]
    _with_licences(graph, about)
    return {**crate, "@graph": [*graph, readme]}


def _new_names(entities: list[Entity], about: About) -> dict[str, str]:
    """Identifier in the results' crate -> that in the archive's."""
    new = {}
    for one in entities:
        kinds = one["@type"] if isinstance(one["@type"], list) else [one["@type"]]
        if "File" in kinds:
            new[one["@id"]] = "Snakefile" if one["@id"] == WORKFLOW else f"{paths.RESULTS}/{one['@id']}"
        elif one["@id"].startswith("ni:") and one["name"] in about.members.files:
            new[one["@id"]] = quote(one["name"])
    return new


def _renamed(part: Any, new: Mapping[str, str]) -> Any:
    """The same with the new identifiers, wherever they stand."""
    if isinstance(part, dict):
        return {key: new.get(v, v) if key == "@id" else _renamed(v, new) for key, v in part.items()}
    return [_renamed(one, new) for one in part] if isinstance(part, list) else part


def _with_licences(graph: list[Entity], about: About) -> None:
    """Each edition's licence as an entity, where the list of SPDX has it."""
    known = {}
    for (source, edition), rights in about.members.rights.items():
        one = next((e for e in graph if e["@id"] == f"#{source}-{quote(edition)}"), None)
        if one and rights.allowed:
            told = licence(rights.identifier)
            known[told["path"]] = {"@id": told["path"], "@type": "CreativeWork", "name": rights.stated}
            one["license"] = {"@id": told["path"]}
    graph += [entity for path, entity in sorted(known.items()) if path not in {e["@id"] for e in graph}]
