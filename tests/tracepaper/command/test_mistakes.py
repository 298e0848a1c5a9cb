"""Of several steps that failed, and of several tries, a person hears what is wrong and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper.command.mistakes import own_sentence, sentences
from tracepaper.command.stages import Event, Stages

SLURM_LOG = "/shared/.build/.snakemake/slurm_logs/rule_a/7.log"


def failed(build: Path, rule: str, log: str, *further: str, **event: str) -> Event:
    """A step that failed with this in its log."""
    (build / "logs").mkdir(exist_ok=True)
    (build / f"logs/{rule}.log").write_text(log, encoding="utf-8")
    return {"event": "job_error", "rule_name": rule, "log": [f"logs/{rule}.log", *further], **event}


def test_where_steps_share_a_job_only_the_one_that_says_why_is_told(tmp_path):
    """The scheduler sees the job, and all its steps fail with it."""
    events = [failed(tmp_path, "a", ""), failed(tmp_path, "b", "error: b is no number\n")]
    assert sentences(events, [], tmp_path, "x") == ["b is no number"]


def test_where_none_says_why_each_is_told(tmp_path):
    told = sentences([failed(tmp_path, "a", ""), failed(tmp_path, "b", "")], [], tmp_path, "x")
    assert [line.split(" was ")[0] for line in told] == ["the step a", "the step b"]


def test_the_log_of_the_scheduler_is_none_of_the_steps(tmp_path):
    file = tmp_path / "7.log"
    file.write_text("error: At least one job did not complete\n", encoding="utf-8")
    event = failed(tmp_path, "a", "", str(file))
    assert own_sentence(event, tmp_path) == []
    assert "ended from outside" in sentences([event], [], tmp_path, "x")[0]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("SLURM-job '7' failed, SLURM status is: 'TIMEOUT'. Reason: unknown.", "TIMEOUT"),
        (
            "SLURM sbatch failed. The error message was 'invalid partition'.\n  sbatch call: x",
            "invalid partition",
        ),
    ],
)
def test_what_slurm_says_is_handed_on(tmp_path, message, told):
    event = failed(tmp_path, "a", "", SLURM_LOG, rule_msg=message)
    assert sentences([event], [], tmp_path, "x")[0].startswith(f"SLURM ended the step a: {told} (")


def test_a_failure_that_another_try_made_good_is_none(tmp_path):
    stages = Stages({"one": ["a", "audit"]})
    stages.hear({"event": "run_info", "stats": {"a": 1, "audit": 1}})
    for number, rule in ((1, "a"), (2, "audit")):
        stages.hear({"event": "job_info", "jobid": number, "rule_name": rule})
        stages.hear({"event": "job_error", "jobid": number, "rule_name": rule})
    stages.hear({"event": "job_finished", "job_id": 1})
    assert [event["rule_name"] for event in stages.failed] == ["audit"] and stages.steps == 1


def test_what_stumbles_over_a_slip_beside_the_gate_is_not_told_twice(tmp_path):
    beside = failed(tmp_path, "assemble_edition", "error: the manuscript: there is no fact trad")
    gate = failed(tmp_path, "check_manuscript", "error: manuscript/en/1.md:3:12: there is no fact trad")
    other = failed(tmp_path, "make_figure", "error: a column is missing")
    assert sentences([beside, gate, other], [], tmp_path, "run.log") == [
        "manuscript/en/1.md:3:12: there is no fact trad",
        "a column is missing",
    ]
    assert sentences([beside], [], tmp_path, "run.log") == ["the manuscript: there is no fact trad"]


IMPORT = """\
Traceback (most recent call last):
  File "/home/who/paper/.build/src/tracepaper/forkserver/server.py", line 130, in _code_of
    runpy.run_path(script, run_name="__main__")
  File "/home/who/paper/.build/.snakemake/scripts/tmp7.make_exhibit.py", line 4, in <module>
    from analysis.vocabulary import UNITS
  File "/home/who/paper/.build/workflow/analysis/vocabulary.py", line 9, in <module>
    UNITS = UNTIS
            ^^^^^
NameError: name 'UNTIS' is not defined
RuleException:
"""
OF_SNAKEMAKE = 'Traceback (most recent call last):\n  File "/usr/snakemake/dag.py", line 1, in run\nOSError\n'


@pytest.mark.parametrize("after", ["", OF_SNAKEMAKE])
def test_what_a_script_imports_fails_before_it_has_a_log(tmp_path, after):
    build = tmp_path / ".build"
    build.mkdir()
    (tmp_path / "run.log").write_text(f"Building DAG\n{IMPORT}{after}", encoding="utf-8")
    told = "workflow/analysis/vocabulary.py:9: NameError: name 'UNTIS' is not defined (in the step a; "
    where = "the traceback is in run.log)"
    assert sentences([failed(build, "a", "")], [], build, "run.log") == [told + where]
    (tmp_path / "run.log").write_text(after, encoding="utf-8")
    assert "wrote nothing" in sentences([failed(build, "a", "")], [], build, "run.log")[0]
