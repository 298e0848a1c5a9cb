"""A bill of materials says what the installed packages say, and of others what it said before."""

from __future__ import annotations

import json

import pytest

from tracepaper.environment import licences
from tracepaper.environment.bill import FILE, bill

# part of requirements-test.lock: an environment without it is one that `./run test` did not make
JsonStrictValidator = pytest.importorskip("cyclonedx.validation.json").JsonStrictValidator
SchemaVersion = pytest.importorskip("cyclonedx.schema").SchemaVersion
LOCKS = {
    "requirements.lock": "babel==2.18.0 \\\n    --hash=sha256:aa\n",
    "requirements-test.lock": "nowhere==1 ; sys_platform == 'win32' \\\n    --hash=sha256:bb\n",
}


def wrong(text: str) -> bool:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is not None


def test_licence_and_needs_are_those_of_the_installed_package():
    made = bill("paper", {**LOCKS, "requirements-test.lock": ""}, {})
    assert made["components"][0]["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]
    assert not wrong(json.dumps(made))


def test_what_is_not_installed_here_keeps_what_was_read_elsewhere():
    unread = bill("paper", LOCKS, {})
    assert "licenses" not in unread["components"][1]
    assert "only where `sys_platform == 'win32'`" in licences.page(unread["components"], {}, FILE)
    elsewhere = json.loads(json.dumps(unread))
    elsewhere["components"][1]["licenses"] = [{"expression": "MIT"}]
    elsewhere["dependencies"][1]["dependsOn"] = ["pkg:pypi/babel@2.18.0"]
    again = bill("paper", LOCKS, elsewhere)
    assert again["components"][1]["licenses"] == [{"expression": "MIT"}]
    assert again["dependencies"] == elsewhere["dependencies"] and not wrong(json.dumps(again))


def test_a_package_in_both_locks_is_the_papers():
    both = {
        "requirements.lock": LOCKS["requirements.lock"],
        "requirements-test.lock": LOCKS["requirements.lock"],
    }
    assert [c["scope"] for c in bill("paper", both, {})["components"]] == ["required"]
