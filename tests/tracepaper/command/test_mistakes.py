"""One sentence for one slip."""

from __future__ import annotations

from tracepaper.command.mistakes import sentences


def failed(folder, rule: str, told: str) -> dict:
    (folder / f"{rule}.log").write_text(f"error: {told}\n", encoding="utf-8")
    return {"event": "job_error", "rule_name": rule, "log": [f"{rule}.log"]}


def test_what_stumbles_over_a_slip_beside_the_gate_is_not_told_twice(tmp_path):
    beside = failed(tmp_path, "assemble_edition", "the manuscript: there is no fact trad")
    gate = failed(tmp_path, "check_manuscript", "manuscript/en/1.md:3:12: there is no fact trad")
    other = failed(tmp_path, "make_figure", "a column is missing")
    assert sentences([beside, gate, other], [], tmp_path, "run.log") == [
        "manuscript/en/1.md:3:12: there is no fact trad",
        "a column is missing",
    ]
    assert sentences([beside], [], tmp_path, "run.log") == ["the manuscript: there is no fact trad"]
