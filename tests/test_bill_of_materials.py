"""The committed bill of materials and page of licences are those of the locks and of the packages here."""

from __future__ import annotations

import json
import platform
import sys
import tomllib

import pytest

from tracepaper.environment import licences
from tracepaper.environment.bill import FILE, SCOPES, bill

# part of requirements-test.lock: an environment without it is one that `./run test` did not make
JsonStrictValidator = pytest.importorskip("cyclonedx.validation.json").JsonStrictValidator
SchemaVersion = pytest.importorskip("cyclonedx.schema").SchemaVersion


@pytest.fixture(scope="module")
def text(root) -> str:
    return (root / FILE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def locks(root) -> dict[str, str]:
    return {name: (root / name).read_text(encoding="utf-8") for name in SCOPES}


def wrong(text: str) -> bool:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is not None


def test_the_committed_bill_is_valid(text):
    assert not wrong(text)


@pytest.mark.parametrize(
    ("before", "after"), [('"library"', '"librar"'), ('"purl"', '"purrl"'), ('"CycloneDX"', '"Cyclone"')]
)
def test_what_is_no_bill_is_seen(text, before, after):
    assert before in text and wrong(text.replace(before, after, 1))


def test_every_line_of_the_locks_is_in_it(text, locks):
    listed = {(c["name"], c["version"], c["scope"]) for c in json.loads(text)["components"]}
    paper, tests, cluster = (
        {
            tuple(line.split(" ")[0].split("=="))
            for line in lock.splitlines()
            if "==" in line and line[0] != " "
        }
        for lock in locks.values()
    )
    others = {(*pin, "excluded") for pin in tests - paper} | {(*pin, "optional") for pin in cluster - paper}
    assert listed == {(*pin, "required") for pin in paper} | others


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"),
    reason="wheels of other machines carry other parts",
)
def test_both_files_are_what_the_packages_installed_here_say(root, text, locks):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["tracepaper"]
    made = bill(settings["environment"], locks, json.loads(text))
    assert json.dumps(made, indent=1, ensure_ascii=False) + "\n" == text
    page = licences.page(made["components"], settings["licences"], FILE)
    assert (root / licences.PAGE).read_text(encoding="utf-8") == page
