"""The bill of materials (SBOM): every package of the locks in CycloneDX JSON, the same bytes each time.

It has no serial number and no time of making, which the format leaves open.  What a package says of its
licence and its needs is read from the environment; of one that is not installed in it (another system,
another Python) what the bill said before is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from tracepaper.environment import licences
from tracepaper.environment.conda import pins
from tracepaper.environment.licences import Component

FILE = "docs/sbom.cdx.json"
SCOPES = {
    "requirements.lock": "required",
    "requirements-test.lock": "excluded",  # not at run time
    "profiles/slurm/requirements.lock": "optional",
}
_PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?: ; (?P<marker>.+))?")


def components(locks: Mapping[str, str], before: Mapping[str, Any]) -> list[Component]:
    """One a package and version, by name.

    locks: name of a lock's file -> its text, that of the paper first.  before: the earlier bill, or {}.
    """
    found: dict[str, Component] = {}
    kept = {component["purl"]: component for component in before.get("components", ())}
    for lock, text in locks.items():
        for line in (line for lines in pins(text).values() for line in lines):
            made = _component(line, SCOPES[lock])
            if made["purl"] not in found:  # in the second lock once more, for further machines
                found[made["purl"]] = _described(made, kept.get(made["purl"], {}))
    return [found[purl] for purl in sorted(found)]


def _component(line: str, scope: str) -> Component:
    match = _PIN.fullmatch(line)
    if match is None:
        raise ValueError(f"not a line of a lock: {line}")
    name, version, marker = match.group("name", "version", "marker")
    purl = f"pkg:pypi/{name}@{version}"
    properties = [{"name": licences.MARKER, "value": marker}] if marker else []
    identity = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    return {**identity, "scope": scope, "licenses": [], "properties": properties}


def _described(component: Component, before: Component) -> Component:
    """With what the installed distribution says of its licence; not installed, with what was said before."""
    installed = _installed(component["name"], component["version"])
    if installed is None:
        further = [p for p in before.get("properties", ()) if p["name"] != licences.MARKER]
        licensed = before.get("licenses", [])
    else:
        licensed = licences.stated(installed)
        text = "" if licensed else licences.first_lines(installed)
        told = {licences.TEXT: text, licences.ALIKE: ", ".join(licences.share_alike(installed))}
        further = [{"name": name, "value": value} for name, value in told.items() if value]
    whole = {**component, "licenses": licensed, "properties": component["properties"] + further}
    return {key: value for key, value in whole.items() if value != []}


def _installed(name: str, version: str) -> Distribution | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return found if found.version == version else None


def dependencies(found: Iterable[Component], before: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Which package asks for which, extras left out: of several versions of one each is named."""
    listed = list(found)
    versions: dict[str, list[str]] = {}
    for component in listed:
        versions.setdefault(component["name"], []).append(component["purl"])
    kept = {entry["ref"]: entry for entry in before.get("dependencies", ())}
    return [_needs(component, versions, kept.get(component["purl"], {})) for component in listed]


def _needs(component: Component, versions: Mapping[str, list[str]], before: dict[str, Any]) -> dict[str, Any]:
    installed = _installed(component["name"], component["version"])
    if installed is None:
        return before or {"ref": component["purl"]}
    asked = (line for line in installed.requires or () if "extra ==" not in line)
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line, maxsplit=1)[0]).lower() for line in asked}
    refs = sorted(purl for name in names for purl in versions.get(name, ()))
    return {"ref": component["purl"], **({"dependsOn": refs} if refs else {})}


def bill(paper: str, locks: Mapping[str, str], before: Mapping[str, Any]) -> dict[str, Any]:
    """The whole document.  paper: the name of what is built with the packages."""
    found = components(locks, before)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "paper", "name": paper}},
        "components": found,
        "dependencies": dependencies(found, before),
    }


def write(project: Path, paper: str) -> dict[str, Any]:
    """Write the bill of the project's locks into its file, and return it."""
    file = project / FILE
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    locks = {name: (project / name).read_text(encoding="utf-8") for name in SCOPES}
    made = bill(paper, locks, before)
    file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return made
