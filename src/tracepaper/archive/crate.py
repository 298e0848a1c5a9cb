"""The RO-Crate of the archive: that of the results, seen from the archive's folder.

The build's crate (`audit.interchange.crate`) has results/ as its root and names raw files by their digests,
as they lie outside of it.  In the archive they lie inside, where they may be passed on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from tracepaper import paths
from tracepaper.archive.about import About
from tracepaper.archive.citing import creators
from tracepaper.archive.data_package import licence
from tracepaper.archive.names import README
from tracepaper.audit.interchange.crate import METADATA, WORKFLOW, one_or_all
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
    texts, people = list(_readmes(about)), list(_people(about))
    parts = {part["@id"] for part in _listed(root["hasPart"])} | {one["@id"] for one in (*texts, *inside)}
    root["hasPart"] = one_or_all([{"@id": name} for name in sorted(parts)])
    next(one for one in graph if one["@id"] == "Snakefile")["version"] = about.version
    authors = [one for one in people if one["@type"] == "Person"]
    root |= {"author": one_or_all(authors)} if authors else {}
    _with_licences(graph, about)
    once = {one["@id"]: one for one in [*graph, *texts, *people]}  # two authors may be of one institution
    return {**crate, "@graph": [*once.values()]}


def _listed(part: Any) -> list[Any]:
    return part if isinstance(part, list) else [part]


def _readmes(about: About) -> Iterator[Entity]:
    """That of the archive, which is made with it, and that of the project, if it has one."""
    for name in (README, *({"README.md"} & about.members.files.keys())):
        file = {"@id": name, "@type": "File", "name": name, "encodingFormat": "text/markdown"}
        yield {**file, "about": {"@id": "./"}}


def _people(about: About) -> Iterator[Entity]:
    """The authors, and the institutions that they are of."""
    for number, author in enumerate(creators(about), 1):
        known = "orcid" in author
        person: Entity = {
            "@id": f"https://orcid.org/{author['orcid']}" if known else f"#author-{number}",
            "@type": "Person",
            "name": author["name"],
        }
        if place := author.get("affiliation"):
            house = {"@id": f"#{quote(place)}", "@type": "Organization", "name": place}
            yield house
            person["affiliation"] = {"@id": house["@id"]}
        yield person


def _new_names(entities: list[Entity], about: About) -> dict[str, str]:
    """Identifier in the results' crate -> that in the archive's."""
    new = {}
    for one in entities:
        if "File" in _listed(one["@type"]):
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
