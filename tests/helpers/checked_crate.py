"""An RO-Crate held against its profiles (Workflow Run Crate 0.5) by roc-validator, without a network.

The validator asks w3id.org what the terms of RO-Crate 1.1 mean; it is answered here, with what the published
context (1.1.1, CC0) says of those in use.  A term that is not among them is a fault.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import format_checkers

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "workflow-run-crate-0.5"
_OF_SCHEMA_ORG = (
    *("ComputerLanguage", "CreateAction", "CreativeWork", "Dataset", "Organization", "Person"),
    *("SoftwareApplication", "SoftwareSourceCode", "about", "affiliation", "agent", "author", "contentSize"),
    *("datePublished", "description", "encodingFormat", "endTime", "hasPart", "identifier", "instrument"),
    *("keywords", "license", "mainEntity", "mentions", "name", "object", "programmingLanguage", "publisher"),
    *("result", "softwareVersion", "url", "version"),
)
TERMS = {
    **{term: f"http://schema.org/{term}" for term in _OF_SCHEMA_ORG},
    "File": "http://schema.org/MediaObject",
    "ComputationalWorkflow": "https://bioschemas.org/ComputationalWorkflow",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
}
OF_A_PUBLISHED_PAPER = {  # what is recommended, and only such a one can say
    "process-run-crate-0.5_3.2",  # an address of the workflow
    "process-run-crate-0.5_5.1",  # the same as its identifier
    "process-run-crate-0.5_8.6",  # the person or institution that ran it
    "ro-crate-1.1_22.3",  # a publisher
    "ro-crate-1.1_31.2",  # an address of the authors' institution
}


def faults(folder: Path, recommended: bool = False) -> list[str]:
    """What the validator has against the crate in a folder, "CHECK: what", required things alone or
    recommended ones too."""
    format_checkers.importable()
    done = subprocess.run(
        [sys.executable, __file__, str(folder), "RECOMMENDED" if recommended else "REQUIRED"],
        env=os.environ | {"PYTHONPATH": str(format_checkers.FOLDER)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _answer(self, method, url, *_, **__):
    """What a server would say, to the validator's own client."""
    found = import_module("requests.models").Response()
    found.url, found.status_code = url, 200 if url == CONTEXT else 404
    found.headers["Content-Type"] = "application/ld+json"
    found._content = json.dumps({"@context": TERMS}).encode()
    return found


def _validate(folder: str, severity: str) -> list[str]:
    # by name alone: they lie with the validators, apart from what the tests are installed with
    models, services = (import_module(f"rocrate_validator.{name}") for name in ("models", "services"))
    for client in (import_module("requests").Session, import_module("requests_cache").CachedSession):
        client.request = _answer
    settings = services.ValidationSettings(
        rocrate_uri=folder,
        profile_identifier=PROFILE,
        requirement_severity=models.Severity[severity],
        cache_path=f"{folder}/../cache",
    )
    issues = services.validate(settings).get_issues()
    return sorted(f"{issue.check.identifier}: {issue.message}" for issue in issues)


if __name__ == "__main__":
    print(json.dumps(_validate(*sys.argv[1:])))
