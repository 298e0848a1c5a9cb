"""What a step prints, and what it fails with, passes the screen before it reaches a log or a person."""

from __future__ import annotations

import pytest
from test_building import SAYING, run
from test_building import paper as paper


@pytest.mark.parametrize("problem", ["InputError", "RuntimeError"])
def test_a_key_that_a_step_prints_or_fails_with_is_in_no_log_and_not_on_the_screen(
    paper, monkeypatch, problem
):
    monkeypatch.setenv("SOME_KEY", "Zq8x9fQ7kLmN0pRsTuVwXyZ1234567ab")
    with open(paper / "workflow/rules/words.smk", "a", encoding="utf-8") as rules:
        rules.write(SAYING)
    (paper / "workflow/scripts/say.py").write_text(
        "import os, sys\n"
        "from tracepaper.errors import InputError, reported\n"
        "from tracepaper.screening import keep_secret\n\n"
        "keep_secret(os.environ['SOME_KEY'])\n"
        "with reported(snakemake.log):\n"
        "    print('sent', os.environ['SOME_KEY'])\n"
        "    print('sent', os.environ['SOME_KEY'].upper(), file=sys.stderr)\n"
        f"    raise {problem}('\\x1b[2Jcame back: ' + os.environ['SOME_KEY'])\n"
    )
    screen = run(paper, "refresh", code=1)
    logs = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in paper.rglob("*")
        if path.is_file() and (path.suffix == ".log" or "log" in path.parts or "logs" in path.parts)
    )
    assert "came back: (key)" in screen and "came back: (key)" in logs and "sent (key)" in logs
    assert "zq8x9fq7" not in (screen + logs).lower() and "\x1b[2J" not in screen + logs
