"""A vulnerability on record fails the gate, and an index that does not say is no clean bill."""

from __future__ import annotations

import pytest

from tracepaper.environment.bill import SCOPES
from tracepaper.environment.vulnerabilities import ask, locked, main, verdict

PACKAGES = [("a", "1.0"), ("b", "2.0"), ("c", "3.0")]
ENTRY = {"id": "PYSEC-1", "aliases": ["CVE-9"], "fixed_in": ["2.1"], "link": "https://x", "withdrawn": None}


@pytest.fixture
def index(httpserver):
    """An index on which nothing is on record; what a test registers goes first."""

    def answers(**special):
        for name, version in PACKAGES:
            request = httpserver.expect_request(f"/{name}/{version}/json")
            given = special.get(name, {"vulnerabilities": []})
            if isinstance(given, int):
                request.respond_with_data("", status=given)
            elif isinstance(given, str):
                request.respond_with_data(given)
            else:
                request.respond_with_json(given)
        return httpserver.url_for("").rstrip("/")

    return answers


def told(index: str, accepted=()) -> tuple[int, str]:
    accepted = dict.fromkeys(accepted, "a reason")
    code, lines = verdict(ask(PACKAGES, accepted, index), accepted)
    return code, "\n".join(lines)


def test_nothing_on_record(index):
    assert told(index()) == (0, "known vulnerabilities: none on record for 3 packages that is not accepted")


def test_one_on_record_fails(index):
    code, text = told(index(b={"vulnerabilities": [ENTRY]}))
    assert code == 1 and "b 2.0: PYSEC-1 CVE-9, mended in 2.1; https://x" in text and "upgrade it" in text


def test_a_servers_words_do_not_command_the_terminal(index):
    _, text = told(index(b={"vulnerabilities": [{**ENTRY, "link": "\x1b]0;x\x07 https://x"}]}))
    assert "https://x" in text and "\x1b" not in text and "\x07" not in text


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-9"])
def test_an_accepted_one_passes_and_an_idle_acceptance_does_not(index, name):
    assert told(index(b={"vulnerabilities": [ENTRY]}), [name])[0] == 0
    code, text = told(index(b={"vulnerabilities": [ENTRY]}), [name, "CVE-0"])
    assert code == 1 and "CVE-0 is on record for nothing locked" in text


def test_a_withdrawn_one_is_none(index):
    assert told(index(b={"vulnerabilities": [{**ENTRY, "withdrawn": "2026-01-01T00:00:00Z"}]}))[0] == 0


@pytest.mark.parametrize("answer", [404, 500, "<html>", {"info": {}}, {"vulnerabilities": None}, "[]"])
def test_an_index_that_does_not_say_is_asked_once_and_told(index, httpserver, answer):
    code, text = told(index(a=answer))
    assert code == 3 and "NOT CHECKED for 3 of 3 packages" in text and "/a/1.0/json" in text
    assert len(httpserver.log) == 1


def test_one_package_that_it_does_not_know_is_told_and_the_others_are_checked(index):
    code, text = told(index(b=404))
    assert code == 3 and "NOT CHECKED for 1 of 3 packages" in text


def test_what_is_on_record_goes_before_what_is_not_known(index):
    code, text = told(index(b=404, c={"vulnerabilities": [ENTRY]}))
    assert code == 1 and "c 3.0: PYSEC-1" in text and "NOT CHECKED for 1 of 3" in text


def test_no_index_at_all():
    code, text = told("http://127.0.0.1:9")
    assert code == 3 and "NOT CHECKED for 3 of 3" in text and "ConnectError" in text


def test_every_version_of_the_locks_is_asked_about(tmp_path, httpserver, capsys):
    (tmp_path / "pyproject.toml").write_text("[tool.tracepaper]\n")
    (tmp_path / "requirements.lock").write_text(
        "a==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\na==1.1 \\\n    --hash=sha256:bb\n"
    )
    (tmp_path / "requirements-test.lock").write_text(
        "a==1.0 \\\n    --hash=sha256:aa\nb==2.0 \\\n    --hash=sha256:cc\n"
    )
    (tmp_path / "profiles/slurm").mkdir(parents=True)
    (tmp_path / "profiles/slurm/requirements.lock").write_text("s==3.0 \\\n    --hash=sha256:ss\n")
    texts = [(tmp_path / name).read_text() for name in SCOPES]
    assert locked(texts) == [("a", "1.0"), ("a", "1.1"), ("b", "2.0"), ("s", "3.0")]
    httpserver.expect_request("/a/1.0/json").respond_with_json({"vulnerabilities": [ENTRY]})
    assert main(tmp_path, httpserver.url_for("").rstrip("/")) == 1
    assert "a 1.0: PYSEC-1" in capsys.readouterr().err
