"""The RO-Crate: every reference leads somewhere, every sum is true, the same bytes each time."""

from __future__ import annotations

import hashlib

import pytest

from tracepaper.audit.interchange.crate import WORKFLOW, as_crate
from tracepaper.files import as_json

CARD = {
    "source": "bank",
    "edition": "2024",
    "citation": "Bank, edition 2024.",
    "basis": "as published",
    "licence": "CC BY 4.0",
    "url": "https://example.org/",
    "files": [  # two of the same content
        {"name": "gdp.csv", "sha256": "ab" * 32, "content": "GDP"},
        {"name": "gdp again.csv", "sha256": "ab" * 32, "content": "GDP once more"},
    ],
}
ABOUT = {
    "name": "A paper",
    "description": "What it is.",
    "licence": "https://example.org/l",
    "snakemake": "9",
}
FILES = (f"results/{WORKFLOW}", "results/paper/paper.en.pdf", "results/exhibits/fig-a/图.svg")


@pytest.fixture
def crate(tmp_path):
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return as_crate(tmp_path, FILES, {("bank", "2024"): CARD}, ABOUT, "2026-11-23")


def by_id(crate):
    found = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(found) == len(crate["@graph"]), "an identifier is given twice"
    return found


def references(value):
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        else:
            yield from (one for part in value.values() for one in references(part))
    elif isinstance(value, list):
        yield from (one for part in value for one in references(part))


def test_every_reference_is_described(crate):
    known = by_id(crate)
    outside = set(references(crate["@graph"])) - set(known)
    assert outside == {"https://w3id.org/ro/crate/1.1"}


def test_what_the_profiles_ask_for_is_there(crate):
    known = by_id(crate)
    assert known["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    root = known["./"]
    assert all(root[key] for key in ("name", "description", "license", "datePublished", "hasPart"))
    workflow = known[root["mainEntity"]["@id"]]
    assert {"File", "SoftwareSourceCode", "ComputationalWorkflow"} == set(workflow["@type"])
    run = known["#build"]
    assert run["@type"] == "CreateAction" and run["instrument"] == {"@id": workflow["@id"]}
    assert run["object"] == {"@id": "#bank-2024"} and {"@id": "#build"} in root["mentions"]
    assert {"@id": "paper/paper.en.pdf"} in run["result"] and {"@id": workflow["@id"]} not in run["result"]


def test_sums_licences_and_addresses_are_those_of_the_files_and_sidecars(crate, tmp_path):
    known = by_id(crate)
    file = known["exhibits/fig-a/%E5%9B%BE.svg"]
    assert file["sha256"] == hashlib.sha256(FILES[2].encode()).hexdigest()
    edition = known["#bank-2024"]
    assert (edition["license"], edition["url"], edition["version"]) == (
        "CC BY 4.0",
        "https://example.org/",
        "2024",
    )
    raw = known[edition["hasPart"][0]["@id"]]
    assert raw["sha256"] == "ab" * 32 and raw["name"] == "data/raw/bank/2024/gdp.csv"


def test_the_same_bytes_each_time(crate, tmp_path):
    again = as_crate(tmp_path, reversed(FILES), {("bank", "2024"): CARD}, ABOUT, "2026-11-23")
    assert as_json(again) == as_json(crate)
