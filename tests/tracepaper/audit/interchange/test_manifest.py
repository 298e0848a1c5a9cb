"""The manifest of claims, checked by its script as a stranger runs it: Python alone, on a copy."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tracepaper.audit.interchange import manifest, verify_claims
from tracepaper.audit.interchange.manifest import as_manifest

RAW, DATA = "data/raw/bank/1/gdp.csv", "results/exhibits/fig-a/data.csv"
FACT = {
    "value": 982_340_000_000.0,
    "rounded": 982_300_000_000.0,
    "step": 1e8,
    "unit": "USD",
    "period": "2024",
    "definition": {"en": "trade", "zh": "贸易"},
    "formula": "1 + 2",
    "text": {"en": "US$982.3 billion", "zh": "9,823亿美元"},
    "observations": ["0-1"],
    "code": {},
}
CLAIM = {
    "kind": "change",
    "holds": True,
    "strength": "robust",
    "margin": 0.5,
    "numbers": {"2023": 17.0, "2024": 18.0},
    "comparisons": {"en": ["17 < 18"]},
    "compared": [{"values": [17.0, 18.0], "signs": ["<"]}],
    "sentence": {"en": {"file": "manuscript/en/1.md", "line": 3, "text": "Trade rose."}},
    "parts": [],
    "rivals": [{"name": "share", "family": "measure", "holds": True, "margin": 0.1, "words": {}}],
    "reads": [
        {"table": "fig-a", "column": "value", "where": {"economy": ["CHN"]}},
        {"table": "an-indicator", "column": "value", "where": {}},
    ],
}
OBSERVATIONS = {
    "0": {"file": "bank/1/gdp.csv", "line": 2, "value": 17.0, "unit": "USD_T", "source": "bank"},
    "1": {"file": "bank/1/gdp.csv", "line": 3, "text": "a text, and more", "source": "bank"},
}


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / RAW).parent.mkdir(parents=True)
    (tmp_path / RAW).write_text('economy,year,value\nCHN,2023,17.0\n"a text, and more",,\n')
    (tmp_path / DATA).parent.mkdir(parents=True)
    (tmp_path / DATA).write_text("economy,year,value\nCHN,2023,17\nCHN,2024,18\nVNM,2024,4\n")
    rebuild(tmp_path, FACT, CLAIM)
    return tmp_path


def rebuild(project: Path, fact: dict, claim: dict) -> dict:
    registry = {"facts": {"trade": fact}, "observations": OBSERVATIONS}
    (project / "results/facts.json").write_text(json.dumps(registry))
    (project / "results/claims.json").write_text(json.dumps({"claims": {"rose": claim}}))
    made = as_manifest(project, ("zh", "en"))
    (project / "results/audit").mkdir(exist_ok=True)
    (project / "results/audit/claims-manifest.json").write_text(json.dumps(made))
    shutil.copy(verify_claims.__file__, project / "results/audit/verify_claims.py")
    return made


def verified(project: Path) -> tuple[int, str]:
    script = project / "results/audit/verify_claims.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", script], cwd="/", capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_true_manifest_fits_its_schema_and_is_verified(project):
    made = rebuild(project, FACT, CLAIM)
    schema = json.loads(Path(manifest.__file__).with_name("manifest.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(made)
    reads = [{"file": DATA, "column": "value", "rows": ["1-2"]}]
    assert made["claims"]["rose"]["reads"] == reads and made["facts"]["trade"]["observations"] == ["0-1"]
    code, told = verified(project)
    assert code == 0, told
    assert "2 files, 2 observations, 1 roundings, 2 printed, 1 claims, 1 comparisons, 1 cells" in told


@pytest.mark.parametrize(
    "line, wanted, found",
    [
        ("CHN,2023,17.0", 17.0, True),
        ("CHN,2023,1.7e1", 17.0, True),
        ('CHN,"1,234.5",x', 1234.5, True),
        ("CHN,-17,x", -17.0, True),
        ("CHN,+29.4%; 35.2% of total", 35.2, True),
        ("CHN,2023,117.0", 17.0, False),
        ("CHN,2023,17.01", 17.0, False),
        ("CHN,2023,-17", 17.0, False),
    ],
)
def test_a_number_is_found_as_a_whole(line, wanted, found):
    assert verify_claims.holds_number(line, wanted) is found


@pytest.mark.parametrize("name", [RAW, DATA])
def test_a_changed_file_is_found(project, name):
    (project / name).write_text((project / name).read_text().replace("17", "71"))
    code, told = verified(project)
    assert code == 1 and f"files: {name}: sum is" in told
    assert ("observations: 0, " in told) == (name == RAW)


@pytest.mark.parametrize(
    "fact, claim, told",
    [
        ({"rounded": 982_400_000_000.0}, {}, "roundings: trade"),
        ({"text": {"en": "US$982.3 million", "zh": "9,823亿美元"}}, {}, "printed: trade (en)"),
        ({"text": {"en": "US$982.3 billion", "zh": "9,823万亿美元"}}, {}, "printed: trade (zh)"),
        ({}, {"holds": False}, "claims: rose: does not hold"),
        ({}, {"compared": [{"values": [18.0, 17.0], "signs": ["<"]}]}, "comparisons: rose"),
        ({}, {"compared": [{"values": [18.0], "signs": []}]}, "comparisons: rose"),
        ({}, {"reads": [{"table": "fig-a", "column": "valu", "where": {}}]}, "this column is not there"),
        (
            {},
            {"reads": [{"table": "fig-a", "column": "value", "where": {"economy": ["KHM"]}}]},
            "rows [] are not there",
        ),
    ],
)
def test_what_is_not_so_is_named(project, fact, claim, told):
    rebuild(project, FACT | fact, CLAIM | claim)
    code, said = verified(project)
    assert code == 1 and told in said and said.strip().endswith("1 wrong")


def test_a_manifest_of_nothing_is_no_success(project):
    path = project / "results/audit/claims-manifest.json"
    made = json.loads(path.read_text())
    empty = {key: {} for key in ("files", "observations", "facts", "claims")}
    path.write_text(json.dumps(made | empty))
    assert verified(project)[0] == 1


def test_observations_that_are_too_many_are_counted(project):
    made = rebuild(project, FACT | {"observations": ["0-900"]}, CLAIM)
    assert made["facts"]["trade"]["observations_counted"] == 901
    assert "observations" not in made["facts"]["trade"]
