"""The results as an RO-Crate 1.1 with the run that made them (Workflow Run Crate 0.5).

Made by hand: the library writes the time of day into the metadata.  The root is results/; the raw editions
lie outside and are named by their digests (RFC 6920), with their publishers' licence and address.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracepaper import paths
from tracepaper.media_types import media_type
from tracepaper.sources.raw import Sidecars
from tracepaper.sums import sha256

METADATA, WORKFLOW = "ro-crate-metadata.json", "audit/Snakefile"
PROFILES = [f"https://w3id.org/ro/wfrun/{kind}/0.5" for kind in ("process", "workflow")] + [
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0"
]
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
SNAKEMAKE = "https://snakemake.github.io"
Entity = dict[str, Any]


def as_crate(
    root: Path, outputs: Iterable[str], sidecars: Sidecars, about: Mapping[str, str], date: str
) -> Entity:
    """The metadata.

    root: the project's folder.  outputs: files in results/ that exist, from the root.  sidecars: of the
    editions in use.  about: name, description, licence (an address) and version of Snakemake.  date: the
    paper's own (ISO), not the clock's.
    """
    files = [_file(root, name) for name in sorted(outputs)]
    editions = [entity for key in sorted(sidecars) for entity in _edition(sidecars[key])]
    inputs = [entity for entity in editions if entity["@type"] == "Dataset"]
    made = one_or_all([file for file in files if file["@id"] != WORKFLOW])
    run = {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "Build and audit of the paper",
        "description": "From raw editions to documents, exhibits, facts and claims, and the audit of them.",
        "endTime": date,
        "instrument": {"@id": WORKFLOW},
        "agent": {"@id": "#tracepaper"},
        "object": one_or_all(inputs),
        "result": made,
    }
    graph = [_descriptor(), _root(files, inputs, about, date), *_software(about), run]
    workflow = next(file for file in files if file["@id"] == WORKFLOW)
    workflow |= {
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
        "name": "The paper on one page",
        "programmingLanguage": {"@id": SNAKEMAKE},
        "conformsTo": {"@id": BIOSCHEMAS},
    }
    # two files of the same content have one digest, and so one identifier: it is described once
    once = {one["@id"]: one for one in reversed([*graph, *files, *editions])}
    return {"@context": _context(), "@graph": [*reversed(once.values())]}


def _context() -> list[Any]:
    return [
        "https://w3id.org/ro/crate/1.1/context",
        {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"},
    ]


def _ref(entity: Mapping[str, Any]) -> Entity:
    return {"@id": entity["@id"]}


def one_or_all(entities: Sequence[Entity]) -> Entity | list[Entity]:
    """References as RO-Crate wants them: a single one stands in no list."""
    return _ref(entities[0]) if len(entities) == 1 else list(map(_ref, entities))


def _descriptor() -> Entity:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": [{"@id": "https://w3id.org/ro/crate/1.1"}, {"@id": PROFILES[-1]}],
    }


def _root(files: list[Entity], inputs: list[Entity], about: Mapping[str, str], date: str) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": about["name"],
        "description": about["description"],
        "license": {"@id": about["licence"]},
        "datePublished": date,
        "conformsTo": [{"@id": profile} for profile in PROFILES],
        "hasPart": one_or_all(files),
        "mentions": [{"@id": "#build"}, *map(_ref, inputs)],
        "mainEntity": {"@id": WORKFLOW},
    }


def _software(about: Mapping[str, str]) -> list[Entity]:
    language = {
        "@id": SNAKEMAKE,
        "@type": "ComputerLanguage",
        "name": "Snakemake",
        "version": about["snakemake"],
        "url": {"@id": SNAKEMAKE},
    }
    profiles = [
        {"@id": one, "@type": "CreativeWork", "name": one, "version": one.rsplit("/", 1)[1]}
        for one in (*PROFILES, BIOSCHEMAS)
    ]
    licence = {"@id": about["licence"], "@type": "CreativeWork", "name": about["licence"]}
    agent = {
        "@id": "#tracepaper",
        "@type": "SoftwareApplication",
        "name": "tracepaper, run by Snakemake",
        "softwareVersion": about["snakemake"],
        "url": SNAKEMAKE,
    }
    return [language, licence, agent, *profiles]


def _file(root: Path, name: str) -> Entity:
    path = root / name
    inside = Path(name).relative_to(paths.RESULTS).as_posix()
    return {
        "@id": quote(inside),
        "@type": "File",
        "name": inside,
        "contentSize": str(path.stat().st_size),
        "encodingFormat": media_type(name),
        "sha256": sha256(path),
    }


def _edition(card: Mapping[str, Any]) -> list[Entity]:
    """An edition of a source, and its files by their digests."""
    files = [
        {
            "@id": _by_digest(file["sha256"]),
            "@type": "CreativeWork",
            "name": f"{paths.RAW}/{card['source']}/{card['edition']}/{file['name']}",
            "description": file["content"],
            "sha256": file["sha256"],
        }
        for file in card["files"]
    ]
    edition = {
        "@id": f"#{card['source']}-{quote(card['edition'])}",
        "@type": "Dataset",
        "name": card["citation"],
        "description": card["basis"],
        "version": card["edition"],
        "license": card["licence"],
        "url": card["url"],
        "hasPart": one_or_all(files),
    }
    return [edition, *files]


def _by_digest(digest: str) -> str:
    text = base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
    return f"ni:///sha-256;{text}"
